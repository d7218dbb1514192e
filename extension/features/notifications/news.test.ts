import { describe, expect, it } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { newsOf } from './news.ts';

/** 9:30 in Prague. */
const now = '2026-11-20T08:30:00.000Z';
const evening = '2026-11-20T15:30:00.000Z';
const at = (state: SubmissionView['state'], hoursAgo: number, changes: Partial<SubmissionView> = {}) => {
  const time = new Date(Date.parse(now) - hoursAgo * 3_600_000).toISOString();
  return submissionOfState(state, { createdAt: time, stateSince: time, dueAt: null, ...changes });
};
const minutesAgo = (minutes: number): string => new Date(Date.parse(now) - minutes * 60_000).toISOString();
const locked = { code: 'vault-locked', params: {}, sent: 'nothing' } as const;
/** The auction first, then the one that is asked about. */
const chainOf = (before: SubmissionView['state']): SubmissionView['chain'] => {
  const { id, system, action, number, title } = submissionOfState('queued');
  const step = { system, action, number, title };
  const auction = { ...step, id: '6f1c1b2e-0000-4000-8000-000000000000', state: before };
  return { state: before, steps: [auction, { ...step, id, state: 'queued' }] };
};
const kinds = (submissions: readonly SubmissionView[], when = now): string[] =>
  newsOf(submissions, [], when).map(({ kind }) => kind);

describe('a person is told of', () => {
  it.each([
    ['what is unclear', at('unknown', 0), ['unknown']],
    ['what was refused', at('rejected', 0), ['rejected']],
    ['what has been retried for over an hour', at('retrying', 1.5), ['late']],
    ['what has been in the queue for over an hour', at('queued', 1.5), ['late']],
    ['what waits for the vault', at('queued', 0, { problem: locked }), ['vault-locked']],
    ['what has waited for the vault for hours', at('queued', 5, { problem: locked }), ['vault-locked']],
  ])('%s', (_name, submission, told) => expect(kinds([submission])).toEqual(told));

  it.each([
    ['what is done', at('done', 2)],
    ['what was taken back', at('cancelled', 2)],
    ['what is in its undo window', at('held', 0)],
    ['what is being sent', at('sending', 0.5)],
    ['a notice that waits to be posted for days', at('accepted', 50)],
    ['what was filed to go out later', at('queued', 2, { dueAt: '2026-11-21T08:00:00.000Z' })],
    ['what waits for a signature in the middle of the day', at('waiting', 3)],
    ['what was filed long ago and let go just now', at('sending', 30, { releasedAt: minutesAgo(1) })],
    ['what is to follow a step that is not done', at('queued', 30, { chain: chainOf('retrying') })],
  ])('but not of %s', (_name, submission) => expect(kinds([submission])).toEqual([]));

  it('what follows a step that is done, once it gets nowhere', () => {
    expect(kinds([at('queued', 30, { chain: chainOf('done') })])).toEqual(['late']);
  });

  it('what does not get through once, however often it is tried', () => {
    const tries = [1, 3, 40].map((minutes) =>
      at('retrying', 3, { stateSince: minutesAgo(minutes), releasedAt: minutesAgo(90) }),
    );
    expect(new Set(tries.flatMap((one) => newsOf([one], [], now).map(({ id }) => id))).size).toBe(1);
    const again = at('retrying', 3, { releasedAt: minutesAgo(70) });
    expect(newsOf([again], [], now)[0]?.id).not.toBe(newsOf([...tries], [], now)[0]?.id);
  });

  it('a locked vault once for all that wait for it', () => {
    const news = newsOf(
      [at('queued', 1, { problem: locked }), at('queued', 2, { problem: locked })],
      [],
      now,
    );
    expect(news.map(({ kind, count }) => [kind, count])).toEqual([['vault-locked', 2]]);
  });

  it('what is unsent at the end of the day, in one sentence', () => {
    const queued = at('queued', 0, { createdAt: '2026-11-20T15:10:00.000Z' });
    const news = newsOf([at('waiting', 0), queued, at('done', 1)], [], evening);
    expect(news.map(({ kind, count }) => [kind, count])).toEqual([['end-of-day', 2]]);
    expect(kinds([at('done', 1)], evening)).toEqual([]);
  });

  it.each([
    ['a hiccup of some minutes', at('retrying', 0, { createdAt: '2026-11-20T15:25:00.000Z' }), evening],
    ['what is to go out on Monday', at('queued', 0, { dueAt: '2026-11-23T08:00:00.000Z' }), evening],
    ['anything on a Saturday', at('waiting', 0), '2026-11-21T15:30:00.000Z'],
    ['anything on a Sunday', at('waiting', 0), '2026-11-22T15:30:00.000Z'],
    ['anything on a holiday', at('waiting', 0), '2026-12-24T15:30:00.000Z'],
    ['anything before four in Prague', at('waiting', 0), '2026-11-20T14:59:00.000Z'],
  ])('but not of %s at the end of the day', (_name, submission, when) =>
    expect(kinds([submission], when)).toEqual([]),
  );

  it('the end of a day once, also after it was looked at again', () => {
    const [first] = newsOf([at('waiting', 0)], [], evening);
    const [second] = newsOf([at('waiting', 0), at('waiting', 0)], [], '2026-11-20T17:10:00.000Z');
    expect(second?.id).toBe(first?.id);
  });

  it('a draft at the portal whose term is near', () => {
    const submission = at('done', 30, { action: 'save-draft' });
    const told = (startsAt: string) => newsOf([], [{ submission, startsAt }], now).map(({ kind }) => kind);
    expect(told('2026-11-25T08:00:00.000Z')).toEqual(['term-near']);
    expect(told('2026-12-25T08:00:00.000Z')).toEqual([]);
    expect(told('2026-11-19T08:00:00.000Z')).toEqual([]);
  });

  it('a draft once more when its term was moved', () => {
    const submission = at('done', 30, { action: 'save-draft' });
    const idOf = (startsAt: string, when: string) => newsOf([], [{ submission, startsAt }], when)[0]?.id;
    const first = idOf('2026-11-25T08:00:00.000Z', now);
    expect(idOf('2026-11-25T08:00:00.000Z', '2026-11-21T08:00:00.000Z')).toBe(first);
    expect(idOf('2027-03-25T09:00:00.000Z', '2027-03-20T08:00:00.000Z')).not.toBe(first);
  });
});
