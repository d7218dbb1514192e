/** Listening is apart from building, so that a sandbox can be tested without a port. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer, type ServerType } from '@hono/node-server';
import type { Hono } from 'hono';
import type { ShellEnv } from './shell.ts';

export interface RunningSandbox {
  /** `http://127.0.0.1:PORT`, no slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Ends open connections too. */
  readonly stop: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1 only; port 0 takes a free one. Rejects when the port is taken.
 *
 * A web page that points its own name at 127.0.0.1 must not read practice data: any other `Host` is refused.
 * Test: "refuses a host that is not its own".
 */
export async function serveSandbox(
  app: Pick<Hono<ShellEnv>, 'fetch'>,
  options: { port: number },
): Promise<RunningSandbox> {
  let port = options.port;
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const host = request.headers.get('host');
      if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) {
        return new Response('Misdirected Request', { status: 421 });
      }
      return app.fetch(request, env);
    },
  });
  port = await listen(server, options.port);
  return { url: `http://127.0.0.1:${port}`, port, stop: () => close(server) };
}

function listen(server: ServerType, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port); // a TCP server's address is never text
    });
  });
}

function close(server: ServerType): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    if ('closeAllConnections' in server) server.closeAllConnections();
  });
}
