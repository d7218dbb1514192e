/**
 * The companion's end of the channel: opens seals, checks freshness, validates by the route table, seals the answer.
 * Anything wrong before or at the seal is a {@link SealError}; the guards turn every one of them into the same bytes.
 */
import { z } from 'zod';
import { type Bytes, fromBase64Url, release, toBase64Url } from '../../shared/channel/bytes.ts';
import { deriveHelloKeys, deriveSessionKeys } from '../../shared/channel/keys.ts';
import { openPiece, peekPiece } from '../../shared/channel/piece.ts';
import { open, peekHeader, requestHash, SealError, seal } from '../../shared/channel/seal.ts';
import { isProblemError, type Problem, ProblemError } from '../../shared/contract/problems.ts';
import { commandLineRoutes, isRouteName, routes } from '../../shared/contract/routes.ts';
import type { Handlers } from '../routes.ts';
import { diskProblem } from './disk-problem.ts';
import { hashFrame } from './hash-frame.ts';
import type { Pair, PairStore } from './pairs.ts';
import type { OpenSession, Sessions } from './sessions.ts';

export type PieceTaker = (
  uploadId: string,
  offset: number,
  bytes: Uint8Array,
) => Promise<{ offset: number }> | { offset: number };

export interface ChannelServer {
  hello(body: string, origin: string | null): Promise<string>;
  message(body: string, origin: string | null): Promise<string>;
  piece(body: Bytes, origin: string | null): Promise<string>;
}

const helloRequest = z.strictObject({ random: z.string().length(43) });

/** A browser pair always sends the origin it was paired with; the command line never sends one. */
function checkOrigin(pair: Pair, origin: string | null): void {
  if (pair.origin !== origin) throw new SealError('another origin');
}

export function createChannelServer(parts: {
  readonly pairs: PairStore;
  readonly sessions: Sessions;
  readonly handlers: Handlers;
  readonly acceptPiece: PieceTaker;
  /** Of the data; a disk that is full shows there. */
  readonly folder: string;
  /** Called with an error nobody foresaw; it must log neither message nor content. */
  readonly onInternalError: (error: unknown, route: string) => void;
}): ChannelServer {
  async function hello(body: string, origin: string | null): Promise<string> {
    const found = await parts.pairs.find(peekHeader('hello-request', body).pair);
    if (found === undefined) throw new SealError('unknown pair');
    checkOrigin(found.pair, origin);
    const keys = await deriveHelloKeys(found.key, found.pair.id);
    const opened = await open('hello-request', keys.toService, body);
    const { random } = helloRequest.parse(opened.value);
    const serviceRandom = crypto.getRandomValues(new Uint8Array(32));
    const sessionKeys = await deriveSessionKeys(found.key, fromBase64Url(random), serviceRandom);
    // Revoked while the keys were derived: no session may outlive its pair.
    if (!parts.pairs.list().some((pair) => pair.id === found.pair.id)) throw new SealError('unknown pair');
    const session = parts.sessions.add(found.pair, sessionKeys);
    const header = { pair: found.pair.id, req: await requestHash(body) };
    return seal('hello-reply', keys.toClient, header, {
      random: toBase64Url(serviceRandom),
      session: session.id,
    });
  }

  function sessionOf(id: string, origin: string | null): OpenSession {
    const session = parts.sessions.find(id);
    if (session === undefined) throw new SealError('unknown session');
    checkOrigin(session.pair, origin);
    return session;
  }

  /** Asked again after every wait: a revocation counts at once, also for what is under way. */
  function requireOpen(session: OpenSession): void {
    if (parts.sessions.find(session.id) !== session) throw new SealError('the session has ended');
  }

  /** @param hashed of the request, made while the work is done: of half a megabyte it takes as long as opening it */
  async function answer(
    session: OpenSession,
    hashed: string | Promise<string>,
    route: string,
    work: () => Promise<unknown>,
  ) {
    let value: { ok: true; reply: unknown } | { ok: false; problem: Problem };
    try {
      value = { ok: true, reply: await work() };
    } catch (error) {
      if (!isProblemError(error)) parts.onInternalError(error, route);
      const problem: Problem = isProblemError(error)
        ? error.problem
        : (diskProblem(error, route, parts.folder) ?? { code: 'internal', params: {}, sent: 'nothing' });
      value = { ok: false, problem };
    }
    // A pair that revoked itself still hears that it worked.
    if (route !== 'pairs.revoke') requireOpen(session);
    return seal('reply', session.keys.toClient, { session: session.id, req: await hashed }, value);
  }

  async function message(body: string, origin: string | null): Promise<string> {
    const session = sessionOf(peekHeader('request', body).session, origin);
    const { header, value } = await open('request', session.keys.toService, body);
    requireOpen(session);
    if (header.session !== session.id || !session.window.accept(header.count))
      throw new SealError('not fresh');
    return answer(session, requestHash(body), header.route, () =>
      dispatch(header.route, value, session.pair),
    );
  }

  async function dispatch(route: string, value: unknown, pair: Pair): Promise<unknown> {
    const invalid = (field: string): Problem => ({
      code: 'invalid-message',
      params: {},
      field,
      sent: 'nothing',
    });
    if (!isRouteName(route)) throw new ProblemError(invalid('route'));
    if (commandLineRoutes.has(route) && pair.kind !== 'command-line')
      throw new ProblemError({ code: 'not-found' });
    const parsed = routes[route].request.safeParse(value);
    if (!parsed.success) {
      // The path names the field; the offending value stays out of the answer and the log.
      throw new ProblemError(invalid(parsed.error.issues[0]?.path.join('.').slice(0, 64) ?? ''));
    }
    // The table ties request, handler and reply of a route together; TypeScript can't follow that through an index.
    const handler = parts.handlers[route] as (
      message: unknown,
      context: { pair: string },
    ) => Promise<unknown>;
    return routes[route].reply.parse(await handler(parsed.data, { pair: pair.id }));
  }

  async function piece(body: Bytes, origin: string | null): Promise<string> {
    const head = peekPiece(body);
    const session = sessionOf(head.session, origin);
    const content = await openPiece(session.keys.files, body);
    requireOpen(session);
    if (!session.window.accept(head.count)) throw new SealError('not fresh');
    return answer(session, hashFrame(body), 'piece', async () => {
      try {
        return await parts.acceptPiece(head.upload, head.offset, content);
      } finally {
        release(content);
      }
    });
  }

  return { hello, message, piece };
}
