/**
 * The client's end of the channel: finds the companion on its ports, proves both sides to each other, and carries
 * messages and files in a session. Threat: a program that takes the port, or a page that reaches it. Before the
 * companion has answered the sealed hello nothing but random numbers leaves here (proved in client.test.ts).
 */
import { z } from 'zod';
import { ProblemError, problemSchema } from '../contract/problems.ts';
import {
  pieceBytes,
  type RouteName,
  type RouteReply,
  type RouteRequest,
  routes,
} from '../contract/routes.ts';
import { type Bytes, fromBase64Url, toBase64Url } from './bytes.ts';
import type { Channel, StoredFile, UploadRequest } from './channel.ts';
import { deriveHelloKeys, deriveSessionKeys, type SessionKeys } from './keys.ts';
import { sealPiece } from './piece.ts';
import { open, requestHash, SealError, seal } from './seal.ts';
import { post, type Transport } from './transport.ts';

/** What a paired client keeps. `key` is the pairing key, non-extractable. */
export interface Pairing {
  readonly id: string;
  readonly ports: readonly number[];
  readonly key: CryptoKey;
}

interface Session {
  readonly id: string;
  readonly port: number;
  readonly keys: SessionKeys;
  count: number;
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

export function createChannel(pairing: () => Promise<Pairing | undefined>, transport: Transport): Channel {
  let opening: Promise<Session> | undefined;

  async function hello(pair: Pairing, port: number, signal?: AbortSignal): Promise<Session | undefined> {
    const keys = await deriveHelloKeys(pair.key, pair.id);
    const clientRandom = crypto.getRandomValues(new Uint8Array(32));
    const body = await seal(
      'hello-request',
      keys.toService,
      { pair: pair.id },
      { random: toBase64Url(clientRandom) },
    );
    const answer = await post(transport, port, '/hello', body, signal);
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

  async function openSession(signal?: AbortSignal): Promise<Session> {
    const pair = await pairing();
    if (pair === undefined) throw new ProblemError({ code: 'not-paired' });
    let foreignPort: number | undefined;
    for (const port of pair.ports) {
      try {
        const session = await hello(pair, port, signal);
        if (session !== undefined) return session;
      } catch (error) {
        if (signal?.aborted) throw error;
        foreignPort ??= port;
      }
    }
    if (foreignPort !== undefined) {
      throw new ProblemError({ code: 'service-foreign', params: { port: foreignPort } });
    }
    throw new ProblemError({ code: 'service-missing' });
  }

  function session(): Promise<Session> {
    opening ??= openSession().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  }

  /** Sends one body in the session and opens its reply. @throws SessionGone when the companion no longer knows it. */
  async function exchange(
    current: Session,
    path: '/message' | '/piece',
    body: string | Bytes,
    signal?: AbortSignal,
  ): Promise<unknown> {
    let answer: string | undefined;
    try {
      answer = await post(transport, current.port, path, body, signal);
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new SessionGone('refused', { cause: error });
    }
    if (answer === undefined) throw new SessionGone('nobody answers');
    const opened = await open('reply', current.keys.toClient, answer);
    if (opened.header.session !== current.id || opened.header.req !== (await requestHash(body))) {
      throw new SealError('the reply belongs to another request');
    }
    const envelope = replyEnvelope.parse(opened.value);
    if (!envelope.ok) throw new ProblemError(envelope.problem);
    return envelope.reply;
  }

  /** Every message is safe to repeat (ids are chosen by the client), so a lost session costs one more round. */
  async function inSession<T>(work: (current: Session) => Promise<T>): Promise<T> {
    const first = await session();
    try {
      return await work(first);
    } catch (error) {
      if (!(error instanceof SessionGone || error instanceof SealError)) throw error;
      opening = undefined;
    }
    const second = await session();
    try {
      return await work(second);
    } catch (error) {
      if (error instanceof SessionGone || error instanceof SealError) {
        opening = undefined;
        throw new ProblemError({ code: 'service-foreign', params: { port: second.port } }, { cause: error });
      }
      throw error;
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
      const reply = await exchange(current, '/message', body, signal);
      return routes[route].reply.parse(reply) as RouteReply<R>; // the reply schema of this very route
    });
  }

  async function sendPiece(request: UploadRequest, offset: number, signal?: AbortSignal): Promise<number> {
    const content = await request.read(offset, Math.min(pieceBytes, request.size - offset));
    const last = offset + content.length >= request.size;
    const reply = await inSession(async (current) => {
      current.count += 1;
      const head = { session: current.id, upload: request.uploadId, count: current.count, offset, last };
      return exchange(current, '/piece', await sealPiece(current.keys.files, head, content), signal);
    });
    return z.strictObject({ offset: z.int().min(0) }).parse(reply).offset;
  }

  async function upload(request: UploadRequest, signal?: AbortSignal): Promise<StoredFile> {
    const { uploadId, name, size, documentType } = request;
    let { offset } = await call('attachments.begin', { uploadId, name, size, documentType }, signal);
    // One unacknowledged piece at a time; the companion says where the next one starts.
    while (offset < size) {
      signal?.throwIfAborted();
      offset = await sendPiece(request, offset, signal);
      request.onProgress?.(offset);
    }
    return call('attachments.finish', { uploadId, sha256: request.sha256 }, signal);
  }

  return {
    call,
    upload,
    forget() {
      opening = undefined;
    },
    watch: (since, signal) => call('submissions.watch', { since, waitMs: 20_000 }, signal),
  };
}
