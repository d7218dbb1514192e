/** What every sandbox's pages for people need: a strict policy, their style and their script. */
import { readFileSync } from 'node:fs';
import type { Env, Hono } from 'hono';

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Call it before the routes are added, so that the headers stand on every answer. */
export function servePage<E extends Env>(app: Hono<E>): void {
  app.use('*', async (c, next) => {
    await next();
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('content-security-policy', policy);
  });
  app.get('/page.css', (c) =>
    c.body(readAsset('page.css'), 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/page.js', (c) =>
    c.body(readAsset('page.js'), 200, { 'content-type': 'text/javascript; charset=utf-8' }),
  );
}

/** Read when asked for: a service that is only filing never pays for the page. */
function readAsset(name: 'page.css' | 'page.js'): string {
  return readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
}
