import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { readCase } from './read-case.ts';
import type { CaseReading } from './reading.ts';

function read(html: string, url = 'https://spis.example/1'): CaseReading {
  return readCase(new JSDOM(`<!DOCTYPE html>${html}`, { url }).window.document);
}

const auction =
  '<p>Nejnižší podání: 45 600 Kč</p><p>Jistota: 5 000 Kč</p><p>Termín dražby: 12. 3. 2027 10:00</p>';
const row = (serial: number): string =>
  `<tr><td><a href="/${serial}">142 EX ${serial}/25</a></td><td>Jan Novák</td><td>aktivní</td></tr>`;

describe('case pages', () => {
  it.each([
    ['a mark in the heading and values', `<h1>Spis 142 EX 81/25</h1>${auction}`],
    ['a labelled mark and values', `<p>Sp. zn.: 142 EX 81/25</p>${auction}`],
    ['a mark in the title line of a card', `<div><h3>142EX81/25</h3></div>${auction}`],
    [
      'a case with a table of related ones',
      `<h1>142 EX 81/25</h1>${auction}<h3>Související spisy</h3><table>${row(1)}${row(2)}</table>`,
    ],
    [
      'an edit form',
      '<form><label>Spisová značka <input value="142 EX 81/25"></label><label>Nejnižší podání <input value="45 600"></label></form>',
    ],
    [
      'a labelled mark and values under the title of the program',
      `<title>Evidence EXE :: detail</title><p>Sp. zn.: 142 EX 81/25</p>${auction}`,
    ],
    [
      'a case with a sign-in dialog that is closed',
      `<h1>142 EX 81/25</h1><p>Nejnižší podání: 5 000 Kč</p><dialog><input type="password"></dialog>`,
    ],
    [
      'a case that asks for a password to sign',
      `<h1>142 EX 81/25</h1>${auction}<p>Heslo ke klíči <input type="password"></p>`,
    ],
    [
      'a ruling among links to others',
      `<p>č. j.: 142 EX 81/25-27</p>${auction}<h2>Odkazy</h2><ul><li><a href="/1">142 EX 1/25</a></li><li><a href="/2">142 EX 2/25</a></li></ul>`,
    ],
    ['a case with a search box', `<header><input type="search"></header><h1>142 EX 81/25</h1>${auction}`],
  ])('are recognised by %s', (_name, body) => {
    const { isCasePage, fields } = read(`<body>${body}</body>`);
    expect(isCasePage).toBe(true);
    expect(fields.fileMark).toMatchObject({ status: 'found', value: '142EX81/25' });
  });

  it.each([
    [
      'a list of cases',
      `<title>Spisy</title><h1>Spisy</h1><table><tr><th>Spisová značka</th><th>Povinný</th><th>Stav</th></tr>${row(1)}${row(2)}${row(3)}</table>`,
    ],
    [
      'search results',
      `<h1>Výsledky hledání</h1><ul>${[1, 2, 3].map((n) => `<li><a href="/${n}">142 EX ${n}/25</a> Jan Novák</li>`).join('')}</ul>`,
    ],
    [
      'a list with one hit',
      `<title>Seznam spisů</title><h1>Seznam spisů</h1><table><tr><th>Spisová značka</th><th>Povinný</th><th>Stav</th></tr>${row(1)}</table>`,
    ],
    ['a sign-in page', '<h1>142 EX 81/25</h1><form><input name="user"><input type="password"></form>'],
    [
      'a mail',
      '<h1>Re: 142 EX 81/25</h1><table><tr><th>Od</th><td>a@b.cz</td></tr><tr><th>Komu</th><td>c@d.cz</td></tr><tr><th>Předmět</th><td>Re: 142 EX 81/25</td></tr></table><p>Dobrý den</p>',
    ],
    ['settings', '<h1>Nastavení</h1><label>Číslo účtu <input value="19-2000145399/0800"></label>'],
    ['an error page', '<title>Chyba</title><h1>Chyba 500</h1><p>142 EX 81/25</p>'],
    [
      'a calendar',
      `<h1>Kalendář dražeb</h1><ul>${[1, 2, 3].map((n) => `<li>12. 3. 2027 9:00 142 EX ${n}/25</li>`).join('')}</ul>`,
    ],
    [
      'an article',
      '<h1>Jak probíhá dražba</h1><p>Dražební jistota a nejnižší podání jsou uvedeny v dražební vyhlášce.</p>',
    ],
    ['an empty page', ''],
    [
      'auctions of several cases, each with its mark',
      [1, 2, 3]
        .map((n) => `<article><h3>Les ${n}</h3><p>Sp. zn.: 142 EX ${n}/25</p>${auction}</article>`)
        .join(''),
    ],
    [
      'a form nobody filled in',
      '<h1>Nová dražba</h1><label>Spisová značka <input placeholder="např. 142 EX 81/25"></label><label>Jistota <input value="0"> Kč</label>',
    ],
    [
      'a manual with an example',
      '<h1>Jak zadat dražbu</h1><p>Spisová značka se píše ve tvaru 142 EX 81/25. Je-li výsledná cena 900 000 Kč, nejnižší podání činí 600 000 Kč.</p><p>Jistota 50 000 Kč.</p>',
    ],
    [
      'a dashboard',
      `<h1>Nástěnka</h1><h2>Naposledy otevřené</h2><ul>${[1, 2].map((n) => `<li><a href="/${n}">142 EX ${n}/25</a></li>`).join('')}</ul>`,
    ],
  ])('are not %s', (_name, html) => {
    expect(read(`<body>${html}</body>`).isCasePage).toBe(false);
  });

  it.each([
    ['a kind of thing', '<p>Druh: nemovitost</p>', 'real'],
    ['a type of thing', '<h2>Dražené věci</h2><p>Typ: Nemovitá věc</p>', 'real'],
    ['a movable thing with a parcel', '<p>Druh: movitá věc</p><p>Parcely: 14/2</p>', 'movable'],
  ])('say %s', (_name, body, kind) => {
    expect(read(`<body><h1>142 EX 81/25</h1>${body}</body>`).fields.auctionKind).toMatchObject({
      value: kind,
    });
  });

  it.each([
    ['an identity document', '<h2>Povinný</h2><p>Typ: nemovitost</p>'],
    ['a vague type', '<p>Typ: obecný</p>'],
  ])('do not say a kind by %s', (_name, body) => {
    expect(read(`<body><h1>142 EX 81/25</h1>${body}</body>`).fields.auctionKind).toMatchObject({
      status: 'missing',
    });
  });

  it('are about real estate, less surely, where only the cadastre says so', () => {
    const { auctionKind } = read(
      '<body><h1>142 EX 81/25</h1><p>Katastrální území: Přelouč</p></body>',
    ).fields;
    expect(auctionKind).toMatchObject({ value: 'real', rung: 'label', confidence: 0.65 });
  });

  it('are ambiguous when heading and label name different cases', () => {
    const { fields } = read(
      `<body><h1>142 EX 81/25</h1><p>Spisová značka: 142 EX 90/25</p>${auction}</body>`,
    );
    expect(fields.fileMark).toMatchObject({ status: 'missing', reason: 'ambiguous' });
  });

  it('are ambiguous when two cases stand side by side', () => {
    const { fields } = read(
      `<body><section><h2>142 EX 81/25</h2>${auction}</section><section><h2>142 EX 90/25</h2></section></body>`,
    );
    expect(fields.fileMark).toMatchObject({ status: 'missing', reason: 'ambiguous' });
  });

  it('are about the case whose tab is chosen', () => {
    const tabs =
      '<ul role="tablist"><li role="tab" aria-selected="false">142 EX 90/25</li><li role="tab" aria-selected="true">142 EX 81/25</li></ul>';
    const { fields } = read(`<body>${tabs}<h2>142 EX 90/25</h2><h2>142 EX 81/25</h2>${auction}</body>`);
    expect(fields.fileMark).toMatchObject({ status: 'found', value: '142EX81/25' });
  });

  it('do not read the state that the page of another case left behind', () => {
    const script = '<script type="application/json">{"fileMark":"142EX90/25","lowestBid":1}</script>';
    const { fields } = read(`<body>${script}<h1>142 EX 81/25</h1><p>Jistota: 5 000 Kč</p></body>`);
    expect(fields.lowestBid).toMatchObject({ status: 'missing', reason: 'not-found' });
  });

  it('read their own embedded data where nothing visible answers', () => {
    const script =
      '<script type="application/json">{"case":{"fileMark":"142EX81/25","lowestBid":45600,"deposit":7}}</script>';
    const { fields } = read(`<body>${script}<h1>142 EX 81/25</h1><p>Jistota: 5 000 Kč</p></body>`);
    expect(fields.lowestBid).toMatchObject({ status: 'found', value: 45600, rung: 'page-data' });
    expect(fields.deposit).toMatchObject({ status: 'found', value: 5000, rung: 'label' });
  });

  it('take the register DD for voluntary', () => {
    expect(read(`<body><h1>142 DD 81/25</h1>${auction}</body>`).fields.voluntary).toMatchObject({
      value: true,
    });
    expect(read(`<body><h1>142 EX 81/25</h1>${auction}</body>`).fields.voluntary).toMatchObject({
      status: 'missing',
    });
  });

  it('are read through frames of the same origin, and other frames are named', () => {
    const { document } = new JSDOM(
      '<!DOCTYPE html><h1>142 EX 81/25</h1><iframe id="detail"></iframe><iframe src="https://other.example/x?secret=1"></iframe>',
      { url: 'https://spis.example/' },
    ).window;
    const detail = document.querySelector<HTMLIFrameElement>('#detail');
    detail?.contentDocument?.body.insertAdjacentHTML('beforeend', auction);
    const other = document.querySelectorAll('iframe')[1];
    if (other) Object.defineProperty(other, 'contentDocument', { value: null });
    const { isCasePage, fields, unreadFrames } = readCase(document);
    expect(isCasePage).toBe(true);
    expect(fields.lowestBid).toMatchObject({ value: 45600, place: { frame: '#detail' } });
    expect(unreadFrames).toEqual(['https://other.example']);
  });
});
