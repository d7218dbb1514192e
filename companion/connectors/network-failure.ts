/**
 * Tells from a failed fetch whether the request can have left this machine. Doubt counts as "it may have": the
 * difference decides whether an auction may be created again. Proved by network-failure.test.ts.
 */
import { LostAnswer, OfflineFailure } from './failures.ts';

/** Raised while connecting: no byte of the request was sent. */
const connectingCodes: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EHOSTDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  // The certificate is judged before the first byte of the request.
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);
const connectingCalls: ReadonlySet<string> = new Set(['connect', 'getaddrinfo']);

/** @param error what fetch threw, with its chain of causes. */
export function networkFailure(error: unknown): OfflineFailure | LostAnswer {
  const root = innermost(error);
  const parts = root instanceof AggregateError ? root.errors : [root];
  if (parts.length > 0 && parts.every(isWhileConnecting))
    return new OfflineFailure('offline', { cause: error });
  return new LostAnswer('no answer', { cause: error });
}

function isWhileConnecting(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall } = error as Error & { code?: unknown; syscall?: unknown }; // Node's own errors carry both
  if (typeof syscall === 'string' && connectingCalls.has(syscall)) return true;
  return typeof code === 'string' && connectingCodes.has(code);
}

function innermost(error: unknown): unknown {
  let current = error;
  for (let depth = 0; depth < 10; depth += 1) {
    if (!(current instanceof Error) || current instanceof AggregateError || current.cause === undefined)
      break;
    current = current.cause;
  }
  return current;
}
