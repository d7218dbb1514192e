import { describe, expect, it } from 'vitest';
import { toCsv } from './csv.ts';

describe('a list for a spreadsheet', () => {
  it('begins with the byte order mark and ends every line', () => {
    expect(toCsv([['a', 'ž'], ['b']])).toBe('\ufeffa;ž\r\nb\r\n');
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+420', "'+420"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['a;b', '"a;b"'],
    ['řekl "ano"', '"řekl ""ano"""'],
    ['dva\nřádky', '"dva\nřádky"'],
    ['142 EX 81/25', '142 EX 81/25'],
  ])('writes %j so that it stays text', (text, written) => {
    expect(toCsv([[text]])).toBe(`\ufeff${written}\r\n`);
  });
});
