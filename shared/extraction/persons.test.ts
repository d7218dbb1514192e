import { describe, expect, it } from 'vitest';
import { parsePersons } from './persons.ts';

describe('persons', () => {
  it.each([
    ['Jan Novák', [{ name: 'Jan Novák' }]],
    ['Jan Novák, nar. 4. 7. 1968', [{ name: 'Jan Novák', birthDate: '1968-07-04' }]],
    ['Jan Novák (4.7.1968)', [{ name: 'Jan Novák', birthDate: '1968-07-04' }]],
    [
      'Jan Novák, nar. 4. července 1968, bytem Školní 12, 691 05 Zaječí',
      [{ name: 'Jan Novák', birthDate: '1968-07-04', address: 'Školní 12, 691 05 Zaječí' }],
    ],
    ['Ing. Jan Novák, Ph.D., nar. 04.07.1968', [{ name: 'Ing. Jan Novák, Ph.D.', birthDate: '1968-07-04' }]],
    [
      'Alfa s.r.o., IČO: 00006947, se sídlem Dlouhá 1, Praha',
      [{ name: 'Alfa s.r.o.', companyId: '00006947', address: 'Dlouhá 1, Praha' }],
    ],
    ['Alfa, a. s., IČ 00006947', [{ name: 'Alfa, a. s.', companyId: '00006947' }]],
    [
      '1. Jan Novák, nar. 4. 7. 1968\n2. Eva Nováková, nar. 5. 8. 1970',
      [
        { name: 'Jan Novák', birthDate: '1968-07-04' },
        { name: 'Eva Nováková', birthDate: '1970-08-05' },
      ],
    ],
    [
      'Jan Novák\nnar. 4. 7. 1968\nŠkolní 12, 691 05 Zaječí',
      [{ name: 'Jan Novák', birthDate: '1968-07-04', address: 'Školní 12, 691 05 Zaječí' }],
    ],
    ['Jan Novák, r. č. 680704/1234', [{ name: 'Jan Novák' }]],
    ['MONETA Money Bank, a.s. (25672720)', [{ name: 'MONETA Money Bank, a.s.', companyId: '25672720' }]],
    ['Jan Novák (25672720)', []],
    ['CETELEM, a.s., ICO 25085689', [{ name: 'CETELEM, a.s.', companyId: '25085689' }]],
    [
      'Davidu Růžičkovi, narozenému dne 8. října 1985',
      [{ name: 'Davidu Růžičkovi', birthDate: '1985-10-08' }],
    ],
    ['Jana Nová, r. 1969', [{ name: 'Jana Nová' }]],
    ['Jana Nová (ročník 1969)', [{ name: 'Jana Nová' }]],
    [
      'Moravská záložna, spořitelní družstvo (IČO 27456129)',
      [{ name: 'Moravská záložna, spořitelní družstvo', companyId: '27456129' }],
    ],
    [
      'Kredit v likvidaci, se sídlem Školská 8, 787 01 Šumperk, práv. zast. JUDr. Malým',
      [{ name: 'Kredit v likvidaci', address: 'Školská 8, 787 01 Šumperk' }],
    ],
    ['Jan Novák, zastoupen JUDr. Petrem Malým', [{ name: 'Jan Novák' }]],
    ['—', []],
    ['neuvedeno', []],
  ])('reads %s', (text, expected) => {
    expect(parsePersons(text)).toEqual(expected);
  });
});
