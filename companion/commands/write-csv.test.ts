import { describe, expect, it } from 'vitest';
import { writeCsv } from './write-csv.ts';

describe('comma-separated values', () => {
  it.each([
    ['Dům', 'Dům'],
    ['', ''],
    ['dům, zahrada', '"dům, zahrada"'],
    ['dům "U Zlatého lva"', '"dům ""U Zlatého lva"""'],
    ['dvě\nřádky', '"dvě\nřádky"'],
    ['=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
    ['+420 777', "'+420 777"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['a=1', 'a=1'],
  ])('writes %j as %j', (text, cell) => {
    expect(writeCsv(['x'], [[text]])).toBe(`x\r\n${cell}`);
  });
});
