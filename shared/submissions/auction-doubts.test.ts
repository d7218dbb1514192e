import { describe, expect, it } from 'vitest';
import { fieldIds } from '../case/fields.ts';
import type { CaseReading, Found, Missing, Place } from '../extraction/reading.ts';
import { assessAuction } from './auction-check.ts';
import { compareDrafts, confirmValue, doubtsOf, placeFor, speaksOfAuction } from './auction-doubts.ts';
import { draftFromReading, setByHand } from './auction-draft.ts';
import { fieldReadingFor } from './lot-of-draft.ts';

const now = '2026-11-21T08:14:00.000Z';
const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
const place = (label: string): Place => ({ frame: '', selector: `#${label}`, label });
const found = <V>(value: V, confidence = 0.9): Found<V> => ({
  status: 'found',
  value,
  raw: String(value),
  place: place('x'),
  rung: 'label',
  confidence,
});
const missing = (reason: Missing<never>['reason'], values: readonly unknown[] = []): Missing<unknown> => ({
  status: 'missing',
  reason,
  candidates: values.map((value) => ({ value, raw: String(value), place: place('y') })),
});

function reading(fields: Record<string, unknown>): CaseReading {
  const all = Object.fromEntries(fieldIds.map((id) => [id, fields[id] ?? missing('not-found')]));
  return {
    isCasePage: true,
    reasons: [],
    fields: all as CaseReading['fields'], // every id is there
    documents: [],
    restriction: null,
    unreadFrames: [],
  };
}

describe('a doubt', () => {
  it('is raised by the amounts of lots in another currency, and by nothing else of them', () => {
    const lots = found([{ referenceNumber: '142EX81/25-27', title: 'Pole', lowestBid: 900, deposit: null }]);
    const page = reading({ lots: { ...lots, doubt: 'currency' } });
    const doubts = doubtsOf(draftFromReading(page, key, 'http://spis.localhost/', now), page);
    expect(doubts.map(({ field, why }) => `${field} ${why}`)).toEqual(['lowestBid currency']);
  });

  it.each([
    ['a value read with little confidence', { lowestBid: found(5, 0.5) }, ['doubtful']],
    ['two answers of the page', { lowestBid: missing('ambiguous', [1, 2]) }, ['ambiguous']],
    ['a text that could not be understood', { lowestBid: missing('invalid') }, ['invalid']],
  ])('is raised by %s', (_name, fields, reasons) => {
    const page = reading(fields);
    const draft = draftFromReading(page, key, 'http://spis.localhost/', now);
    expect(doubtsOf(draft, page).map((doubt) => doubt.reason)).toEqual(reasons);
  });

  it.each([
    ['a value read surely', { lowestBid: found(5, 0.6) }],
    ['a value the page does not give', {}],
    ['a field an auction does not take', { rooms: found(3, 0.1) }],
  ])('is not raised by %s', (_name, fields) => {
    const page = reading(fields);
    expect(doubtsOf(draftFromReading(page, key, 'http://spis.localhost/', now), page)).toEqual([]);
  });

  it('ends when a person confirms, changes or empties the field', () => {
    const page = reading({ lowestBid: found(5, 0.5), minimumIncrement: missing('ambiguous', [1, 2]) });
    const draft = draftFromReading(page, key, 'http://spis.localhost/', now);
    expect(doubtsOf(confirmValue(draft, 'lowestBid'), page).map((doubt) => doubt.field)).toEqual([
      'minimumIncrement',
    ]);
    const chosen = setByHand(confirmValue(draft, 'lowestBid'), 'minimumIncrement', 2);
    expect(doubtsOf(chosen, page)).toEqual([]);
    expect(doubtsOf(confirmValue(draft, 'minimumIncrement'), page).map((doubt) => doubt.field)).toEqual([
      'lowestBid',
    ]);
  });
});

describe('the place of a value', () => {
  const lots = found([
    { referenceNumber: '142EX81/25-27', lowestBid: 7 },
    { referenceNumber: '142EX81/25-28' },
  ]);

  it('is where it was read, until a person changes it', () => {
    const page = reading({ lowestBid: found(5) });
    const draft = draftFromReading(page, key, 'http://spis.localhost/', now);
    expect(placeFor(draft, page, 'lowestBid')).toEqual(place('x'));
    expect(placeFor(setByHand(draft, 'lowestBid', 6), page, 'lowestBid')).toBeUndefined();
  });

  it("is the lots' for a lot's own value", () => {
    const page = reading({ lots, lowestBid: missing('ambiguous', [7, 8]) });
    expect(fieldReadingFor(page, key, 'lowestBid')).toMatchObject({ status: 'found', value: 7 });
  });
});

describe('what an auction lacks', () => {
  it('is named in full although another value is malformed', () => {
    const page = reading({
      referenceNumber: found('142EX81/25-27'),
      auctionKind: found('real'),
      title: found('Byt'),
      deposit: found(45_600.5),
      depositAccount: found('19-2000145399/0800'),
    });
    const draft = draftFromReading(page, key, 'http://spis.localhost/', now);
    const assessment = assessAuction(draft, 'publish', now, page);
    expect(assessment.ready ? [] : assessment.obstacles).toEqual([
      { field: 'attachments', reason: 'decree-missing' },
      { field: 'appraisedPrice', reason: 'not-found' },
      { field: 'lowestBid', reason: 'not-found' },
      { field: 'deposit', reason: 'fraction' },
      { field: 'startsAt', reason: 'not-found' },
      { field: 'cadastralArea', reason: 'not-found' },
    ]);
  });
});

it('tells a page about an auction from one that is not', () => {
  expect(speaksOfAuction(reading({ lowestBid: found(5) }))).toBe(true);
  expect(speaksOfAuction(reading({ startsAt: missing('ambiguous', ['a', 'b']) }))).toBe(true);
  expect(speaksOfAuction(reading({ addressee: found({ name: 'Novák' }) }))).toBe(false);
});

it('names the fields in which two versions of a draft differ', () => {
  const draft = draftFromReading(reading({ lowestBid: found(5) }), key, 'http://spis.localhost/', now);
  expect(compareDrafts(draft, setByHand(draft, 'lowestBid', 6))).toEqual([
    { id: 'lowestBid', mine: 5, other: 6 },
  ]);
});

describe('a deposit without an account', () => {
  it('lacks the account and is not called wrong itself', () => {
    const page = reading({
      lowestBid: found(5),
      deposit: found(400_000),
    });
    const draft = draftFromReading(page, key, 'http://spis.localhost/', now);
    const assessed = assessAuction(draft, 'publish', now, page);
    const obstacles = assessed.ready ? [] : assessed.obstacles;
    expect(obstacles).toContainEqual({ field: 'depositAccount', reason: 'not-found' });
    expect(obstacles.map(({ field }) => field)).not.toContain('deposit');
  });
});
