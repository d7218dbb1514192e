import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from '../read-case.ts';
import type { CaseReading, FieldReading } from '../reading.ts';
import { parseProfile } from './parse-profile.ts';
import type { Profile } from './schema.ts';

const url = 'https://spis.urad.cz/spis/7';

function pageOf(body: string): Document {
  return new JSDOM(`<!doctype html><html lang="cs"><body>${body}</body></html>`, {
    url,
    runScripts: 'outside-only',
  }).window.document;
}

function profileOf(page: object): Profile {
  const parsed = parseProfile({
    version: 1,
    name: 'Spisy',
    origins: ['https://spis.urad.cz'],
    pages: [page],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.profile;
}

const read = (body: string, page: object): CaseReading =>
  readCase(pageOf(body), { url, profile: profileOf(page) });
const byId = (id: string, more: object = {}) => ({ anchors: [{ by: 'id', id }], ...more });
const plain = (reading: FieldReading<unknown>): unknown =>
  reading.status === 'found' ? reading.value : reading.reason;

/** Words no dictionary knows. */
const strange = `
  <h1>Spis 142 EX 81/25</h1>
  <div id="x1"><span>Bod A</span><span id="bod-a">2 400 000 Kč</span></div>
  <table id="t">
    <tr><th>Bod B</th><td data-role="deposit">500 000 Kč</td></tr>
    <tr><th>Bod C</th><td><input name="bodC" value="19-2000145399/0800"></td></tr>
    <tr><th>Bod D</th><td>12. 3. 2027 od 10:00 do 11:00 hod.</td></tr>
  </table>
  <p class="stav">Režim AB</p>`;

describe('what the office taught', () => {
  it('is read from a page whose words nobody knows', () => {
    const reading = read(strange, {
      fields: {
        lowestBid: byId('bod-a'),
        deposit: { anchors: [{ by: 'data', attribute: 'data-role', value: 'deposit' }] },
        depositAccount: { anchors: [{ by: 'name', name: 'bodC' }] },
        startsAt: { anchors: [{ by: 'label', label: 'Bod D' }] },
        endsAt: { anchors: [{ by: 'label', label: 'bod d:' }], transforms: ['range-end'] },
        appraisedPrice: { anchors: [{ by: 'structure', selector: '#x1 > span:nth-of-type(2)' }] },
      },
    });
    const { fields } = reading;
    expect(fields.lowestBid).toMatchObject({
      status: 'found',
      value: 2_400_000,
      raw: '2 400 000 Kč',
      rung: 'profile',
      place: { frame: '', selector: '#bod-a', label: '' },
      confidence: 0.98,
    });
    expect(plain(fields.deposit)).toBe(500_000);
    expect(plain(fields.depositAccount)).toBe('19-2000145399/0800');
    expect(fields.startsAt).toMatchObject({ value: '2027-03-12T09:00:00.000Z', place: { label: 'Bod D' } });
    expect(plain(fields.endsAt)).toBe('2027-03-12T10:00:00.000Z');
    expect(fields.appraisedPrice).toMatchObject({ value: 2_400_000, confidence: 0.85 });
    expect(reading.profile).toEqual({ name: 'Spisy', broken: [] });
  });

  it('goes before the ladder', () => {
    const body = `<h1>142 EX 81/25</h1><p>Nejnižší podání: 100 Kč</p><p id="pravda">200 Kč</p>`;
    expect(plain(read(body, { fields: {} }).fields.lowestBid)).toBe(100);
    expect(plain(read(body, { fields: { lowestBid: byId('pravda') } }).fields.lowestBid)).toBe(200);
  });

  it('leaves fields nobody taught to the ladder', () => {
    const body = `<h1>142 EX 81/25</h1><p>Nejnižší podání: 100 Kč</p><p id="j">200 Kč</p>`;
    const { fields } = read(body, { fields: { deposit: byId('j') } });
    expect(fields.lowestBid).toMatchObject({ value: 100, rung: 'label' });
  });

  it('makes a case page of a page that names its case in a strange way', () => {
    const body = `<div><span>Značka</span><b id="z">EX 81/25</b></div><p>Nejnižší podání: 100 Kč</p>`;
    const reading = read(body, {
      fields: { fileMark: byId('z', { transforms: [{ use: 'prefix', text: '142 ' }] }) },
    });
    expect(reading.isCasePage).toBe(true);
    expect(plain(reading.fields.fileMark)).toBe('142EX81/25');
  });

  it('is a list where several elements are expected', () => {
    const body = `<h1>142 EX 81/25</h1><ul><li class="osoba">Jan Novák, nar. 1. 2. 1980</li><li class="osoba">Eva Malá</li></ul>`;
    const rule = {
      anchors: [{ by: 'structure', selector: 'li.osoba' }],
      count: { min: 1, max: 20 },
    };
    const { fields } = read(body, { fields: { debtors: rule } });
    expect(plain(fields.debtors)).toEqual([
      { name: 'Jan Novák', birthDate: '1980-02-01' },
      { name: 'Eva Malá' },
    ]);
  });

  it('joins a day and an hour in two boxes', () => {
    const body = `<h1>142 EX 81/25</h1><p><input data-f="t" value="12. 3. 2027"><input data-f="t" value="10:00"></p>`;
    const rule = { anchors: [{ by: 'data', attribute: 'data-f', value: 't' }], count: { min: 2, max: 2 } };
    expect(plain(read(body, { fields: { startsAt: rule } }).fields.startsAt)).toBe(
      '2027-03-12T09:00:00.000Z',
    );
  });

  it('says a tick and a missing tick', () => {
    const at = (tick: string): unknown =>
      plain(
        read(`<h1>142 EX 81/25</h1><input type="checkbox" id="d" ${tick}>`, {
          fields: { voluntary: byId('d') },
        }).fields.voluntary,
      );
    expect([at('checked'), at('')]).toEqual([true, false]);
  });

  it('is read in open shadow roots', () => {
    const document = pageOf(
      '<h1>142 EX 81/25</h1><case-field name="a"></case-field><case-field name="b"></case-field>',
    );
    for (const host of document.querySelectorAll('case-field')) {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = `<b class="v">${host.getAttribute('name') === 'a' ? '100' : '200'} Kč</b>`;
    }
    const rule = { anchors: [{ by: 'structure', selector: 'b.v', host: 'case-field[name="b"]' }] };
    const { fields } = readCase(document, { url, profile: profileOf({ fields: { lowestBid: rule } }) });
    expect(plain(fields.lowestBid)).toBe(200);
  });

  it('is read in frames named by the profile', () => {
    const document = pageOf('<h1>142 EX 81/25</h1><iframe name="obsah"></iframe>');
    const frame = document.querySelector('iframe');
    if (!frame?.contentDocument) throw new Error('no frame');
    frame.contentDocument.body.innerHTML = '<p id="n">300 Kč</p>';
    const page = {
      frames: { obsah: { anchors: [{ by: 'name', name: 'obsah' }] } },
      fields: { lowestBid: byId('n', { frame: 'obsah' }), deposit: byId('n') },
    };
    const reading = readCase(document, { url, profile: profileOf(page) });
    expect(reading.fields.lowestBid).toMatchObject({ value: 300, place: { selector: '#n' } });
    // Without the frame's name only the top document is meant.
    expect(reading.profile?.broken).toEqual(['deposit']);
  });

  it('is silent on pages it is not about', () => {
    const page = { address: { path: '/osoby/*' }, fields: { lowestBid: byId('nic') } };
    expect(read(strange, page).profile).toBeUndefined();
  });

  it('can say that a page is no case', () => {
    const reading = read(strange.replace('Bod A', 'Nejnižší podání'), { kind: 'other', fields: {} });
    expect(reading).toMatchObject({ isCasePage: false, reasons: ['profile-other-page'] });
  });
});

describe('an anchor that broke', () => {
  const body = (inner: string): string => `<h1>142 EX 81/25</h1><p>Nejnižší podání: 100 Kč</p>${inner}`;
  const taught = { fields: { lowestBid: byId('castka') } };

  it.each([
    ['is gone', ''],
    ['stands twice', '<p id="castka">200 Kč</p><p id="castka">200 Kč</p>'],
    ['is hidden', '<p id="castka" style="display:none">200 Kč</p>'],
    ['stands in a template', '<template><p id="castka">200 Kč</p></template>'],
  ])('because it %s is named, and the ladder answers as doubtful', (_name, inner) => {
    const reading = read(body(inner), taught);
    expect(reading.profile?.broken).toEqual(['lowestBid']);
    expect(reading.fields.lowestBid).toMatchObject({
      value: 100,
      rung: 'label',
      confidence: 0.5,
      doubt: 'profile-anchor-broken',
    });
  });

  it('leaves a field missing where the ladder knows nothing either', () => {
    const reading = read('<h1>142 EX 81/25</h1>', taught);
    expect(reading.profile?.broken).toEqual(['lowestBid']);
    expect(reading.fields.lowestBid).toMatchObject({ status: 'missing', reason: 'not-found' });
  });

  it('by a selector nobody can parse is broken, not a crash', () => {
    const rule = { anchors: [{ by: 'structure', selector: 'p:::[' }] };
    expect(read(body(''), { fields: { lowestBid: rule } }).profile?.broken).toEqual(['lowestBid']);
  });

  it('is backed by the next one', () => {
    const rule = {
      anchors: [
        { by: 'id', id: 'drive' },
        { by: 'label', label: 'Bod A' },
      ],
    };
    const reading = read(strange, { fields: { lowestBid: rule } });
    expect(reading.profile?.broken).toEqual([]);
    expect(reading.fields.lowestBid).toMatchObject({ value: 2_400_000, confidence: 0.95 });
  });

  it('because its id was given to another field is noticed by its label', () => {
    const rule = {
      anchors: [
        { by: 'id', id: 'bod-a' },
        { by: 'label', label: 'Bod A' },
      ],
    };
    const moved = strange
      .replace('id="bod-a"', '')
      .replace('data-role="deposit"', 'data-role="deposit" id="bod-a"');
    const reading = read(moved, { fields: { lowestBid: rule } });
    expect(reading.profile?.broken).toEqual(['lowestBid']);
    expect(reading.fields.lowestBid.status).toBe('missing');
  });

  it('is none where the place may be empty', () => {
    const rule = byId('castka', { count: { min: 0, max: 1 } });
    const reading = read(body(''), { fields: { lowestBid: rule } });
    expect(reading.profile?.broken).toEqual([]);
    // The office said where the value stands: elsewhere there is none.
    expect(reading.fields.lowestBid).toMatchObject({ status: 'missing', reason: 'not-found' });
  });

  it('is none where the place is there and says nothing', () => {
    const reading = read(body('<p id="castka">—</p>'), taught);
    expect(reading.profile?.broken).toEqual([]);
    expect(reading.fields.lowestBid).toMatchObject({ status: 'missing', reason: 'not-found' });
  });

  it('is none where the text is not understood: then that text is shown', () => {
    const reading = read(body('<p id="castka">dle dohody</p>'), taught);
    expect(reading.fields.lowestBid).toMatchObject({
      status: 'missing',
      reason: 'invalid',
      candidates: [{ raw: 'dle dohody' }],
    });
  });
});

describe("an office's own restriction", () => {
  const rule = (more: object = {}): object => ({
    restrictions: [{ words: ['režim AB'], anchors: [{ by: 'structure', selector: 'p.stav' }], ...more }],
  });

  it('counts in its place, whatever its case and diacritics', () => {
    expect(read(strange, rule()).restriction).toMatchObject({
      raw: 'Režim AB',
      place: { selector: expect.any(String) },
    });
    expect(read(strange.replace('Režim AB', 'rezim ab - soudce'), rule()).restriction).not.toBeNull();
  });

  it.each([
    ['in another place', strange.replace('class="stav"', 'class="pozn"')],
    ['with other words', strange.replace('Režim AB', 'Režim běžný')],
  ])('does not count %s', (_name, body) => {
    expect(read(body, rule()).restriction).toBeNull();
  });

  it('counts in doubt: the place that must be there is gone', () => {
    const must = rule({ count: { min: 1, max: 1 } });
    expect(read(strange.replace('class="stav"', ''), must).restriction).toMatchObject({ raw: 'režim AB?' });
  });
});

describe("an office's own documents", () => {
  it('have the type their place says', () => {
    const body = `<h1>142 EX 81/25</h1><h2>Dokumenty</h2><ul>
      <li id="p1"><a href="/soubor/81.pdf">81.pdf</a></li><li><a href="/soubor/82.pdf">82.pdf</a></li></ul>`;
    const page = { documents: [{ anchors: [{ by: 'id', id: 'p1' }], documentType: 'auction_decree' }] };
    const [first, second] = read(body, page).documents;
    expect(first).toMatchObject({ name: '81.pdf', documentType: 'auction_decree', confidence: 1 });
    expect(second?.documentType).not.toBe('auction_decree');
  });
});
