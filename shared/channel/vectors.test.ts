/** The worked example of docs/protocol.md: the code derives, opens and agrees on exactly what the document says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import vectors from '../../docs/protocol-vectors.json' with { type: 'json' };
import { problemCodes } from '../contract/problems.ts';
import { type Bytes, fromUtf8, toBase64Url, toHex, utf8 } from './bytes.ts';
import { deriveHelloKeys, deriveSessionKeys, importPairingKey } from './keys.ts';
import { agreePairingKey, deriveCodeKeys, deriveConfirmKeys, transcriptHash } from './pairing.ts';
import { formatPairingCode, parsePairingCode } from './pairing-code.ts';
import { openPiece, peekPiece } from './piece.ts';
import { type EnvelopeUse, envelopeHeaders, open, requestHash, seal } from './seal.ts';

const fromHex = (hex: string): Bytes =>
  Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const sessionKey = await importPairingKey(fromHex(vectors.session.pairingKey));

/** Derived keys can't be read; a key that makes the same of zeros as the written one is that key. */
async function fingerprint(key: CryptoKey): Promise<string> {
  const iv = new Uint8Array(12);
  return toHex(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(16))));
}
async function expectKey(key: CryptoKey, hex: string): Promise<void> {
  const written = await crypto.subtle.importKey('raw', fromHex(hex), 'AES-GCM', false, ['encrypt']);
  expect(await fingerprint(key)).toBe(await fingerprint(written));
}

describe('the example of a pairing', () => {
  const { pairing } = vectors;
  const secret = fromHex(pairing.codeSecret);
  const transcript = fromHex(pairing.transcript);

  it('has the code written there', () => {
    expect(formatPairingCode({ ports: pairing.ports, secret })).toBe(pairing.code);
    expect(parsePairingCode(pairing.code)).toEqual({ ports: pairing.ports, secret });
  });

  it('derives the keys of the code', async () => {
    const keys = await deriveCodeKeys(secret);
    await expectKey(keys.toService, pairing.codeKeys.toService);
    await expectKey(keys.toClient, pairing.codeKeys.toClient);
  });

  it('opens request and reply, the reply bound to its request', async () => {
    const keys = await deriveCodeKeys(secret);
    expect((await open('pair-request', keys.toService, pairing.request)).value).toEqual({
      publicKey: pairing.clientPublicKey,
      name: 'Chrome, Linux',
    });
    const reply = await open('pair-reply', keys.toClient, pairing.reply);
    expect(reply.header.req).toBe(await requestHash(pairing.request));
    expect(reply.value).toEqual({
      publicKey: pairing.servicePublicKey,
      name: 'PC-7, novak',
      pair: pairing.pair,
      ports: pairing.ports,
    });
  });

  it('agrees on the same key from either side, bound to the transcript', async () => {
    expect(toHex(await transcriptHash(pairing.request, pairing.reply))).toBe(pairing.transcript);
    const curve = { name: 'ECDH', namedCurve: 'P-256' };
    for (const [own, other] of [
      [pairing.clientPrivateKey, pairing.servicePublicKey],
      [pairing.servicePrivateKey, pairing.clientPublicKey],
    ] as const) {
      const key = await crypto.subtle.importKey('jwk', own, curve, false, ['deriveBits']);
      expect(toHex(await agreePairingKey(key, other, secret, transcript))).toBe(pairing.pairingKey);
    }
  });

  it('is confirmed by both sides', async () => {
    const keys = await deriveConfirmKeys(await importPairingKey(fromHex(pairing.pairingKey)), transcript);
    await expectKey(keys.toService, pairing.confirmKeys.toService);
    await expectKey(keys.toClient, pairing.confirmKeys.toClient);
    const proof = { transcript: toBase64Url(transcript) };
    const confirm = await open('pair-confirm', keys.toService, pairing.confirm);
    expect(confirm).toMatchObject({ header: { pair: pairing.pair }, value: proof });
    const confirmed = await open('pair-confirmed', keys.toClient, pairing.confirmed);
    expect(confirmed).toMatchObject({
      header: { pair: pairing.pair, req: await requestHash(pairing.confirm) },
      value: proof,
    });
  });
});

describe('the example of a session', () => {
  const { session } = vectors;

  it('derives the keys of the hello, and opens both of its messages', async () => {
    const keys = await deriveHelloKeys(sessionKey, session.pair);
    await expectKey(keys.toService, session.helloKeys.toService);
    await expectKey(keys.toClient, session.helloKeys.toClient);
    const request = await open('hello-request', keys.toService, session.helloRequest);
    expect(request.value).toEqual({ random: toBase64Url(fromHex(session.clientRandom)) });
    const reply = await open('hello-reply', keys.toClient, session.helloReply);
    expect(reply.header.req).toBe(await requestHash(session.helloRequest));
    expect(reply.value).toEqual({
      random: toBase64Url(fromHex(session.serviceRandom)),
      session: session.session,
    });
  });

  it('derives the keys of the session, and opens a message and its reply', async () => {
    const keys = await deriveSessionKeys(
      sessionKey,
      fromHex(session.clientRandom),
      fromHex(session.serviceRandom),
    );
    await expectKey(keys.toService, session.sessionKeys.toService);
    await expectKey(keys.toClient, session.sessionKeys.toClient);
    await expectKey(keys.files, session.sessionKeys.files);
    expect(await open('request', keys.toService, session.request)).toMatchObject({
      header: { session: session.session, route: 'submissions.list', count: 1 },
      value: { fileMark: '142EX81/25', limit: 50 },
    });
    expect(await open('reply', keys.toClient, session.reply)).toMatchObject({
      header: { session: session.session, req: await requestHash(session.request) },
      value: { ok: true, reply: { cursor: 7, needsPerson: 0, submissions: [] } },
    });
  });

  it('opens the piece of a file', async () => {
    const { frame, content, ...head } = vectors.piece;
    const keys = await deriveSessionKeys(
      sessionKey,
      fromHex(session.clientRandom),
      fromHex(session.serviceRandom),
    );
    expect(peekPiece(fromHex(frame))).toEqual(head);
    expect(fromUtf8(await openPiece(keys.files, fromHex(frame)))).toBe(content);
  });

  it('is of the format that is written today', async () => {
    const keys = await deriveHelloKeys(sessionKey, session.pair);
    const today = await seal('hello-request', keys.toService, { pair: session.pair }, { random: 'x' });
    expect(today.split('.')[0]).toBe(session.helloRequest.split('.')[0]);
    expect(utf8(today).length).toBeLessThan(4096);
  });
});

describe('docs/protocol.md', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'protocol.md'), 'utf8');

  it('has a line for every problem code', () => {
    for (const code of problemCodes) expect(text, code).toContain(`| \`${code}\` |`);
  });

  it('names every kind of envelope and every string a key is derived with', () => {
    for (const use of Object.keys(envelopeHeaders) as EnvelopeUse[])
      expect(text, use).toContain(`\`${use}\``);
    for (const purpose of [
      'hello to service',
      'hello to client',
      'message to service',
      'message to client',
      'file piece to service',
      'pair to service',
      'pair to client',
      'confirm to service',
      'confirm to client',
      'pairing key',
    ])
      expect(text, purpose).toContain(`podatelna/1 ${purpose}`);
  });
});
