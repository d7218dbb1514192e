import { request } from 'node:http';
import { JSDOM } from 'jsdom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaseSystem, disposition, localPath } from './app.ts';
import { caseIds, cases, findCase } from './cases.ts';
import { createDocumentStore } from './documents/document-store.ts';
import { withoutDiacritics } from './documents/letter.ts';
import { crowns, czechMoment, fileSize } from './print.ts';
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

describe('documents', () => {
  const files = cases.flatMap((officeCase) => officeCase.files.map((file) => ({ officeCase, file })));
  const whole = files.filter(({ file }) => !['login-page', 'broken-pdf'].includes(file.content.type));

  it.each(whole.map(({ officeCase, file }) => [`${officeCase.id}/${file.n}`, officeCase, file] as const))(
    'serves %s whole, with its Czech name',
    async (_name, officeCase, file) => {
      const response = await get(`/spis/${officeCase.id}/dokument/${file.n}`);
      const bytes = Buffer.from(await response.arrayBuffer());
      const isPhoto = file.content.type === 'photo';
      expect(response.headers.get('content-type')).toBe(isPhoto ? 'image/png' : 'application/pdf');
      expect(response.headers.get('content-disposition')).toBe(
        disposition(isPhoto ? 'inline' : 'attachment', file.name),
      );
      if (isPhoto) {
        expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
        expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 800]);
        expect(bytes.subarray(-8, -4).toString('latin1')).toBe('IEND');
      } else {
        expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
        expect(bytes.subarray(-8).toString('latin1')).toContain('%%EOF');
      }
    },
    20_000,
  );

  it('writes number and amounts of the page into the vyhláška, also without fonts', async () => {
    const officeCase = findCase('byt-zajeci');
    const file = officeCase?.files[0];
    if (officeCase === undefined || file === undefined) throw new Error('case is missing');
    const { PDF } = await import('@libpdf/core');
    for (const reader of [store, createDocumentStore(null)]) {
      const stored = await reader.read(officeCase, file);
      if (stored === null) throw new Error('document is missing');
      const pdf = await PDF.load(stored.bytes, { lenient: false });
      const text = pdf
        .getPages()
        .map((each) => each.extractText().text)
        .join('\n');
      expect(pdf.getPageCount()).toBeGreaterThan(1);
      for (const fact of [
        '142 EX 81/25-27',
        '2 400 000,00',
        '3 600 000,00',
        '500 000,00',
        '19-2000145399/0800',
        '12. 3. 2027',
      ]) {
        expect(text).toContain(fact);
      }
    }
  });

  it('leads one link to the login page and cuts one PDF off', async () => {
    const link = await get('/spis/vadne-dokumenty/dokument/1');
    expect([link.status, link.headers.get('location')]).toEqual([302, '/prihlaseni?duvod=relace']);
    const broken = Buffer.from(await (await get('/spis/vadne-dokumenty/dokument/2')).arrayBuffer()).toString(
      'latin1',
    );
    expect(broken.startsWith('%PDF-')).toBe(true);
    expect(broken).not.toContain('%%EOF');
  });

  it('serves a small picture for the table', async () => {
    const bytes = Buffer.from(await (await get('/spis/vozidlo/dokument/2/nahled')).arrayBuffer());
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([150, 100]);
  });
});

describe('data', () => {
  const weightedSum = (digits: string, weights: readonly number[]) =>
    [...digits].reduce((sum, digit, index) => sum + Number(digit) * (weights[index] ?? 0), 0);

  it('has IČO with a valid check digit', () => {
    for (const { companyId } of cases.flatMap(({ parties }) => parties)) {
      if (companyId === undefined) continue;
      expect(companyId).toMatch(/^\d{8}$/);
      expect((11 - (weightedSum(companyId.slice(0, 7), [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10).toBe(
        Number(companyId[7]),
      );
    }
  });

  it('has accounts whose prefix and number divide by eleven', () => {
    for (const { deposit } of cases.flatMap(({ auctions }) => auctions)) {
      if (deposit === null) continue;
      const [number = '', prefix = ''] = (deposit.account.split('/')[0] ?? '').split('-').reverse();
      const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
      for (const part of [number, prefix]) expect(weightedSum(part.padStart(10, '0'), weights) % 11).toBe(0);
    }
  });

  it('has reference numbers that begin with their file mark, terms that end after they start', () => {
    for (const { fileMark, auctions, notice, files } of cases) {
      for (const { referenceNumber, startsAt, endsAt } of auctions) {
        expect(referenceNumber.startsWith(`${fileMark}-`)).toBe(true);
        if (startsAt !== null && endsAt !== null)
          expect(Date.parse(endsAt)).toBeGreaterThan(Date.parse(startsAt));
      }
      if (notice !== undefined) expect(notice.referenceNumber.startsWith(`${fileMark}-`)).toBe(true);
      expect(new Set(files.map(({ n }) => n)).size).toBe(files.length);
    }
  });

  it('states every moment with the offset Prague has on that day', () => {
    const prague = new Intl.DateTimeFormat('cs', {
      timeZone: 'Europe/Prague',
      day: 'numeric',
      month: 'numeric',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
    });
    for (const moment of cases.flatMap(({ auctions }) =>
      auctions.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]),
    )) {
      if (moment !== null)
        expect(prague.format(new Date(moment)).replace(/\s/g, ' ')).toBe(czechMoment(moment));
    }
  });

  it('prints crowns, sizes and plain letters', () => {
    expect(crowns(45600.5)).toBe('45\u00a0600,50\u00a0Kč');
    expect(crowns(0)).toBe('0,00\u00a0Kč');
    expect([fileSize(10), fileSize(245812), fileSize(1503221)]).toEqual(['1 kB', '240 kB', '1,4 MB']);
    expect(withoutDiacritics('„Žluťoučký“ – kůň')).toBe('"Zlutoucky" - kun');
  });
});
