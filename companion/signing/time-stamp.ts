/** Asks a time-stamping authority when a signature was made, and believes it nothing that can be checked (RFC 3161). */
import { randomBytes } from 'node:crypto';
import { type BaseBlock, Integer, OctetString, Sequence } from 'asn1js';
import ky from 'ky';
import { MessageImprint, PKIStatus, TimeStampReq, TimeStampResp } from 'pkijs';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { Clock } from '../clock.ts';
import { hashAlgorithm } from './algorithms.ts';
import { checkTimeStamp, type TimeStamp } from './check-time-stamp.ts';
import { fromDer, toDer } from './der.ts';
import { digestOf } from './signer.ts';

export interface TimeStampAuthority {
  readonly url: string;
  /** Its answer must have been made under this policy, where one is set. */
  readonly policy: string | null;
  /** Credentials for it, where it wants any. */
  credentials(): { readonly username: string; readonly password: string } | undefined;
}

export interface TimeStampParts {
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now'>;
  readonly timeoutMs?: number;
}

/** Texts for people: `signing.time-stamp.*` in the catalogues. */
type Reason = 'unreachable' | 'refused' | 'not-true';

const defaultTimeoutMs = 20_000;
/** A token with a chain of certificates is below 20 KB. */
const longestAnswer = 256 * 1024;
/** A clock of an office machine may be wrong by minutes; an authority's is not wrong by hours. */
const clockToleranceMs = 60 * 60 * 1000;

/**
 * @returns The token, DER, checked: nonce, imprint, policy, time, signature and purpose of the certificate.
 * @throws ProblemError `signing-time-stamp` with the reason.
 */
export async function requestTimeStamp(
  authority: TimeStampAuthority,
  stamped: Uint8Array,
  parts: TimeStampParts,
): Promise<{ readonly token: Uint8Array; readonly timeStamp: TimeStamp }> {
  // The highest bit is cleared and one set: a positive number that every encoder writes in the same eight bytes.
  const nonce = randomBytes(8);
  nonce[0] = ((nonce[0] ?? 0) & 0x3f) | 0x40;
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: hashAlgorithm('sha256'),
      hashedMessage: new OctetString({ valueHex: Uint8Array.from(digestOf('sha256', stamped)) }),
    }),
    nonce: new Integer({ valueHex: Uint8Array.from(nonce) }),
    certReq: true,
    ...(authority.policy === null ? {} : { reqPolicy: authority.policy }),
  });
  const answer = await send(authority, toDer(request.toSchema()), parts);
  const token = readToken(answer);
  try {
    const timeStamp = checkTimeStamp(token, stamped);
    if (timeStamp.nonce !== nonce.toString('hex')) throw new Error('nonce differs');
    if (authority.policy !== null && timeStamp.policy !== authority.policy) throw new Error('policy differs');
    if (Math.abs(timeStamp.at - parts.clock.now()) > clockToleranceMs) throw new Error('time differs');
    return { token, timeStamp };
  } catch (error) {
    throw refusal('not-true', error);
  }
}

async function send(
  { url, credentials }: TimeStampAuthority,
  body: Uint8Array<ArrayBuffer>,
  parts: TimeStampParts,
): Promise<Uint8Array> {
  const login = credentials();
  const timeout = parts.timeoutMs ?? defaultTimeoutMs;
  try {
    const response = await ky.post(url, {
      body,
      headers: {
        'content-type': 'application/timestamp-query',
        ...(login === undefined ? {} : { authorization: basic(login.username, login.password) }),
      },
      fetch: parts.fetch,
      retry: 0,
      timeout,
      // The body may be as slow as the answer's beginning.
      signal: AbortSignal.timeout(timeout),
      // Credentials and trust belong to the address of the settings, not to where it points.
      redirect: 'error',
      throwHttpErrors: false,
    });
    if (!response.ok) throw refusal('refused', undefined, { status: response.status });
    return await readBody(response);
  } catch (error) {
    throw error instanceof ProblemError ? error : refusal('unreachable', error);
  }
}

async function readBody(response: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > longestAnswer) throw refusal('not-true');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

function readToken(answer: Uint8Array): Uint8Array {
  let status: PKIStatus;
  let token: BaseBlock | undefined;
  try {
    const schema = fromDer(answer);
    ({ status } = new TimeStampResp({ schema }).status);
    token = schema instanceof Sequence ? schema.valueBlock.value[1] : undefined;
  } catch (error) {
    throw refusal('not-true', error);
  }
  if (status !== PKIStatus.granted && status !== PKIStatus.grantedWithMods) {
    throw refusal('refused', undefined, { pkiStatus: status });
  }
  if (token === undefined) throw refusal('not-true');
  // As it came: written anew it might differ in a byte.
  return Uint8Array.from(token.valueBeforeDecodeView);
}

function basic(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

function refusal(reason: Reason, cause?: unknown, params: Record<string, number> = {}): ProblemError {
  return new ProblemError({ code: 'signing-time-stamp', params: { reason, ...params } }, { cause });
}
