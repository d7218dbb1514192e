/** A case system nobody has seen: made-up class names, words no dictionary knows. What it shows is up to the test. */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';

export interface UnknownSite {
  readonly url: string;
  /** What follows stands on the page from the next load on. */
  show(body: string): void;
  stop(): Promise<void>;
}

/** Counts every event the page hears, as early as a page can listen, and whether anything of it was started. */
const ears = `<script>
  window.heard = [];
  for (const name of ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu', 'keydown', 'keyup', 'keypress', 'mousemove', 'pointermove'])
    window.addEventListener(name, (event) => window.heard.push(event.type), true);
  window.started = 0;
</script>`;

/** @param pictures PNG files by path */
export function startUnknownSite(
  name = 'neznamy.localhost',
  pictures: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {},
): Promise<UnknownSite> {
  let shown = '';
  const app = new Hono();
  app.get('/*', (c) => {
    const picture = pictures[c.req.path];
    if (picture !== undefined) return c.body(picture, 200, { 'content-type': 'image/png' });
    return c.html(
      `<!doctype html><html lang="cs"><head><title>Záznam</title>${ears}</head><body>${shown}</body></html>`,
    );
  });
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve({
        url: `http://${name}:${port}`,
        show(body) {
          shown = body;
        },
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
