import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonalNumbers } from './personal-number.ts';

const found = (text: string) => findPersonalNumbers(text).map(({ raw }) => raw);

describe('findPersonalNumbers', () => {
  it.each([
    ['a man', '751212/0011', ['751212/0011']],
    ['a woman', '756212/0016', ['756212/0016']],
    ['someone with the reserve series of months', '043212/0018', ['043212/0018']],
    [
      'spaces around the slash',
      'Jan Novák, r. č. 751212\u00a0/\u00a00011, bytem',
      ['751212\u00a0/\u00a00011'],
    ],
    ['nine digits up to 1953', 'nar. 450507/123', ['450507/123']],
    ['no slash behind the label', 'r.č. 7512120011', ['7512120011']],
    ['no slash behind the words', 'Rodné číslo: 7512120011', ['7512120011']],
    ['a remainder of ten up to 1985', '780101/0020', ['780101/0020']],
    ['two of them', '751212/0011 a 756212/0016', ['751212/0011', '756212/0016']],
    ['a line break around', 'x\n751212/0011\ny', ['751212/0011']],
  ])('finds %s', (_, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['nothing', ''],
    ['a wrong check digit', '751212/0012'],
    ['month thirteen', '751312/0008'],
    ['day 31 of April', '750431/0005'],
    ['day zero', '750400/0003'],
    ['nine digits of a later year', '751212/080'],
    ['ten bare digits without a label', '7512120011'],
    ['a longer run of digits', '1751212/0011'],
    ['a longer tail', '751212/00111'],
    ['an account with a prefix', '19-751212/0011'],
    ['a short account', '123456/0800'],
    ['a file mark', '142 EX 81/25'],
    ['a year behind the slash', '750101/2025'],
    ['a remainder of ten after 1985', '900101/0030'],
    ['a fraction', '1/4'],
    ['letters before', 'A751212/0011'],
  ])('is not misled by %s', (_, text) => {
    expect(found(text)).toEqual([]);
  });

  it('says where the number stands', () => {
    expect(findPersonalNumbers('Povinný: 751212/0011.')).toEqual([{ raw: '751212/0011', index: 9 }]);
  });

  it('accepts at most one check digit of ten', () => {
    const day = fc.record({
      y: fc.integer({ min: 0, max: 99 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    });
    fc.assert(
      fc.property(day, fc.nat(999), fc.constantFrom(0, 20, 50, 70), ({ y, m, d }, serial, shift) => {
        const two = (number: number) => String(number).padStart(2, '0');
        const start = `${two(y)}${two(m + shift)}${two(d)}/${String(serial).padStart(3, '0')}`;
        const fitting = [...'0123456789'].filter((check) => found(start + check).length > 0);
        expect(fitting.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
