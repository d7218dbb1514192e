/** One HTTP request to a remote system, and what its answer or the lack of one means for any of them. */
import ky from 'ky';
import type { Clock } from '../clock.ts';
import { LostAnswer, TransientFailure } from './failures.ts';
import { networkFailure } from './network-failure.ts';
import { retryAfterMs } from './retry-after.ts';
import { withTimeLimit } from './time-limit.ts';

export interface RemoteRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute, without secrets. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number>>;
  readonly body?: string | FormData;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

export interface RemoteAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Uint8Array;
  /** The bytes as UTF-8. */
  readonly text: string;
}

/**
 * Sends a request exactly once and never follows a redirect.
 * @throws OfflineFailure when nothing was sent, LostAnswer when it may have been.
 */
export async function sendOnce(
  { fetch, clock }: { readonly fetch: typeof globalThis.fetch; readonly clock: Pick<Clock, 'wait'> },
  request: RemoteRequest,
): Promise<RemoteAnswer> {
  const ask = async (signal: AbortSignal): Promise<RemoteAnswer> => {
    const response = await ky(request.url, {
      method: request.method,
      fetch,
      headers: { ...request.headers },
      ...(request.query === undefined ? {} : { searchParams: { ...request.query } }),
      ...(request.body === undefined ? {} : { body: request.body }),
      signal,
      // Never by itself: whether a request may be repeated is decided by what it does.
      retry: 0,
      timeout: false,
      throwHttpErrors: false,
      // A redirect would carry the credentials or repeat the request somewhere else.
      redirect: 'manual',
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { status, headers } = response;
    return { status, headers, bytes, text: new TextDecoder().decode(bytes) };
  };
  try {
    return await withTimeLimit(clock, request.timeoutMs, request.signal, ask);
  } catch (error) {
    throw networkFailure(error);
  }
}

/** A question whose answer was lost is simply asked again later. */
export async function asRepeatable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof LostAnswer)) throw error;
    throw new TransientFailure({ code: 'remote-unavailable' }, { cause: error });
  }
}

/** A status that says nothing about the request itself: try again later. */
export function isTemporary(status: number): boolean {
  return status === 408 || status === 429 || status >= 500;
}

export function temporary({ status, headers }: RemoteAnswer, nowMs: number): TransientFailure {
  return new TransientFailure(
    { code: 'remote-unavailable', params: { status } },
    { retryAfterMs: retryAfterMs(headers.get('retry-after'), nowMs) },
  );
}

export function unexpected({ status }: RemoteAnswer): TransientFailure {
  return new TransientFailure({ code: 'remote-unexpected', params: { status } });
}

/** The JSON of a 2xx answer, null for an empty body. @throws what `otherwise` makes, for anything else. */
export function readJson({ status, text }: RemoteAnswer, otherwise: () => Error): unknown {
  if (status < 200 || status >= 300) throw otherwise();
  // A change of state may well be answered without a body.
  if (text.trim() === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw otherwise();
  }
}
