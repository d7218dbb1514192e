/** Opens the companion's port on loopback. Slow headers and slow bodies are cut off: nobody here is far away. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';

export interface Listening {
  readonly port: number;
  /** Ends when the last open request is answered, at the latest after `graceMs`. */
  stop(graceMs?: number): Promise<void>;
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

/** @param ports tried in this order; the first free one is taken. @returns undefined when none is free. */
export async function listen(app: Hono, ports: readonly number[]): Promise<Listening | undefined> {
  const server = createServer(
    { headersTimeout: 5000, requestTimeout: 30_000, keepAliveTimeout: 30_000, maxHeaderSize: 16 * 1024 },
    getRequestListener(app.fetch, { hostname: '127.0.0.1' }),
  );
  server.maxConnections = 64;
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
