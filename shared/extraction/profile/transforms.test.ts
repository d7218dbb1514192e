import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseField } from '../normalise.ts';
import type { Transform } from './schema.ts';
import { applyTransforms, plainTransforms } from './transforms.ts';

describe('what a profile may do to a text', () => {
  it.each<[string, readonly Transform[], string]>([
    ['Novák Jan\nnar. 1. 1. 1980', ['first-line'], 'Novák Jan'],
    ['\n\n45 600 Kč\nslovy', ['first-line'], '45 600 Kč'],
    ['okres\nBřeclav', ['last-line'], 'Břeclav'],
    ['Vyvolávací cena: 45 600 Kč', ['after-colon'], '45 600 Kč'],
    ['Zahájení: 12. 3. 2027 10:00', ['after-colon'], '12. 3. 2027 10:00'],
    ['Zaječí [790338]', ['before-brackets'], 'Zaječí'],
    ['Zaječí [790338]', ['in-brackets'], '790338'],
    ['Zaječí (kód 790338)', ['in-brackets'], 'kód 790338'],
    ['1 250', ['thousands'], '1250000 Kč'],
    ['45,6 tis. Kč', ['thousands'], '45600 Kč'],
    ['12. 3. 2027 od 10:00 do 11:30 hod.', ['range-end'], '12. 3. 2027 11:30'],
    ['12. 3. 2027 od 10:00 do 11:30 hod.', ['range-start'], '12. 3. 2027 10:00'],
    ['EX 81/25', [{ use: 'prefix', text: '142 ' }], '142 EX 81/25'],
    ['Sp. zn.: EX 81/25', ['after-colon', { use: 'prefix', text: '142 ' }], '142 EX 81/25'],
    ['', [{ use: 'prefix', text: '142 ' }], ''],
    ['neuvedeno', ['thousands'], ''],
    ['12. 3. 2027 10:00', ['range-end'], ''],
    ['nic', ['in-brackets'], ''],
  ])('%j by %j gives %j', (text, transforms, result) => {
    expect(applyTransforms(text, transforms).replace(/\u00a0/g, ' ')).toBe(result);
  });

  it('gives an instant back in a form the field reads', () => {
    const end = applyTransforms('12. 3. 2027 od 10:00 do 11:30 hod.', ['range-end']);
    expect(parseField('endsAt', end)).toMatchObject({ value: '2027-03-12T10:30:00.000Z' });
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...plainTransforms), (text, name) => {
        expect(typeof applyTransforms(text, [name])).toBe('string');
      }),
    );
  });
});
