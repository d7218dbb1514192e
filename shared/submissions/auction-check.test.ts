import { describe, expect, it } from 'vitest';
import type { Draft, DraftField } from '../contract/draft.ts';
import { assessAuction, type Obstacle } from './auction-check.ts';

const now = '2026-11-21T08:14:00.000Z';
const values: Readonly<Record<string, DraftField['value']>> = {
  auctionKind: 'real',
  referenceNumber: '142EX81/25-27',
  title: 'Byt 3+1, Zaječí č. p. 412',
  category: 'byt',
  startsAt: '2026-12-15T08:00:00.000Z',
  endsAt: '2026-12-15T09:00:00.000Z',
  appraisedPrice: 3_000_000,
  lowestBid: 2_000_000,
  minimumIncrement: 20_000,
  deposit: null,
  cadastralArea: 'Zaječí',
};
const decree = {
  sha256: 'a'.repeat(64),
  size: 1000,
  mediaType: 'application/pdf',
  name: 'Dražební vyhláška.pdf',
  documentType: 'auction_decree',
  href: null,
} as const;

function obstaclesOf(
  changes: Readonly<Record<string, DraftField['value'] | undefined>>,
  action: 'publish' | 'save-draft' = 'publish',
): readonly Obstacle[] {
  const given = Object.entries({ ...values, ...changes }).filter(([, value]) => value !== undefined);
  const draft: Draft = {
    key: { fileMark: '142EX81/25', kind: 'auction', lot: '27' },
    version: 1,
    updatedAt: now,
    pageUrl: null,
    fields: Object.fromEntries(given.map(([id, value]) => [id, { value, origin: 'page' } as DraftField])),
    attachments: [decree],
    leftOut: [],
  };
  const assessment = assessAuction(draft, action, now);
  return assessment.ready ? [] : assessment.obstacles;
}

describe('an auction ready to be filed', () => {
  it.each([
    ['as it stands', {}],
    ['with the number of its case, without a sheet', { referenceNumber: '142EX81/25' }],
    ['with another sheet of its case', { referenceNumber: '142EX81/25-31' }],
    ['without a number: that of its case holds', { referenceNumber: undefined }],
  ])('%s', (_, changes) => {
    expect(obstaclesOf(changes)).toEqual([]);
  });
});

describe('what stands in the way', () => {
  it.each([
    ['the number of another case', { referenceNumber: '142EX82/25-27' }, 'referenceNumber', 'other-case'],
    ['the number of another year', { referenceNumber: '142EX81/24-27' }, 'referenceNumber', 'other-case'],
    ['the number of another office', { referenceNumber: '137EX81/25-27' }, 'referenceNumber', 'other-case'],
    ['a number of no form', { referenceNumber: 'č. j. neznámé' }, 'referenceNumber', 'invalid'],
    ['an end before the start', { endsAt: '2026-12-15T07:00:00.000Z' }, 'endsAt', 'end-before-start'],
    ['a start that is over', { startsAt: '2026-11-20T08:00:00.000Z' }, 'startsAt', 'in-the-past'],
    ['a fraction of a crown', { lowestBid: 2_000_000.5 }, 'lowestBid', 'fraction'],
    ['a price that is missing', { appraisedPrice: undefined }, 'appraisedPrice', 'not-found'],
  ] as const)('%s', (_, changes, field, reason) => {
    expect(obstaclesOf(changes)).toContainEqual({ field, reason });
  });

  it('the number of another case, for a draft on the portal too', () => {
    expect(obstaclesOf({ referenceNumber: '142EX82/25-27' }, 'save-draft')).toEqual([
      { field: 'referenceNumber', reason: 'other-case' },
    ]);
  });
});
