import { describe, expect, it } from 'vitest';
import { otherMark } from './other-mark.ts';

describe('a document of another case', () => {
  it.each([
    [['142EX80/25'], '142EX81/25-27', '142 EX 80/25'],
    [['142EX80/25-27'], '142EX81/25-27', '142 EX 80/25-27'],
    [['137EX81/25-27', '091EX5/24'], '142EX81/25-27', '137 EX 81/25-27'],
    [['142EX81/25-28'], '142EX81/25-27', '142 EX 81/25-28'],
    [['142EX81/24-27'], '142EX81/25-27', '142 EX 81/24-27'],
    [['142EX80/25', '142EX81/25-28'], '142EX81/25-27', '142 EX 81/25-28'],
  ])('that names %j in place of %s is told by %s', (found, number, expected) => {
    expect(otherMark(found, number)).toBe(expected);
  });

  it.each([
    ['nothing', [], '142EX81/25-27'],
    ['our number', ['142EX81/25-27'], '142EX81/25-27'],
    ['our case without a sheet', ['142EX81/25'], '142EX81/25-27'],
    ['any sheet where ours has none', ['142EX81/25-4'], '142EX81/25'],
    ['another case, and ours', ['137EX5/24', '142EX81/25-27'], '142EX81/25-27'],
    ['another sheet, and ours', ['142EX81/25-12', '142EX81/25-27'], '142EX81/25-27'],
    ['something that is no mark', ['x'], '142EX81/25-27'],
  ])('is not seen in one that names %s', (_name, found, number) => {
    expect(otherMark(found, number)).toBeUndefined();
  });
});
