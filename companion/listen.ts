/**
 * Opens the companion's port on loopback. Slow headers and slow bodies are cut off: nobody here is far away. What the
 * HTTP parser or the adapter would refuse in words of their own (absent or impossible Host, HTTP/1.0, absolute
 * addresses, `Expect`, broken syntax, time-outs) gets the one fixed refusal too (proved in listen.test.ts).
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { refusalBytes, refusalHeaders, refusalStatus, refusalText, refuse } from './guards/refusal.ts';

export interface Listening {
  readonly port: number;
  /** Ends when the last open request is answered, at the latest after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
}

export interface ListenOptions {
  /** From the first byte to the end of the headers. */
  readonly headersTimeoutMs?: number;
  /** From the first byte to the end of the body; a long poll's answer may take longer. */
  readonly requestTimeoutMs?: number;
  /** How often the two are looked at: a slow request may live that much longer. */
  readonly checkEveryMs?: number;
  /** Told of refusals that never reached the app, by cause and without content. */
  readonly onRefusal?: (cause: string) => void;
}

function listenOn(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      server.off('listening', opened);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    };
    const opened = (): void => {
      server.off('error', failed);
      resolve(true);
    };
    server.once('error', failed);
    server.once('listening', opened);
    server.listen({ host: '127.0.0.1', port, exclusive: true });
  });
}

/** The shape of every request of ours; what differs never comes as far as the guards. */
function strangeShape(incoming: IncomingMessage): string | undefined {
  if (incoming.httpVersion !== '1.1') return 'http-version';
  if (incoming.headersDistinct.host?.length !== 1) return 'host';
  if (incoming.method !== 'POST') return 'method';
  return incoming.url?.startsWith('/') === true ? undefined : 'path';
}

function createGuardedServer(app: Hono, options: ListenOptions): Server {
  const onRefusal = options.onRefusal ?? (() => {});
  const toApp = getRequestListener(app.fetch, {
    hostname: '127.0.0.1',
    errorHandler: () => {
      onRefusal('request');
      return refuse();
    },
  });
  /** The answer a connection is busy with: a second, broken request behind it must not write into it. */
  const answering = new WeakMap<Duplex, ServerResponse>();

  const refuseRequest = (cause: string, outgoing: ServerResponse): void => {
    onRefusal(cause);
    outgoing.writeHead(refusalStatus, refusalHeaders).end(refusalText);
  };
  const refuseSocket = (cause: string, socket: Duplex): void => {
    onRefusal(cause);
    const open = answering.get(socket);
    if (!socket.writable || (open?.headersSent === true && !open.writableFinished)) socket.destroy();
    else socket.end(refusalBytes(new Date()), () => socket.destroy());
  };

  const server = createServer(
    {
      headersTimeout: options.headersTimeoutMs ?? 5000,
      requestTimeout: options.requestTimeoutMs ?? 30_000,
      connectionsCheckingInterval: options.checkEveryMs ?? 1000,
      keepAliveTimeout: 30_000,
      maxHeaderSize: 16 * 1024,
      // An absent Host is refused like any other wrong one, not in Node's words.
      requireHostHeader: false,
    },
    (incoming, outgoing) => {
      answering.set(incoming.socket, outgoing);
      const strange = strangeShape(incoming);
      if (strange === undefined) void toApp(incoming, outgoing);
      else refuseRequest(strange, outgoing);
    },
  );
  server.on('checkContinue', (_incoming, outgoing) => refuseRequest('expect', outgoing));
  server.on('checkExpectation', (_incoming, outgoing) => refuseRequest('expect', outgoing));
  server.on('connect', (_incoming, socket) => refuseSocket('method', socket));
  server.on('clientError', (error: NodeJS.ErrnoException, socket) =>
    refuseSocket(error.code ?? 'syntax', socket),
  );
  server.maxConnections = 64;
  return server;
}

/** @param ports tried in this order; the first free one is taken. @returns undefined when none is free. */
export async function listen(
  app: Hono,
  ports: readonly number[],
  options: ListenOptions = {},
): Promise<Listening | undefined> {
  const server = createGuardedServer(app, options);
  for (const port of ports) {
    if (!(await listenOn(server, port))) continue;
    return {
      port: (server.address() as AddressInfo).port, // a TCP server's address is one
      stop: (graceMs = 2000) =>
        new Promise((resolve) => {
          const cut = setTimeout(() => server.closeAllConnections(), graceMs);
          server.close(() => {
            clearTimeout(cut);
            resolve();
          });
          server.closeIdleConnections();
        }),
    };
  }
  return undefined;
}
