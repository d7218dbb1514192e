import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createVisibility } from '../visibility.ts';
import { inferLots } from './infer-lots.ts';
import type { LotsPlace } from './read-lots.ts';
import { createScope } from './roots.ts';
import { type LotsRule, type LotsWay, lotsRuleSchema } from './schema.ts';
import { tryRule } from './try-rule.ts';

function documentOf(body: string): Document {
  return new JSDOM(`<!doctype html><html lang="cs"><body>${body}</body></html>`, {
    runScripts: 'outside-only',
  }).window.document;
}
function at(document: Document, text: string): Element {
  const found = [...document.querySelectorAll('*')].findLast((one) => one.textContent?.trim() === text);
  if (!found) throw new Error(`no ${text}`);
  return found;
}
function waysOf(
  document: Document,
  first: string,
  second?: string,
  known?: LotsPlace,
  values: readonly string[] = [],
): readonly LotsWay[] {
  const read = createVisibility(document);
  const other = second === undefined ? undefined : at(document, second);
  return inferLots(at(document, first), other, { scope: createScope(document), read, values }, known);
}
const ruleOf = ({ lots, rule }: LotsWay, field = 'lowestBid'): LotsRule =>
  lotsRuleSchema.parse({ ...lots, fields: { ...lots.fields, [field]: rule } });
/** What the field reads in every lot; undefined where it is missing. */
function reads(
  document: Document,
  rule: LotsRule,
  field: 'lowestBid' | 'title' | 'deposit' = 'lowestBid',
): unknown[] | null {
  const tried = tryRule(document, { field: 'lots', rule, frames: {} });
  if (tried.reading === null) return null;
  return (tried.lots ?? []).map((lot) => {
    const one = lot[field];
    return one?.status === 'found' ? one.value : undefined;
  });
}
function best(ways: readonly LotsWay[]): LotsWay {
  const [first] = ways;
  if (!first) throw new Error('nothing inferred');
  return first;
}

const table = `<h1>142 EX 81/25</h1><table><tr><th>Strana</th><td>Petr Malý</td></tr></table>
  <table id="polozky"><tr class="hlava"><th>Věc</th><th>Bod A</th><th>Bod B</th></tr>
  <tr class="licha"><td>Pila</td><td>100 Kč</td><td>10 Kč</td></tr>
  <tr class="suda"><td>Kolo</td><td>200 Kč</td><td></td></tr>
  <tr class="licha"><td>Vůz</td><td>300 Kč</td><td>30 Kč</td></tr>
  <tr class="soucet"><td>Celkem</td><td>600 Kč</td><td>40 Kč</td></tr></table>`;
const cards = `<main><section class="css-1x7y2"><h3>Pila</h3><p><b>Bod A</b> <i>100 Kč</i></p></section>
  <section class="css-9a7b3"><h3>Kolo</h3><p><b>Bod A</b> <i>200 Kč</i></p><p><b>Bod B</b> <i>20 Kč</i></p></section></main>`;

describe('lots are inferred', () => {
  it.each<[string, string, string, string | undefined, unknown[]]>([
    [
      'rows of a table from one value, by the head of its column',
      table,
      '100 Kč',
      undefined,
      [100, 200, 300],
    ],
    [
      'rows of a table from two, though every other looks different',
      table,
      '100 Kč',
      '300 Kč',
      [100, 200, 300],
    ],
    ['cards from one value, by its label', cards, '100 Kč', undefined, [100, 200]],
    ['cards from two', cards, '200 Kč', '100 Kč', [200, 100].sort()],
    [
      'rows without any head from two',
      '<table><tr><td>Pila</td><td>100 Kč</td></tr><tr><td>Kolo</td><td>200 Kč</td></tr></table>',
      '100 Kč',
      '200 Kč',
      [100, 200],
    ],
    [
      'boxes without any label from two',
      '<div id="v"><div><b>100 Kč</b></div><div><b>200 Kč</b></div><div><b>300 Kč</b></div></div>',
      '100 Kč',
      '300 Kč',
      [100, 200, 300],
    ],
    [
      'values with a mark of their own from one',
      '<ul><li><i data-field="bid">100 Kč</i></li><li><i data-field="bid">200 Kč</i></li></ul>',
      '100 Kč',
      undefined,
      [100, 200],
    ],
    [
      'lots of different depth, by their label',
      '<main><section><p>Bod A: <i>100 Kč</i></p></section><section><div><div><p>Bod A: <i>200 Kč</i></p></div></div></section></main>',
      '100 Kč',
      '200 Kč',
      [100, 200],
    ],
    [
      'panels of tabs among others',
      '<div><div role="tabpanel" class="zal"><p>Soud: Brno</p></div><div role="tabpanel" class="zal"><p>Bod A: <i>100 Kč</i></p></div><div role="tabpanel" class="zal"><p>Bod A: <i>200 Kč</i></p></div></div>',
      '100 Kč',
      '200 Kč',
      [100, 200],
    ],
  ])('as %s', (_name, body, first, second, wanted) => {
    const document = documentOf(body);
    expect(reads(document, ruleOf(best(waysOf(document, first, second))))).toEqual(wanted);
  });

  it('with a column before all else, and its place as another way', () => {
    const ways = waysOf(documentOf(table), '100 Kč');
    expect(ways.map(({ rule }) => rule.anchors[0]?.by)).toEqual(
      expect.arrayContaining(['column', 'structure']),
    );
    expect(ways[0]?.rule.anchors[0]).toEqual({ by: 'column', label: 'Bod A' });
  });

  it('in open shadow roots', () => {
    const document = documentOf('<div><lot-card></lot-card><lot-card></lot-card></div>');
    const values = [...document.querySelectorAll('lot-card')].map((host, index) => {
      const root = host.attachShadow({ mode: 'open' });
      root.innerHTML = `<p><b>Bod A</b> <i>${index + 1}00 Kč</i></p>`;
      return root.querySelector('i') as Element;
    });
    const context = { scope: createScope(document), read: createVisibility(document), values: [] };
    const [first, second] = values;
    if (!first || !second) throw new Error('no values');
    expect(reads(document, ruleOf(best(inferLots(first, second, context, undefined))))).toEqual([100, 200]);
  });

  it.each<[string, string, string, string | undefined]>([
    [
      'of a value that stands once',
      '<p>Bod A: <i>100 Kč</i></p><p>Bod B: <i>5 Kč</i></p>',
      '100 Kč',
      undefined,
    ],
    [
      'of pairs in the rows of one table',
      '<table><tr><td>Bod A</td><td>100 Kč</td></tr><tr><td>Bod B</td><td>200 Kč</td></tr></table>',
      '100 Kč',
      undefined,
    ],
    [
      'of one value without anything that names it',
      '<div><div><b>100 Kč</b></div><div><b>200 Kč</b></div></div>',
      '100 Kč',
      undefined,
    ],
    [
      'of two values that are nothing like each other',
      '<div><p>100 Kč</p><ul><li>200 Kč</li></ul></div>',
      '100 Kč',
      '200 Kč',
    ],
    ['of an element and what it stands in', '<div><p>100 Kč <b>5 Kč</b></p></div>', '5 Kč', '100 Kč 5 Kč'],
    ['of the same value twice', '<div><p>100 Kč</p></div>', '100 Kč', '100 Kč'],
  ])('never %s', (_name, body, first, second) => {
    expect(waysOf(documentOf(body), first, second)).toEqual([]);
  });

  it('with nothing of the case in any anchor', () => {
    const body = `<main><section class="novak-byt"><h3>Byt Novák</h3><i class="castka" data-own="novak">100 Kč</i></section>
      <section class="novak-byt"><h3>Sklep Novák</h3><i class="castka" data-own="novak">200 Kč</i></section></main>`;
    const ways = waysOf(documentOf(body), '100 Kč', '200 Kč', undefined, ['Jan Novák']);
    expect(ways.length).toBeGreaterThan(0);
    expect(JSON.stringify(ways)).not.toMatch(/nov[aá]k/i);
  });
});

describe('a further value of lots that are known', () => {
  const known = (document: Document): LotsRule => ruleOf(best(waysOf(document, '100 Kč')));

  it('needs one click, in any of them', () => {
    const document = documentOf(table);
    const rule = ruleOf(best(waysOf(document, 'Kolo', undefined, known(document))), 'title');
    expect(Object.keys(rule.fields)).toEqual(['lowestBid', 'title']);
    expect(reads(document, rule, 'title')).toEqual(['Pila', 'Kolo', 'Vůz']);
    expect(reads(document, rule)).toEqual([100, 200, 300]);
  });

  it('need not stand in every one', () => {
    const document = documentOf(
      cards.replace(
        '</main>',
        '<section><h3>Vůz</h3><p><b>Bod A</b> <i>300 Kč</i></p><p><b>Bod B</b> <i>30 Kč</i></p></section></main>',
      ),
    );
    const way = best(waysOf(document, '20 Kč', undefined, known(document)));
    expect(way.rule.count).toEqual({ min: 0, max: 1 });
    expect(reads(document, ruleOf(way, 'deposit'), 'deposit')).toEqual([undefined, 20, 30]);
  });

  it('brings in a lot that lacks what was taught first', () => {
    const document =
      documentOf(`<main><section>${'<p>Bod A: <i>100 Kč</i></p><p>Bod B: <i>10 Kč</i></p>'}</section>
      <section><p>Bod A: <i>200 Kč</i></p><p>Bod B: <i>20 Kč</i></p></section><section><p>Bod B: <i>30 Kč</i></p></section></main>`);
    const first = known(document);
    expect(first.mixed).toBe(true);
    expect(reads(document, first)).toEqual([100, 200]);
    const rule = ruleOf(best(waysOf(document, '10 Kč', undefined, first)), 'deposit');
    expect(reads(document, rule, 'deposit')).toEqual([10, 20, 30]);
    expect(rule.fields.lowestBid?.count).toEqual({ min: 0, max: 1 });
  });

  it('outside of them begins anew, and keeps what is still found', () => {
    const document = documentOf(table);
    const gone: LotsPlace = { ...known(document), anchors: [{ by: 'structure', selector: 'tr.zmizela' }] };
    const way = best(waysOf(document, '10 Kč', '30 Kč', gone));
    expect(Object.keys(way.lots.fields)).toEqual(['lowestBid']);
    expect(reads(document, ruleOf(way, 'deposit'), 'deposit')).toEqual([10, undefined, 30]);
  });
});

describe('whatever the page', () => {
  const token = fc.stringMatching(/^[a-z0-9]{6}$/).map((text) => `${text.slice(0, 3)}7${text.slice(3)}`);
  const lot = fc.record({
    bid: fc.integer({ min: 1, max: 9_999_999 }),
    deposit: fc.option(fc.integer({ min: 1, max: 99_999 })),
  });
  const pages = fc.record({
    form: fc.constantFrom('table', 'cards', 'boxes', 'panels', 'definitions'),
    lots: fc.array(lot, { minLength: 2, maxLength: 6 }),
    again: fc.array(lot, { minLength: 1, maxLength: 6 }),
    tokens: fc.array(token, { minLength: 4, maxLength: 8 }),
    others: fc.array(token, { minLength: 4, maxLength: 8 }),
    at: fc.nat(5),
  });
  type Lots = readonly { bid: number; deposit: number | null }[];

  /** Lots drawn with made-up names; every value is marked with the number of its lot. */
  function draw(form: string, lots: Lots, tokens: readonly string[]): string {
    let next = 0;
    const made = (): string => `class="css-${tokens[next++ % tokens.length]}"`;
    const pair = (name: string, value: number | null, tag: string, inner: string): string =>
      value === null
        ? ''
        : `<${tag} ${made()}><${inner}>${name}</${inner}> <i ${made()}>${value} Kč</i></${tag}>`;
    const one = ({ bid, deposit }: Lots[number], index: number): string => {
      if (form === 'table')
        return `<tr ${made()}><td>Věc</td><td><i>${bid} Kč</i></td><td><i>${deposit ?? ''}${deposit === null ? '' : ' Kč'}</i></td></tr>`;
      const pairs =
        form === 'definitions'
          ? `<dl><dt>Bod A</dt><dd><i>${bid} Kč</i></dd>${deposit === null ? '' : `<dt>Bod B</dt><dd><i>${deposit} Kč</i></dd>`}</dl>`
          : `${pair('Bod A', bid, 'p', 'b')}${pair('Bod B', deposit, 'p', 'b')}`;
      if (form === 'panels')
        return `<div role="tabpanel" ${made()} ${index === 0 ? '' : 'style="display:none"'}>${pairs}</div>`;
      return form === 'boxes'
        ? `<div ${made()}><div>${pairs}</div></div>`
        : `<section ${made()}>${pairs}</section>`;
    };
    const all = lots.map(one).join('');
    return `<h1>142 EX 81/25</h1><p>Bod Z: 7 Kč</p>${form === 'table' ? `<table><tr><th>Věc</th><th>Bod A</th><th>Bod B</th></tr>${all}</table>` : `<main>${all}</main>`}`;
  }

  it('lots taught by one or two clicks are read from the page drawn anew, each value from its own lot', () => {
    fc.assert(
      fc.property(pages, ({ form, lots, again, tokens, others, at: index }) => {
        const picked = lots[index % lots.length]?.bid;
        // It is found by its words: a deposit that reads the same would be picked in its place.
        fc.pre(lots.every(({ deposit }) => deposit !== picked));
        const before = documentOf(draw(form, lots, tokens));
        const values = [...before.querySelectorAll('i')].filter((one) => one.textContent === `${picked} Kč`);
        const element = values[0];
        if (!element) throw new Error('nothing to pick');
        const context = { scope: createScope(before), read: createVisibility(before), values: [] };
        const [way] = inferLots(element, undefined, context, undefined);
        if (way === undefined) return; // a page on which two examples are needed
        const rule = ruleOf(way);
        expect(reads(before, rule)).toEqual(lots.map(({ bid }) => bid));
        expect(reads(documentOf(draw(form, again, others)), rule)).toEqual(again.map(({ bid }) => bid));
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
