import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { NoticeView } from '../contract/notices.ts';
import { noticeCalendar } from './notice-calendar.ts';
import { confirmationView, noticeView } from './notice-fixtures.ts';
import { concernsOf, removalOf, timelineOf } from './notice-timeline.ts';
import { summariseNotice } from './summarise-notice.ts';

describe('the time line', () => {
  it('shows what the board said and nothing reckoned', () => {
    expect(timelineOf(noticeView())).toEqual([
      { stage: 'waiting', at: '2027-03-01T08:00:00.000Z', expectedOn: null },
      { stage: 'posted', at: '2027-03-01T08:01:00.000Z', expectedOn: '2027-03-01' },
      { stage: 'taken-down', at: null, expectedOn: '2027-03-16' },
      { stage: 'filed', at: null, expectedOn: null },
    ]);
  });

  it('ends when the last confirmation of an archived notice is filed', () => {
    const takenDownAt = '2027-03-15T23:00:00.000Z';
    const first = confirmationView({ filedAt: '2027-03-03T08:00:00.000Z' });
    const second = confirmationView({ type: 'SVESENI', filedAt: '2027-03-17T08:00:00.000Z' });
    const filed = (changes: Partial<NoticeView>) => timelineOf(noticeView(changes)).at(-1)?.at;
    expect(filed({ takenDownAt, confirmations: [first, second] })).toBe('2027-03-17T08:00:00.000Z');
    expect(filed({ takenDownAt, confirmations: [first, { ...second, filedAt: null }] })).toBeNull();
    expect(filed({ confirmations: [first] })).toBeNull();
    expect(filed({ takenDownAt })).toBeNull();
  });

  it.each<[string, Partial<NoticeView>, string, readonly string[]]>([
    ['all is well', {}, '2027-03-05T08:00:00Z', []],
    ['a day late to be posted', { postedAt: null }, '2027-03-03T08:00:00Z', ['not-posted']],
    ['not yet a day late', { postedAt: null }, '2027-03-02T22:00:00Z', []],
    ['a day late to be taken down', {}, '2027-03-18T08:00:00Z', ['not-taken-down']],
    ['the day before the last', {}, '2027-03-10T08:00:00Z', ['last-day']],
    ['the last day', {}, '2027-03-11T08:00:00Z', ['last-day']],
    [
      'the day before the last without a pick-up day',
      { pickUpBy: null },
      '2027-03-15T08:00:00Z',
      ['last-day'],
    ],
    [
      'a confirmation to be filed',
      { confirmations: [confirmationView()] },
      '2027-03-05T08:00:00Z',
      ['confirmation'],
    ],
    [
      'a confirmation fetched elsewhere',
      { confirmations: [confirmationView({ state: 'elsewhere' })] },
      '2027-03-05T08:00:00Z',
      ['elsewhere'],
    ],
    [
      'one fetched elsewhere of a notice of somebody else',
      { postedHere: false, confirmations: [confirmationView({ state: 'elsewhere' })] },
      '2027-03-05T08:00:00Z',
      [],
    ],
    [
      'one that waits to be fetched',
      { confirmations: [confirmationView({ state: 'available' })] },
      '2027-03-05T08:00:00Z',
      ['available'],
    ],
    [
      'one fetched elsewhere that somebody ticked off',
      { confirmations: [confirmationView({ state: 'elsewhere', filedAt: '2027-03-03T08:00:00.000Z' })] },
      '2027-03-05T08:00:00Z',
      [],
    ],
    [
      'one to be filed of a notice that was taken down early',
      { withdrawn: true, takenDownAt: '2027-03-03T08:00:00.000Z', confirmations: [confirmationView()] },
      '2027-03-05T08:00:00Z',
      ['confirmation'],
    ],
    ['a notice that was removed', { withdrawn: true, postedAt: null }, '2027-03-05T08:00:00Z', []],
    ['a notice that is gone', { gone: true, postedAt: null }, '2027-03-05T08:00:00Z', []],
  ])('of %s calls for a person as it should', (_name, changes, now, expected) => {
    expect(concernsOf(noticeView(changes), { now, expectsConfirmations: true })).toEqual(expected);
  });

  it('calls nobody for confirmations that the office collects another way, but for one that lies here', () => {
    const asked = { now: '2027-03-05T08:00:00Z', expectsConfirmations: false };
    const of = (state: 'available' | 'elsewhere' | 'stored') =>
      concernsOf(noticeView({ confirmations: [confirmationView({ state })] }), asked);
    expect([of('available'), of('elsewhere'), of('stored')]).toEqual([[], [], ['confirmation']]);
  });

  it.each<[string, Partial<NoticeView>, string | null]>([
    ['not yet posted', { postedAt: null }, 'destroyed'],
    ['posted', {}, 'archived'],
    ['archived', { takenDownAt: '2027-03-15T23:00:00.000Z' }, null],
    ['gone', { gone: true, postedAt: null }, null],
  ])('tells what a removal of one %s would do', (_name, changes, effect) => {
    expect(removalOf(noticeView(changes))).toBe(effect);
  });
});

describe('the calendar of a case', () => {
  const now = '2027-03-01T09:00:00.000Z';

  it('holds each day the board gave as an all-day event', () => {
    expect(noticeCalendar([noticeView({ postOn: null, pickUpBy: null })], now)).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Podatelna//CS',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        'UID:takeDownOn-CV1@podatelna',
        'DTSTAMP:20270301T090000Z',
        'DTSTART;VALUE=DATE:20270316',
        'DTEND;VALUE=DATE:20270317',
        'SUMMARY:Svěsit V49 142EX355/25-14',
        'TRANSP:TRANSPARENT',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('leaves out what is gone or was removed', () => {
    const calendar = noticeCalendar([noticeView({ gone: true }), noticeView({ withdrawn: true })], now);
    expect(calendar).not.toContain('VEVENT');
  });

  it('keeps every line within 75 octets and lets no text break out, whatever the id', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (cudid) => {
        const calendar = noticeCalendar([noticeView({ cudid, numbers: [] })], now);
        const lines = calendar.split('\r\n');
        const longest = Math.max(...lines.map((line) => Buffer.byteLength(line)));
        expect(longest).toBeLessThanOrEqual(75);
        expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(3);
        expect(calendar.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      }),
    );
  });
});

describe('a notice in one sentence', () => {
  const papers = [{ number: '142EX355/25-14', description: 'x', deliveryKind: 'y' }];
  const notice = {
    kind: 'notice',
    action: 'post',
    type: 'V49',
    number: '142EX355/25-14',
    postOn: '2027-03-01',
    addressee: { name: 'Stavby s.r.o.', companyId: '27082440' },
    papers,
  } as const;

  it('says type, number, day and person', () => {
    expect(summariseNotice({ ...notice, papers }, 'cs')).toBe(
      'Vyvěsit V49 č. j. 142EX355/25-14 dne 1. 3. 2027, adresát Stavby s.r.o.',
    );
    expect(summariseNotice({ ...notice, papers }, 'en')).toBe(
      'Post V49 no. 142EX355/25-14 on 2027-03-01, addressee Stavby s.r.o.',
    );
  });

  it.each([
    ['destroyed', 'Smazat V49 č. j. 142EX355/25-14 dřív, než bude vyvěšena'],
    ['archived', 'Předčasně svěsit V49 č. j. 142EX355/25-14'],
  ] as const)('says what a removal does: %s', (expected, sentence) => {
    const { kind, type, number } = notice;
    expect(summariseNotice({ kind, type, number, action: 'withdraw', cudid: 'CV1', expected }, 'cs')).toBe(
      sentence,
    );
  });
});
