/**
 * What a person is told without having asked: only what needs them, and each thing once. Pure. A notification stands
 * on the screen for whoever passes by, so it carries a file mark and a state and nothing else.
 */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { instantToPrague } from '../../../shared/formats/prague-time.ts';

export type NewsKind = 'unknown' | 'rejected' | 'late' | 'term-near' | 'end-of-day';

export interface News {
  /** The same thing has the same id: it is told once. */
  readonly id: string;
  readonly kind: NewsKind;
  /** Null for what is about several. */
  readonly submission: SubmissionView | null;
  readonly count: number;
}

/** An hour without an end: it may go on by itself, but somebody should know. */
const lateAfterMs = 3_600_000;
/** Office hours end, `HH` in Prague: what is not out now stays over night. */
const dayEndsAtHour = 16;
/** How long before its term an auction that is still a draft is called to mind. */
const termNearMs = 7 * 86_400_000;

const stuck: ReadonlySet<SubmissionView['state']> = new Set(['queued', 'sending', 'retrying']);
const unsent: ReadonlySet<SubmissionView['state']> = new Set(['waiting', 'queued', 'retrying']);

/** An auction that lies at the portal as a draft, with the term it names. */
export interface DraftTerm {
  readonly submission: SubmissionView;
  /** Instant. */
  readonly startsAt: string;
}

export function newsOf(
  submissions: readonly SubmissionView[],
  terms: readonly DraftTerm[],
  now: string,
): readonly News[] {
  const about = (submission: SubmissionView, kind: NewsKind): News => ({
    // Unclear once more after a decision is another thing.
    id: `${submission.id} ${kind} ${submission.stateSince}`,
    kind,
    submission,
    count: 1,
  });
  const decide = submissions.flatMap((one) =>
    one.state === 'unknown' || one.state === 'rejected' ? [about(one, one.state)] : [],
  );
  const late = submissions.filter((one) => isLate(one, now)).map((one) => about(one, 'late'));
  const near = terms.flatMap(({ submission, startsAt }) => {
    const leftMs = Date.parse(startsAt) - Date.parse(now);
    return leftMs > 0 && leftMs <= termNearMs ? [about(submission, 'term-near')] : [];
  });
  return [...decide, ...late, ...near, ...endOfDay(submissions, now)];
}

/** What waits for its own time isn't late; a notice that waits to be posted blocks nobody, for days. */
function isLate({ state, stateSince, createdAt, dueAt }: SubmissionView, now: string): boolean {
  if (!stuck.has(state)) return false;
  const waitsForItsTime = dueAt !== null && Date.parse(dueAt) - Date.parse(stateSince) > lateAfterMs;
  return !waitsForItsTime && Date.parse(now) - Date.parse(createdAt) > lateAfterMs;
}

function endOfDay(submissions: readonly SubmissionView[], now: string): readonly News[] {
  const { year, month, day, hour } = instantToPrague(now);
  if (hour < dayEndsAtHour) return [];
  const left = submissions.filter((one) => unsent.has(one.state));
  if (left.length === 0) return [];
  return [
    { id: `end-of-day ${year}-${month}-${day}`, kind: 'end-of-day', submission: null, count: left.length },
  ];
}
