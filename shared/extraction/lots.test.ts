import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createCaseSystem, user } from '../../e2e/case-system/app.ts';
import { readCase } from './read-case.ts';

const app = createCaseSystem({ isOwnHost: () => true, newSessionId: () => 'session' });

async function casePage(id: string): Promise<Document> {
  await app.request('http://spis.localhost/prihlaseni', {
    method: 'POST',
    body: new URLSearchParams({ uzivatel: user.name, heslo: user.password }),
  });
  const url = `http://spis.localhost/spis/${id}`;
  const answer = await app.request(url, { headers: { cookie: 'exis_relace=session' } });
  return new JSDOM(await answer.text(), { url }).window.document;
}

const table = (second: string): string =>
  `<h3>Položky</h3><table><tr><th>Č. j. vyhlášky</th><th>Název</th><th>Výsledná cena</th></tr>
  <tr><td>142 EX 81/25-27</td><td>Pole</td><td>330 000 Kč</td></tr>
  <tr><td>142 EX 81/25-${second}</td><td>Vinice</td><td>510 000 Kč</td></tr></table>`;
const box = (sheet: number, price: string, deposit: string): string =>
  `<fieldset><legend>Vyhláška 142 EX 81/25-${sheet}</legend><p>Výsledná cena: ${price} Kč</p>
  <p>Dražební jistota: ${deposit} Kč</p></fieldset>`;
const lotsOf = (body: string): unknown => {
  const { document } = new JSDOM(`<h1>Spis 142 EX 81/25</h1>${body}`, { url: 'https://spis.example/' })
    .window;
  const { lots } = readCase(document).fields;
  return lots.status === 'found' ? lots.value : lots;
};

describe('lots in a currency', () => {
  const rows = (sign: string): string =>
    `<table><tr><th>Název</th><th>Nejnižší podání</th><th>Jistota</th></tr><tr><td>Pole</td><td>900 ${sign}</td><td>90 Kč</td></tr><tr><td>Les</td><td>800 ${sign}</td><td>80 Kč</td></tr></table>`;
  const doubtOf = (sign: string): string | undefined => {
    const { document } = new JSDOM(`<h1>Spis 142 EX 81/25</h1>${rows(sign)}`).window;
    const { lots } = readCase(document).fields;
    return lots.status === 'found' ? lots.doubt : lots.reason;
  };

  it.each(['EUR', '€', 'Ft'])('other than crowns (%s) are doubted', (sign) => {
    expect(doubtOf(sign)).toBe('currency');
  });

  it.each(['Kč', 'CZK', ''])('of crowns (%j) are not', (sign) => {
    expect(doubtOf(sign)).toBeUndefined();
  });
});

describe('lots told in several places', () => {
  it('are put together by reference number on a page of two items', async () => {
    const { lots } = readCase(await casePage('dve-polozky')).fields;
    expect(lots).toMatchObject({ status: 'found' });
    const values = lots.status === 'found' ? lots.value : [];
    expect(values).toHaveLength(2);
    for (const lot of values) {
      for (const name of [
        'lowestBid',
        'minimumIncrement',
        'deposit',
        'depositAccount',
        'depositVariableSymbol',
        'appraisedPrice',
        'title',
        'startsAt',
        'endsAt',
      ])
        expect(lot).toHaveProperty(name);
    }
  });

  it('keep what one place alone says', () => {
    expect(lotsOf(table('28') + box(27, '330 000', '5 000') + box(28, '510 000', '6 000'))).toMatchObject([
      { referenceNumber: '142EX81/25-27', title: 'Pole', appraisedPrice: 330_000, deposit: 5000 },
      { referenceNumber: '142EX81/25-28', title: 'Vinice', appraisedPrice: 510_000, deposit: 6000 },
    ]);
  });

  it('leave out a value that two places give differently', () => {
    const lots = lotsOf(table('28') + box(27, '330 000', '5 000') + box(28, '500 000', '6 000'));
    expect(lots).toMatchObject([{ appraisedPrice: 330_000 }, { deposit: 6000 }]);
    expect(lots).not.toHaveProperty([1, 'appraisedPrice']);
  });

  it('take nothing from boxes about other numbers', () => {
    const lots = lotsOf(table('28') + box(27, '330 000', '5 000') + box(29, '1', '6 000'));
    expect(lots).toMatchObject([{ appraisedPrice: 330_000 }, { appraisedPrice: 510_000 }]);
    expect(lots).not.toHaveProperty([1, 'deposit']);
  });
});

describe('the title of a lot without a heading', () => {
  const card = (head: string, price: string): string =>
    `<div class="card"><div>${head}</div><dl><dt>Odhadní cena</dt><dd>${price}</dd><dt>Jistota</dt><dd>1 000 Kč</dd></dl></div>`;

  it('is the line above its values', () => {
    const cards = card('<span>1</span><strong>Pásová pila</strong>', '24 000 Kč');
    expect(lotsOf(`<div>${cards}${card('<b>2. Nakladač</b>', '33 000 Kč')}</div>`)).toMatchObject([
      { title: 'Pásová pila' },
      { title: 'Nakladač' },
    ]);
  });

  it('is not the name of a value', () => {
    const cards = card('Stav: nová', '24 000 Kč') + card('<input value="x">', '33 000 Kč');
    expect(lotsOf(`<div>${cards}</div>`)).toEqual([
      { appraisedPrice: 24000, deposit: 1000 },
      { appraisedPrice: 33000, deposit: 1000 },
    ]);
  });
});

describe('what is no lot', () => {
  it('a row of sums', () => {
    const rows =
      '<table><tr><th>Č.</th><th>Označení věci</th><th>Nejnižší podání</th></tr><tr><td>1</td><td>Vozík</td><td>4 000 Kč</td></tr><tr><td>2</td><td>Stůl</td><td>1 000 Kč</td></tr><tr><td></td><td>Celkem</td><td>5 000 Kč</td></tr></table>';
    expect(lotsOf(rows)).toMatchObject([{ title: 'Vozík' }, { title: 'Stůl' }]);
  });

  it('a decree that quotes the number of the resolution on the price', () => {
    const text =
      '<p>Č. j. 142 EX 81/25-215</p><p>Dražba bude zahájena dne 24. června 2027 v 11:00 hodin.</p><p>Výsledná cena byla usnesením č. j. 142 EX 81/25-188 ze dne 11. 5. 2026 určena ve výši 1 212 000 Kč, nejnižší podání činí 808 000 Kč.</p>';
    expect(lotsOf(text)).toMatchObject({ status: 'missing' });
  });
});
