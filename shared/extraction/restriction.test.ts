import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.ts';

function restrictionOf(body: string, restrictionWords?: readonly string[]): string | undefined {
  const { document } = new JSDOM(`<body><h1>Spis 142 EX 81/25</h1>${body}</body>`, {
    url: 'https://spis.example/',
  }).window;
  return readCase(document, { restrictionWords }).restriction?.raw;
}

describe('restriction marks', () => {
  it.each([
    ['a label and its value', '<dl><dt>Režim spisu</dt><dd>neveřejný</dd></dl>'],
    ['a badge', '<span class="badge">Neveřejný</span>'],
    ['a heading', '<h2>Utajeno</h2>'],
    ['a text in brackets beside the mark', '<p>142 EX 81/25 (omezený přístup)</p>'],
    ['a warning sentence', '<div class="alert">Tento spis je zapečetěn a nesmí být zveřejněn.</div>'],
    ['a label whose value is yes', '<p>Neveřejný: ano</p>'],
    ['a ticked box', '<label><input type="checkbox" checked> Neveřejný spis</label>'],
    [
      'a chosen option',
      '<label>Přístup <select><option>veřejný</option><option selected>neveřejný</option></select></label>',
    ],
    ['a two-cell row', '<table><tr><td>Stupeň ochrany</td><td>Důvěrné</td></tr></table>'],
    ['capitals', '<p>NEVEŘEJNÉ</p>'],
    ['letters with combining marks', `<p>${'Neveřejný'.normalize('NFD')}</p>`],
    ['English', '<p>Access: restricted</p>'],
    ['a closed tab', '<div role="tabpanel" style="display:none"><p>Režim: neveřejný</p></div>'],
  ])('count as %s', (_name, body) => {
    expect(restrictionOf(body)).toBeDefined();
  });

  it.each([
    ['a menu', '<nav><a href="#">Neveřejné spisy</a></nav>'],
    ['a filter', '<form class="filter"><label><input type="checkbox" checked> neveřejné</label></form>'],
    [
      'an option that is not chosen',
      '<label>Přístup <select><option selected>veřejný</option><option>neveřejný</option></select></label>',
    ],
    ['a legend', '<ul class="legend"><li>Neveřejný</li></ul>'],
    ['a row of another case', '<table><tr><td>142 EX 90/25</td><td>neveřejný</td></tr></table>'],
    [
      'a column of a list',
      '<table><thead><tr><th>Dokument</th><th>Přístup</th></tr></thead><tr><td>Dopis</td><td>neveřejný</td></tr><tr><td>Výzva</td><td>veřejný</td></tr></table>',
    ],
    ['a label whose value is no', '<p>Neveřejný: ne</p>'],
    ['a box that is not ticked', '<label><input type="checkbox"> Neveřejný spis</label>'],
    ['a hidden text', '<p style="display:none">Neveřejný</p>'],
    ['a closed dialog', '<dialog>Označit jako neveřejný?</dialog>'],
    ['a button', '<button>Označit jako neveřejný</button>'],
    ['a tooltip', '<span title="neveřejný">x</span>'],
    ['history', '<h3>Historie</h3><p>1. 1. 2026 neveřejný</p>'],
    ['the opposite', '<p>Spis je veřejný</p>'],
    ['another word', '<p>Veřejná dražba</p>'],
    ['a related case', '<h3>Související spisy</h3><p>neveřejný</p>'],
    ['a link', '<p><a href="/x">Neveřejné poznámky</a></p>'],
  ])('do not count as %s', (_name, body) => {
    expect(restrictionOf(body)).toBeUndefined();
  });

  it.each([
    [
      'the badge of a header',
      '<div>142 EX 81/25 Novák <b class="badge">Neveřejný</b> referent Malá</div>',
      'Neveřejný',
    ],
    ['a part of one text', '<p>142 EX 81/25 | neveřejný | Malá</p>', 'neveřejný'],
    ['a text in brackets', '<p>142 EX 81/25 (omezený přístup)</p>', 'omezený přístup'],
    ['a label whose value is yes', '<dl><dt>Neveřejný</dt><dd>ano</dd></dl>', 'Neveřejný: ano'],
    ['a line of its own', '<p>Neveřejný: ano</p>', 'Neveřejný: ano'],
  ])('quote just %s', (_name, body, raw) => {
    expect(restrictionOf(body)).toBe(raw);
  });

  const own = ['režim AB', 'zvlášt*', 'A/1 (přísně)'];
  it.each([
    ['a badge', '<span class="badge">Režim AB</span>', 'Režim AB'],
    ['any ending behind a star', '<p>Spis zvláštní důležitosti</p>', 'Spis zvláštní důležitosti'],
    [
      'signs that mean something in patterns',
      '<dl><dt>Stupeň</dt><dd>A/1 (přísně)</dd></dl>',
      'A/1 (přísně)',
    ],
    ['built-in words as before', '<h2>Utajeno</h2>', 'Utajeno'],
  ])('count by the office’s own words: %s', (_name, body, raw) => {
    expect(restrictionOf(body, own)).toBe(raw);
  });

  it.each([
    ['nobody added them', '<span class="badge">Režim AB</span>', []],
    ['they go on', '<span class="badge">Režim ABC</span>', own],
    ['they begin elsewhere', '<span class="badge">Nerežim AB</span>', own],
    ['the value is no', '<p>Režim AB: ne</p>', own],
    ['they stand in a menu', '<nav><a href="#">Režim AB</a></nav>', own],
    [
      'they stand in a row of another case',
      '<table><tr><td>142 EX 9/25</td><td>režim AB</td></tr></table>',
      own,
    ],
  ])('of the office do not count where %s', (_name, body, words) => {
    expect(restrictionOf(body, words)).toBeUndefined();
  });
});
