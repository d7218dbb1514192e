/** HTTP to Portál dražeb: the token, the time limits, and what an answer or its absence means. */
import type { z } from 'zod';
import type { Clock } from '../../clock.ts';
import { CredentialsRefused, LostAnswer, Refusal, TransientFailure } from '../failures.ts';
import {
  asRepeatable,
  isTemporary,
  type RemoteAnswer,
  readJson,
  sendOnce,
  temporary,
  unexpected,
} from '../http.ts';
import { createTurns } from '../turns.ts';
import { assumptions } from './assumptions.ts';
import { refusalProblem } from './errors.ts';
import { tokenSchema } from './schema.ts';
import { tokenExpiresAt } from './token-expires-at.ts';

interface PortalCredentials {
  readonly username: string;
  readonly password: string;
}

export interface PortalClientOptions {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly clock: Pick<Clock, 'now' | 'wait'>;
  readonly credentials: () => PortalCredentials | undefined;
}

export interface PortalRequest {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: Readonly<Record<string, number>>;
  readonly json?: unknown;
  readonly form?: () => Promise<FormData>;
  readonly timeoutMs?: number;
  readonly signal: AbortSignal;
}

/** The token was refused, so the request was not carried out (PD-11). */
class TokenRefused extends TransientFailure {
  constructor() {
    super({ code: 'remote-unavailable', params: { status: 401 } });
  }
}

export interface PortalClient {
  /** Makes sure that a token is there which lives for another minute. */
  login(signal: AbortSignal): Promise<void>;
  /** Something that may be repeated (a look, an upload): a refused token is renewed once. */
  repeatable(request: PortalRequest): Promise<unknown>;
  /**
   * Something that may not: sent exactly once. A refused token is renewed, then `again` must make sure anew that
   * the effect isn't there yet, and only then it is sent a second and last time.
   * @throws LostAnswer when it may have been carried out.
   */
  effect(request: PortalRequest, again: () => Promise<void>): Promise<EffectAnswer>;
}

export interface EffectAnswer {
  readonly body: unknown;
  /** The `Location` header. */
  readonly location: string | null;
}

export function createPortalClient(options: PortalClientOptions): PortalClient {
  const { clock } = options;
  // In memory only; bound to the credentials it was issued for.
  let session: { token: string; expiresAt: number; of: PortalCredentials } | undefined;
  /** A token and the request it is for are one turn, so that two requests never log in both. */
  const inTurn = createTurns();

  const send = async (request: PortalRequest, token: string | undefined): Promise<RemoteAnswer> => {
    const form = await request.form?.();
    const { json } = request;
    const body = json === undefined ? form : JSON.stringify(json);
    return sendOnce(options, {
      method: request.method,
      url: `${options.baseUrl}${request.path}`,
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(json === undefined ? {} : { 'content-type': 'application/json;charset=utf-8' }),
      },
      ...(request.query === undefined ? {} : { query: request.query }),
      ...(body === undefined ? {} : { body }),
      timeoutMs: request.timeoutMs ?? assumptions.timeoutMs,
      signal: request.signal,
    });
  };

  const login = async (signal: AbortSignal): Promise<string> => {
    const credentials = options.credentials();
    if (credentials === undefined) throw new CredentialsRefused({ code: 'secret-missing' });
    const isSame =
      session?.of.username === credentials.username && session.of.password === credentials.password;
    if (session !== undefined && isSame && clock.now() < session.expiresAt - assumptions.renewBeforeMs) {
      return session.token;
    }
    const { username, password } = credentials;
    const answer = await asRepeatable(() =>
      send({ method: 'POST', path: assumptions.loginPath, json: { username, password }, signal }, undefined),
    );
    if (isTemporary(answer.status)) throw temporary(answer, clock.now());
    if (answer.status >= 400) {
      const problem = refusalProblem(answer.status, answer.text);
      throw new CredentialsRefused({ ...problem, code: 'remote-login-refused' });
    }
    const { token } = readBody(answer, tokenSchema, () => unexpected(answer));
    const expiresAt = tokenExpiresAt(token, clock.now(), assumptions.renewBeforeMs);
    session = { token, expiresAt: expiresAt ?? Number.POSITIVE_INFINITY, of: credentials };
    return token;
  };

  const attempt = (request: PortalRequest): Promise<RemoteAnswer> =>
    inTurn(request.signal, async () => {
      const token = await login(request.signal);
      const answer = await send(request, token);
      // Refused for good: the next one gets another.
      if (answer.status === 401) session = undefined;
      return answer;
    });

  return {
    login: async (signal) => {
      await inTurn(signal, () => login(signal));
    },
    repeatable: async (request) => {
      let answer = await asRepeatable(() => attempt(request));
      if (answer.status === 401) answer = await asRepeatable(() => attempt(request));
      if (answer.status === 401) throw new TokenRefused();
      if (isTemporary(answer.status)) throw temporary(answer, clock.now());
      if (answer.status >= 400) throw new PortalRefusal(answer.status, answer.text);
      return readJson(answer, () => unexpected(answer));
    },
    effect: async (request, again) => {
      let answer = await attempt(request);
      if (answer.status === 401) {
        await again();
        answer = await attempt(request);
      }
      if (answer.status === 401) throw new TokenRefused();
      // 429 is answered instead of working on the request; everything else above 500 may come from a gateway
      // whose back end went on.
      if (answer.status === 429) throw temporary(answer, clock.now());
      const isRefused = answer.status >= 400 && answer.status < 500 && answer.status !== 408;
      if (isRefused) throw new PortalRefusal(answer.status, answer.text);
      if (answer.status < 200 || answer.status >= 300) throw new LostAnswer(`status ${answer.status}`);
      const location = answer.headers.get('location');
      try {
        return { body: readJson(answer, () => new LostAnswer('unreadable answer')), location };
      } catch (error) {
        // Whoever knows where to look needs no words.
        if (location !== null) return { body: null, location };
        throw error;
      }
    },
  };
}

/** A definite refusal with its status. */
export class PortalRefusal extends Refusal {
  readonly status: number;

  constructor(status: number, body: string) {
    super(refusalProblem(status, body));
    this.status = status;
  }
}

function readBody<T>(answer: RemoteAnswer, schema: z.ZodType<T>, otherwise: () => Error): T {
  const read = schema.safeParse(readJson(answer, otherwise));
  if (!read.success) throw otherwise();
  return read.data;
}
