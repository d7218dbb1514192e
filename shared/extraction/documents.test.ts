import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { guessDocumentType } from './document-type.ts';
import { readCase } from './read-case.ts';
import type { FoundDocument } from './reading.ts';

function readDocuments(body: string): readonly FoundDocument[] {
  const { document } = new JSDOM(`<body><h1>Spis 142 EX 81/25</h1>${body}</body>`, {
    url: 'https://spis.example/s/1',
  }).window;
  return readCase(document).documents;
}

function documentsOf(body: string): string[] {
  return readDocuments(body).map(
    ({ href, name, documentType, obstacle }) =>
      `${documentType}|${name}|${obstacle ?? href.replace('https://spis.example', '')}`,
  );
}

describe('documents', () => {
  it.each([
    [
      'a link to a file',
      '<a href="/f/vyhlaska.pdf">Dražební vyhláška</a>',
      ['auction_decree|Dražební vyhláška|/f/vyhlaska.pdf'],
    ],
    [
      'an icon whose title says what it does, beside the name',
      '<table><tr><td>usneseni_o_cene_51.pdf</td><td><a href="/komponenta/8/stahnout" title="Stáhnout"><i></i></a></td></tr></table>',
      ['resolution_pre|usneseni_o_cene_51.pdf|/komponenta/8/stahnout'],
    ],
    [
      'a file named by its address where the link shows when it came',
      '<h3>Přílohy</h3><ul><li><a href="/Attachment/9912/vyhlaska-660.pdf">po 04. led 09:00:11 2027 (120.4KiB)</a></li></ul>',
      ['auction_decree|vyhlaska-660.pdf|/Attachment/9912/vyhlaska-660.pdf'],
    ],
    [
      'files in a closed menu that says so',
      '<div><a class="btn" href="#">Dokumenty ▾</a><ul class="dropdown-menu" style="display:none"><li><a href="/f/301">Dražební vyhláška</a></li><li><a href="/f/302">Znalecký posudek</a></li><li><a href="/f/new">Nahrát dokument…</a></li></ul></div>',
      ['auction_decree|Dražební vyhláška|/f/301', 'expert_report|Znalecký posudek|/f/302'],
    ],
    [
      'the menu of one file',
      '<h3>Přílohy</h3><ul><li>posudek.pdf <button aria-haspopup="menu">⋮</button><div role="menu" hidden><a role="menuitem" href="/f/7">Stáhnout</a></div></li></ul>',
      ['expert_report|posudek.pdf|/f/7'],
    ],
    [
      'the raw file beside the page about it',
      '<h3>Přílohy</h3><dl><dd><a href="/attachment/1/vyhlaska.pdf">vyhlaska.pdf</a> <a href="/raw-attachment/1/vyhlaska.pdf" title="Stáhnout">&#8203;</a></dd></dl>',
      ['auction_decree|vyhlaska.pdf|/raw-attachment/1/vyhlaska.pdf'],
    ],
    [
      'what the link itself saves',
      '<p><a href="/api/9/file" download="auction-decree-66.pdf">Open</a> application/pdf, 151 234 bytes</p>',
      ['auction_decree|auction-decree-66.pdf|/api/9/file'],
    ],
    [
      'each of two files with numbers alike',
      '<h3>Přílohy</h3><div><a href="/f/8-551?u=1" title="vyhlaska.pdf">vyhlaska.pdf</a> <a href="/f/8-552?u=1">posudek.pdf</a></div>',
      ['auction_decree|vyhlaska.pdf|/f/8-551?u=1', 'expert_report|posudek.pdf|/f/8-552?u=1'],
    ],
    [
      'no link to another record',
      '<h3>Odkazy</h3><p><a href="/Ticket?id=8700">8700: ocenění bytu</a></p>',
      [],
    ],
    [
      'no menu of a file',
      '<h3>Soubory</h3><div><button>⋮</button><a href="/f/7.pdf" download>posudek.pdf</a> <span>Znalecký posudek</span></div>',
      ['expert_report|posudek.pdf|/f/7.pdf'],
    ],
    [
      'no button that edits a value',
      '<dl><dt>Č. j.</dt><dd>142 EX 81/25-27 <button>Upravit: Č. j. dražební vyhlášky</button></dd></dl>',
      [],
    ],
    [
      'the only file of a page about one document, whatever the file is called',
      '<dl><dt>Název</dt><dd>Dražební vyhláška č. 12</dd><dt>Příloha</dt><dd><a href="/f/142_27.pdf">142_27.pdf</a></dd></dl>',
      ['auction_decree|142_27.pdf|/f/142_27.pdf'],
    ],
    [
      'a bare action beside the name',
      '<h3>Přílohy</h3><ul><li>Znalecký posudek <a href="/download?id=7">Stáhnout</a></li></ul>',
      ['expert_report|Znalecký posudek|/download?id=7'],
    ],
    [
      'a picture once with the address of its link',
      '<h3>Fotografie</h3><a href="/foto/1.jpg"><img src="/t/1.jpg" alt="Dům"></a>',
      ['image|Dům|/foto/1.jpg'],
    ],
    [
      'a link run by the server',
      "<h3>Dokumenty</h3><a href=\"javascript:__doPostBack('x','1')\">posudek.pdf</a>",
      ['expert_report|posudek.pdf|postback'],
    ],
    [
      'a form that posts',
      '<form method="post" action="/get"><button>Usnesení o odročení.pdf</button></form>',
      ['resolution_defer|Usnesení o odročení.pdf|form-post'],
    ],
    [
      'an address in memory',
      '<h3>Dokumenty</h3><a href="blob:https://spis.example/1-2">vyhlaska.pdf</a>',
      ['auction_decree|vyhlaska.pdf|blob'],
    ],
    [
      'a file of another origin',
      '<a href="https://files.example/posudek.pdf">Znalecký posudek</a>',
      ['expert_report|Znalecký posudek|other-origin'],
    ],
    [
      'a file without a telling name',
      '<h3>Dokumenty</h3><a href="/d/11.pdf">Sken 11</a>',
      ['other_doc|Sken 11|/d/11.pdf'],
    ],
  ])('takes %s', (_name, body, expected) => {
    expect(documentsOf(body)).toEqual(expected);
  });

  it.each([
    ['help', '<a href="/help.html">Nápověda</a>'],
    ['a manual', '<a href="/files/manual.pdf">Uživatelská příručka</a>'],
    ['printing', '<a href="javascript:window.print()">Tisk</a>'],
    ['an export', '<a href="/export.xlsx">Export do Excelu</a>'],
    ['signing out', '<a href="/logout">Odhlásit</a>'],
    ['mail', '<a href="mailto:a@b.cz">a@b.cz</a>'],
    ['another case', '<a href="/s/2">142 EX 90/25</a>'],
    ['a document of another case', '<a href="/f/2.pdf">Vyhláška 142 EX 90/25-3.pdf</a>'],
    ['a menu', '<nav><a href="/files/seznam.pdf">Dokumenty</a></nav>'],
    ['a tab', '<ul><li><a href="#docs">Dokumenty</a></li></ul>'],
    ['a section with a telling name', '<a href="/drazby/nova">Nařídit dražbu</a>'],
    ['a button that opens a form', '<button>Přidat dokument</button>'],
    ['a logo', '<h3>Fotografie</h3><img src="/img/logo.png" alt="logo">'],
    ['a hidden link', '<a style="display:none" href="/f/vyhlaska.pdf">Dražební vyhláška</a>'],
    ['a pattern', '<template><a href="/f/vyhlaska.pdf">Dražební vyhláška</a></template>'],
    ['an anchor', '<a href="#">Znalecký posudek</a>'],
    [
      'a closed menu of other things',
      '<a href="#">Tisk ▾</a><ul class="dropdown-menu" style="display:none"><li><a href="/print/1">Dražební vyhláška</a></li></ul>',
    ],
    [
      'a menu nobody can open',
      '<a href="#" style="display:none">Dokumenty</a><ul class="dropdown-menu" style="display:none"><li><a href="/f/301">Dražební vyhláška</a></li></ul>',
    ],
    [
      'a link hidden inside of a closed menu',
      '<a href="#">Dokumenty</a><ul class="dropdown-menu" style="display:none"><li style="display:none"><a href="/f/301">Dražební vyhláška</a></li></ul>',
    ],
    [
      'the menu of the whole program',
      '<nav><a href="#">Dokumenty</a><ul class="dropdown-menu" style="display:none"><li><a href="/vyhlasky/2026">Dražební vyhlášky</a></li></ul></nav>',
    ],
    [
      'a box that is merely hidden',
      '<h4>Dokumenty</h4><section style="display:none"><a href="/f/301.pdf">Dražební vyhláška</a></section>',
    ],
  ])('leaves out %s', (_name, body) => {
    expect(documentsOf(body)).toEqual([]);
  });

  it.each([
    ['Dražební vyhláška', 'auction_decree'],
    ['142EX81-25-027_drazebni_vyhlaska.pdf', 'auction_decree'],
    ['Usnesení - dražební vyhláška (elektronická).pdf', 'auction_decree'],
    ['Znalecký posudek č. 12/2026', 'expert_report'],
    ['posudek.pdf', 'expert_report'],
    ['Příloha č. 2 ke znaleckému posudku', 'expert_report_appendix'],
    ['priloha_posudku.pdf', 'expert_report_appendix'],
    ['Usnesení o odročení dražby', 'resolution_defer'],
    ['Usnesení o zrušení dražby', 'resolution_cancel'],
    ['Usnesení o příklepu', 'resolution_award'],
    ['Usnesení o předražku', 'resolution_overbid'],
    ['Potvrzení o doplacení nejvyššího podání', 'resolution_paid'],
    ['Oznámení o zahájení exekuce', 'initiation_notice'],
    ['Auction decree', 'auction_decree'],
  ])('names the type of %s', (name, type) => {
    expect(guessDocumentType(name, '', '', '', false)).toMatchObject({ documentType: type });
    expect(guessDocumentType(name, '', '', '', false).confidence).toBeGreaterThanOrEqual(0.7);
  });

  it.each(['Usnesení', 'Sken 12', 'Plná moc', 'Výzva', 'Protokol'])(
    'does not pretend to know the type of %s',
    (name) => {
      expect(guessDocumentType(name, '', '', '', false).confidence).toBeLessThan(0.7);
    },
  );

  it.each([
    [
      'a room among photographs',
      '<h3>Fotografie</h3><ul><li><a href="/api/files/93">Ložnice</a></li></ul>',
      'image',
      'image/jpeg',
    ],
    [
      'a row that says PNG',
      '<h3>Soubory</h3><ul><li><a href="/api/files/93">Ložnice</a> <span>PNG</span></li></ul>',
      'image',
      'image/jpeg',
    ],
    [
      'a decree among photographs',
      '<h3>Fotografie</h3><ul><li><a href="/api/files/91">Dražební vyhláška</a></li></ul>',
      'auction_decree',
      'application/pdf',
    ],
    [
      'a number as name',
      '<fieldset><legend>Přílohy</legend><a href="/dl.php?f=4711">ID 4711</a></fieldset>',
      'other_doc',
      'application/pdf',
    ],
    [
      'a thumbnail in a link',
      '<fieldset><legend>Přílohy</legend><a href="/dl.php?f=93"><img src="/dl.php?f=93" width="120" height="90" alt="Octavia zepředu"></a></fieldset>',
      'image',
      'image/jpeg',
    ],
  ])('knows the kind of %s without an extension', (_name, body, documentType, mediaType) => {
    expect(readDocuments(body)).toMatchObject([{ documentType, mediaType }]);
  });

  it.each([
    ['the next page', '<h3>Dokumenty</h3><a href="/s/1?page=2">2</a>'],
    ['sorting', '<h3>Dokumenty</h3><a href="/s/1?sort=2">Datum</a>'],
    ['another case', '<h3>Dokumenty</h3><a href="/s/2">142 EX 90/25</a>'],
  ])('does not take %s in a section of documents for a file', (_name, body) => {
    expect(documentsOf(body)).toEqual([]);
  });
});
