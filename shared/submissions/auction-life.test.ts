import { describe, expect, it } from 'vitest';
import { documentTypes } from '../case/record.ts';
import {
  type AuctionState,
  auctionStages,
  auctionStates,
  auctionTransitions,
  isAuctionState,
  mayAttach,
} from './auction-life.ts';

/** Portal reference, section 8, column by column: draft upcoming bidding objections finished paid deferred cancelled. */
const matrix: Readonly<Record<string, string>> = {
  auction_decree: 'x.......',
  expert_report: 'x.......',
  expert_report_appendix: 'x.......',
  resolution_post: '....xxxx',
  resolution_pre: 'x.......',
  resolution_award: '....x...',
  resolution_overbid: '....x...',
  resolution_paid: '.....x..',
  resolution_defer: '......x.',
  resolution_cancel: '.......x',
  other_doc: 'x.......',
  initiation_notice: 'x.......',
  image: 'x.......',
};

describe('documents by state', () => {
  for (const type of documentTypes) {
    auctionStates.forEach((state, index) => {
      const may = matrix[type]?.[index] === 'x';
      it(`${may ? 'allows' : 'refuses'} ${type} while ${state}`, () => {
        expect(mayAttach(type, state)).toBe(may);
      });
    });
  }
});

describe('transitions', () => {
  /** Portal reference, section 7. */
  const ways = [
    'draft upcoming',
    'draft deleted',
    'upcoming deferred',
    'upcoming cancelled',
    'upcoming paid',
  ];

  it('are the five of the portal', () => {
    const known = Object.values(auctionTransitions).map(({ name, from, to }) => [name, `${from} ${to}`]);
    expect(known.map(([name]) => name)).toEqual([
      'to_upcoming',
      'to_deleted',
      'to_deferred',
      'to_cancelled',
      'to_paid',
    ]);
    expect(known.map(([, way]) => way)).toEqual(ways);
  });

  it('are offered by exactly the state they start from', () => {
    for (const state of auctionStates) {
      const offered = auctionStages[state].transitions.map(
        (one) => `${auctionTransitions[one].from} ${auctionTransitions[one].to}`,
      );
      expect(offered).toEqual(ways.filter((way) => way.startsWith(`${state} `)));
    }
  });

  it('leave nothing to do with a deleted one', () => {
    expect(auctionStages.deleted).toEqual({
      transitions: [],
      documentTypes: [],
      editable: 'nothing',
      canCopy: false,
      isPublic: false,
      isOpen: false,
    });
  });
});

it('fixes the term as soon as anybody could see the auction', () => {
  const withFreeTerm = auctionStates.filter((state) => auctionStages[state].editable === 'all');
  expect(withFreeTerm).toEqual(['draft'] satisfies AuctionState[]);
});

it('tells a state of the portal from any other word', () => {
  expect(isAuctionState('upcoming')).toBe(true);
  for (const word of ['', 'Upcoming', 'published', 'constructor', 'toString']) {
    expect(isAuctionState(word)).toBe(false);
  }
});
