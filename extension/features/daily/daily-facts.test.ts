import { describe, expect, it } from 'vitest';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { deadlinesOf, sinceDay } from './daily-facts.ts';

const today = '2026-11-20';
const notice = (changes: Partial<NoticeView>): NoticeView => ({
  cudid: 'C1',
  type: 'V49',
  numbers: ['142EX81/25-27'],
  title: null,
  insertedAt: null,
  postOn: null,
  postedAt: '2026-11-10T08:00:00.000Z',
  pickUpBy: null,
  takeDownOn: null,
  takenDownAt: null,
  parent: null,
  children: [],
  fileMark: '142EX81/25',
  postedHere: true,
  withdrawn: false,
  gone: false,
  readAt: '2026-11-20T05:00:00.000Z',
  confirmations: [],
  concerns: [],
  ...changes,
});

describe('the deadlines of a week', () => {
  it.each([
    ['the last day to pick it up', { pickUpBy: today }, 'pick-up'],
    ['the day it is taken down', { takeDownOn: '2026-11-27' }, 'take-down'],
    ['the day it is to be posted', { postedAt: null, postOn: '2026-11-21' }, 'post'],
  ] as const)('hold %s', (_name, changes, kind) =>
    expect(deadlinesOf([notice(changes)], today).map((one) => one.kind)).toEqual([kind]),
  );

  it.each([
    ['a day that is over', { takeDownOn: '2026-11-19' }],
    ['a day after the week', { takeDownOn: '2026-11-28' }],
    ['a posting that has happened', { postOn: '2026-11-21' }],
    ['what was taken down', { pickUpBy: '2026-11-21', takenDownAt: '2026-11-20T08:00:00.000Z' }],
    ['what we withdrew', { pickUpBy: '2026-11-21', withdrawn: true }],
    ['what the board no longer knows', { pickUpBy: '2026-11-21', gone: true }],
    ['a notice without dates', {}],
  ] as const)('leave out %s', (_name, changes) => expect(deadlinesOf([notice(changes)], today)).toEqual([]));

  it('stand in the order of their days', () => {
    const days = deadlinesOf(
      [notice({ takeDownOn: '2026-11-26' }), notice({ pickUpBy: '2026-11-21', takeDownOn: '2026-11-24' })],
      today,
    ).map(({ day }) => day);
    expect(days).toEqual(['2026-11-21', '2026-11-24', '2026-11-26']);
  });
});

describe('the day to look back to', () => {
  it.each([
    ['is yesterday at first', '', '2026-11-19'],
    ['is the last opening, over a weekend', '2026-11-17', '2026-11-17'],
    ['is at most a week away', '2026-10-01', '2026-11-13'],
    ['is yesterday after a clock that ran ahead', '2026-12-24', '2026-11-19'],
    ['is yesterday after something that is no day', 'včera', '2026-11-19'],
  ])('%s', (_name, last, since) => expect(sinceDay(last, today)).toBe(since));
});
