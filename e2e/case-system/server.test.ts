import { request } from 'node:http';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseSystem, localPath } from './app.ts';
import { caseIds, cases, findCase } from './cases.ts';
import { createDocumentStore } from './documents/document-store.ts';
import { type CaseSystem, startCaseSystem } from './server.ts';

const store = createDocumentStore();
const lines: string[] = [];
const app = createCaseSystem({
  isOwnHost: (host) => host === 'spis.localhost',
  onRequest: (line) => lines.push(line),
  store,
  newSessionId: () => 'test-session',
});
const cookie = 'exis_relace=test-session';

function get(path: string, headers: Record<string, string> = { cookie }) {
  return app.request(`http://spis.localhost${path}`, { headers });
}

function logIn(fields: Record<string, string>) {
  return app.request('http://spis.localhost/prihlaseni', {
    method: 'POST',
    body: new URLSearchParams(fields),
  });
}

async function page(path: string): Promise<Document> {
  const response = await get(path);
  expect(response.status).toBe(200);
  return new JSDOM(await response.text()).window.document;
}

beforeAll(async () => {
  await logIn({ uzivatel: 'novakova', heslo: 'heslo' });
});

describe('login', () => {
  it('sets a session cookie scripts cannot read and returns to the page asked for', async () => {
    const response = await logIn({ uzivatel: 'novakova', heslo: 'heslo', zpet: '/spis/podil' });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/spis/podil');
    expect(response.headers.get('set-cookie')).toMatch(/^exis_relace=test-session;.*HttpOnly; SameSite=Lax$/);
  });

  it.each([
    ['a wrong password', { uzivatel: 'novakova', heslo: 'Heslo' }],
    ['an empty password', { uzivatel: 'novakova', heslo: '' }],
    ['an unknown user', { uzivatel: 'svoboda', heslo: 'heslo' }],
    ['no fields', {}],
  ])('says that %s fails', async (_name, fields) => {
    const response = await logIn(fields);
    expect(response.status).toBe(401);
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(await response.text()).toContain('Přihlášení se nezdařilo');
  });

  it.each([
    ['/spisy', '/spisy'],
    ['/spis/byt-zajeci?x=1', '/spis/byt-zajeci?x=1'],
    ['//evil.example', '/spisy'],
    ['/\\evil.example', '/spisy'],
    ['https://evil.example', '/spisy'],
    ['', '/spisy'],
    [undefined, '/spisy'],
  ])('after login returns from %s to %s', (asked, expected) => {
    expect(localPath(asked)).toBe(expected);
  });

  it.each([
    '/',
    '/spisy',
    '/posta',
    '/nastaveni',
    '/spis/byt-zajeci',
    '/spis/byt-zajeci/dokument/1',
    '/spis/x/dokument/4/nahled',
  ])('sends %s to the login page without a session', async (path) => {
    const response = await get(path, {});
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toMatch(/^\/prihlaseni\?zpet=/);
    expect((await get(path, { cookie: 'exis_relace=guessed' })).headers.get('location')).toContain(
      'duvod=relace',
    );
  });

  it('forgets a session at logout and all of them at the expiry switch', async () => {
    let id = 0;
    const own = createCaseSystem({ isOwnHost: () => true, store, newSessionId: () => `s${++id}` });
    const form = () => ({
      method: 'POST',
      body: new URLSearchParams({ uzivatel: 'novakova', heslo: 'heslo' }),
    });
    await own.request('/prihlaseni', form());
    await own.request('/prihlaseni', form());
    const status = async (session: string) =>
      (await own.request('/spisy', { headers: { cookie: `exis_relace=${session}` } })).status;
    expect(await status('s1')).toBe(200);
    await own.request('/odhlaseni', { method: 'POST', headers: { cookie: 'exis_relace=s1' } });
    expect([await status('s1'), await status('s2')]).toEqual([302, 200]);
    expect((await own.request('/test/expire', { method: 'POST' })).status).toBe(204);
    expect(await status('s2')).toBe(302);
  });
});

describe('host', () => {
  let system: CaseSystem;
  beforeAll(async () => {
    system = await startCaseSystem();
  });
  afterAll(() => system.stop());

  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      request(
        { host: '127.0.0.1', port: system.port, path: '/prihlaseni', headers: { Host: host } },
        (response) => {
          response.resume();
          resolve(response.statusCode);
        },
      )
        .on('error', reject)
        .end();
    });

  it('answers to its own name with and without port', async () => {
    expect(system.url).toBe(`http://spis.localhost:${system.port}`);
    expect(await statusFor(`spis.localhost:${system.port}`)).toBe(200);
    expect(await statusFor('spis.localhost')).toBe(200);
    expect(system.requests).toContain('GET /prihlaseni');
  });

  it.each([
    ['the loopback address', (port: number) => `127.0.0.1:${port}`],
    ['plain localhost', (port: number) => `localhost:${port}`],
    ['another port', () => 'spis.localhost:1'],
    ['a name that only begins alike', (port: number) => `spis.localhost.evil.example:${port}`],
    ['a name that only ends alike', (port: number) => `xspis.localhost:${port}`],
  ])('refuses %s', async (_name, host) => {
    expect(await statusFor(host(system.port))).toBe(421);
  });
});

describe('pages', () => {
  it('lists every case with its file mark and finds by name without diacritics', async () => {
    const list = await page('/spisy');
    for (const { id, fileMark } of cases) {
      expect(list.querySelector(`a[href="/spis/${id}"]`)?.textContent).toBe(fileMark);
    }
    const found = await page('/spisy?hledat=VRABLIK');
    expect([...found.querySelectorAll('.znacka')].map((cell) => cell.textContent)).toEqual(['142 EX 81/25']);
    expect((await page('/spisy?stav=doručování')).querySelectorAll('#seznam-spisu tbody tr')).toHaveLength(2);
    expect((await page('/spisy?hledat=zzz')).body.textContent).toContain('Žádný spis neodpovídá zadání.');
  });

  it.each([...caseIds])('renders %s with all five panels and one heading', async (id) => {
    const document = await page(`/spis/${id}`);
    const officeCase = findCase(id);
    expect(document.querySelector('h1')?.textContent).toBe(officeCase?.fileMark);
    const panels = [...document.querySelectorAll('[role=tabpanel]')];
    expect(panels.map((panel) => panel.hasAttribute('hidden'))).toEqual([false, true, true, true, true]);
    expect(document.querySelectorAll('.dokumenty tbody tr')).toHaveLength(officeCase?.files.length ?? -1);
    for (const control of document.querySelectorAll('label[for]')) {
      expect(document.getElementById(control.getAttribute('for') ?? '')).not.toBeNull();
    }
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('prints amounts and moments the Czech way', async () => {
    const document = await page('/spis/byt-zajeci');
    const value = (id: string) => document.querySelector(`#${id}`)?.getAttribute('value');
    expect(value('vyhl1-nejnizsi')).toBe('2 400 000,00 Kč');
    expect(value('vyhl1-od')).toBe('12. 3. 2027 10:00');
    expect(document.querySelector('#panel-drazba .hodnota')?.textContent).toBe('500\u00a0000,00\u00a0Kč');
  });

  it('names other cases and earlier terms as an office does', async () => {
    expect((await page('/spis/byt-zajeci')).querySelector('.soubeh')?.textContent).toContain(
      '137 EX 2210/19',
    );
    expect((await page('/spis/bez-terminu')).querySelector('#panel-drazba .seznam')?.textContent).toContain(
      'odročeno',
    );
  });

  it('prints what is special about the special cases', async () => {
    const text = async (id: string) => (await page(`/spis/${id}`)).body.textContent ?? '';
    expect(await text('neverejny')).toContain('Spis: neveřejný – omezený přístup');
    expect(await text('bez-jistoty')).toContain('nevyžaduje se');
    expect((await page('/spis/bez-terminu')).querySelector('#vyhl1-od')?.getAttribute('value')).toBe(
      'termín dosud neurčen',
    );
    expect((await page('/spis/halere')).querySelector('#vyhl1-nejnizsi')?.getAttribute('value')).toBe(
      '45 600,50 Kč',
    );
    expect((await page('/spis/dve-polozky')).querySelector('#vyhl2-od')?.getAttribute('value')).toBe(
      '20. 4. 2027 10:00',
    );
  });

  it('shows markup in values as text', async () => {
    const document = await page('/spis/znacky');
    expect(document.querySelector('#panel-predmet dd')?.textContent).toBe(
      '<b>Byt</b> & "pozemek" <script>alert(1)</script>',
    );
    expect(document.querySelectorAll('main script, main i, img[src="x"]')).toHaveLength(0);
  });

  it.each([
    '/posta',
    '/nastaveni',
    '/napoveda',
    '/moduly/lustrace',
    '/spis/podil/tisk',
    '/spis/podil/protokol',
  ])('renders %s', async (path) => {
    expect((await page(path)).querySelector('h1')).not.toBeNull();
  });

  it.each([
    '/spis/nic',
    '/spis/__proto__',
    '/spis/podil/dokument/99',
    '/spis/podil/dokument/1/nahled',
    '/jinam',
  ])('answers 404 for %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('tells each request in order', () => {
    expect(lines[0]).toBe('POST /prihlaseni');
    expect(lines).toContain('GET /spisy?hledat=VRABLIK');
  });
});
