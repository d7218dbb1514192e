/**
 * The client's end of the channel: finds the companion on its ports, proves both sides to each other, and carries
 * messages and files in a session. Threat: a program that takes the port, or a page that reaches it. Before the
 * companion has answered the sealed hello nothing but random numbers leaves here (proved in client.test.ts).
 */
import { z } from 'zod';
import { isProblemError, ProblemError, problemSchema } from '../contract/problems.ts';
import { firstProtocol, outdatedSide, type Protocol } from '../contract/protocol.ts';
import { type RouteName, type RouteReply, type RouteRequest, routes } from '../contract/routes.ts';
import { type Bytes, fromBase64Url, toBase64Url } from './bytes.ts';
import type { Channel } from './channel.ts';
import { deriveHelloKeys, deriveSessionKeys } from './keys.ts';
import { readReply } from './read-reply.ts';
import { open, requestHash, SealError, seal } from './seal.ts';
import type { Session } from './session.ts';
import { post, proofTimeoutMs, type Transport } from './transport.ts';
import { uploadFile } from './upload.ts';

/** What a paired client keeps. `key` is the pairing key, non-extractable. */
export interface Pairing {
  readonly id: string;
  readonly ports: readonly number[];
  readonly key: CryptoKey;
}

const helloReply = z.strictObject({ random: z.string().length(43), session: z.uuid() });
/** What a reply holds: the route's answer, or the problem why there is none. */
export const replyEnvelope = z.union([
  z.strictObject({ ok: z.literal(true), reply: z.unknown() }),
  z.strictObject({ ok: z.literal(false), problem: problemSchema }),
]);

/** The companion closed the session (restart, revoked); opened anew once, invisibly to the person. */
class SessionGone extends Error {
  override readonly name = 'SessionGone';
}

function isUnknownRoute(error: unknown): boolean {
  return isProblemError(error) && error.problem.code === 'invalid-message' && error.problem.field === 'route';
}

function outdated(side: 'extension' | 'companion'): ProblemError {
  return new ProblemError({ code: `${side}-outdated`, sent: 'nothing' });
}

/** Waits for work that others wait for too: the signal ends the waiting, not the work. */
function waitFor<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** Longer than a long poll and than any look at a remote; a companion that is silent longer is frozen. */
const answerTimeoutMs = 90_000;

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';
const isLost = (error: unknown): error is SessionGone | SealError =>
  error instanceof SessionGone || error instanceof SealError;
/** The companion may have taken it all the same. */
const isUnanswered = (error: SessionGone | SealError): boolean => isTimeout(error.cause);
const isSilence = (error: unknown): error is ProblemError =>
  isProblemError(error) && error.problem.params.silent !== undefined;

/** A message went out and no answer came: it is known of neither side whether it was taken. */
function silence(port: string | number | undefined, cause?: unknown): ProblemError {
  const params = { port: port ?? 0, silent: 1 };
  return new ProblemError({ code: 'service-foreign', params, sent: 'unclear' }, { cause });
}

/**
 * @param helloTimeoutMs how long somebody on a port may take to prove itself.
 * @param answerMs how long an answer to a message may take, ms.
 * @param versions the client's, where it is not updated together with the companion.
 */
export function createChannel(
  pairing: () => Promise<Pairing | undefined>,
  transport: Transport,
  helloTimeoutMs = proofTimeoutMs,
  versions?: Protocol,
  answerMs = answerTimeoutMs,
): Channel {
  let opening: Promise<Session> | undefined;
  let lastPort: number | undefined;

  async function hello(pair: Pairing, port: number): Promise<Session | undefined> {
    const keys = await deriveHelloKeys(pair.key, pair.id);
    const clientRandom = crypto.getRandomValues(new Uint8Array(32));
    const body = await seal(
      'hello-request',
      keys.toService,
      { pair: pair.id },
      { random: toBase64Url(clientRandom) },
    );
    const answer = await post(transport, port, '/hello', body, AbortSignal.timeout(helloTimeoutMs));
    if (answer === undefined) return undefined;
    const opened = await open('hello-reply', keys.toClient, answer);
    if (opened.header.req !== (await requestHash(body)) || opened.header.pair !== pair.id) {
      throw new SealError('the reply belongs to another request');
    }
    const { random, session } = helloReply.parse(opened.value);
    return {
      id: session,
      port,
      keys: await deriveSessionKeys(pair.key, clientRandom, fromBase64Url(random)),
      count: 0,
    };
  }

  async function openSession(): Promise<Session> {
    const pair = await pairing();
    if (pair === undefined) throw new ProblemError({ code: 'not-paired' });
    // Where it answered last time comes first; then all others at once, or a silent squatter would cost seconds each.
    const known = pair.ports.filter((port) => port === lastPort);
    const others = pair.ports.filter((port) => port !== lastPort);
    const foreignPorts: number[] = [];
    const silentPorts: number[] = [];
    const tryPort = async (port: number): Promise<Session> => {
      const session = await hello(pair, port).catch((error: unknown) => {
        (isTimeout(error) ? silentPorts : foreignPorts).push(port);
        throw error;
      });
      if (session === undefined) throw new Error(`nobody listens on port ${port}`);
      return session;
    };
    for (const ports of [known, others]) {
      if (ports.length === 0) continue;
      try {
        const session = await Promise.any(ports.map(tryPort));
        lastPort = session.port;
        if (versions !== undefined) await meet(session, versions);
        return session;
      } catch (error) {
        if (!(error instanceof AggregateError)) throw error;
      }
    }
    const [foreign] = pair.ports.filter((port) => foreignPorts.includes(port));
    if (foreign !== undefined) throw new ProblemError({ code: 'service-foreign', params: { port: foreign } });
    // Whoever says nothing has not proved to be the companion; most often it is, and hangs.
    const [silent] = pair.ports.filter((port) => silentPorts.includes(port));
    if (silent !== undefined)
      throw new ProblemError({ code: 'service-foreign', params: { port: silent, silent: 1 } });
    throw new ProblemError({ code: 'service-missing' });
  }

  /** The two sides may be of different versions, also after an update while we run. @throws ProblemError naming the older */
  async function meet(current: Session, own: Protocol): Promise<void> {
    current.count += 1;
    const header = { session: current.id, route: 'service.meet', count: current.count };
    const body = await seal('request', current.keys.toService, header, { protocol: own });
    let theirs = firstProtocol;
    try {
      theirs = readReply(routes['service.meet'].reply, await exchange(current, '/message', body)).protocol;
    } catch (error) {
      if (!isUnknownRoute(error)) throw error;
    }
    const side = outdatedSide(own, theirs);
    if (side !== undefined) throw outdated(side);
  }

  function session(): Promise<Session> {
    if (opening !== undefined) return opening;
    const own = openSession().catch((error: unknown) => {
      drop(own);
      throw error;
    });
    opening = own;
    return own;
  }

  /** Only the session that failed: another call may have opened a new one meanwhile. */
  function drop(failed: Promise<Session>): void {
    if (opening === failed) opening = undefined;
  }

  /** Sends one body in the session and opens its reply. @throws SessionGone when the companion no longer knows it. */
  async function exchange(
    current: Session,
    path: '/message' | '/piece',
    body: string | Bytes,
    signal?: AbortSignal,
    hashed = requestHash(body),
  ): Promise<unknown> {
    let answer: string | undefined;
    const patience = AbortSignal.timeout(answerMs);
    try {
      const either = signal === undefined ? patience : AbortSignal.any([signal, patience]);
      answer = await post(transport, current.port, path, body, either);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new SessionGone('refused', { cause: error });
    }
    if (answer === undefined) throw new SessionGone('nobody answers');
    const opened = await open('reply', current.keys.toClient, answer);
    if (opened.header.session !== current.id || opened.header.req !== (await hashed)) {
      throw new SealError('the reply belongs to another request');
    }
    const envelope = readReply(replyEnvelope, opened.value);
    if (!envelope.ok) throw new ProblemError(envelope.problem);
    return envelope.reply;
  }

  /** Every message is safe to repeat (ids are chosen by the client), so a lost session costs one more round. */
  async function inSession<T>(
    work: (current: Session) => Promise<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const first = session();
    let unanswered: boolean;
    try {
      return await work(await waitFor(first, signal));
    } catch (error) {
      if (!isLost(error)) throw error;
      unanswered = isUnanswered(error);
      drop(first);
    }
    const second = session();
    const current = await waitFor(second, signal).catch((error: unknown) => {
      throw unanswered && isSilence(error) ? silence(error.problem.params.port) : error;
    });
    try {
      return await work(current);
    } catch (error) {
      if (!isLost(error)) throw error;
      drop(second);
      const { port } = current;
      if (isUnanswered(error)) throw silence(port, error);
      throw new ProblemError({ code: 'service-foreign', params: { port } }, { cause: error });
    }
  }

  async function call<R extends RouteName>(
    route: R,
    message: RouteRequest<R>,
    signal?: AbortSignal,
  ): Promise<RouteReply<R>> {
    return inSession(async (current) => {
      current.count += 1;
      const header = { session: current.id, route, count: current.count };
      const body = await seal('request', current.keys.toService, header, message);
      const reply = await exchange(current, '/message', body, signal).catch((error: unknown) => {
        // Our own table has the route, so it is the companion that doesn't know it yet.
        throw isUnknownRoute(error) ? outdated('companion') : error;
      });
      const schema: z.ZodType = routes[route].reply;
      return readReply(schema, reply) as RouteReply<R>; // the reply schema of this very route
    }, signal);
  }

  return {
    call,
    upload: (request, signal) =>
      uploadFile(
        { call, inSession, exchange, openSession: async () => opening?.catch(() => undefined) },
        request,
        signal,
      ),
    forget() {
      opening = undefined;
    },
    watch: (since, signal) => call('submissions.watch', { since, waitMs: 20_000 }, signal),
  };
}
