import { describe, expect, it } from 'vitest';
import { auctionStates, isDocumentType, mayAttach } from './document-matrix.ts';

const states = [
  'draft',
  'upcoming',
  'bidding',
  'objections',
  'finished',
  'paid',
  'deferred',
  'cancelled',
] as const;

/** Copied from the portal reference, section 8. */
const matrix = {
  auction_decree: '1 0 0 0 0 0 0 0',
  expert_report: '1 0 0 0 0 0 0 0',
  expert_report_appendix: '1 0 0 0 0 0 0 0',
  resolution_post: '0 0 0 0 1 1 1 1',
  resolution_pre: '1 0 0 0 0 0 0 0',
  resolution_award: '0 0 0 0 1 0 0 0',
  resolution_overbid: '0 0 0 0 1 0 0 0',
  resolution_paid: '0 0 0 0 0 1 0 0',
  resolution_defer: '0 0 0 0 0 0 1 0',
  resolution_cancel: '0 0 0 0 0 0 0 1',
  other_doc: '1 0 0 0 0 0 0 0',
  initiation_notice: '1 0 0 0 0 0 0 0',
};

describe('the document matrix', () => {
  const cells = Object.entries(matrix).flatMap(([type, row]) =>
    row.split(' ').map((cell, at) => [type, states[at] ?? 'deleted', cell === '1'] as const),
  );

  it('has 12 types and 8 states', () => {
    expect(cells).toHaveLength(96);
  });

  it.each(cells)('%s in %s: %s', (type, state, allowed) => {
    expect(isDocumentType(type) && mayAttach(type, state)).toBe(allowed);
  });

  it('allows 6, 3, 2, 2 and 2 types in draft, finished, paid, deferred and cancelled, and none elsewhere', () => {
    const types = Object.keys(matrix).filter(isDocumentType);
    const ones = auctionStates.map((state) => types.filter((type) => mayAttach(type, state)).length);
    expect(ones).toEqual([6, 0, 0, 0, 3, 2, 2, 2, 0]);
  });

  it.each([['image'], ['decree'], ['constructor'], ['__proto__'], ['AUCTION_DECREE'], [''], [null], [7]])(
    'does not know the type %j',
    (type) => {
      expect(isDocumentType(type)).toBe(false);
    },
  );
});
