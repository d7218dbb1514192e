import { expect, it } from 'vitest';
import { checkIds } from '../../shared/office/check-figures.ts';
import { defaultOfficeSettings } from '../../shared/office/settings.ts';
import { checkSource } from './check-source.ts';

it('names every default in the language of the reader', () => {
  for (const check of checkIds) {
    const { source } = defaultOfficeSettings.checks[check];
    expect(checkSource('en', check, source)).not.toBe(source);
  }
  expect(checkSource('en', 'workingDay', 'pravidlo úřadu')).toBe('rule of the office');
  expect(checkSource('cs', 'workingDay', 'pravidlo úřadu')).toBe('pravidlo úřadu');
});

it('says once that nothing can be added after publishing', () => {
  const { source } = defaultOfficeSettings.checks.photographsMissing;
  expect(checkSource('cs', 'photographsMissing', source)).toBe('Portál dražeb');
});

it('leaves what an office wrote as it stands', () => {
  expect(checkSource('en', 'workingDay', 'porada 3. 2.')).toBe('porada 3. 2.');
});
