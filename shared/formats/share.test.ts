import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseShare } from './share.ts';

describe('parseShare', () => {
  it.each([
    ['1/4', '1/4'],
    ['1 / 4', '1/4'],
    ['id. 1/4', '1/4'],
    ['ideální 1/4', '1/4'],
    ['podíl id. 1/2', '1/2'],
    ['Podíl: 2/8', '2/8'],
    ['spoluvlastnický podíl o velikosti 3/8', '3/8'],
    ['spoluvlastnický podíl ve výši id. 3/8 vzhledem k celku', '3/8'],
    ['ideální polovina', '1/2'],
    ['id. polovinu', '1/2'],
    ['jedna polovina', '1/2'],
    ['třetina', '1/3'],
    ['dvě třetiny', '2/3'],
    ['tři čtvrtiny', '3/4'],
    ['čtvrtina', '1/4'],
    ['o velikosti id. jedné poloviny', '1/2'],
    ['spoluvl. podíl 1/2', '1/2'],
    ['celek', '1/1'],
    ['1/1', '1/1'],
    ['1234/56789', '1234/56789'],
  ])('reads %j as %s', (text, share) => {
    expect(parseShare(text)).toBe(share);
  });

  it.each([
    '',
    'podíl',
    '0/4',
    '1/0',
    '5/4',
    '01/4',
    '1',
    '0,25',
    '25 %',
    '1/4 a 1/4',
    '1/4/8',
    '-1/4',
    'SJM',
    'čtvrt',
    'tři poloviny',
    'polovina polovina',
    'polovina bytu',
    'constructor',
    '142 EX 81/25',
    '1.4',
  ])('refuses %j', (text) => {
    expect(parseShare(text)).toBeUndefined();
  });

  it('keeps any proper fraction', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.nat(10_000), (top, more) => {
        expect(parseShare(`id. ${top}/${top + more}`)).toBe(`${top}/${top + more}`);
      }),
    );
  });
});
