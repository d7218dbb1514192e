import { describe, expect, it } from 'vitest';
import { fillTemplate } from './fill-template.ts';

const values = {
  fileMark: '142EX81/25',
  cadastralArea: 'Horní Lhota',
  lowestBid: 2_000_000,
  startsAt: '2027-05-12T08:00:00.000Z',
  floorArea: 81.5,
  debtors: [{ name: 'Jana Nováková' }],
};

describe('a template', () => {
  it('is filled with the fields of the case', () => {
    expect(fillTemplate('Dům, k. ú. {cadastralArea} ({floorArea} m²), {fileMark}', values)).toEqual({
      text: 'Dům, k. ú. Horní Lhota (81,5 m²), 142EX81/25',
      missing: [],
      unknown: [],
    });
  });

  it('writes money and instants as people here do', () => {
    const { text } = fillTemplate('{lowestBid} | {startsAt}', values);
    expect(text.replace(/\s/g, ' ')).toBe('2 000 000 Kč | 12. 5. 2027 10:00');
  });

  it('names what the case does not say', () => {
    expect(fillTemplate('Dům, {titleDeed}', values)).toEqual({
      text: 'Dům,',
      missing: ['titleDeed'],
      unknown: [],
    });
  });

  it.each(['debtors', 'creditors', 'addressee', 'constructor', '__proto__', '', 'Kč'])(
    'does not fill in %j',
    (name) => {
      expect(fillTemplate(`a {${name}} b`, values)).toMatchObject({ text: `a {${name}} b`, unknown: [name] });
    },
  );

  it('takes nothing from a value that is not of its field’s type', () => {
    expect(fillTemplate('{lowestBid}{startsAt}', { lowestBid: '7', startsAt: 'zítra' }).missing).toEqual([
      'lowestBid',
      'startsAt',
    ]);
  });
});
