/**
 * The companion's HTTP face: five POST paths, guards before routing in a fixed order (exact Host, method, path and
 * content type, origin, size), then the seal. Every refusal before the seal holds is the same response, byte for byte,
 * whatever its cause. No CORS headers ever. Proved in app.test.ts, a table of accept and deny.
 */
import { Hono } from 'hono';
import { type Bytes, fromUtf8 } from '../shared/channel/bytes.ts';
import { maxPieceFrameBytes } from '../shared/channel/piece.ts';
import type { ChannelServer } from './channel/channel-server.ts';
import type { PairingWindow } from './channel/pairing-window.ts';
import { type BodyBuffers, createBodyBuffers } from './guards/body-buffers.ts';
import { isOwnHost } from './guards/host.ts';
import { isPossibleOrigin } from './guards/origin.ts';
import { readBody } from './guards/read-body.ts';
import { refuse } from './guards/refusal.ts';

const maxMessageBytes = 1024 * 1024;
const maxHandshakeBytes = 4096;
/** One piece of an upload is under way at a time; two uploads beside each other are rare. */
const pieceBuffers = 2;

interface Endpoint {
  readonly contentType: string;
  readonly maxBytes: number;
  readonly answer: (body: Bytes, origin: string | null) => Promise<string>;
  /** The body stands in one of these until it is answered. */
  readonly buffers?: BodyBuffers;
}

export function createApp(parts: {
  /** The port this request came in by; known once the server listens. */
  readonly port: () => number;
  readonly channel: ChannelServer;
  readonly pairing: PairingWindow;
  /** Told of every refusal, with its cause's name and no content. */
  readonly onRefusal: (cause: string) => void;
}): Hono {
  const jose = 'application/jose';
  const endpoints = new Map<string, Endpoint>([
    [
      '/hello',
      {
        contentType: jose,
        maxBytes: maxHandshakeBytes,
        answer: (b, o) => parts.channel.hello(fromUtf8(b), o),
      },
    ],
    [
      '/message',
      {
        contentType: jose,
        maxBytes: maxMessageBytes,
        answer: (b, o) => parts.channel.message(fromUtf8(b), o),
      },
    ],
    [
      '/piece',
      {
        contentType: 'application/octet-stream',
        maxBytes: maxPieceFrameBytes,
        answer: parts.channel.piece,
        buffers: createBodyBuffers(maxPieceFrameBytes, pieceBuffers),
      },
    ],
    [
      '/pair',
      {
        contentType: jose,
        maxBytes: maxHandshakeBytes,
        answer: (b, o) => parts.pairing.request(fromUtf8(b), o),
      },
    ],
    [
      '/pair/confirm',
      {
        contentType: jose,
        maxBytes: maxHandshakeBytes,
        answer: (b, o) => parts.pairing.confirm(fromUtf8(b), o),
      },
    ],
  ]);

  async function serve(request: Request): Promise<Response> {
    const refused = (cause: string): Response => {
      parts.onRefusal(cause);
      return refuse();
    };
    const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
    if (!isOwnHost(header('host'), parts.port())) return refused('host');
    if (request.method !== 'POST') return refused('method');
    const url = new URL(request.url);
    const endpoint = url.search === '' ? endpoints.get(url.pathname) : undefined;
    if (endpoint === undefined) return refused('path');
    if (header('content-type') !== endpoint.contentType) return refused('content-type');
    const origin = header('origin');
    if (!isPossibleOrigin(origin)) return refused('origin');
    const buffer = endpoint.buffers?.borrow();
    try {
      const body = await readBody(request, endpoint.maxBytes, buffer);
      if (body === undefined) return refused('size');
      const answer = await endpoint.answer(body, origin ?? null);
      return new Response(answer, { headers: { 'content-type': jose, 'cache-control': 'no-store' } });
    } catch (error) {
      return refused(error instanceof Error ? error.name : 'unknown');
    } finally {
      if (buffer !== undefined) endpoint.buffers?.giveBack(buffer);
    }
  }

  const app = new Hono();
  app.all('*', (context) => serve(context.req.raw));
  return app;
}
