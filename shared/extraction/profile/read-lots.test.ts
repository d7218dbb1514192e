import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from '../read-case.ts';
import type { CaseReading } from '../reading.ts';
import { parseProfile } from './parse-profile.ts';
import type { Profile } from './schema.ts';

const url = 'https://spis.urad.cz/spis/7';

function pageOf(body: string): Document {
  return new JSDOM(`<!doctype html><html lang="cs"><body>${body}</body></html>`, {
    url,
    runScripts: 'outside-only',
  }).window.document;
}
function profileOf(lots: object, more: object = {}): Profile {
  const parsed = parseProfile({
    version: 2,
    name: 'Spisy',
    origins: ['https://spis.urad.cz'],
    pages: [{ lots, ...more }],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusal));
  return parsed.profile;
}
const read = (body: string | Document, lots: object, more: object = {}): CaseReading =>
  readCase(typeof body === 'string' ? pageOf(body) : body, { url, profile: profileOf(lots, more) });
const lotsOf = ({ fields: { lots } }: CaseReading): unknown =>
  lots.status === 'found' ? lots.value : lots.reason;
const structure = (selector: string): object => ({ by: 'structure', selector });
const label = (text: string): object => ({ by: 'label', label: text });
const column = (text: string): object => ({ by: 'column', label: text });
const by = (anchor: object, more: object = {}): object => ({ anchors: [anchor], ...more });

/** Words no dictionary knows: the ladder finds no lots here. */
const card = (no: number, bid: string, more = ''): string =>
  `<section class="karta"><h3>${no}. Věc ${no}</h3><p><b>Bod A</b> <i>${bid}</i></p>${more}</section>`;
const cards = `<h1>142 EX 81/25</h1>${card(1, '100 Kč')}${card(2, '200 Kč')}${card(3, '300 Kč')}`;
const byCards = {
  anchors: [structure('section.karta')],
  fields: { lowestBid: by(label('Bod A')), title: by(structure('h3')) },
};

describe('taught lots', () => {
  it('are read from cards, each value with its place, and the names without their numbers', () => {
    const reading = read(cards, byCards);
    expect(lotsOf(reading)).toEqual([
      { title: 'Věc 1', lowestBid: 100 },
      { title: 'Věc 2', lowestBid: 200 },
      { title: 'Věc 3', lowestBid: 300 },
    ]);
    expect(reading.fields.lots).toMatchObject({ rung: 'profile' });
    expect(reading.lotReadings?.[1]?.lowestBid).toMatchObject({
      rung: 'profile',
      raw: '200 Kč',
      place: { label: 'Bod A', selector: expect.stringContaining('section:nth-of-type(2)') },
    });
    expect(reading.profile).toEqual({ name: 'Spisy', broken: [] });
  });

  it('are rows of a table, by the head of their column wherever it stands', () => {
    const table = (heads: string[], rows: string[][]): string =>
      `<h1>142 EX 81/25</h1><table id="p"><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr>${rows
        .map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
        .join('')}</table>`;
    const rule = {
      anchors: [structure('#p tr')],
      fields: { lowestBid: by(column('Bod A')), title: by(column('Označení')) },
    };
    const wanted = [
      { title: 'Pila', lowestBid: 100 },
      { title: 'Kolo', lowestBid: 200 },
    ];
    const plain = table(
      ['Označení', 'Bod A'],
      [
        ['Pila', '100 Kč'],
        ['Kolo', '200 Kč'],
        ['Celkem', '300 Kč'],
      ],
    );
    expect(lotsOf(read(plain, rule))).toEqual(wanted);
    const moved = table(
      ['Stav', 'Bod A', 'Označení'],
      [
        ['ano', '100 Kč', 'Pila'],
        ['ne', '200 Kč', 'Kolo'],
      ],
    );
    expect(lotsOf(read(moved, rule))).toEqual(wanted);
  });

  it('are rows whose head stays in a table of its own', () => {
    const body = `<h1>142 EX 81/25</h1><div><table><tr><th>Věc</th><th>Bod A</th></tr></table></div>
      <div id="radky"><table><tr><td>Pila</td><td>100 Kč</td></tr><tr><td>Kolo</td><td>200 Kč</td></tr></table></div>`;
    const rule = { anchors: [structure('#radky tr')], fields: { lowestBid: by(column('Bod A')) } };
    expect(lotsOf(read(body, rule))).toEqual([{ lowestBid: 100 }, { lowestBid: 200 }]);
  });

  it('are rows of boxes without any table', () => {
    const row = (cells: string[], mark = 'radek'): string =>
      `<div class="${mark}">${cells.map((cell) => `<div>${cell}</div>`).join('')}</div>`;
    const body = `<h1>142 EX 81/25</h1><div>${row(['Věc', 'Bod A'], 'hlava')}${row(['Pila', '100 Kč'])}${row(['Kolo', '200 Kč'])}</div>`;
    const rule = { anchors: [structure('.radek')], fields: { lowestBid: by(column('Bod A')) } };
    expect(lotsOf(read(body, rule))).toEqual([{ lowestBid: 100 }, { lowestBid: 200 }]);
  });

  it('stand in panels of tabs, closed ones too, among others that hold none', () => {
    const panel = (id: string, inner: string, shown = false): string =>
      `<div role="tabpanel" id="${id}" class="zalozka" ${shown ? '' : 'style="display:none"'}>${inner}</div>`;
    const body = `<h1>142 EX 81/25</h1><div>${panel('z1', '<p>Soud: Břeclav</p>', true)}${panel('z2', '<p>Bod A: 100 Kč</p>')}${panel('z3', '<p>Bod A: 200 Kč</p>')}</div>`;
    const rule = { anchors: [structure('div.zalozka')], fields: { lowestBid: by(label('Bod A')) } };
    expect(lotsOf(read(body, { ...rule, mixed: true }))).toEqual([{ lowestBid: 100 }, { lowestBid: 200 }]);
    // Nobody said that there are others: then a panel without a value is a lot that lost it.
    expect(read(body, rule).profile?.broken).toEqual(['lots']);
  });

  it('stand in open shadow roots and in frames', () => {
    const roots = pageOf('<h1>142 EX 81/25</h1><lot-card></lot-card><lot-card></lot-card>');
    roots.querySelectorAll('lot-card').forEach((host, index) => {
      host.attachShadow({ mode: 'open' }).innerHTML = `<b>Bod A</b> <i>${index + 1}00 Kč</i>`;
    });
    const rule = { anchors: [structure('lot-card')], fields: { lowestBid: by(label('Bod A')) } };
    expect(lotsOf(read(roots, rule))).toEqual([{ lowestBid: 100 }, { lowestBid: 200 }]);

    const framed = pageOf('<h1>142 EX 81/25</h1><iframe name="obsah"></iframe>');
    const inner = framed.querySelector('iframe')?.contentDocument;
    if (!inner) throw new Error('no frame');
    inner.body.innerHTML =
      card(1, '100 Kč', '<a href="https://spis.urad.cz/f/vyhlaska.pdf">Vyhláška</a>') + card(2, '200 Kč');
    const frames = { obsah: { anchors: [{ by: 'name', name: 'obsah' }] } };
    const lots = lotsOf(read(framed, { ...byCards, frame: 'obsah' }, { frames }));
    expect(lots).toMatchObject([
      { lowestBid: 100, documents: [{ href: 'https://spis.urad.cz/f/vyhlaska.pdf' }] },
      { lowestBid: 200 },
    ]);
    expect((lots as object[])[1]).not.toHaveProperty('documents');
  });

  it('get what nobody taught from the ladder, each from its own lot', () => {
    const body = `<h1>142 EX 81/25</h1>${card(1, '100 Kč', '<p>Jistota: 10 Kč</p>')}${card(2, '200 Kč', '<p>Jistota: 20 Kč</p>')}`;
    const reading = read(body, byCards);
    expect(lotsOf(reading)).toMatchObject([{ deposit: 10 }, { deposit: 20 }]);
    expect(reading.lotReadings?.[1]?.deposit).toMatchObject({ value: 20, rung: 'label' });
    expect(reading.lotReadings?.[1]?.lowestBid).toMatchObject({ rung: 'profile' });
  });

  it('say of a lot without a deposit that it has no account either', () => {
    const body = `<h1>142 EX 81/25</h1>${card(1, '100 Kč', '<p>Bod B: 10 Kč</p>')}${card(2, '200 Kč', '<p>Bod B: bez jistoty</p>')}`;
    const rule = { ...byCards, fields: { ...byCards.fields, deposit: by(label('Bod B')) } };
    expect(lotsOf(read(body, rule))).toMatchObject([
      { deposit: 10 },
      { deposit: null, depositAccount: null },
    ]);
  });

  it('speak for the case where they all agree, and only there', () => {
    const body = `<h1>142 EX 81/25</h1>${card(1, '100 Kč', '<p>Bod T: 12. 3. 2027 10:00</p>')}${card(2, '200 Kč', '<p>Bod T: 12. 3. 2027 10:00</p>')}`;
    const rule = { ...byCards, fields: { ...byCards.fields, startsAt: by(label('Bod T')) } };
    const { fields } = read(body, rule);
    expect(fields.startsAt).toMatchObject({
      status: 'found',
      value: '2027-03-12T09:00:00.000Z',
      rung: 'profile',
    });
    expect(fields.lowestBid).toMatchObject({ status: 'missing', reason: 'not-found' });
  });

  it('keep their values from the case: what the ladder reads in one lot is no value of all', () => {
    const body = `<h1>142 EX 81/25</h1>${card(1, '100 Kč', '<p>Zahájení dražby: 12. 3. 2027 10:00</p>')}${card(2, '200 Kč')}`;
    expect(readCase(pageOf(body), { url }).fields.startsAt.status).toBe('found');
    const reading = read(body, byCards);
    expect(reading.fields.startsAt).toMatchObject({ status: 'missing', reason: 'not-found' });
    expect(lotsOf(reading)).toMatchObject([{ startsAt: '2027-03-12T09:00:00.000Z' }, { title: 'Věc 2' }]);
  });
});

describe('a rule of lots never reads', () => {
  it.each<[string, string, object]>([
    [
      'the next lot behind a label without a value',
      card(1, '100 Kč').replace('<i>100 Kč</i>', '') + card(2, '200 Kč'),
      by(label('Bod A')),
    ],
    [
      'the control of another lot by its id',
      `<section class="karta"><label for="x">Bod A</label></section><section class="karta"><label for="y">Bod A</label><input id="x" value="200 Kč"></section>`,
      by(label('Bod A')),
    ],
    [
      'anything outside by a selector',
      `<p class="v">5 Kč</p><section class="karta"><u>1</u></section><section class="karta"><u class="v">200 Kč</u></section>`,
      by(structure('.v')),
    ],
    [
      'the row above or below',
      '<table><tr class="karta"><td>Bod A</td></tr><tr class="karta"><th>Bod A</th><td>200 Kč</td></tr></table>',
      by(label('Bod A')),
    ],
  ])('%s', (_name, body, rule) => {
    const taught = {
      anchors: [structure('.karta')],
      fields: { lowestBid: rule, title: by(structure('*'), { count: { min: 0, max: 9 } }) },
    };
    const [first] = read(`<h1>142 EX 81/25</h1>${body}`, taught).lotReadings ?? [];
    expect(first?.lowestBid?.status).not.toBe('found');
  });

  it('lots that lie in one another', () => {
    const body = `<h1>142 EX 81/25</h1><section class="karta">${card(1, '100 Kč')}</section>${card(2, '200 Kč')}`;
    expect(read(body, byCards).profile?.broken).toEqual(['lots']);
  });
});

describe('a place of lots that broke', () => {
  const ladder = `<h1>142 EX 81/25</h1>
    <div><h3>1. Pila</h3><p>Nejnižší podání: 100 Kč</p><p>Jistota: 10 Kč</p></div>
    <div><h3>2. Kolo</h3><p>Nejnižší podání: 200 Kč</p><p>Jistota: 20 Kč</p></div>`;

  it('is named, and the lots of the ladder are doubtful', () => {
    const reading = read(ladder, byCards);
    expect(reading.profile?.broken).toEqual(['lots']);
    expect(reading.fields.lots).toMatchObject({
      rung: 'label',
      confidence: 0.5,
      doubt: 'profile-anchor-broken',
      value: [{ lowestBid: 100 }, { lowestBid: 200 }],
    });
    expect(reading.lotReadings).toBeUndefined();
  });

  it('makes doubtful what the ladder takes for a value of the case', () => {
    const reading = read('<h1>142 EX 81/25</h1><p>Nejnižší podání: 100 Kč</p>', byCards);
    expect(reading.fields.lots.status).toBe('missing');
    expect(reading.fields.lowestBid).toMatchObject({
      value: 100,
      confidence: 0.5,
      doubt: 'profile-anchor-broken',
    });
  });

  it.each<[string, string, object]>([
    ['no element is found', cards, { ...byCards, anchors: [structure('section.jina')] }],
    ['fewer are found than there must be', cards, { ...byCards, count: { min: 4, max: 9 } }],
    ['more are found than there may be', cards, { ...byCards, count: { min: 1, max: 2 } }],
    ['one of them holds nothing known', `${cards}<section class="karta">Poznámka</section>`, byCards],
    ['none of them holds anything known', cards.replaceAll('Bod A', 'Bod Z').replaceAll('h3', 'h4'), byCards],
    [
      'there are more than any case has',
      `<h1>142 EX 81/25</h1>${card(1, '100 Kč').repeat(501)}`,
      { ...byCards, mixed: true, count: { min: 1, max: 500 } },
    ],
    ['nobody can see them', cards.replaceAll('class="karta"', 'class="karta" style="display:none"'), byCards],
    [
      'two anchors find different elements',
      `${cards}<ul><li>Bod A: 1 Kč</li></ul>`,
      { ...byCards, anchors: [structure('section.karta'), structure('ul > li')] },
    ],
    ['nobody can read the selector', cards, { ...byCards, anchors: [structure('section:::[')] }],
    ['they are in a frame that is gone', cards, { ...byCards, frame: 'obsah' }],
  ])('is broken when %s', (_name, body, rule) => {
    const frames = { obsah: { anchors: [{ by: 'name', name: 'obsah' }] } };
    expect(read(body, rule, { frames }).profile?.broken).toEqual(['lots']);
  });

  it.each<[string, string, object]>([
    [
      'the next anchor finds them',
      cards,
      { ...byCards, anchors: [structure('.jina'), structure('section.karta')] },
    ],
    ['a case may have none', '<h1>142 EX 81/25</h1>', { ...byCards, count: { min: 0, max: 9 } }],
    ['there is only one', `<h1>142 EX 81/25</h1>${card(1, '100 Kč')}`, byCards],
  ])('is not broken when %s', (_name, body, rule) => {
    expect(read(body, rule).profile?.broken).toEqual([]);
  });
});

describe('a field that broke in one lot', () => {
  const body = (inner: string): string =>
    `<h1>142 EX 81/25</h1>${card(1, '100 Kč')}<section class="karta"><h3>2. Věc 2</h3>${inner}</section>`;

  it('is doubted there and nowhere else', () => {
    const reading = read(body('<p>Nejnižší podání: 250 Kč</p>'), byCards);
    expect(reading.profile).toEqual({
      name: 'Spisy',
      broken: [],
      brokenInLots: [{ lot: 2, field: 'lowestBid' }],
    });
    expect(reading.lotReadings?.[0]?.lowestBid).toMatchObject({
      value: 100,
      rung: 'profile',
      confidence: 0.95,
    });
    expect(reading.lotReadings?.[1]?.lowestBid).toMatchObject({
      value: 250,
      rung: 'label',
      confidence: 0.5,
      doubt: 'profile-anchor-broken',
    });
    expect(reading.lotReadings?.[1]?.title).toMatchObject({ value: 'Věc 2', rung: 'profile' });
  });

  it.each<[string, string, object]>([
    ['not found where nothing stands for it', '', { status: 'missing', reason: 'not-found' }],
    [
      'invalid where its text is not understood',
      '<p><b>Bod A</b> <i>dle dohody</i></p>',
      { status: 'missing', reason: 'invalid', candidates: [{ raw: 'dle dohody' }] },
    ],
    [
      'not found where its place is empty',
      '<p><b>Bod A</b> <i>—</i></p>',
      { status: 'missing', reason: 'not-found' },
    ],
    [
      'not found where it stands twice',
      '<p>Bod A: 5 Kč</p><p>Bod A: 6 Kč</p>',
      { status: 'missing', reason: 'not-found' },
    ],
  ])('is %s', (_name, inner, wanted) => {
    const reading = read(body(inner), byCards);
    expect(reading.lotReadings?.[1]?.lowestBid).toMatchObject(wanted);
    expect(lotsOf(reading)).toEqual([{ title: 'Věc 1', lowestBid: 100 }, { title: 'Věc 2' }]);
  });
});
