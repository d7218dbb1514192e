import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createVisibility } from '../visibility.ts';
import { backed, type InferContext, inferAnchors, isSameValue } from './infer-anchor.ts';
import { inferList } from './infer-list.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import { createScope } from './roots.ts';
import { type Anchor, anchorSchema } from './schema.ts';

function documentOf(body: string): Document {
  return new JSDOM(`<!doctype html><html lang="cs"><body>${body}</body></html>`).window.document;
}
function contextOf(document: Document, values: readonly string[] = []): InferContext {
  return { scope: createScope(document), read: createVisibility(document), values };
}
function pick(document: Document, selector: string): Element {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`no ${selector}`);
  return found;
}
function inferred(body: string, selector: string, values: readonly string[] = []): readonly Anchor[] {
  const document = documentOf(body);
  return inferAnchors(pick(document, selector), contextOf(document, values));
}

describe('an anchor is made of', () => {
  it.each<[string, string, string, Partial<Anchor>]>([
    [
      'an id before all else',
      '<p><b>Cena</b> <i id="cena" name="x" data-field="cena">5 Kč</i></p>',
      'i',
      { by: 'id', id: 'cena' },
    ],
    ['a name', '<label>Cena <input name="ctl00$Main$tbCena" value="5"></label>', 'input', { by: 'name' }],
    ['a data attribute', '<p>Cena <i data-field="cena">5 Kč</i></p>', 'i', { by: 'data', value: 'cena' }],
    [
      'a form control name of Angular',
      '<p><input formcontrolname="lowestBid" value="5"></p>',
      'input',
      { by: 'data', attribute: 'formcontrolname' },
    ],
    [
      'the label where the id was made up',
      '<table><tr><th>Vyvolávka</th><td id="mui-4821">5 Kč</td></tr></table>',
      'td',
      { by: 'label', label: 'Vyvolávka' },
    ],
    [
      'the label where the class was made up',
      '<div><span class="css-1x2y3z4">Vyvolávka:</span><span class="css-9k8j7h6">5 Kč</span></div>',
      'div > :last-child',
      { by: 'label', label: 'Vyvolávka' },
    ],
    ['the label in the same text', '<p>Vyvolávka: 5 Kč</p>', 'p', { by: 'label', label: 'Vyvolávka' }],
    [
      'the heading too where the label stands twice',
      '<h2>Dražba</h2><p>Částka: 5 Kč</p><h2>Poplatek</h2><p id="x9182731">Částka: 6 Kč</p>',
      '#x9182731',
      { by: 'label', label: 'Částka', below: 'Poplatek' },
    ],
    [
      'the place where nothing else is',
      '<main><div>5 Kč</div><div>6 Kč</div></main>',
      'div',
      { by: 'structure', selector: 'html > body > main > div:nth-of-type(1)' },
    ],
    [
      'a class that says what it is',
      '<main><div class="css-1x2y3z4 lowest-bid">5 Kč</div><div>6 Kč</div></main>',
      'div',
      { by: 'structure', selector: 'div.lowest-bid' },
    ],
  ])('%s', (_name, body, selector, anchor) => {
    expect(inferred(body, selector)[0]).toMatchObject(anchor);
  });

  it('never an id that stands twice', () => {
    const body = '<p><i id="cena">5</i></p><p>Vyvolávka: <i id="cena">6</i></p>';
    expect(inferred(body, 'p + p i').map((anchor) => anchor.by)).not.toContain('id');
  });
});

describe('nothing of the case goes into an anchor', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['an id with a name in it', '<p><i id="povinny-novak">Jan Novák</i></p>', 'i', []],
    ['an id with another name in it', '<p><i id="dluh_novak">45 600 Kč</i></p>', 'i', ['Jan Novák']],
    ['a name with the number of the case', '<p><input name="castka_81_2025" value="5"></p>', 'input', []],
    ['a data attribute with a value', '<p><i data-owner="Novak">5 Kč</i></p>', 'i', ['Jan Novák']],
    [
      'a data attribute with the text itself',
      '<p><i data-field="ulice" data-town="Zajeci">Zaječí</i></p>',
      'i',
      [],
    ],
    [
      'a person where a label would stand',
      '<table><tr><th>Jan Novák</th><td>5 Kč</td></tr></table>',
      'td',
      [],
    ],
    [
      'a person known to the case',
      '<table><tr><td>Nováková Jana, roz. Malá</td><td>5 Kč</td></tr></table>',
      'td + td',
      ['Nováková Jana, roz. Malá'],
    ],
    ['a title and a person', '<table><tr><td>Ing. Jan Novák</td><td>5 Kč</td></tr></table>', 'td + td', []],
    ['a class with a name in it', '<div><p class="novak-dluh">5 Kč</p></div>', 'p', ['Jan Novák']],
    [
      'a birth number as a label',
      '<table><tr><td>r. č. 800201/1234</td><td>5 Kč</td></tr></table>',
      'td + td',
      [],
    ],
  ])('not %s', (_name, body, selector, values) => {
    const text = JSON.stringify(inferred(body, selector, values))
      .normalize('NFD')
      .replace(/\p{M}/gu, '');
    expect(text).not.toMatch(/novak|800201|81_2025|zajeci/i);
  });
});

describe('what is kept', () => {
  it('backs a name by the label, so that a name given to another field is noticed', () => {
    const all = inferred('<table><tr><th>Vyvolávka</th><td id="cena">5 Kč</td></tr></table>', 'td');
    const [first] = all;
    if (!first) throw new Error('nothing inferred');
    expect(backed(first, all).map((anchor) => anchor.by)).toEqual(['id', 'label']);
  });

  it('backs nothing by its place: what moved there is another value', () => {
    const all = inferred('<table><tr><th>Vyvolávka</th><td>5 Kč</td></tr></table>', 'td');
    const [first] = all;
    if (!first) throw new Error('nothing inferred');
    expect(backed(first, all)).toEqual([{ by: 'label', label: 'Vyvolávka' }]);
  });
});

describe('a second example makes a list', () => {
  const texts = (body: string, first: string, second: string): string[][] => {
    const document = documentOf(body);
    const context = contextOf(document);
    return inferList(pick(document, first), pick(document, second), context).map((anchor) =>
      resolveAnchor(context.scope, anchor, context.read).map((hit) => hitText(hit, context.read)),
    );
  };

  it.each([
    [
      'rows of a table',
      '<table><tr><th>Osoba</th><th>Dluh</th></tr><tr><td>A</td><td>1</td></tr><tr><td>B</td><td>2</td></tr><tr><td>C</td><td>3</td></tr></table>',
      'tr:nth-of-type(2) td',
      'tr:nth-of-type(3) td',
      ['A', 'B', 'C'],
    ],
    [
      'entries of a list',
      '<ul class="osoby"><li>A</li><li>B</li><li>C</li></ul><ul><li>X</li></ul>',
      'li',
      'li + li',
      ['A', 'B', 'C'],
    ],
    [
      'cards',
      '<main><section class="css-1a2b3c4"><h3>A</h3><p>1</p></section><section class="css-1a2b3c5"><h3>B</h3><p>2</p></section></main>',
      'h3',
      'section + section h3',
      ['A', 'B'],
    ],
    [
      'a data attribute',
      '<div><i data-role="debtor">A</i></div><p><i data-role="debtor">B</i></p>',
      'div i',
      'p i',
      ['A', 'B'],
    ],
    [
      'a label that stands at each',
      '<p><b>Povinný</b> <i>A</i></p><hr><div><b>Povinný</b> <i>B</i></div>',
      'p i',
      'div i',
      ['A', 'B'],
    ],
  ])('of %s', (_name, body, first, second, wanted) => {
    expect(texts(body, first, second)[0]).toEqual(wanted);
  });

  it.each([
    ['an element and what stands in it', '<p>A <i>B</i></p>', 'p', 'i'],
    ['the same element twice', '<p>A</p>', 'p', 'p'],
    [
      'two things that are nothing like each other',
      '<div><p>A</p></div><ul><li><b>B</b></li></ul>',
      'p',
      'b',
    ],
  ])('not of %s', (_name, body, first, second) => {
    expect(texts(body, first, second)).toEqual([]);
  });
});

describe('in an open shadow root', () => {
  it('the host is named, and the anchor finds only the one that was picked', () => {
    const document = documentOf(
      '<case-field name="bid"></case-field><case-field name="deposit"></case-field>',
    );
    for (const host of document.querySelectorAll('case-field'))
      host.attachShadow({ mode: 'open' }).innerHTML = `<b id="value">5 Kč</b>`;
    const context = contextOf(document);
    const value = document.querySelectorAll('case-field')[1]?.shadowRoot?.querySelector('b');
    if (!value) throw new Error('no value');
    const [anchor] = inferAnchors(value, context);
    expect(anchor).toEqual({ by: 'id', id: 'value', host: 'case-field[name="deposit"]' });
    if (anchor) expect(resolveAnchor(context.scope, anchor, context.read)[0]?.element).toBe(value);
  });
});

const token = fc.stringMatching(/^[a-z0-9]{6}$/).map((text) => `${text.slice(0, 3)}7${text.slice(3)}`);
const label = fc.constantFrom('Vyvolávka', 'Bod A', 'Částka I', 'Kauce', 'Konec', 'Adresa věci', 'Pozn.');
const row = fc.record({
  label,
  value: fc.constantFrom('5 Kč', '12. 3. 2027', 'Zaječí 412', 'ano', 'Jan Novák'),
  form: fc.constantFrom('table', 'dl', 'divs', 'inline', 'input', 'bold', 'bare'),
  nested: fc.nat(2),
});
type Row = { label: string; value: string; form: string; nested: number };

/** The same rows drawn with other made-up ids and classes. */
function draw(rows: readonly Row[], tokens: readonly string[]): string {
  let at = 0;
  const made = (): string => tokens[at++ % tokens.length] ?? 'a';
  const one = ({ label: name, value, form }: Row, index: number): string => {
    const mark = `class="css-${made()}" data-v-${made()} ${index % 2 ? `id="mui-${at}${made()}"` : ''}`;
    if (form === 'table')
      return `<table><tr><th ${mark}>${name}</th><td><span data-pick ${mark}>${value}</span></td></tr></table>`;
    if (form === 'dl') return `<dl><dt>${name}</dt><dd data-pick ${mark}>${value}</dd></dl>`;
    if (form === 'divs') return `<div ${mark}><div>${name}</div><div data-pick ${mark}>${value}</div></div>`;
    if (form === 'inline') return `<p data-pick ${mark}>${name}: ${value}</p>`;
    if (form === 'input') return `<label ${mark}>${name} <input data-pick value="${value}"></label>`;
    if (form === 'bold') return `<p><b>${name}:</b> <i data-pick ${mark}>${value}</i></p>`;
    return `<section ${mark}><em data-pick ${mark}>${value}</em></section>`;
  };
  return rows
    .map((each, index) => `${'<div>'.repeat(each.nested)}${one(each, index)}${'</div>'.repeat(each.nested)}`)
    .join('');
}

describe('whatever the page', () => {
  const pages = fc.record({
    rows: fc.array(row, { minLength: 1, maxLength: 7 }),
    first: fc.array(token, { minLength: 3, maxLength: 9 }),
    second: fc.array(token, { minLength: 3, maxLength: 9 }),
    at: fc.nat(6),
  });
  const picked = (document: Document, at: number): Element => {
    const all = [...document.querySelectorAll('[data-pick]')];
    const element = all[at % all.length];
    if (!element) throw new Error('nothing to pick');
    for (const one of all) one.removeAttribute('data-pick');
    return element;
  };

  it('an inferred anchor finds exactly its element again, and passes the schema', () => {
    fc.assert(
      fc.property(pages, ({ rows, first, at }) => {
        const document = documentOf(draw(rows, first));
        const element = picked(document, at);
        const context = contextOf(document);
        const anchors = inferAnchors(element, context);
        expect(anchors.length).toBeGreaterThan(0);
        for (const anchor of anchors) {
          expect(anchorSchema.parse(anchor)).toEqual(anchor);
          const hits = resolveAnchor(context.scope, anchor, context.read);
          expect(hits).toHaveLength(1);
          expect(hits[0] && isSameValue(hits[0], element, context.read)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  }, 30_000);

  it('the page drawn anew with other made-up names is still found', () => {
    fc.assert(
      fc.property(pages, ({ rows, first, second, at }) => {
        const before = documentOf(draw(rows, first));
        const anchors = inferAnchors(picked(before, at), contextOf(before));
        const after = documentOf(draw(rows, second));
        const element = picked(after, at);
        const context = contextOf(after);
        for (const anchor of anchors) {
          const hits = resolveAnchor(context.scope, anchor, context.read);
          expect(hits).toHaveLength(1);
          expect(hits[0] && isSameValue(hits[0], element, context.read)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  }, 30_000);
});

it('is made in a form with a field called id, whose own id is then that field', () => {
  const document = documentOf(
    '<form><input name="id" value="7"><section><span class="v">5 Kč</span></section></form>',
  );
  // As browsers answer for such a form.
  Object.defineProperty(pick(document, 'form'), 'id', { value: pick(document, 'input') });
  const anchors = inferAnchors(pick(document, 'span'), contextOf(document));
  expect(anchors.length).toBeGreaterThan(0);
});
