/**
 * What a person is told without having asked: only what needs them, and each thing once. Pure. A notification stands
 * on the screen for whoever passes by, so it carries a file mark and a state and nothing else.
 */
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { instantToPrague } from '../../../shared/formats/prague-time.ts';
import { isWorkingDay, pragueDay } from '../../../shared/formats/working-days.ts';

export const newsKinds = ['unknown', 'rejected', 'late', 'vault-locked', 'term-near', 'end-of-day'] as const;
export type NewsKind = (typeof newsKinds)[number];

export interface News {
  /** The same thing has the same id: it is told once. Begins with the submission's id, where it is about one. */
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
/** A hiccup of a remote is over by then, and is nobody's business at the end of a day. */
const unsentAfterMs = 10 * 60_000;
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
  // Since when: unclear once more after a decision is another thing, a further try of the same sending is not.
  const about = (submission: SubmissionView, kind: NewsKind, since: string): News => ({
    id: `${submission.id} ${kind} ${since}`,
    kind,
    submission,
    count: 1,
  });
  const decide = submissions.flatMap((one) =>
    one.state === 'unknown' || one.state === 'rejected' ? [about(one, one.state, one.stateSince)] : [],
  );
  const late = submissions
    .filter((one) => isLate(one, now))
    .map((one) => about(one, 'late', releasedAt(one)));
  const near = terms.flatMap(({ submission, startsAt }) => {
    const leftMs = Date.parse(startsAt) - Date.parse(now);
    return leftMs > 0 && leftMs <= termNearMs ? [about(submission, 'term-near', startsAt)] : [];
  });
  return [...decide, ...late, ...lockedOut(submissions), ...near, ...endOfDay(submissions, now)];
}

/** A companion of an earlier version doesn't say when it was let go. */
const releasedAt = (one: SubmissionView): string => one.releasedAt ?? one.createdAt;

/** It goes on by itself, at a time of its own or after the step before it: nothing fails. */
function waitsItsTurn({ id, stateSince, dueAt, chain }: SubmissionView): boolean {
  const waitsForItsTime = dueAt !== null && Date.parse(dueAt) - Date.parse(stateSince) > lateAfterMs;
  const steps = chain?.steps ?? [];
  const before = steps.slice(
    0,
    steps.findIndex((step) => step.id === id),
  );
  return waitsForItsTime || before.some((step) => step.state !== 'done');
}

const isLockedOut = ({ state, problem }: SubmissionView): boolean =>
  state === 'queued' && problem?.code === 'vault-locked';

/** What waits for its own time isn't late; a notice that waits to be posted blocks nobody, for days. */
function isLate(one: SubmissionView, now: string): boolean {
  if (!stuck.has(one.state) || waitsItsTurn(one) || isLockedOut(one)) return false;
  return Date.parse(now) - Date.parse(releasedAt(one)) > lateAfterMs;
}

/** Only a person can go on: told at once, and once for all that wait for it. */
function lockedOut(submissions: readonly SubmissionView[]): readonly News[] {
  const waiting = submissions.filter(isLockedOut);
  const [first] = waiting.map(releasedAt).toSorted();
  if (first === undefined) return [];
  return [{ id: `vault-locked ${first}`, kind: 'vault-locked', submission: null, count: waiting.length }];
}

/** On working days; on others nobody is there who could send it. */
function endOfDay(submissions: readonly SubmissionView[], now: string): readonly News[] {
  const day = pragueDay(now);
  if (instantToPrague(now).hour < dayEndsAtHour || !isWorkingDay(day)) return [];
  const left = submissions.filter(
    (one) =>
      unsent.has(one.state) &&
      !waitsItsTurn(one) &&
      Date.parse(now) - Date.parse(releasedAt(one)) > unsentAfterMs,
  );
  if (left.length === 0) return [];
  return [{ id: `end-of-day ${day}`, kind: 'end-of-day', submission: null, count: left.length }];
}
