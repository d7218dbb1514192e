import { describe, expect, it } from 'vitest';
import { checkFigures, checkIds, figureText, withFigure } from './check-figures.ts';
import { defaultOfficeSettings as settings } from './settings.ts';

describe('figures of the checks', () => {
  it('are read back as they are shown', () => {
    for (const check of checkIds) {
      for (const figure of checkFigures[check]) {
        const text = figureText(settings, check, figure);
        expect(text).not.toBe('');
        expect(withFigure(settings, check, figure, text)).toEqual(settings);
      }
    }
  });

  it.each([
    ['lowestBid', 'real', '3/4', { real: { of: 3, outOf: 4 } }],
    ['lowestBid', 'real', ' 3 / 4 ', { real: { of: 3, outOf: 4 } }],
    ['lowestBid', 'repeated', '', { repeated: [] }],
    [
      'lowestBid',
      'repeated',
      '1/2; 2/5',
      {
        repeated: [
          { of: 1, outOf: 2 },
          { of: 2, outOf: 5 },
        ],
      },
    ],
    ['daysAhead', 'days', '0', { days: 0 }],
    ['officeHours', 'from', '8.30', { from: '08:30' }],
  ] as const)('%s %s: "%s" is understood', (check, figure, typed, expected) => {
    expect(withFigure(settings, check, figure, typed)?.checks[check]).toMatchObject(expected);
  });

  it.each([
    ['lowestBid', 'real', ''],
    ['lowestBid', 'real', '2'],
    ['lowestBid', 'real', '2/0'],
    ['lowestBid', 'real', '-1/3'],
    ['lowestBid', 'repeated', '1/2, x'],
    ['lowestBid', 'repeated', '1/2, 1/3, 1/4, 1/5, 1/6, 1/7'],
    ['daysAhead', 'days', '-1'],
    ['daysAhead', 'days', '400'],
    ['daysAhead', 'days', '1,5'],
    ['officeHours', 'to', '24:00'],
    ['officeHours', 'to', 'večer'],
  ] as const)('%s %s: "%s" is refused', (check, figure, typed) => {
    expect(withFigure(settings, check, figure, typed)).toBeUndefined();
  });
});
