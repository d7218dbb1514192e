import { describe, expect, it } from 'vitest';
import { LostAnswer, OfflineFailure } from './failures.ts';
import { networkFailure } from './network-failure.ts';

const failed = (cause: unknown): TypeError => new TypeError('fetch failed', { cause });
const node = (code: string, syscall?: string): Error =>
  Object.assign(new Error(code), syscall === undefined ? { code } : { code, syscall });

describe('a failed request', () => {
  it.each([
    ['no such name', failed(node('ENOTFOUND', 'getaddrinfo'))],
    ['no answer from the name server', failed(node('EAI_AGAIN', 'getaddrinfo'))],
    ['nobody listens', failed(node('ECONNREFUSED', 'connect'))],
    ['no route', failed(node('ENETUNREACH', 'connect'))],
    ['no connection in time', failed(node('UND_ERR_CONNECT_TIMEOUT'))],
    ['no connection in time, said by the system', failed(node('ETIMEDOUT', 'connect'))],
    ['a certificate of another host', failed(node('ERR_TLS_CERT_ALTNAME_INVALID'))],
    [
      'nobody on either address',
      failed(new AggregateError([node('ECONNREFUSED', 'connect'), node('ENETUNREACH', 'connect')])),
    ],
    [
      'the same behind another wrapper',
      new Error('network', { cause: failed(node('ENOTFOUND', 'getaddrinfo')) }),
    ],
  ])('was not sent: %s', (_name, error) => {
    expect(networkFailure(error)).toBeInstanceOf(OfflineFailure);
  });

  it.each([
    ['the connection broke', failed(node('ECONNRESET', 'read'))],
    ['the connection broke while writing', failed(node('EPIPE', 'write'))],
    ['the other side closed', failed(node('UND_ERR_SOCKET'))],
    ['no headers in time', failed(node('UND_ERR_HEADERS_TIMEOUT'))],
    ['no body in time', failed(node('UND_ERR_BODY_TIMEOUT'))],
    ['no answer in time, said by the system', failed(node('ETIMEDOUT', 'read'))],
    ['our own time limit', new DOMException('timeout', 'TimeoutError')],
    ['our own end', new DOMException('aborted', 'AbortError')],
    [
      'one of several addresses had a connection',
      failed(new AggregateError([node('ECONNREFUSED', 'connect'), node('ECONNRESET', 'read')])),
    ],
    ['an empty collection of errors', failed(new AggregateError([]))],
    ['an error without a code', failed(new Error('other side closed'))],
    ['no error at all', 'broken'],
  ])('may have been carried out: %s', (_name, error) => {
    expect(networkFailure(error)).toBeInstanceOf(LostAnswer);
  });
});
