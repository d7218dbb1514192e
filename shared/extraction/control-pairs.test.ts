import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { FieldId } from '../case/fields.ts';
import { readCase } from './read-case.ts';

const readingOf = (field: FieldId, body: string): unknown => {
  const reading = readCase(new JSDOM(body).window.document).fields[field];
  return reading.status === 'found' ? reading.value : `!${reading.reason}`;
};
const mark =
  '<p>Spisová značka <input value="156"> EX <input value="2051" aria-label="Běžné číslo"> / <input value="24"> - <input value="73" aria-label="Číslo listu"></p>';
const account = (rest: string): string =>
  `<table><tr><td>Jistota</td><td>20 000 Kč</td></tr></table>${'<p>řádek</p>'.repeat(20)}<table><tr><td>Účet</td><td>2094411175/0300</td><td>VS</td><td>556620</td></tr></table>${rest}`;

describe('values in several fields, and fields far from what they belong to', () => {
  it.each<readonly [string, FieldId, string, unknown]>([
    ['a reference number', 'referenceNumber', mark, '156EX2051/24-73'],
    [
      'a term in fields for day, month, year, hour and minute',
      'startsAt',
      '<p>Zahájení dražby <select><option selected>4</option></select>. <select><option selected>březen</option></select> <input value="2027"> v <input value="9">:<input value="15"> hod.</p>',
      '2027-03-04T08:15:00.000Z',
    ],
    [
      'a choice named in code only',
      'auctionKind',
      '<label><input type="radio" name="druh"> nemovitá věc</label><label><input type="radio" name="druh" checked> movitá věc</label>',
      'movable',
    ],
    [
      'a box that is not ticked',
      'voluntary',
      '<div><label>Dobrovolná</label><div><input type="checkbox"></div></div>',
      false,
    ],
    [
      'a box that is ticked',
      'voluntary',
      '<div><label>Dobrovolná</label><div><input type="checkbox" checked></div></div>',
      true,
    ],
    [
      'a choice drawn as a button',
      'auctionKind',
      '<div><label>Druh věci</label><button role="combobox">Movitá věc</button></div>',
      'movable',
    ],
    [
      'a switch that is off',
      'voluntary',
      '<div><div>Dobrovolná</div><div><button role="switch" aria-checked="false"></button></div></div>',
      false,
    ],
    [
      'a day and hours under labels of their own',
      'endsAt',
      '<p>Datum dražby: 1. 6. 2027</p><p>Čas od: 9:30</p><p>Čas do: 11:00</p>',
      '2027-06-01T09:00:00.000Z',
    ],
    [
      'the number of the ruling in a heading',
      'referenceNumber',
      '<h1>Vyhláška 096EX 512/22-140</h1><p>Nejnižší podání: 5 000 Kč</p>',
      '096EX512/22-140',
    ],
    ['an account far from the only deposit', 'depositAccount', account(''), '2094411175/0300'],
  ])('give %s', (_name, field, body, expected) => {
    expect(readingOf(field, body)).toEqual(expected);
  });

  it.each<readonly [string, FieldId, string]>([
    [
      'the number of a ruling, where headings name two',
      'referenceNumber',
      '<h1>Spis 096EX 512/22</h1><h2>096EX 512/22-140</h2><h2>096EX 512/22-141</h2>',
    ],
    ['a title deed, where the sheet of a mark stands', 'titleDeed', mark],
    [
      'an account, where another payment is spoken of too',
      'depositAccount',
      account('<p>Doplatek: 500 Kč</p>'),
    ],
    ['an account, where there are two', 'depositAccount', account('<p>Účet: 1387204554/2700</p>')],
    [
      'an account of another section',
      'depositAccount',
      `<h2>Dražba</h2><p>Jistota: 20 000 Kč</p><h2>Úřad</h2>${'<p>řádek</p>'.repeat(20)}<p>Účet: 2094411175/0300</p>`,
    ],
  ])('give no %s', (_name, field, body) => {
    expect(readingOf(field, body)).toBe('!not-found');
  });
});
