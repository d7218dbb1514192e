import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { plainReading } from './plain-reading.ts';
import { readCase } from './read-case.ts';

function fieldsOf(body: string): Record<string, unknown> {
  const { document } = new JSDOM(
    `<!DOCTYPE html><html><body><h1>Spis 142 EX 81/25</h1>${body}</body></html>`,
    {
      url: 'https://spis.example/1',
    },
  ).window;
  const { fileMark: _, ...rest } = plainReading(
    readCase(document, { now: '2026-11-21T10:00:00.000Z' }),
  ).fields;
  return rest;
}

const parties = (role: string): string =>
  `<h2>Účastníci</h2><table><tr><th></th><th>${role}</th><th>Příjmení a jméno / Název</th><th>Dat. nar. / IČO</th></tr>
  <tr><td><a href="#">Vybrat</a></td><td>oprávněný</td><td>Alfa s.r.o.</td><td>25672720</td></tr>
  <tr><td><a href="#">Vybrat</a></td><td>povinný</td><td>Nováková Jana</td><td>17.06.1981</td></tr>
  <tr><td><a href="#">Vybrat</a></td><td>zást. opr.</td><td>Mgr. Petr Vlach</td><td></td></tr></table>`;

const head = '<th>Název</th><th>Nejnižší podání</th><th>Jistota</th>';
const rows =
  '<tr><td>Pole</td><td>900 Kč</td><td>90 Kč</td></tr><tr><td>Les</td><td>800 Kč</td><td>80 Kč</td></tr>';
const lots = [
  { title: 'Pole', lowestBid: 900, deposit: 90 },
  { title: 'Les', lowestBid: 800, deposit: 80 },
];

describe('tables', () => {
  it('take the column of values where others tell types and functions', () => {
    const table = (label: string, type: string, value: string): string =>
      `<tr><td>${label}</td><td>${type}</td><td><select><option>MD5</option></select></td><td>${value}</td></tr>`;
    expect(
      fieldsOf(
        `<table><thead><tr><th>Sloupec</th><th>Typ</th><th>Funkce</th><th>Hodnota</th></tr></thead>${table('nejnizsi_podani', 'decimal(12,2)', '<input value="300000.00">')}${table('okres', 'varchar(60)', '<input value="Trutnov">')}</table>`,
      ),
    ).toEqual({ lowestBid: 300000, district: 'Trutnov' });
  });

  it.each(['Druh', 'Role', 'V řízení jako', ''])('tell sides below the head “%s”', (role) => {
    expect(fieldsOf(parties(role))).toEqual({
      creditors: [{ name: 'Alfa s.r.o.', companyId: '25672720' }],
      debtors: [{ name: 'Nováková Jana', birthDate: '1981-06-17' }],
    });
  });

  it('tell no side by a remark about one', () => {
    const body = `<h2>Kontakty</h2><table><tr><th>Jméno a příjmení</th><th>Poznámka</th></tr><tr><td>Petra Malá</td><td>povinný nekomunikuje</td></tr><tr><td>Jan Velký</td><td>soused</td></tr></table>`;
    expect(fieldsOf(body)).toEqual({});
  });

  it('have their head in a table of its own, where the rows scroll', () => {
    const body = `<div class="grid"><div class="head"><table><tr>${head}</tr></table></div><div class="bar"></div><div class="body"><table>${rows}</table></div></div>`;
    expect(fieldsOf(body)).toEqual({ lots });
  });

  it.each([
    [
      'of other columns',
      `<table><tr>${head}</tr></table><table><tr><td>Pole</td><td>900 Kč</td></tr></table>`,
    ],
    [
      'with a head of its own',
      `<table><tr>${head}</tr></table><table><tr>${head.replaceAll('Název', 'Kdo')}</tr></table>`,
    ],
    [
      'of another section',
      `<div><h3>Položky</h3><table><tr>${head}</tr></table></div><div><h3>Předchozí</h3><table>${rows}</table></div>`,
    ],
    ['after a text', `<table><tr>${head}</tr></table><p>Žádné položky.</p><table>${rows}</table>`],
  ])('do not take rows from a table %s', (_, body) => {
    expect(fieldsOf(body)).toEqual({});
  });

  it('have parts with a head over one row of values', () => {
    const body = `<table><tr><th>ID</th><th>Kategorie</th><th>Projekt</th></tr><tr><td>217</td><td>stroje</td><td>Dražby</td></tr><tr><td colspan="3"></td></tr><tr><th>Stav</th><td colspan="2">nový</td></tr><tr><th>Příhoz</th><td colspan="2">min. 1 000,-</td></tr></table>`;
    expect(fieldsOf(body)).toEqual({ category: 'stroje', minimumIncrement: 1000 });
  });

  it.each([
    ['', false],
    ['checked', true],
  ])('answer a question by a check box %s', (checked, voluntary) => {
    const body = `<table><tr><td>Dobrovolná</td><td><input type="checkbox" ${checked}></td></tr></table>`;
    expect(fieldsOf(body)).toEqual({ voluntary });
  });

  it('tell two things under one label', () => {
    const body = `<table><tr><td>LV / k. ú.</td><td>233 / Košín</td></tr><tr><td>Jistota / VS</td><td>50 000 Kč / 11824</td></tr></table>`;
    expect(fieldsOf(body)).toEqual({
      auctionKind: 'real',
      titleDeed: '233',
      cadastralArea: 'Košín',
      deposit: 50000,
      depositVariableSymbol: '11824',
    });
  });
});

describe('a page', () => {
  it('calls nothing by the name of a file', () => {
    const body = `<dl><dt>Název</dt><dd>DV_071EX2290-22.pdf</dd><dt>Předmět dražby</dt><dd>Garáž</dd></dl>`;
    expect(fieldsOf(body)).toEqual({ title: 'Garáž', auctionKind: 'real' });
  });

  it('prefers the term below the heading of the auction to one of a task', () => {
    const body = `<p>Termín: 25. 2. 2027</p><h2>Dražba</h2><dl><dt>Zahájení</dt><dd>4. 3. 2027 v 10 hodin</dd></dl>`;
    expect(fieldsOf(body)).toEqual({ startsAt: '2027-03-04T09:00:00.000Z' });
  });

  it('keeps two terms of the same weight undecided', () => {
    const body = `<dl><dt>Termín</dt><dd>25. 2. 2027 9:00</dd><dt>Zahájení</dt><dd>4. 3. 2027 10:00</dd></dl>`;
    expect(fieldsOf(body)).toEqual({});
  });

  it('reads a person whose fields stand in boxes below their labels once', () => {
    const field = (id: string, label: string, value: string): string =>
      `<div><label for="${id}">${label}</label><div><input id="${id}" value="${value}"></div></div>`;
    const body = `<fieldset><legend>Adresát</legend>${field('a', 'Jméno', 'Tereza')}${field('b', 'Příjmení', 'Vrbatová')}${field('c', 'Datum narození', '06.10.1994')}${field('d', 'Adresa', 'Masarykovo nám. 1, 586 01 Jihlava')}</fieldset>`;
    expect(fieldsOf(body)).toEqual({
      addressee: {
        firstName: 'Tereza',
        lastName: 'Vrbatová',
        birthDate: '1994-10-06',
        address: 'Masarykovo nám. 1, 586 01 Jihlava',
      },
    });
  });
});
