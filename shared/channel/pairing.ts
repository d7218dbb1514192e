/**
 * Pairing: the one-time code authenticates an ephemeral ECDH exchange, and the pairing key comes from both. Whoever
 * records the exchange and learns the code later has nothing; whoever lacks the code can't take part.
 *
 * client → service  pair-request   {public key, name}                sealed with the code
 * service → client  pair-reply     {public key, name, pair id}       sealed with the code, bound to the request
 * client → service  pair-confirm   {transcript}                      sealed with the new pairing key
 * service → client  pair-confirmed {transcript}                      the same, the other way
 */
import { z } from 'zod';
import { ProblemError } from '../contract/problems.ts';
import { type Bytes, concatBytes, fromBase64Url, sha256, toBase64Url, utf8 } from './bytes.ts';
import { deriveSealingKey } from './keys.ts';
import type { PairingCode } from './pairing-code.ts';
import { open, requestHash, SealError, seal } from './seal.ts';
import { post, proofTimeoutMs, type Transport } from './transport.ts';

const publicKey = z.string().regex(/^[A-Za-z0-9_-]{87}$/);
export const pairRequestSchema = z.strictObject({ publicKey, name: z.string().min(1).max(80) });
export const pairReplySchema = z.strictObject({
  publicKey,
  name: z.string().min(1).max(80),
  pair: z.uuid(),
  ports: z.array(z.int().min(1).max(65_535)).min(1).max(64),
});
export const transcriptSchema = z.strictObject({ transcript: z.string().length(43) });

const curve = { name: 'ECDH', namedCurve: 'P-256' } as const;

export const createExchangeKeys = (): Promise<CryptoKeyPair> =>
  crypto.subtle.generateKey(curve, false, ['deriveBits']);

export async function exportPublicKey(key: CryptoKey): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
}

/** Keys that the code alone gives: they seal the exchange and are worthless once it is over. */
export async function deriveCodeKeys(secret: Bytes): Promise<{ toService: CryptoKey; toClient: CryptoKey }> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const salt = utf8('pairing code');
  return {
    toService: await deriveSealingKey(base, salt, 'pair to service'),
    toClient: await deriveSealingKey(base, salt, 'pair to client'),
  };
}

/** The hash both sides confirm: every byte of both messages. */
export async function transcriptHash(request: string, reply: string): Promise<Bytes> {
  return sha256(concatBytes(await sha256(utf8(request)), await sha256(utf8(reply))));
}

/** The raw 32-byte pairing key: ECDH and the code, bound to the transcript. */
export async function agreePairingKey(
  own: CryptoKey,
  otherPublic: string,
  secret: Bytes,
  transcript: Bytes,
): Promise<Bytes> {
  const other = await crypto.subtle.importKey('raw', fromBase64Url(otherPublic), curve, false, []);
  const shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'ECDH', public: other }, own, 256));
  const base = await crypto.subtle.importKey('raw', concatBytes(shared, secret), 'HKDF', false, [
    'deriveBits',
  ]);
  const info = utf8('podatelna/1 pairing key');
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'HKDF', hash: 'SHA-256', salt: transcript, info }, base, 256),
  );
}

/** Keys of the two confirmations. */
export async function deriveConfirmKeys(
  pairing: CryptoKey,
  transcript: Bytes,
): Promise<{ toService: CryptoKey; toClient: CryptoKey }> {
  return {
    toService: await deriveSealingKey(pairing, transcript, 'confirm to service'),
    toClient: await deriveSealingKey(pairing, transcript, 'confirm to client'),
  };
}

export interface PairingResult {
  readonly id: string;
  /** Name of the companion as it calls itself: machine and user. */
  readonly serviceName: string;
  readonly ports: readonly number[];
  readonly key: CryptoKey;
}

/**
 * The client's side of pairing. @param importKey makes the 32 raw bytes a non-extractable key; they are wiped after.
 * @param timeoutMs for each of the two answers on each port.
 * @throws ProblemError `service-missing`, or `service-foreign` when nobody on the ports knows the code.
 */
export async function pairWithService(
  code: PairingCode,
  name: string,
  transport: Transport,
  importKey: (raw: Bytes) => Promise<CryptoKey>,
  timeoutMs = proofTimeoutMs,
): Promise<PairingResult> {
  let foreignPort: number | undefined;
  for (const port of code.ports) {
    try {
      const result = await pairOnPort(port, code.secret, name, transport, importKey, timeoutMs);
      if (result !== undefined) return result;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      foreignPort ??= port;
    }
  }
  if (foreignPort === undefined) throw new ProblemError({ code: 'service-missing' });
  throw new ProblemError({ code: 'service-foreign', params: { port: foreignPort } });
}

async function pairOnPort(
  port: number,
  secret: Bytes,
  name: string,
  transport: Transport,
  importKey: (raw: Bytes) => Promise<CryptoKey>,
  timeoutMs: number,
): Promise<PairingResult | undefined> {
  const codeKeys = await deriveCodeKeys(secret);
  const own = await createExchangeKeys();
  const request = await seal(
    'pair-request',
    codeKeys.toService,
    {},
    { publicKey: await exportPublicKey(own.publicKey), name },
  );
  const reply = await post(transport, port, '/pair', request, AbortSignal.timeout(timeoutMs));
  if (reply === undefined) return undefined;
  const opened = await open('pair-reply', codeKeys.toClient, reply);
  if (opened.header.req !== (await requestHash(request)))
    throw new SealError('the reply belongs to another request');
  const service = pairReplySchema.parse(opened.value);

  const transcript = await transcriptHash(request, reply);
  const raw = await agreePairingKey(own.privateKey, service.publicKey, secret, transcript);
  const key = await importKey(raw);
  raw.fill(0);
  const confirmKeys = await deriveConfirmKeys(key, transcript);
  const proof = { transcript: toBase64Url(transcript) };
  const confirm = await seal('pair-confirm', confirmKeys.toService, { pair: service.pair }, proof);
  const confirmed = await post(transport, port, '/pair/confirm', confirm, AbortSignal.timeout(timeoutMs));
  if (confirmed === undefined) throw new Error('the service went away while pairing');
  const answer = await open('pair-confirmed', confirmKeys.toClient, confirmed);
  const same = transcriptSchema.parse(answer.value).transcript === proof.transcript;
  if (!same || answer.header.req !== (await requestHash(confirm))) throw new SealError('not confirmed');
  return { id: service.pair, serviceName: service.name, ports: service.ports, key };
}
