import { describe, expect, it } from 'vitest';
import { type KnownAuction, remindersOf } from './auction-reminders.ts';

const auction = (changes: Partial<KnownAuction>): KnownAuction => ({
  number: '142EX81/25-27',
  state: 'upcoming',
  startsAt: '2027-05-12T09:00:00.000Z',
  documentTypes: ['auction_decree'],
  isDismissed: false,
  ...changes,
});
const later = (state: string): KnownAuction => auction({ state, startsAt: '2027-08-12T09:00:00.000Z' });
const deferred = auction({ state: 'deferred', documentTypes: ['auction_decree', 'resolution_defer'] });

describe('reminders', () => {
  it.each<[string, KnownAuction, readonly KnownAuction[], readonly string[]]>([
    [
      'deferred without resolution',
      auction({ state: 'deferred' }),
      [],
      ['resolution-missing', 'term-not-announced'],
    ],
    ['cancelled without resolution', auction({ state: 'cancelled' }), [], ['resolution-missing']],
    ['deferred with resolution', deferred, [], ['term-not-announced']],
    [
      'another one of the case earlier',
      deferred,
      [auction({ startsAt: '2027-01-01T09:00:00.000Z' })],
      ['term-not-announced'],
    ],
    ['a new term only as a draft', deferred, [later('draft')], ['term-not-announced']],
    ['a new term cancelled', deferred, [later('cancelled')], ['term-not-announced']],
  ])('stand for %s', (_name, one, others, expected) => {
    expect(remindersOf(one, others)).toEqual(expected);
  });

  it.each<[string, KnownAuction, readonly KnownAuction[]]>([
    ['one that is to come', auction({}), []],
    ['one deleted', auction({ state: 'deleted' }), []],
    ['a state we do not know', auction({ state: 'constructor' }), []],
    ['documents that are not known', auction({ state: 'cancelled', documentTypes: null }), []],
    ['cancelled with resolution', auction({ state: 'cancelled', documentTypes: ['resolution_cancel'] }), []],
    ['a new term that is public', deferred, [later('upcoming')]],
    ['a new term that has run', deferred, [later('finished')]],
    ['one a person dismissed', { ...deferred, isDismissed: true }, []],
  ])('do not stand for %s', (_name, one, others) => {
    expect(remindersOf(one, others)).toEqual([]);
  });
});
