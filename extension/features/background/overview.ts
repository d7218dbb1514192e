/**
 * The last known state of all submissions: asked from the companion, kept for as long as the browser runs. Only what
 * a badge, a pill and the popup's first moment need: states and marks, no names.
 */
import { z } from 'zod';
import { isProblemError, type Problem, problemSchema } from '../../../shared/contract/problems.ts';
import { type SubmissionView, submissionViewSchema } from '../../../shared/contract/submission.ts';
import { browser } from '../../platform/browser.ts';
import { service } from './service.ts';

const overviewSchema = z.object({
  readAt: z.iso.datetime(),
  cursor: z.int(),
  /** Submissions, and documents of the notice board. */
  needsPerson: z.int(),
  training: z.boolean(),
  problem: problemSchema.nullable(),
  submissions: z.array(submissionViewSchema),
});
export type Overview = z.output<typeof overviewSchema>;

const empty: Overview = {
  readAt: '1970-01-01T00:00:00.000Z',
  cursor: 0,
  needsPerson: 0,
  training: false,
  problem: null,
  submissions: [],
};

export async function readOverview(): Promise<Overview> {
  const parsed = overviewSchema.safeParse((await browser.storage.session.get('overview')).overview);
  return parsed.success ? parsed.data : empty;
}

/** Titles, addresses and the remote's words may name people: they are shown from the companion, never kept here. */
function withoutContent(submission: SubmissionView): SubmissionView {
  const { remoteWords: _words, ...problem } = submission.problem ?? {
    code: 'internal' as const,
    params: {},
    sent: 'nothing' as const,
  };
  return {
    ...submission,
    title: '',
    pageUrl: null,
    remote: null,
    candidates: [],
    steps: submission.steps.map((step) => ({ ...step, params: {} })),
    problem: submission.problem === null ? null : { ...problem, params: {} },
  };
}

/** Asks the companion and remembers the answer, or why there is none. */
export async function refreshOverview(): Promise<Overview> {
  const previous = await readOverview();
  let next: Overview;
  try {
    const list = await service.call('submissions.list', { limit: 100 });
    const { training } = await service.call('service.read', {});
    const { notices } = await service.call('notices.list', { onlyConcerns: true, limit: 100 });
    next = {
      readAt: new Date().toISOString(),
      cursor: list.cursor,
      needsPerson: list.needsPerson + notices.length,
      training,
      problem: null,
      submissions: list.submissions.map(withoutContent),
    };
  } catch (error) {
    const problem: Problem = isProblemError(error)
      ? error.problem
      : { code: 'internal', params: {}, sent: 'nothing' };
    next = { ...previous, problem };
  }
  await browser.storage.session.set({ overview: next });
  return next;
}
