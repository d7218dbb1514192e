import { expect, it } from 'vitest';
import { isMet, printTable, quantile, rowOf } from './rows.ts';

const samples = [5, 1, 3, 2, 4];

it('tells median, spread and a share of the samples', () => {
  expect(rowOf({ id: 'a', what: 'a', unit: 'ms', budget: 4 }, samples)).toMatchObject({
    value: 3,
    least: 1,
    most: 5,
    samples: 5,
    budget: 4,
  });
  expect(quantile(samples, 0.95)).toBe(5);
  expect(quantile(samples, 0)).toBe(1);
});

it('says what a budget is not met by, and what changed since the baseline', () => {
  const row = rowOf({ id: 'a', what: 'opening', unit: '×', budget: 2 }, samples);
  expect(isMet(row)).toBe(false);
  expect(isMet({ ...row, budget: null })).toBe(true);
  const table = printTable([row], [{ ...row, value: 2 }]);
  expect(table).toContain('opening');
  expect(table).toMatch(/3 × +1–5 +5 +≤ 2 +NOT MET +\+50 %/);
  expect(printTable([row], [])).not.toContain('%');
  expect(printTable([row], [{ ...row, value: 2, what: 'opening 300' }])).not.toContain('%');
});
