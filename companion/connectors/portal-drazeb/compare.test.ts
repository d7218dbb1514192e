import { describe, expect, it } from 'vitest';
import { differingFields, isSameKind } from './compare.ts';
import { readRecord } from './schema.ts';

const record = (given: Record<string, unknown>) => {
  const read = readRecord({ hash: 'AbC', number: '142EX81/25', status: 'draft', ...given });
  if (read === undefined) throw new Error('not a record');
  return read;
};
const auction = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25',
  voluntary: false,
  title: 'Dům',
  attachments: [],
} as const;

describe('the kind of a record', () => {
  it.each([
    ['it is not said', {}],
    ['it is said in foreign words', { item: { category: { type: 'cattype_movable' } } }],
    ['it is said in foreign words at the top', { type: 'execution' }],
    ['the category says it beside foreign words', { type: 'auction', item: { category: { type: 'real' } } }],
  ])('is no difference where %s', (_name, given) => {
    expect(differingFields(record(given), { ...auction, attachments: [] })).not.toContain('auctionKind');
    expect(isSameKind(record(given), 'real')).toBe(true);
  });

  it.each([
    ['the record', { type: 'movable' }],
    ['the category', { item: { category: { type: 'virtual' } } }],
  ])('is a difference where %s names another of the three', (_name, given) => {
    expect(differingFields(record(given), { ...auction, attachments: [] })).toContain('auctionKind');
    expect(isSameKind(record(given), 'real')).toBe(false);
  });
});
