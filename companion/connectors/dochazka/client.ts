/** HTTP to Docházka.net: key and content type on every request, and the hour's limit before each. */
import type { Clock } from '../../clock.ts';
import { CredentialsRefused, LostAnswer, TransientFailure } from '../failures.ts';
import { asRepeatable, readJson, sendOnce, unexpected } from '../http.ts';
import { assumptions } from './assumptions.ts';
import { failureOf } from './errors.ts';
import type { HourlyLimit, Purpose } from './hourly-limit.ts';

export interface DochazkaClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now' | 'wait' | 'uuid'>;
  readonly credentials: () => { readonly apiKey: string } | undefined;
}

export interface DochazkaClient {
  /** A question. @throws TransientFailure, Refusal and others; never LostAnswer. */
  read(
    path: string,
    query: Readonly<Record<string, string | number>>,
    purpose: Purpose,
    signal: AbortSignal,
  ): Promise<unknown>;
  /** Something that can't be taken back: sent exactly once. @throws LostAnswer when it may have been carried out. */
  create(path: string, body: object, signal: AbortSignal): Promise<unknown>;
}

export function createDochazkaClient(options: DochazkaClientOptions, limit: HourlyLimit): DochazkaClient {
  const send = async (
    method: 'GET' | 'POST',
    path: string,
    rest: { query?: Readonly<Record<string, string | number>>; body?: string },
    purpose: Purpose,
    signal: AbortSignal,
  ) => {
    limit.check(purpose);
    const credentials = options.credentials();
    if (credentials === undefined) throw new CredentialsRefused({ code: 'secret-missing' });
    const answer = await sendOnce(options, {
      method,
      url: `${options.baseUrl}${path}`,
      headers: {
        accept: 'application/json',
        // On every request, a GET's too (reference, section 1).
        'content-type': 'application/json',
        authorization: `Bearer ${credentials.apiKey}`,
      },
      ...rest,
      timeoutMs: assumptions.timeoutMs,
      signal,
    });
    limit.note(answer.headers);
    if (answer.status === 429) throw limit.passed();
    return answer;
  };

  return {
    read: async (path, query, purpose, signal) => {
      const answer = await asRepeatable(() => send('GET', path, { query }, purpose, signal));
      if (answer.status >= 200 && answer.status < 300) return readJson(answer, () => unexpected(answer));
      const failure = failureOf(answer);
      if (!(failure instanceof LostAnswer)) throw failure;
      throw new TransientFailure({ code: 'remote-unavailable', params: { status: answer.status } });
    },
    create: async (path, body, signal) => {
      const answer = await send('POST', path, { body: JSON.stringify(body) }, 'work', signal);
      if (answer.status >= 200 && answer.status < 300) {
        return readJson(answer, () => new LostAnswer('unreadable answer'));
      }
      throw failureOf(answer);
    },
  };
}
