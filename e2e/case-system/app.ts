/**
 * The routes of the case system, without a port.
 *
 *   /prihlaseni  /odhlaseni  /assets/…  /test/expire          without a session
 *   /spisy  /spis/<id>  /spis/<id>/dokument/<n>[/nahled]  /spis/<id>/{tisk,protokol,export.csv}
 *   /posta  /nastaveni  /napoveda  /moduly/<name>
 */
import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { cases, findCase } from './cases.ts';
import { createDocumentStore, type DocumentStore } from './documents/document-store.ts';
import { casePage } from './pages/case-page.ts';
import { listPage } from './pages/list-page.ts';
import { type LoginNotice, loginPage } from './pages/login-page.ts';
import { helpPage, mailPage, modulePage, notFoundPage, settingsPage } from './pages/other-pages.ts';
import { exportCsv, printPage, protocolPage } from './pages/print-pages.ts';

export const sessionCookie = 'exis_relace';
export const user = { name: 'novakova', password: 'heslo' } as const;

export interface CaseSystemOptions {
  /** True for a Host header the system answers to. */
  readonly isOwnHost: (host: string) => boolean;
  /** Told `METHOD /path?query` of every request, before it is answered or refused. */
  readonly onRequest?: (line: string) => void;
  readonly store?: DocumentStore;
  /** Makes a session id; must be unguessable outside of tests. */
  readonly newSessionId?: () => string;
}

const assets = new Map(
  [
    ['exis.css', 'text/css; charset=utf-8'],
    ['exis.js', 'text/javascript; charset=utf-8'],
  ].map(([name = '', mediaType = '']) => [
    name,
    { mediaType, text: readFileSync(new URL(`./assets/${name}`, import.meta.url), 'utf8') },
  ]),
);

/** A path of this site, or `/spisy`: the login must not send anybody elsewhere. */
export function localPath(path: string | undefined): string {
  return path !== undefined && /^\/(?![/\\])[^\\\s]*$/.test(path) ? path : '/spisy';
}

/** Content-Disposition with a Czech name (RFC 6266, RFC 8187). */
export function disposition(kind: 'attachment' | 'inline', name: string): string {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename*=UTF-8''${encoded}`;
}

export function createCaseSystem(options: CaseSystemOptions): Hono {
  const sessions = new Set<string>();
  const store = options.store ?? createDocumentStore();
  const newSessionId = options.newSessionId ?? (() => crypto.randomUUID());
  const app = new Hono();

  app.use(async (c, next) => {
    const { pathname, search, host } = new URL(c.req.url);
    options.onRequest?.(`${c.req.method} ${pathname}${search}`);
    if (!options.isOwnHost(c.req.header('host') ?? host)) return c.text('Misdirected Request', 421);
    await next();
    c.header('Cache-Control', 'no-store');
    c.header('X-Content-Type-Options', 'nosniff');
    return undefined;
  });

  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'));
    return asset === undefined ? c.notFound() : c.body(asset.text, 200, { 'Content-Type': asset.mediaType });
  });
  app.post('/test/expire', (c) => {
    sessions.clear();
    return c.body(null, 204);
  });
  app.get('/prihlaseni', (c) => {
    const reason = c.req.query('duvod');
    const notice: LoginNotice =
      reason === 'relace' ? 'session-expired' : reason === 'odhlaseni' ? 'logged-out' : 'none';
    return c.html(loginPage(notice, localPath(c.req.query('zpet'))));
  });
  app.post('/prihlaseni', async (c) => {
    const form = await c.req.parseBody();
    const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const returnTo = localPath(text('zpet'));
    if (text('uzivatel') !== user.name || text('heslo') !== user.password) {
      return c.html(loginPage('wrong-password', returnTo, text('uzivatel')), 401);
    }
    const id = newSessionId();
    sessions.add(id);
    setCookie(c, sessionCookie, id, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return c.redirect(returnTo, 303);
  });

  app.use(async (c, next) => {
    const id = getCookie(c, sessionCookie);
    if (id !== undefined && sessions.has(id)) return next();
    const { pathname, search } = new URL(c.req.url);
    const query = new URLSearchParams({ zpet: c.req.method === 'GET' ? pathname + search : '/spisy' });
    if (id !== undefined) query.set('duvod', 'relace');
    return c.redirect(`/prihlaseni?${query}`, 302);
  });

  app.post('/odhlaseni', (c) => {
    sessions.delete(getCookie(c, sessionCookie) ?? '');
    setCookie(c, sessionCookie, '', { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 0 });
    return c.redirect('/prihlaseni?duvod=odhlaseni', 303);
  });
  app.get('/', (c) => c.redirect('/spisy', 302));
  app.get('/spisy', (c) => {
    const { hledat: search = '', stav: state = '', referent: referee = '' } = c.req.query();
    return c.html(listPage(cases, { search, state, referee }));
  });
  app.get('/spisy/export.csv', () => csv(exportCsv(cases), 'Seznam spisů.csv'));
  app.get('/posta', (c) => c.html(mailPage()));
  app.get('/nastaveni', (c) => c.html(settingsPage()));
  app.get('/napoveda', (c) => c.html(helpPage()));
  app.get('/moduly/:name', (c) => c.html(modulePage(c.req.param('name'))));

  app.get('/spis/:id', async (c) => {
    const found = findCase(c.req.param('id'));
    return found === undefined ? c.notFound() : c.html(await casePage(found, store));
  });
  app.get('/spis/:id/tisk', (c) => {
    const found = findCase(c.req.param('id'));
    return found === undefined ? c.notFound() : c.html(printPage(found));
  });
  app.get('/spis/:id/protokol', (c) => {
    const found = findCase(c.req.param('id'));
    return found === undefined ? c.notFound() : c.html(protocolPage(found));
  });
  app.get('/spis/:id/export.csv', (c) => {
    const found = findCase(c.req.param('id'));
    return found === undefined
      ? c.notFound()
      : csv(exportCsv([found]), `Spis ${found.fileMark.replace('/', '-')}.csv`);
  });
  app.get('/spis/:id/dokument/:n/:view?', async (c) => {
    const found = findCase(c.req.param('id'));
    const file = found?.files.find(({ n }) => String(n) === c.req.param('n'));
    const view = c.req.param('view');
    if (found === undefined || file === undefined || (view !== undefined && view !== 'nahled'))
      return c.notFound();
    const stored = await store.read(found, file);
    if (stored === null) return c.redirect('/prihlaseni?duvod=relace', 302);
    const bytes = view === undefined ? stored.bytes : stored.thumbnail;
    if (bytes === undefined) return c.notFound();
    // `?zobrazit`: shown in the browser instead of handed out, as a button of many case systems does.
    const isShown = stored.thumbnail !== undefined || c.req.query('zobrazit') !== undefined;
    return c.body(bytes, 200, {
      'Content-Type': stored.mediaType,
      'Content-Length': String(bytes.length),
      'Content-Disposition': disposition(isShown ? 'inline' : 'attachment', file.name),
    });
  });
  app.notFound((c) => c.html(notFoundPage(), 404));
  return app;
}

function csv(text: string, name: string): Response {
  return new Response(text, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': disposition('attachment', name),
    },
  });
}
