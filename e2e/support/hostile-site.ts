/**
 * A site with a grant that turns on us: a real case page of the practice case system under another name, without a
 * login, in several dresses. What its scripts do is up to the test: it runs them in the page's own world.
 */
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { createCaseSystem, sessionCookie, user } from '../case-system/app.ts';

/** The strictest page there can be: nothing of it may load or be framed, and no script may write markup. */
const strictPolicy =
  "default-src 'none'; frame-src 'none'; style-src 'none'; script-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

export interface HostileSite {
  /** `http://zly.localhost:PORT`. */
  readonly url: string;
  /** The same server by its number: a loopback page nobody granted. */
  readonly loopbackUrl: string;
  stop(): Promise<void>;
}

async function signIn(system: Hono): Promise<string> {
  const answer = await system.request('/prihlaseni', {
    method: 'POST',
    body: new URLSearchParams({ uzivatel: user.name, heslo: user.password }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined || !cookie.startsWith(sessionCookie)) throw new Error('the site let nobody in');
  return cookie;
}

const html = { 'Content-Type': 'text/html; charset=utf-8' };

/**
 *   /spis/<id>                      the case page as it is
 *   /prisny/spis/<id>               under the strictest content security policy
 *   /ramy?strana=<address>          a frameset around a page
 *   /ram?strana=<address>           an ordinary page that frames any address
 *   /prototypy/spis/<id>            its elements carry the names of object prototypes
 */
export async function startHostileSite(name = 'zly.localhost'): Promise<HostileSite> {
  const system = createCaseSystem({ isOwnHost: () => true });
  const cookie = await signIn(system);
  const app = new Hono();
  const inner = (path: string): Promise<Response> =>
    Promise.resolve(system.request(path, { headers: { cookie } }));

  app.get('/prisny/*', async (c) => {
    const page = await inner(c.req.path.slice('/prisny'.length));
    return new Response(page.body, { headers: { ...html, 'Content-Security-Policy': strictPolicy } });
  });
  app.get('/prototypy/*', async (c) => {
    const page = await (await inner(c.req.path.slice('/prototypy'.length))).text();
    const traps = [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      'body',
      'documentElement',
      'head',
    ];
    const elements = traps
      .map(
        (trap) =>
          `<form name="${trap}" id="${trap}"><input name="${trap}" id="${trap}" value="${trap}"><img name="${trap}" alt=""></form>
           <table><tr><th>${trap}</th><td>__proto__</td></tr></table><dl><dt>${trap}</dt><dd>${trap}</dd></dl>`,
      )
      .join('');
    return new Response(page.replace('</body>', `${elements}</body>`), { headers: html });
  });
  app.get('/ramy', (c) =>
    c.html(
      `<!doctype html><html lang="cs"><head><title>142 EX 81/25</title></head><frameset cols="100%"><frame src="${c.req.query('strana') ?? ''}"></frameset></html>`,
    ),
  );
  app.get('/ram', (c) =>
    c.html(
      `<!doctype html><html lang="cs"><title>Rám</title><body><iframe src="${c.req.query('strana') ?? ''}" width="420" height="700"></iframe></body></html>`,
    ),
  );
  app.all('*', (c) => inner(c.req.path));

  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) => {
      resolve({
        url: `http://${name}:${port}`,
        loopbackUrl: `http://127.0.0.1:${port}`,
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
