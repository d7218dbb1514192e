import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createVisibility } from '../visibility.ts';
import { hitText, resolveAnchor } from './resolve-anchor.ts';
import { createScope } from './roots.ts';

function textsBehind(body: string, label = 'Vyvolávka', below?: string): string[] {
  const { document } = new JSDOM(`<!doctype html><body>${body}</body>`).window;
  const read = createVisibility(document);
  const anchor = { by: 'label', label, ...(below === undefined ? {} : { below }) } as const;
  return resolveAnchor(createScope(document), anchor, read).map((hit) => hitText(hit, read));
}

describe('the value a label of any words names', () => {
  it.each([
    ['cell beside cell', '<table><tr><td>Vyvolávka</td><td>5 Kč</td><td>Jiná</td><td>6 Kč</td></tr></table>'],
    ['cell beside head', '<table><tr><th>Vyvolávka:</th><td>5 Kč</td></tr></table>'],
    [
      'head above a column',
      '<table><tr><th>Vyvolávka</th><th>Jiná</th></tr><tr><td>5 Kč</td><td>6 Kč</td></tr></table>',
    ],
    [
      'last head above a column',
      '<table><tr><th>Jiná</th><th>Vyvolávka</th></tr><tr><td>6 Kč</td><td>5 Kč</td></tr></table>',
    ],
    ['term and definition', '<dl><dt>Vyvolávka</dt><dd>5 Kč</dd><dt>Jiná</dt><dd>6 Kč</dd></dl>'],
    [
      'term and definition in boxes',
      '<dl><div><dt>Vyvolávka</dt><dd>5 Kč</dd></div><div><dt>J</dt><dd>6</dd></div></dl>',
    ],
    ['for', '<label for="v">Vyvolávka</label><div><input value="9"><input id="v" value="5 Kč"></div>'],
    ['label around', '<label>Vyvolávka <input value="5 Kč"></label>'],
    ['aria-labelledby', '<span id="l">Vyvolávka</span><p>jiné</p><output aria-labelledby="l">5 Kč</output>'],
    ['one text', '<p>Vyvolávka: 5 Kč</p>'],
    ['bold and text', '<p><b>Vyvolávka:</b> 5 Kč<br><b>Jiná:</b> 6 Kč</p>'],
    ['bold and text in one line', '<p><b>Vyvolávka:</b> 5 Kč <b>Jiná:</b> 6 Kč</p>'],
    ['text and bold', '<ul><li>Vyvolávka: <b>5 Kč</b></li><li>Jiná: <b>6 Kč</b></li></ul>'],
    ['text and bold in one line', '<p>Jiná: <b>6 Kč</b> Vyvolávka: <b>5 Kč</b> Další: <b>7 Kč</b></p>'],
    ['bold, break, text', '<p><b>Vyvolávka</b><br>5 Kč</p>'],
    ['two spans', '<div><span>Vyvolávka</span><span>5 Kč</span></div>'],
    ['two boxes', '<div><div>Vyvolávka</div><div>5 Kč</div></div><div><div>Jiná</div><div>6 Kč</div></div>'],
    ['box in a box', '<div><div><p><strong>Vyvolávka</strong></p></div><div>5 Kč</div></div>'],
    ['a label cut by elements', '<div><span>Vyvo<b>lávka</b></span><em>5 Kč</em></div>'],
    ['case and spaces', '<div><span>  VYVOLÁVKA : </span><span>5 Kč</span></div>'],
  ])('by %s', (_name, body) => {
    expect(textsBehind(body)).toEqual(['5 Kč']);
  });

  it.each([
    ['a word in a sentence', '<p>Vyvolávka byla stanovena na 5 Kč.</p>'],
    ['a longer label', '<table><tr><td>Vyvolávka bez DPH</td><td>5 Kč</td></tr></table>'],
    ['a label at the end of its form', '<form><span>Vyvolávka</span></form><p>5 Kč</p>'],
    ['a label in a script', '<script>Vyvolávka: 5 Kč</script>'],
    ['a hidden value', '<table><tr><td>Vyvolávka</td><td hidden>5 Kč</td></tr></table>'],
    ['a term without definition', '<dl><dt>Vyvolávka</dt><dt>Jiná</dt><dd>6 Kč</dd></dl>'],
  ])('but not by %s', (_name, body) => {
    expect(textsBehind(body)).toEqual([]);
  });

  it('is told apart by the heading above', () => {
    const body = '<h2>Dražba</h2><p>Částka: 5 Kč</p><h2>Poplatek</h2><p>Částka: 6 Kč</p>';
    expect(textsBehind(body, 'Částka')).toEqual(['5 Kč', '6 Kč']);
    expect(textsBehind(body, 'Částka', 'poplatek')).toEqual(['6 Kč']);
  });

  it('is every row below a head', () => {
    const body =
      '<table><tr><th>Vyvolávka</th><th>B</th></tr><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>4</td></tr></table>';
    expect(textsBehind(body)).toEqual(['1', '3']);
  });
});
