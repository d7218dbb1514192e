import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { FieldId } from '../case/fields.ts';
import { readCase } from './read-case.ts';

type Expected = Partial<Record<FieldId, unknown>>;

/** What is found on a page made of this body: plain values, and reasons as `!reason`. */
function readBody(body: string): Expected {
  const { document } = new JSDOM(`<!DOCTYPE html><html><body>${body}</body></html>`, {
    url: 'https://spis.example/1',
  }).window;
  const { fields } = readCase(document, { now: '2026-11-21T10:00:00.000Z' });
  const read: Expected = {};
  for (const [id, reading] of Object.entries(fields)) {
    // Keys of the reading are the field ids.
    if (reading.status === 'found') read[id as FieldId] = reading.value;
    else if (reading.reason !== 'not-found') read[id as FieldId] = `!${reading.reason}`;
  }
  return read;
}

const bid = { lowestBid: 45600 };

const ties: readonly (readonly [name: string, body: string, expected: Expected])[] = [
  [
    'a place before the label of the next line',
    '<p>k. ú. Benešov u Prahy<br>Výsledná cena: 2 190 000 Kč</p>',
    { cadastralArea: 'Benešov u Prahy', appraisedPrice: 2_190_000, auctionKind: 'real' },
  ],
  [
    'what the page says, not what a comment quotes',
    '<p>Nejnižší podání: 45 600 Kč</p><blockquote><p>Nejnižší podání: 50 000 Kč</p></blockquote>',
    bid,
  ],
  [
    'a label with a hint inside of it',
    '<dl><dt><label>Nejnižší podání<span>V korunách, dvě třetiny odhadu.</span></label></dt><dd>45 600</dd></dl>',
    bid,
  ],
  [
    'the label of a field with a hint inside of it',
    '<label for="np">Nejnižší podání<small>v Kč</small></label><input id="np" value="45600">',
    bid,
  ],
  [
    'a value drawn as a button',
    '<table><tr><td>Nejnižší podání</td><td><button>45 600 Kč</button></td></tr></table>',
    bid,
  ],
  [
    'a label that says how it was measured',
    '<dl><dt>Nejnižší podání ve výši 2/3</dt><dd>45 600 Kč</dd></dl>',
    bid,
  ],
  [
    'what is said of the thing',
    '<dl><dt>Nemovitost – adresa</dt><dd>Ke Mlýnu 118, Sázava</dd></dl>',
    { address: 'Ke Mlýnu 118, Sázava' },
  ],
  [
    'the term beside the bare word',
    '<dl><dt>Dražba</dt><dd>středa 7. 4. 2027, 9:00–10:00</dd></dl>',
    { startsAt: '2027-04-07T07:00:00.000Z', endsAt: '2027-04-07T08:00:00.000Z' },
  ],
  [
    'a span of time',
    '<p>Dražba od–do: 7. 4. 2027 9:00–10:00</p>',
    { startsAt: '2027-04-07T07:00:00.000Z', endsAt: '2027-04-07T08:00:00.000Z' },
  ],
  [
    'a currency in front of an English number',
    '<table><tr><th>Lowest bid (CZK):</th><td>920,000</td></tr></table>',
    { lowestBid: 920000 },
  ],
  [
    'a person whose IČO has a label in the value',
    '<div><label>Oprávněný</label><div>Alfa, s.r.o., IČO: 25672720, Dlouhá 1, 602 00 Brno</div></div>',
    { creditors: [{ name: 'Alfa, s.r.o.', companyId: '25672720', address: 'Dlouhá 1, 602 00 Brno' }] },
  ],
  [
    'persons in a grid of boxes',
    '<div><label>Povinní</label><x-grid><div><span>Příjmení a jméno</span><span>Datum narození</span></div><div><span>Vaněk Luboš</span><span>2. 12. 1966</span></div></x-grid></div>',
    { debtors: [{ name: 'Vaněk Luboš', birthDate: '1966-12-02' }] },
  ],
  [
    'the kind under what is auctioned',
    '<dl><dt>Předmět dražby</dt><dd>nemovitost</dd></dl>',
    { auctionKind: 'real' },
  ],
  [
    'values of a box of tabs',
    '<div class="nav-tabs-custom"><ul><li><a href="#d">Detail</a></li></ul><div class="tab-pane" id="d"><p>Nejnižší podání: 45 600 Kč</p></div></div>',
    bid,
  ],
  [
    'a choice of radio buttons named by their field set',
    '<fieldset><legend>Dobrovolná dražba</legend><label><input type="radio" name="d"> Ano</label><label><input type="radio" name="d" checked> Ne</label></fieldset>',
    { voluntary: false },
  ],
  [
    'parts of a person named with the person',
    '<dl><dt>Oprávněný</dt><dd>Alfa s.r.o.</dd><dt>Povinný</dt><dd>Jan Novák</dd><dt>Stav</dt><dd>běží</dd><dt>IČO oprávněného</dt><dd>00006947</dd><dt>Datum narození povinného</dt><dd>4. 7. 1968</dd></dl>',
    {
      creditors: [{ name: 'Alfa s.r.o.', companyId: '00006947' }],
      debtors: [{ name: 'Jan Novák', birthDate: '1968-07-04' }],
    },
  ],
  [
    'a part of a person told in two ways: neither',
    '<dl><dt>Povinný</dt><dd>Jan Novák</dd><dt>Stav</dt><dd>běží</dd><dt>Datum narození povinného</dt><dd>4. 7. 1968</dd><dt>Povinný – datum narození</dt><dd>5. 7. 1968</dd></dl>',
    { debtors: [{ name: 'Jan Novák' }] },
  ],
  [
    'an extract of the cadastre, one parcel a row',
    '<table><tr><td colspan="3">Okres: CZ0715 Šumperk Obec: 569348 Vikýřovice</td></tr><tr><td>Parcela</td><td>Výměra [m2]</td><td>Druh pozemku</td></tr><tr><td>St. 187</td><td>412</td><td>zastavěná plocha</td></tr><tr><td>44/6</td><td>1090</td><td>zahrada</td></tr></table>',
    { district: 'Šumperk', municipality: 'Vikýřovice', parcels: ['st. 187', '44/6'], auctionKind: 'real' },
  ],
  [
    'a person that goes on in the next line',
    '<pre>oprávněného:  Alfa s.r.o., IČ: 00006947,\n              se sídlem Dlouhá 5, 110 00 Praha 1\nproti</pre>',
    { creditors: [{ name: 'Alfa s.r.o.', companyId: '00006947', address: 'Dlouhá 5, 110 00 Praha 1' }] },
  ],
  [
    'a person that ends with its line',
    '<p>povinný: Jana Nová, nar. 30. 1. 1969, Zlínská 44, 769 01 Holešov<br>vyhláška č. j. 071EX 4418/23-96</p>',
    {
      fileMark: '071EX4418/23',
      referenceNumber: '071EX4418/23-96',
      debtors: [{ name: 'Jana Nová', birthDate: '1969-01-30', address: 'Zlínská 44, 769 01 Holešov' }],
    },
  ],
  [
    'a deposit with its account and symbol in lines below',
    '<table><tr><th>Jistota</th><td><p>35 000 Kč</p><p>č. ú. 781234562/0800</p><p>VS 44023</p></td></tr></table>',
    { deposit: 35000, depositAccount: '781234562/0800', depositVariableSymbol: '44023' },
  ],
  [
    'a term of two labels that name the auction',
    '<p>Dražba od: 2027-02-02 09:00</p><p>Dražba do: 2027-02-02 10:00</p>',
    { startsAt: '2027-02-02T08:00:00.000Z', endsAt: '2027-02-02T09:00:00.000Z' },
  ],
  ['label for', '<label for="a">Nejnižší podání</label><div><input id="a" value="45 600"></div>', bid],
  ['a wrapping label', '<label>Nejnižší podání <input value="45 600,00 Kč"></label>', bid],
  [
    'a wrapping label around a select',
    '<label>Kategorie <select><option>Dům<option selected>Byt</select></label>',
    { category: 'Byt' },
  ],
  [
    'aria-labelledby on a control',
    '<span id="l">Nejnižší podání</span><p></p><input aria-labelledby="l" value="45600">',
    bid,
  ],
  [
    'aria-labelledby on text',
    '<div><i id="l">Nejnižší podání</i></div><section><div aria-labelledby="l">45 600 Kč</div></section>',
    bid,
  ],
  ['aria-label on a control', '<input aria-label="Nejnižší podání" value="45600">', bid],
  ['a term and its definition', '<dl><dt>Nejnižší podání</dt><dd>45 600 Kč</dd></dl>', bid],
  [
    'terms wrapped in boxes',
    '<dl><div><dt>Nejnižší podání:</dt><dd>45 600 Kč</dd></div><div><dt>Jistota</dt><dd>5 000 Kč</dd></div></dl>',
    { ...bid, deposit: 5000 },
  ],
  [
    'a heading cell and a cell',
    '<table><tr><th>Nejnižší podání</th><td>45 600 Kč</td></tr><tr><th>Stav</th><td>x</td></tr></table>',
    bid,
  ],
  ['two cells', '<table><tr><td>Nejnižší podání</td><td>45 600 Kč</td></tr></table>', bid],
  [
    'two cells with a colon cell between',
    '<table><tr><td>Nejnižší podání</td><td>:</td><td>45 600 Kč</td></tr></table>',
    bid,
  ],
  [
    'four cells a row',
    '<table><tr><td>Obec</td><td>Zaječí</td><td>Nejnižší podání</td><td>45 600 Kč</td></tr><tr><td>Okres</td><td>Břeclav</td><td>Jistota</td><td>5 000</td></tr></table>',
    { ...bid, municipality: 'Zaječí', district: 'Břeclav', deposit: 5000 },
  ],
  [
    'four cells a row with an empty value',
    '<table><tr><td>Obec</td><td></td><td>Nejnižší podání</td><td>45 600 Kč</td></tr></table>',
    bid,
  ],
  [
    'column heads over one row',
    '<table><thead><tr><th>Nejnižší podání</th><th>Jistota</th></tr></thead><tbody><tr><td>45 600 Kč</td><td>5 000 Kč</td></tr></tbody></table>',
    { ...bid, deposit: 5000 },
  ],
  [
    'column heads that are plain cells',
    '<table><tr><td>Obec</td><td>Stav</td><td>Nejnižší podání</td></tr><tr><td>Zaječí</td><td>nový</td><td>45 600 Kč</td></tr></table>',
    { ...bid, municipality: 'Zaječí' },
  ],
  [
    'an ARIA grid',
    '<div role="table"><div role="row"><div role="columnheader">Nejnižší podání</div><div role="columnheader">Jistota</div></div><div role="row"><div role="cell">45 600</div><div role="cell">5 000</div></div></div>',
    { ...bid, deposit: 5000 },
  ],
  ['neighbouring boxes', '<div class="r"><div>Nejnižší podání</div><div>45 600 Kč</div></div>', bid],
  [
    'neighbouring boxes without a row',
    '<div><div>Nejnižší podání</div><div>45 600 Kč</div><div>Jistota</div><div>5 000 Kč</div></div>',
    { ...bid, deposit: 5000 },
  ],
  [
    'boxes in boxes',
    '<div><div><span><b>Nejnižší podání</b></span></div><div><div><em>45 600 Kč</em></div></div></div>',
    bid,
  ],
  [
    'a grid of spans',
    '<div><span>Nejnižší podání</span><span>45 600 Kč</span><span>Jistota</span><span>5 000 Kč</span></div>',
    { ...bid, deposit: 5000 },
  ],
  [
    'a grid of spans with a label we do not know',
    '<div><span>Obec</span><span>Zaječí</span><span>Barva</span><span>modrá</span></div>',
    { municipality: 'Zaječí' },
  ],
  ['a bold label in a paragraph', '<p><b>Nejnižší podání:</b> 45 600 Kč</p>', bid],
  [
    'bold labels parted by breaks',
    '<p><b>Nejnižší podání:</b> 45 600 Kč<br><b>Jistota:</b> 5 000 Kč<br><b>Obec</b>: Zaječí</p>',
    { ...bid, deposit: 5000, municipality: 'Zaječí' },
  ],
  ['label and value in one text', '<p>Nejnižší podání: 45 600 Kč</p>', bid],
  [
    'several in one text',
    '<p>Nejnižší podání: 45 600 Kč, jistota: 5 000 Kč; obec: Zaječí</p>',
    { ...bid, deposit: 5000, municipality: 'Zaječí' },
  ],
  ['a text without a colon', '<p>Nejnižší podání 45 600 Kč</p>', bid],
  ['a dash between', '<p>Nejnižší podání – 45 600 Kč</p>', bid],
  [
    'a list item',
    '<ul><li><strong>Nejnižší podání</strong> 45 600 Kč</li><li>Obec <span>Zaječí</span></li></ul>',
    { ...bid, municipality: 'Zaječí' },
  ],
  [
    'label and value on two lines of a cell',
    '<table><tr><td>Nejnižší podání<br>45 600 Kč</td><td>Jistota<br><b>5 000 Kč</b></td></tr></table>',
    { ...bid, deposit: 5000 },
  ],
  ['label above value in a box', '<div><label>Nejnižší podání</label><p>45 600 Kč</p></div>', bid],
  ['a label after its field', '<div><input value="45 600"><label>Nejnižší podání</label></div>', bid],
  ['a figure above its name', '<div><div>45 600 Kč</div><div>Nejnižší podání</div></div>', bid],
  [
    'a label without `for`',
    '<div class="row"><label class="col">Nejnižší podání</label><div class="col"><input value="45 600"></div></div>',
    bid,
  ],
  [
    'a heading over a paragraph',
    '<h4>Popis</h4><p>Byt 3+1 ve druhém podlaží.</p>',
    { description: 'Byt 3+1 ve druhém podlaží.' },
  ],
  [
    'a placeholder as label, never as value',
    '<input placeholder="Nejnižší podání" value="45 600"><input placeholder="Jistota">',
    bid,
  ],
  [
    'the name of a control',
    '<div>Částka <input name="ctl00$Main$txtNejnizsiPodani" value="45 600"></div>',
    bid,
  ],
  [
    'a fixed-width print',
    '<pre>Nejnižší podání: 45 600 Kč\nJistota:         5 000 Kč</pre>',
    { ...bid, deposit: 5000 },
  ],
  [
    'a label with a required star and an icon',
    '<div><div>Nejnižší podání <span>*</span><i class="material-icons">info</i></div><div>45 600 Kč <button>Upravit</button></div></div>',
    bid,
  ],
  [
    'date and time in two fields',
    '<label>Datum dražby <input type="date" value="2027-03-12"></label><label>Čas zahájení <input type="time" value="10:00"></label>',
    { startsAt: '2027-03-12T09:00:00.000Z' },
  ],
  [
    'date and time under one label',
    '<div><label>Zahájení dražby</label><input value="12. 3. 2027"><input value="10:00"></div>',
    { startsAt: '2027-03-12T09:00:00.000Z' },
  ],
  [
    'a span of time',
    '<p>Termín dražby: 12. 3. 2027 od 10:00 do 12:00 hod.</p>',
    { startsAt: '2027-03-12T09:00:00.000Z', endsAt: '2027-03-12T11:00:00.000Z' },
  ],
  [
    'a span drawn with an arrow',
    '<p>Termín dražby: 12. 3. 2027 10:00 → 12:00</p>',
    { startsAt: '2027-03-12T09:00:00.000Z', endsAt: '2027-03-12T11:00:00.000Z' },
  ],
  [
    'radio buttons',
    '<div><span>Druh předmětu</span> <label><input type="radio" name="k" checked>nemovitá věc</label> <label><input type="radio" name="k">movitá věc</label></div>',
    { auctionKind: 'real' },
  ],
  ['a check box', '<label><input type="checkbox" checked> Dobrovolná dražba</label>', { voluntary: true }],
  [
    'a drawn select box',
    '<label for="s">Kategorie</label><select id="s" style="display:none"><option>Dům</option><option selected>Byt</option></select><span class="drawn"><span>Byt</span></span>',
    { category: 'Byt' },
  ],
  [
    'no deposit',
    '<dl><dt>Jistota</dt><dd>nevyžaduje se</dd></dl>',
    { deposit: null, depositAccount: null, depositVariableSymbol: null, depositSpecificSymbol: null },
  ],
  [
    'an account below the deposit',
    '<h3>Dražební jistota</h3><p>Výše: 5 000 Kč</p><p>Číslo účtu: 19-2000145399/0800</p><p>VS: 0812</p>',
    { deposit: 5000, depositAccount: '19-2000145399/0800', depositVariableSymbol: '0812' },
  ],
  ['words cut short', '<p>Nejn. pod.: 45 600 Kč</p>', bid],
  [
    'words cut short in cells',
    '<table><tr><td>Jistota</td><td>5 000 Kč</td><td>Č.ú. jist.</td><td>2401234567/2010</td></tr></table>',
    { deposit: 5000, depositAccount: '2401234567/2010' },
  ],
  ['a price cut short', '<p>Odh. cena: 330 000 Kč</p>', { appraisedPrice: 330_000 }],
  [
    'a caution',
    '<p>Kauce: 5 000 Kč</p><p>Bankovní spojení: 2401234567/2010</p>',
    { deposit: 5000, depositAccount: '2401234567/2010' },
  ],
  ['a step', '<p>Přihazuje se po: 1 000 Kč</p>', { minimumIncrement: 1000 }],
  [
    'a span of hours',
    '<h2>Dražba</h2><p>Datum a čas: 12. 3. 2027 9:00 – 11:00</p>',
    { startsAt: '2027-03-12T08:00:00.000Z', endsAt: '2027-03-12T10:00:00.000Z' },
  ],
  [
    'cadastre with its code',
    '<p>K. ú.: Zaječí [790397]</p>',
    { cadastralArea: 'Zaječí', cadastralAreaCode: '790397', auctionKind: 'real' },
  ],
  [
    'English',
    '<dl><dt>Lowest bid</dt><dd>CZK 45,600</dd><dt>Auction starts</dt><dd>12 March 2027 10:00</dd></dl>',
    { ...bid, startsAt: '2027-03-12T09:00:00.000Z' },
  ],
  [
    'Hungarian',
    '<dl><dt>Irányár</dt><dd>45 600 000 Ft</dd><dt>Szobák száma</dt><dd>3</dd><dt>Alapterület</dt><dd>72 m²</dd></dl>',
    { price: 45600000, currency: 'HUF', rooms: 3, floorArea: 72 },
  ],
];

describe('labels', () => {
  it.each(ties)('reads %s', (_name, body, expected) => {
    expect(readBody(body)).toMatchObject(expected);
  });

  it.each(ties)('reads nothing else from %s', (_name, body, expected) => {
    const extra = Object.keys(readBody(body)).filter((id) => !Object.hasOwn(expected, id));
    expect(extra).toEqual([]);
  });
});

const denied: readonly (readonly [name: string, body: string, expected: Expected])[] = [
  [
    'two different visible values',
    '<p>Nejnižší podání: 45 600 Kč</p><p>Nejnižší podání: 50 000 Kč</p>',
    { lowestBid: '!ambiguous' },
  ],
  ['a value of another type', '<p>Nejnižší podání: viz vyhláška</p>', { lowestBid: '!invalid' }],
  ['an abbreviation that fits several labels', '<p>Po.: 45 600 Kč</p>', {}],
  ['a word cut to one letter', '<p>N. podání: 45 600 Kč</p>', {}],
  ['a bank account of nobody in particular', '<p>Bankovní spojení: 2401234567/2010</p>', {}],
  ['a date without an hour', '<p>Termín dražby: 12. 3. 2027</p>', { startsAt: '!invalid' }],
  ['an hour that the clock skips', '<p>Termín dražby: 28. 3. 2027 02:30</p>', { startsAt: '!invalid' }],
  [
    'words for no value',
    '<p>Nejnižší podání: neuvedeno</p><p>Termín dražby: dosud neurčen</p><p>Jistota: —</p>',
    {},
  ],
  ['an empty field', '<label>Nejnižší podání <input value="" placeholder="např. 100 000"></label>', {}],
  ['a template', '<template><p>Nejnižší podání: 45 600 Kč</p></template>', {}],
  ['an unfilled placeholder', '<p>Nejnižší podání: {{ bid }}</p>', {}],
  ['a closed dialog', '<dialog><p>Nejnižší podání: 45 600 Kč</p></dialog>', {}],
  [
    'a row kept hidden as a pattern',
    '<table><tr style="display:none"><td>Nejnižší podání</td><td>45 600 Kč</td></tr></table>',
    {},
  ],
  ['off-screen text', '<p style="position:absolute;left:-9999px">Nejnižší podání: 45 600 Kč</p>', {}],
  ['transparent text', '<p style="opacity:0">Nejnižší podání: 45 600 Kč</p>', {}],
  ['text in a transparent colour', '<p style="color:transparent">Nejnižší podání: 45 600 Kč</p>', {}],
  ['text of size zero', '<p style="font-size:0">Nejnižší podání: 45 600 Kč</p>', {}],
  [
    'a button that does something',
    '<table><tr><td>Jistota</td><td><button>Vrátit</button></td></tr></table>',
    {},
  ],
  [
    'a hint that is a value of nothing',
    '<p><label>Poznámka<span>Nejnižší podání: 45 600 Kč</span></label></p>',
    { lowestBid: 45600 },
  ],
  [
    'what is said of another case',
    '<h1>Spis 142 EX 81/25</h1><p>Postupujeme jako u 142 EX 9/19: nejnižší podání činí 45 600 Kč.</p>',
    { fileMark: '142EX81/25' },
  ],
  ['the name of a file', '<dl><dt>Název</dt><dd>110EX_1290_24_drazba</dd></dl>', {}],
  [
    'the subject of a letter',
    '<p>Věc: Dražební vyhláška – elektronická dražba movitých věcí</p>',
    { auctionKind: 'movable' },
  ],
  ['a link in a heading', '<h5>Popis <a href="#">Formátování</a></h5>', {}],
  ['activity', '<h3>Aktivita</h3><p>Nejnižší podání: 45 600 Kč</p>', {}],
  ['a tooltip', '<p title="Nejnižší podání: 45 600 Kč">Info</p>', {}],
  [
    'a search form',
    '<form role="search"><label>Spisová značka <input value="142 EX 9/19"></label></form>',
    {},
  ],
  ['history', '<h3>Historie</h3><p>Nejnižší podání: 45 600 Kč</p>', {}],
  [
    'the account for the rest of the price',
    '<h3>Doplacení nejvyššího podání</h3><p>Číslo účtu: 19-2000145399/0800</p><p>VS: 12</p>',
    {},
  ],
  ['an account of nobody in particular', '<p>Číslo účtu: 19-2000145399/0800</p>', {}],
  [
    'the address of a debtor',
    '<h3>Povinný</h3><p>Jméno: Jan</p><p>Příjmení: Novák</p><p>Adresa: Zaječí 12</p>',
    { debtors: [{ name: 'Jan Novák', address: 'Zaječí 12' }] },
  ],
  ['the next label as a value', '<table><tr><td>Nejnižší podání</td><td>Jistota</td></tr></table>', {}],
  [
    'a list of cases',
    '<table><tr><th>Spisová značka</th><th>Nejnižší podání</th></tr><tr><td>142 EX 1/25</td><td>1 000 Kč</td></tr><tr><td>142 EX 2/25</td><td>2 000 Kč</td></tr></table>',
    {},
  ],
  ['a word in a sentence', '<p>Jistota je důležitá věc.</p>', {}],
];

describe('what is no value', () => {
  it.each(denied)('does not take %s', (_name, body, expected) => {
    const read = readBody(body);
    if (typeof expected.fileMark === 'undefined') delete read.fileMark;
    expect(read).toEqual(expected);
  });

  it('lets the visible value beat the one in a closed tab', () => {
    const body =
      '<p>Jistota: 5 000 Kč</p><div role="tabpanel" style="display:none"><p>Jistota: 9 000 Kč</p><p>Obec: Zaječí</p></div>';
    expect(readBody(body)).toEqual({ deposit: 5000, municipality: 'Zaječí' });
  });

  it('takes two spellings of one value for one value', () => {
    expect(readBody('<p>Jistota: 5 000,00 Kč</p><p>Jistota: 5.000,- Kč</p>')).toEqual({ deposit: 5000 });
  });

  it('survives ids and names that are properties of every object', () => {
    const body =
      '<form><input id="__proto__" name="constructor" value="1"><input name="__proto__" value="2"></form><p id="constructor">Jistota: 5 000 Kč</p>';
    expect(readBody(body)).toEqual({ deposit: 5000 });
  });
});

describe('an amount of an auction', () => {
  const reading = (text: string) => {
    const { document } = new JSDOM(`<dl><dt>Nejnižší podání</dt><dd>${text}</dd></dl>`).window;
    const { lowestBid } = readCase(document).fields;
    return lowestBid.status === 'found'
      ? [lowestBid.value, lowestBid.doubt, lowestBid.confidence < 0.6]
      : lowestBid;
  };

  it.each(['45 600', '45 600 Kč', 'CZK 45,600.00', '45.600,- Kč'])('in crowns is sure: %s', (text) => {
    expect(reading(text)).toEqual([45_600, undefined, false]);
  });

  it.each(['45 600 €', '45 600 EUR', '45 600 Ft', '45 600 HUF'])(
    'in another currency is doubtful: %s',
    (text) => {
      expect(reading(text)).toEqual([45_600, 'currency', true]);
    },
  );
});
