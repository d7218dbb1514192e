/** Starts the case system on 127.0.0.1. It answers to `spis.localhost` only, so that an extension's grant for it is a real one. */
import { serve } from '@hono/node-server';
import { createCaseSystem } from './app.ts';

export interface CaseSystem {
  /** `http://spis.localhost:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Every request so far as `METHOD /path?query`, in order. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/**
 * Listens on `port` (0 or absent: any free one). Rejects when the port is taken.
 *
 * @example
 * const system = await startCaseSystem();
 * await page.goto(`${system.url}/spis/byt-zajeci`);
 */
export function startCaseSystem({ port = 0 }: { readonly port?: number } = {}): Promise<CaseSystem> {
  const requests: string[] = [];
  let ownHosts: readonly string[] = [];
  const app = createCaseSystem({
    isOwnHost: (host) => ownHosts.includes(host),
    onRequest: (line) => requests.push(line),
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port }, (address) => {
      ownHosts = ['spis.localhost', `spis.localhost:${address.port}`];
      resolve({
        url: `http://spis.localhost:${address.port}`,
        port: address.port,
        requests,
        stop: () =>
          new Promise((stopped, failed) => {
            server.close((error) => (error ? failed(error) : stopped()));
            if ('closeAllConnections' in server) server.closeAllConnections();
          }),
      });
    });
    server.once('error', reject);
  });
}
