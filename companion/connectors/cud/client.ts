/** HTTP to CÚD: the key in its header, one request after the other, and what an answer or its absence means. */
import type { Clock } from '../../clock.ts';
import { CredentialsRefused, LostAnswer, Refusal } from '../failures.ts';
import {
  asRepeatable,
  isTemporary,
  type RemoteAnswer,
  type RemoteRequest,
  readJson,
  sendOnce,
  temporary,
  unexpected,
} from '../http.ts';
import { assumptions } from './assumptions.ts';
import { refusalProblem } from './errors.ts';

export interface CudClientOptions {
  /** Without a trailing slash; https, or http on this machine (CÚD reference, section 2). */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly credentials: () => { readonly apiKey: string } | undefined;
}

interface CudRequest {
  readonly method: RemoteRequest['method'];
  readonly path: string;
  readonly json?: unknown;
  readonly accept?: string;
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

export interface CudClient {
  /** A question: asked again later when its answer is lost. */
  read(path: string, signal: AbortSignal): Promise<unknown>;
  /** A question whose answer may be a file. */
  readFile(path: string, signal: AbortSignal): Promise<RemoteAnswer>;
  /** Something that changes the board: sent exactly once. @throws LostAnswer when it may have been carried out. */
  effect(request: CudRequest & { readonly method: 'POST' | 'DELETE' }): Promise<RemoteAnswer>;
}

/** A definite refusal with its status. */
export class CudRefusal extends Refusal {
  readonly status: number;

  constructor({ status, text }: RemoteAnswer) {
    super(refusalProblem(status, text));
    this.status = status;
  }
}

export function createCudClient(options: CudClientOptions): CudClient {
  // No limit is known (CU-30): a good guest sends one request after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  };

  const send = (request: CudRequest): Promise<RemoteAnswer> =>
    inTurn(async () => {
      const credentials = options.credentials();
      if (credentials === undefined) throw new CredentialsRefused({ code: 'secret-missing' });
      const { json } = request;
      const answer = await sendOnce(options, {
        method: request.method,
        url: `${options.baseUrl}${request.path}`,
        headers: {
          accept: request.accept ?? 'application/json',
          'x-api-key': credentials.apiKey,
          ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(json === undefined ? {} : { body: JSON.stringify(json) }),
        timeoutMs: request.timeoutMs ?? assumptions.timeoutMs,
        signal: request.signal,
      });
      if (answer.status === 401) {
        throw new CredentialsRefused({
          ...refusalProblem(401, answer.text),
          code: 'remote-login-refused',
        });
      }
      return answer;
    });

  const ask = async (path: string, signal: AbortSignal, accept?: string): Promise<RemoteAnswer> => {
    const answer = await asRepeatable(() =>
      send({ method: 'GET', path, signal, ...(accept === undefined ? {} : { accept }) }),
    );
    if (isTemporary(answer.status)) throw temporary(answer, options.clock.now());
    if (answer.status >= 400) throw new CudRefusal(answer);
    if (answer.status < 200 || answer.status >= 300) throw unexpected(answer);
    return answer;
  };

  return {
    read: async (path, signal) => {
      const answer = await ask(path, signal);
      return readJson(answer, () => unexpected(answer));
    },
    readFile: (path, signal) => ask(path, signal, 'application/pdf, application/json'),
    effect: async (request) => {
      const answer = await send(request);
      if (answer.status === 429) throw temporary(answer, options.clock.now());
      const isRefused = answer.status >= 400 && answer.status < 500 && answer.status !== 408;
      if (isRefused) throw new CudRefusal(answer);
      // 503 says that it was not processed (CU-30), but a gateway before it may say so too: looked up all the same.
      if (answer.status < 200 || answer.status >= 300) throw new LostAnswer(`status ${answer.status}`);
      return answer;
    },
  };
}
