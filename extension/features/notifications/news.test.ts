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
const kinds = (submissions: readonly SubmissionView[], when = now): string[] =>
  newsOf(submissions, [], when).map(({ kind }) => kind);

describe('a person is told of', () => {
  it.each([
    ['what is unclear', at('unknown', 0), ['unknown']],
    ['what was refused', at('rejected', 0), ['rejected']],
    ['what has been retried for over an hour', at('retrying', 1.5), ['late']],
    ['what has been in the queue for over an hour', at('queued', 1.5), ['late']],
  ])('%s', (_name, submission, told) => expect(kinds([submission])).toEqual(told));

  it.each([
    ['what is done', at('done', 2)],
    ['what was taken back', at('cancelled', 2)],
    ['what is in its undo window', at('held', 0)],
    ['what is being sent', at('sending', 0.5)],
    ['a notice that waits to be posted for days', at('accepted', 50)],
    ['what was filed to go out later', at('queued', 2, { dueAt: '2026-11-21T08:00:00.000Z' })],
    ['what waits for a signature in the middle of the day', at('waiting', 3)],
  ])('but not of %s', (_name, submission) => expect(kinds([submission])).toEqual([]));

  it('what is unsent at the end of the day, in one sentence', () => {
    const queued = at('queued', 0, { createdAt: evening });
    const news = newsOf([at('waiting', 0), queued, at('done', 1)], [], evening);
    expect(news.map(({ kind, count }) => [kind, count])).toEqual([['end-of-day', 2]]);
    expect(kinds([at('done', 1)], evening)).toEqual([]);
  });

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
});
