import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cudNumber,
  type FileMark,
  findFileMarks,
  formatFileMark,
  formatReferenceNumber,
  parseFileMark,
  portalNumber,
  printFileMark,
  sameFileMark,
  sameReference,
} from './file-mark.ts';
import { processorMs } from './processor-ms.ts';

const digits = (min: number, max: number) => fc.integer({ min, max }).map(String);
const sheets = fc.stringMatching(/^[1-9A-Za-z][0-9A-Za-z]{0,5}$/);
const marks: fc.Arbitrary<FileMark> = fc
  .record({
    office: digits(1, 999).map((office) => office.padStart(3, '0')),
    register: fc.constantFrom('EX' as const, 'ED' as const, 'DD' as const),
    serial: digits(1, 999_999),
    year: digits(0, 99).map((year) => year.padStart(2, '0')),
    sheet: fc.option(sheets, { nil: undefined }),
  })
  .map(({ sheet, ...mark }) => (sheet === undefined ? mark : { ...mark, sheet }));

describe('parseFileMark', () => {
  it.each([
    ['142EX81/25', '142EX81/25'],
    ['142 EX 81/25', '142EX81/25'],
    ['142EX81/25-27', '142EX81/25-27'],
    ['142 EX 00081/25-027', '142EX81/25-27'],
    ['142EX00081/25-027', '142EX81/25-27'],
    ['142 ex 81/25', '142EX81/25'],
    ['142 Ex 81/2025', '142EX81/25'],
    ['142 EX 81/2020-3', '142EX81/20-3'],
    ['142 EX 81 / 25 - 27', '142EX81/25-27'],
    ['  č. j. 142 EX 81/25 - 27. ', '142EX81/25-27'],
    ['č.j.: 142 EX 81/25-27', '142EX81/25-27'],
    ['Čj. 142 EX 81/25', '142EX81/25'],
    ['Č. J.: 142 EX 81/25', '142EX81/25'],
    ['c\u030c. j. 142 EX 81/25', '142EX81/25'],
    ['sp. zn. 142 EX 81/25', '142EX81/25'],
    ['sp.zn.142 EX 81/25', '142EX81/25'],
    ['Spisová značka: 142 EX 81/25', '142EX81/25'],
    ['Naše zn.: 142 EX 81/25', '142EX81/25'],
    ['142\u00a0EX\u202f81/25\u2009\u2013\u200927', '142EX81/25-27'],
    ['142EX81/25\u201127', '142EX81/25-27'],
    ['142EX81/25\u221227', '142EX81/25-27'],
    ['137EX10413/25-MB', '137EX10413/25-MB'],
    ['137EX10413/25 - MB', '137EX10413/25-MB'],
    ['142EX81/25-27a', '142EX81/25-27a'],
    ['13 EX 1/22-1', '013EX1/22-1'],
    ['091EX00397/11-084', '091EX397/11-84'],
    ['137 ED 5/24', '137ED5/24'],
    ['233DD84/02-1', '233DD84/02-1'],
    ['142\nEX\n81/25', '142EX81/25'],
    ['142-EX-81/25', '142EX81/25'],
    ['č. j. 142-EX-81/25-28', '142EX81/25-28'],
    ['Č.j.: 142\u2013EX\u201300081/2025\u2013028', '142EX81/25-28'],
    ['142-ex-81/25 - 28', '142EX81/25-28'],
    ['142-EX-81/25 - MB', '142EX81/25-MB'],
    ['137-ED-5/24', '137ED5/24'],
  ])('reads %j as %s', (text, canonical) => {
    const mark = parseFileMark(text);
    expect(mark && formatReferenceNumber(mark)).toBe(canonical);
  });

  it.each([
    ['nothing', ''],
    ['white space', ' '],
    ['a label without a mark', 'č. j.'],
    ['an insolvency mark', 'INS 16194/2023'],
    ['an insolvency mark with its court', 'KSBR 37 INS 16194/2023'],
    ['a civil mark of a court', '12 C 81/2025'],
    ['a criminal mark of a court', '2 T 15/2024'],
    ['an execution mark of a court', '47 EXE 2222/2010'],
    ['an execution nuance of a court', '21 Nc 1234/2008'],
    ['no office', 'EX 81/25'],
    ['office zero', '000 EX 81/25'],
    ['four digits of office', '1142 EX 81/25'],
    ['serial zero', '142 EX 0/25'],
    ['seven digits of serial', '142 EX 1234567/25'],
    ['no year', '142 EX 81'],
    ['one digit of year', '142 EX 81/5'],
    ['three digits of year', '142 EX 81/025'],
    ['a year before 2000', '142 EX 81/1999'],
    ['a year too far', '142 EX 81/2125'],
    ['letters right behind', '142EX81/25a'],
    ['a diacritic letter right behind', '142EX81/25č'],
    ['letters right before', 'A142EX81/25'],
    ['a third part', '142EX81/25/3'],
    ['sheet zero', '142EX81/25-000'],
    ['a sheet of seven', '142EX81/25-ABCDEFG'],
    ['a sheet with diacritics', '142EX81/25-čl'],
    ['a sheet of the long s', '142EX81/25-\u017f'],
    ['a dash without sheet', '142EX81/25-'],
    ['a second dash', '142EX81/25-27-1'],
    ['a date as sheet', '142 EX 81/25 - 12. 3. 2027'],
    ['a word behind', '142 EX 81/25 - vyhláška'],
    ['a capitalised word behind', '142 EX 81/25 - Auto'],
    ['a sentence', 'Exekutor vede 142 EX 81/25'],
    ['two marks', '142 EX 81/25, 142 EX 82/25'],
    ['a register split in two', '142 E X 81/25'],
    ['a backslash', '142 EX 81\\25'],
    ['a line break at the end of a longer text', '142EX81/25\nx'],
    ['a hyphen before the register only', '142-EX 81/25'],
    ['a hyphen behind the register only', '142 EX-81/25'],
    ['spaced hyphens', '142 - EX - 81/25'],
    ['two hyphens', '142--EX--81/25'],
    ['a hyphen in front', '-142-EX-81/25'],
    ['a hyphen inside the register', '142-E-X-81/25'],
    ['hyphens and no slash', '142-EX-81-25'],
    ['hyphens around the register of a court', '142-NC-81/25'],
    ['Arabic digits', '١٤٢EX81/25'],
  ])('refuses %s', (_, text) => {
    expect(parseFileMark(text)).toBeUndefined();
  });

  it('reads back whatever it prints', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        expect(parseFileMark(formatReferenceNumber(mark))).toEqual(mark);
        expect(parseFileMark(printFileMark(mark))).toEqual(mark);
        expect(
          parseFileMark(`č. j. ${printFileMark(mark).replaceAll(' ', '\u00a0').replace('-', '\u2011')}`),
        ).toEqual(mark);
      }),
    );
  });

  it('answers for any text without throwing', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseFileMark(text)));
  });
});

describe('findFileMarks', () => {
  const found = (text: string) => findFileMarks(text).map(({ mark }) => formatReferenceNumber(mark));

  it.each([
    ['ve věci 142 EX 81/25 a 142 EX 82/25-3.', ['142EX81/25', '142EX82/25-3']],
    ['č. j. 142 EX 81/25 - 27 ze dne 1. 2. 2027', ['142EX81/25-27']],
    ['č. j. 142 EX 81/25 – 27\nDražební vyhláška', ['142EX81/25-27']],
    ['č. j. 142 EX 81/25 - 27 Dražební vyhláška', ['142EX81/25-27']],
    ['(142 EX 81/25 - 27)', ['142EX81/25-27']],
    ['142 EX 00081/25-027 v 9:00, 142 EX 00081/25-028 v 10:00', ['142EX81/25-27', '142EX81/25-28']],
    ['142EX81/25-27.pdf', ['142EX81/25-27']],
    ['vyhlaska_142EX81/25_scan', ['142EX81/25']],
    ['142EX81/25/142EX82/25', ['142EX81/25', '142EX82/25']],
    ['142 EX 81/25 - 2 byty', ['142EX81/25']],
    ['142 EX 81/25 - 45 600 Kč', ['142EX81/25']],
    ['142 EX 81/25 - 500 Kč', ['142EX81/25']],
    ['142 EX 81/25 – 12. 3. 2027', ['142EX81/25']],
    ['142 EX 81/25 - 10:00', ['142EX81/25']],
    ['142 EX 81/25-12.3.2027', ['142EX81/25']],
    ['142EX81/25-27-1', ['142EX81/25']],
    ['142 EX 81/25 - dražba bytu', ['142EX81/25']],
    ['12 C 81/2025, 47 EXE 2222/2010, KSBR 37 INS 1/2023, 2 T 3/24', []],
    ['1142EX81/25 A142EX81/25 142EX81/25x 142EX81/251', []],
    ['ve věci č. j. 142-EX-81/25-28 ze dne 1. 2. 2027', ['142EX81/25-28']],
    ['(142-EX-81/25)', ['142EX81/25']],
    ['142-EX-81/25-28-1', ['142EX81/25']],
    ['142-EX-81/25-12.3.2027', ['142EX81/25']],
    ['strana 3-EX 81/25, 3 - EX 81/25', []],
    ['', []],
  ])('finds in %j %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('says where the mark stands and how it is printed', () => {
    const text = 'Věc: \u200b142\u00a0EX 81/25\u201327, byt';
    expect(findFileMarks(text)).toEqual([
      {
        mark: { office: '142', register: 'EX', serial: '81', year: '25', sheet: '27' },
        raw: '142\u00a0EX 81/25\u201327',
        index: 6,
      },
    ]);
  });

  it('finds every mark of a sentence in order', () => {
    fc.assert(
      fc.property(fc.array(marks, { maxLength: 5 }), (list) => {
        const text = list.map((mark) => `Věc ${printFileMark(mark)}, Brno`).join('; ');
        expect(findFileMarks(text).map(({ mark }) => mark)).toEqual(list);
      }),
    );
  });

  it('stays quick on a hostile text', () => {
    const text = `${'1 '.repeat(20_000)}${'142 EX 81/25 - '.repeat(5_000)}${' '.repeat(20_000)}`;
    expect(processorMs(() => findFileMarks(text))).toBeLessThan(2_000);
  });
});

describe('numbers on the wire', () => {
  it.each([
    ['142 EX 00081/25-027', '142EX81/25-27', '142EX81/25-27'],
    ['137EX10413/25-MB', '137EX10413/25-MB', '137EX10413/25-MB'],
    ['233 DD 84/02', '233DD84/02', '233DD84/02'],
    ['137 ED 5/24', undefined, '137ED5/24'],
  ])('gives for %s portal %s and CÚD %s', (text, portal, cud) => {
    const mark = parseFileMark(text);
    expect(mark && portalNumber(mark)).toBe(portal);
    expect(mark && cudNumber(mark)).toBe(cud);
  });

  it.each([
    ['a short office', { office: '42', register: 'EX', serial: '81', year: '25' }],
    ['a long year', { office: '142', register: 'EX', serial: '81', year: '2025' }],
    ['a long serial', { office: '142', register: 'EX', serial: '1234567', year: '25' }],
    ['a long sheet', { office: '142', register: 'EX', serial: '81', year: '25', sheet: '1234567' }],
    ['a line break', { office: '142', register: 'EX', serial: '81', year: '25', sheet: '27\n' }],
  ] as const)('refuses a mark made by hand with %s', (_, mark) => {
    expect(portalNumber(mark)).toBeUndefined();
    expect(cudNumber(mark)).toBeUndefined();
  });

  it('refuses leading zeros for CÚD only', () => {
    const mark = { office: '142', register: 'EX', serial: '00081', year: '25', sheet: '027' } as const;
    expect(portalNumber(mark)).toBe('142EX00081/25-027');
    expect(cudNumber(mark)).toBeUndefined();
  });

  it('accepts every parsed mark at CÚD, and at the portal unless the register is ED', () => {
    fc.assert(
      fc.property(marks, (mark) => {
        expect(cudNumber(mark)).toBe(formatReferenceNumber(mark));
        expect(portalNumber(mark)).toBe(mark.register === 'ED' ? undefined : formatReferenceNumber(mark));
      }),
    );
  });
});

describe('sameness', () => {
  const mark = { office: '142', register: 'EX', serial: '81', year: '25', sheet: 'a1' } as const;

  it('ignores the sheet for a case and compares it for a document', () => {
    expect(sameFileMark(mark, { ...mark, sheet: '2' })).toBe(true);
    expect(sameReference(mark, { ...mark, sheet: '2' })).toBe(false);
    expect(sameReference(mark, { ...mark, sheet: 'A1' })).toBe(true);
    expect(sameReference(mark, { office: '142', register: 'EX', serial: '81', year: '25' })).toBe(false);
  });

  it('tells cases apart by office, register, serial and year', () => {
    for (const other of [{ office: '143' }, { register: 'ED' }, { serial: '82' }, { year: '26' }] as const) {
      expect(sameFileMark(mark, { ...mark, ...other })).toBe(false);
    }
    expect(formatFileMark(mark)).toBe('142EX81/25');
  });
});
