/** What the pill of a page shows: the page's own summary, and above it what is going on with its case. */
import type { PageSummary, Pill } from '../../../shared/contract/messages.ts';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { parseFileMark, printFileMark } from '../../../shared/formats/file-mark.ts';
import { instantToPrague } from '../../../shared/formats/prague-time.ts';
import { type Promised, promisedBy } from '../submission/steps.ts';

function timeOf(instant: string): string {
  const { hour, minute } = instantToPrague(instant);
  return `${hour}:${String(minute).padStart(2, '0')}`;
}

function printed(fileMark: string): string {
  const mark = parseFileMark(fileMark);
  return mark === undefined ? fileMark : printFileMark(mark);
}

/** The submission that says most about a case now: one that needs a person, then one under way, then the newest. */
export function leadingSubmission(submissions: readonly SubmissionView[]): SubmissionView | undefined {
  const rank = (one: SubmissionView): number => {
    if (one.state === 'unknown' || one.state === 'rejected') return 0;
    return one.state === 'done' || one.state === 'cancelled' ? 2 : 1;
  };
  return [...submissions].sort((a, b) => rank(a) - rank(b) || b.createdAt.localeCompare(a.createdAt))[0];
}

/** What became public is told with its time; of what was put right, copied or only saved the pill says nothing. */
const doneStates: Partial<Record<Promised, Pill['state']>> = {
  publish: 'done',
  post: 'posted',
  list: 'listed',
};

/** After these a record still stands at the portal, unless it is a draft, which waits to be published. */
const standing: ReadonlySet<Promised> = new Set(['defer', 'cancel', 'edit', 'follow']);

function doneState(one: SubmissionView): ReturnType<typeof submissionState> {
  // Nothing is there any more: the panel shows the form again.
  if (one.remote?.state === 'deleted') return undefined;
  // Nor is the page ready for what was put right since: the panel shows that.
  if (standing.has(promisedBy(one)) && one.remote?.state !== 'draft') return { state: 'read', params: {} };
  const state = doneStates[promisedBy(one)];
  return state === undefined ? undefined : { state, params: { time: timeOf(one.stateSince) } };
}

/** A problem of the connection that the pill has words for; the others mean that nothing answers there. */
const problemStates: Partial<Record<Problem['code'], Pill['state']>> = {
  'not-paired': 'not-paired',
  'service-foreign': 'service-foreign',
  'companion-outdated': 'companion-outdated',
  'extension-outdated': 'extension-outdated',
};

function submissionState(one: SubmissionView): { state: Pill['state']; params: Pill['params'] } | undefined {
  switch (one.state) {
    case 'held':
      return { state: 'held', params: { heldUntil: one.heldUntil ?? '' } };
    case 'sending':
    case 'accepted': {
      const steps = one.steps.filter((step) => step.state !== 'skipped');
      const step = steps.filter((each) => each.state === 'done').length + 1;
      return { state: 'sending', params: { step: Math.min(step, steps.length), steps: steps.length } };
    }
    case 'queued':
    case 'retrying':
    case 'waiting':
      return { state: 'waiting', params: {} };
    case 'unknown':
      return { state: 'unknown', params: {} };
    case 'rejected':
      return { state: 'rejected', params: {} };
    case 'done':
      return doneState(one);
    case 'cancelled':
      return undefined;
  }
}

export function pillFor(parts: {
  readonly summary: PageSummary;
  readonly submissions: readonly SubmissionView[];
  /** Why the companion can't be asked; null when it can. */
  readonly problem: Problem | null;
  readonly training: boolean;
  readonly language: Pill['language'];
}): Pill {
  const { summary, training, language } = parts;
  const hidden: Pill = { state: 'hidden', params: {}, training, language };
  if (!summary.isCasePage || summary.fileMark === null) return hidden;
  const mark = printed(summary.fileMark);
  const show = (state: Pill['state'], params: Pill['params'] = {}): Pill => ({
    state,
    params: { mark, ...params },
    training,
    language,
  });
  if (summary.restricted) return show('restricted');
  if (parts.problem !== null) return show(problemStates[parts.problem.code] ?? 'service-missing');
  const leading = leadingSubmission(parts.submissions);
  const known = leading === undefined ? undefined : submissionState(leading);
  if (known !== undefined) return show(known.state, known.params);
  if (!summary.auction) return show('read');
  return summary.missing > 0 ? show('missing', { count: summary.missing }) : show('ready');
}
