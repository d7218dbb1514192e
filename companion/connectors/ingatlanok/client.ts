/** HTTP to Ingatlanok.hu: Basic credentials, one call at a time, and the budget of failing requests before each. */
import type { Clock } from '../../clock.ts';
import { parseExact } from '../../exact-json.ts';
import { CredentialsRefused, LostAnswer, TransientFailure } from '../failures.ts';
import { asRepeatable, sendOnce } from '../http.ts';
import { assumptions } from './assumptions.ts';
import { type EntryAnswer, errorCodeOf, failureOf, isSuccess } from './errors.ts';
import type { FailingBudget } from './failing-budget.ts';

export interface IngatlanokClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly credentials: () => { readonly username: string; readonly password: string } | undefined;
  readonly budget: FailingBudget;
}

export interface ApiCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface IngatlanokClient {
  /** Something that may be repeated. @throws TransientFailure, Refusal and others; never LostAnswer. */
  read(call: ApiCall, signal: AbortSignal): Promise<unknown>;
  /** Sent exactly once; any answer that can be read is given back. @throws LostAnswer */
  send(call: ApiCall, signal: AbortSignal): Promise<EntryAnswer>;
  /** Counts a failing entry of a batch. */
  noteCode(code: number | undefined): void;
}

export function createIngatlanokClient(options: IngatlanokClientOptions): IngatlanokClient {
  const { budget } = options;
  let last: Promise<unknown> = Promise.resolve();

  const ask = async (call: ApiCall, signal: AbortSignal): Promise<EntryAnswer> => {
    budget.check();
    const credentials = options.credentials();
    if (credentials === undefined) throw new CredentialsRefused({ code: 'secret-missing' });
    const { username, password } = credentials;
    const answer = await sendOnce(options, {
      method: call.method,
      url: `${options.baseUrl}${call.path}`,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`,
        ...(call.body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(call.query === undefined ? {} : { query: call.query }),
      ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      timeoutMs: assumptions.timeoutMs,
      signal,
    });
    const read = { status: answer.status, body: parseBody(answer.text) };
    budget.note(errorCodeOf(read));
    return read;
  };

  /** A17: one call at a time. */
  const inTurn = (call: ApiCall, signal: AbortSignal): Promise<EntryAnswer> => {
    const mine = last.then(
      () => ask(call, signal),
      () => ask(call, signal),
    );
    last = mine;
    return mine;
  };

  return {
    send: inTurn,
    read: async (call, signal) => {
      const answer = await asRepeatable(() => inTurn(call, signal));
      if (isSuccess(answer) && answer.body !== undefined) return answer.body;
      const failure = failureOf(answer);
      if (!(failure instanceof LostAnswer)) throw failure;
      throw new TransientFailure({ code: 'remote-unavailable', params: { status: answer.status } });
    },
    noteCode: (code) => budget.note(code),
  };
}

/** Undefined for what is no JSON: a cut-off answer, or a gateway's page. */
function parseBody(text: string): unknown {
  try {
    return parseExact(text);
  } catch {
    // The caller decides by status what an unreadable body means.
    return undefined;
  }
}
