import { beforeEach, describe, expect, it } from 'vitest';
import { noticeTypes } from './board.ts';
import { type CudSandbox, createBoardState, createCudSandbox, duplicates, practiceKey } from './index.ts';
import {
  type CudTestClient,
  connectTo,
  goodBody,
  legal,
  natural,
  pdf,
  testNow,
  withPaper,
} from './test-client.ts';

let sandbox: CudSandbox;
let cud: CudTestClient;

beforeEach(() => {
  const state = createBoardState({ [practiceKey]: 1, ['druhy0klic'.padEnd(32, '0')]: 2 });
  sandbox = createCudSandbox({ now: () => testNow, state });
  cud = connectTo(sandbox);
});

const broken = () => sandbox.journal.at(-1)?.brokenRules;
const count = () => Object.keys(sandbox.state.notices).length;
const paperOf = (type: string) => (goodBody(type) as { pisemnosti: readonly object[] }).pisemnosti[0];

describe('posting', () => {
  it.each(noticeTypes.filter((type) => type !== 'X49'))('takes a good %s', async (type) => {
    const answer = await cud.post(type);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { cudid: 'CV0000001', vyvesitDne: '2027-03-01', cislaJednaniValidni: true },
    ]);
    expect(answer.headers.get('location')).toBe('/ud/CV0000001');
    expect(broken()).toEqual([]);
  });

  it('takes an X49 as the child of an own V49, and shows the two to each other', async () => {
    const parent = String((await cud.post('V49')).body.cudid);
    const child = await cud.post('X49', goodBody('X49', { rodicovskyDokument: parent }));
    expect(child.status).toBe(201);
    expect((await cud.detail(parent)).body.navazujiciDokumenty).toEqual([child.body.cudid]);
    expect((await cud.detail(String(child.body.cudid))).body.rodicovskyDokument).toBe(parent);
  });

  it.each([
    ['several písemnosti of an OHL', 'OHL-56a', { pisemnosti: [paperOf('OHL-56a'), paperOf('OHL-56a')] }],
    ['an OHL-56b that says nothing of its place', 'OHL-56b', { mistoDoruceni: {} }],
    ['a PXX without an addressee', 'PXX', { adresat: undefined }],
    ['a PXX for a company', 'PXX', { adresat: legal }],
    ['a V49 for a company', 'V49', { adresat: legal }],
    ['a later day', 'P50', { vyvesitDne: '2027-12-24' }],
  ])('takes %s', async (_name, type, changes) => {
    expect((await cud.post(type, goodBody(type, changes))).status).toBe(201);
    expect(broken()).toEqual([]);
  });

  it.each(['142ED81/25-27', '001DD999999/00', '137EX10413/25-MB', '142EX81/25'])(
    'takes the number %s',
    async (cisloJednaci) => {
      expect((await cud.post('P50', withPaper('P50', { cisloJednaci }))).status).toBe(201);
    },
  );

  it.each([
    '142 EX 81/25-27',
    '142EX00081/25-27',
    '142EX81/25-027',
    '142EX81/25\u201127',
    '142EX81/2025-27',
    '42EX81/25-27',
    '142ex81/25-27',
    '142INS81/25',
    '142EX0/25',
    '142EX1000000/25',
    '142EX81/25-1234567',
    '142EX81/25-',
    '142EX81/25-27\n',
    '',
  ])('refuses the number %j and names its field', async (cisloJednaci) => {
    const answer = await cud.post('OHL-56a', withPaper('OHL-56a', { cisloJednaci }));
    expect(answer.body).toMatchObject({ stav: 400, cas: '2027-03-01T09:00:00', chyba: 'Neplatná data.' });
    expect(answer.body.dilciChyby).toEqual([expect.stringContaining('"pisemnosti[0].cisloJednaci"')]);
    expect(broken()).toEqual(['invalid:pisemnosti[0].cisloJednaci']);
    expect(count()).toBe(0);
  });

  it.each([
    ['an OHL-56a without ohlašovna', 'OHL-56a', { ohlasovna: undefined }, 'missing:ohlasovna'],
    ['an ohlašovna without a name', 'OHL-56a', { ohlasovna: { adm: 1 } }, 'missing:ohlasovna.nazev'],
    ['an ohlašovna without a code', 'OHL-56a', { ohlasovna: { nazev: 'A' } }, 'missing:ohlasovna.adm'],
    ['a code as text', 'OHL-56a', { ohlasovna: { nazev: 'A', adm: '1' } }, 'invalid:ohlasovna.adm'],
    ['an OHL-56b with ohlašovna', 'OHL-56b', { ohlasovna: { nazev: 'A', adm: 1 } }, 'unknown-key:ohlasovna'],
    ['an OHL-56b without a place', 'OHL-56b', { mistoDoruceni: undefined }, 'missing:mistoDoruceni'],
    ['an OHL for a company', 'OHL-56a', { adresat: legal }, 'missing:adresat.jmeno'],
    ['an X29 for a company', 'X29', { adresat: legal }, 'missing:adresat.jmeno'],
    ['an X52 for a company', 'X52', { adresat: legal }, 'missing:adresat.jmeno'],
    ['no addressee', 'V49', { adresat: undefined }, 'missing:adresat'],
    ['a company without IČO', 'P50', { adresat: { nazev: 'A' } }, 'invalid:adresat'],
    [
      'a company with a first name',
      'P50',
      { adresat: { ...legal, jmeno: 'A' } },
      'unknown-key:adresat.jmeno',
    ],
    [
      'a person without a birth date',
      'P50',
      { adresat: { ...natural, narozeni: undefined } },
      'invalid:adresat',
    ],
    ['an empty addressee', 'PXX', { adresat: {} }, 'invalid:adresat'],
    ['a day with a time', 'V49', { vyvesitDne: '2027-03-01T00:00:00' }, 'invalid:vyvesitDne'],
    ['a day that does not exist', 'V49', { vyvesitDne: '2027-02-30' }, 'invalid:vyvesitDne'],
    ['a day in the past', 'V49', { vyvesitDne: '2027-02-28' }, 'past:vyvesitDne'],
    ['no internal id', 'V49', { interniId: undefined }, 'missing:interniId'],
    ['an internal id of 37 signs', 'V49', { interniId: 'x'.repeat(37) }, 'invalid:interniId'],
    ['no písemnost', 'OHL-56a', { pisemnosti: [] }, 'invalid:pisemnosti'],
    [
      'two písemnosti of a V49',
      'V49',
      { pisemnosti: [paperOf('V49'), paperOf('V49')] },
      'invalid:pisemnosti',
    ],
    ['the old name of the list', 'OHL-56a', { zasilky: [] }, 'unknown-key:zasilky'],
    ['a number on the document', 'OHL-56a', { cisloJednaci: '142EX81/25' }, 'unknown-key:cisloJednaci'],
    ['a test mark', 'V49', { test: true }, 'unknown-key:test'],
    ['an X49 without parent', 'X49', {}, 'missing:rodicovskyDokument'],
    ['an X49 of nothing', 'X49', { rodicovskyDokument: 'CV9' }, 'parent:rodicovskyDokument'],
  ])('refuses %s', async (_name, type, changes, rule) => {
    expect((await cud.post(type, goodBody(type, changes))).status).toBe(400);
    expect(broken()).toContain(rule);
    expect(count()).toBe(0);
  });

  it.each([
    ['an OHL with a file', 'OHL-56a', { soubor: pdf }, 'unknown-key:pisemnosti[0].soubor'],
    ['a P50 without a file', 'P50', { soubor: undefined }, 'missing:pisemnosti[0].soubor'],
    ['a file that is no PDF', 'P50', { soubor: 'R0lGODlh' }, 'invalid:pisemnosti[0].soubor'],
    ['a file that is no BASE64', 'P50', { soubor: '%PDF-1.7' }, 'invalid:pisemnosti[0].soubor'],
    ['no description', 'V49', { popis: ' ' }, 'invalid:pisemnosti[0].popis'],
    ['an unknown kind of delivery', 'V49', { druhDoruceni: 'osobně' }, 'invalid:pisemnosti[0].druhDoruceni'],
  ])('refuses %s', async (_name, type, changes, rule) => {
    expect((await cud.post(type, withPaper(type, changes))).status).toBe(400);
    expect(broken()).toContain(rule);
  });

  it('refuses an X49 of another office or of another type', async () => {
    const foreign = connectTo(sandbox, 'druhy0klic'.padEnd(32, '0'));
    const parents = [
      String((await foreign.post('V49')).body.cudid),
      String((await cud.post('P50')).body.cudid),
    ];
    for (const rodicovskyDokument of parents) {
      expect((await cud.post('X49', goodBody('X49', { rodicovskyDokument }))).status).toBe(400);
    }
  });

  it('takes the same internal id twice and holds it against the client', async () => {
    const body = goodBody('V49');
    await cud.post('V49', body);
    expect((await cud.post('V49', body)).status).toBe(201);
    expect(broken()).toEqual(['doubled:interniId']);
    expect(duplicates(sandbox.state)).toEqual([['CV0000001', 'CV0000002']]);
  });

  it('holds it against a client that posts two at once', async () => {
    await Promise.all([cud.post('V49'), cud.post('P50')]);
    expect(sandbox.journal.flatMap((one) => one.brokenRules)).toEqual(['parallel:']);
  });

  it('refuses a request of 20 MB and takes one just below', async () => {
    const small = createCudSandbox({ now: () => testNow, maxBytes: 1000 });
    const body = goodBody('V49');
    const room = 1000 - JSON.stringify(body).length + 29;
    const sized = (length: number) => withPaper('V49', { popis: 'x'.repeat(length) });
    expect((await connectTo(small).post('V49', sized(room + 10))).status).toBe(413);
    expect((await connectTo(small).post('V49', sized(room - 20))).status).toBe(201);
  });
});

describe('the gate', () => {
  const headers = { 'x-api-key': practiceKey, accept: 'application/json' };

  it.each<[string, Record<string, string>, number]>([
    ['no key', { accept: 'application/json' }, 401],
    ['a wrong key', { ...headers, 'x-api-key': 'x' }, 401],
    ['a key every object knows', { ...headers, 'x-api-key': 'constructor' }, 401],
    ['Basic with a password', { authorization: `Basic ${btoa(`${practiceKey}:x`)}` }, 401],
    ['an Accept of HTML', { ...headers, accept: 'text/html' }, 406],
    ['an Accept of PDF where there is none', { ...headers, accept: 'application/pdf' }, 406],
    ['the key in the header', headers, 200],
    ['the key as Basic user without a password', { authorization: `Basic ${btoa(`${practiceKey}:`)}` }, 200],
  ])('answers %s', async (_name, given, status) => {
    expect((await sandbox.app.request('/ud/vlastni', { headers: given })).status).toBe(status);
  });

  it.each([
    ['PUT', '/ud/CV0000001', 405],
    ['PATCH', '/ud/CV0000001', 405],
    ['POST', '/ud', 405],
    ['GET', '/ud/V49', 405],
    ['DELETE', '/ud/V49', 405],
    ['POST', '/ud/OHL', 405],
    ['GET', '/ud/OHL', 404],
    ['GET', '/nic', 404],
  ])('answers %s %s with %i', async (method, path, status) => {
    expect((await cud.call(method, path)).status).toBe(status);
  });

  it.each([
    ['text', 'text/plain', '{}', 415],
    ['half a body', 'application/json', '{', 400],
    ['a list', 'application/json', '[]', 400],
  ])('refuses a body of %s', async (_name, type, body, status) => {
    const init = { method: 'POST', headers: { ...headers, 'content-type': type }, body };
    expect((await sandbox.app.request('/ud/V49', init)).status).toBe(status);
  });
});
