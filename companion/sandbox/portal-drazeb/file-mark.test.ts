import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registerOf } from './file-mark.ts';

describe('registerOf', () => {
  it.each([
    ['137EX10413/25-MB', 'EX'],
    ['139EX10893/24-139', 'EX'],
    ['091EX00397/11-084', 'EX'],
    ['142EX1/25', 'EX'],
    ['142EX1/25-a1B2c3', 'EX'],
    ['233DD84/02-1', 'DD'],
  ])('accepts %s', (number, register) => {
    expect(registerOf(number)).toBe(register);
  });

  it.each([
    ['142 EX 00081/25-027'],
    ['137ED5/24'],
    ['137EX1/2024'],
    ['137EX1234567/24'],
    ['137EX1/24-ABCDEFG'],
    ['13EX1/22'],
    ['1377EX1/22'],
    ['137ex1/22'],
    ['137EX/22'],
    ['137EX1/2'],
    ['137EX1-22'],
    ['137EX1/24-'],
    ['137EX1/24-á'],
    ['137EX1/24_1'],
    [' 137EX1/24'],
    ['137EX1/24 '],
    ['137EX1/24\n'],
    ['137EX1/24-27\n'],
    ['137EX1/24\n137EX1/24'],
    ['137\u202fEX1/24'],
    ['１37EX1/24'],
    [''],
  ])('denies %j', (number) => {
    expect(registerOf(number)).toBeNull();
  });

  it('accepts whatever the documented pattern generates, and nothing with a sign put before or behind', () => {
    const generated = fc.stringMatching(/^\d{3}(DD|EX)\d{1,6}\/\d{2}(-[0-9a-zA-Z]{1,6})?$/);
    fc.assert(
      fc.property(generated, fc.constantFrom(' ', '\n', '-', '/', 'ž'), (number, sign) => {
        expect(registerOf(number)).toBe(number.slice(3, 5));
        expect(registerOf(number + sign)).toBeNull();
        expect(registerOf(sign + number)).toBeNull();
      }),
    );
  });
});
