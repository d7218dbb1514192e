/** Which kinds somebody worked on for a case and nobody filed since. Pure. */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';

export interface BegunKind {
  /** An auction's draft is always on the desk: it needs no word. */
  readonly kind: Exclude<FilingKind, 'auction'>;
  /** When it was saved last, ISO 8601. */
  readonly at: string;
}

/** A form that was only opened says what the page says, and a listing has its pictures: nobody's work is in it. */
function isWorkedOn({ key, fields, attachments }: Draft): boolean {
  const isTyped = Object.values(fields).some((one) => one?.origin === 'hand');
  return isTyped || (key.kind === 'notice' && attachments.length > 0);
}

function isFiledSince({ key, updatedAt }: Draft, submissions: readonly SubmissionView[]): boolean {
  return submissions.some(
    ({ caseKey, createdAt }) =>
      caseKey.kind === key.kind &&
      caseKey.fileMark === key.fileMark &&
      // A notice's draft is one for the whole case.
      (key.kind === 'notice' || caseKey.lot === key.lot) &&
      createdAt >= updatedAt,
  );
}

/** The kinds of these drafts, the one worked on last first. */
export function begunOf(
  drafts: readonly Draft[],
  submissions: readonly SubmissionView[],
): readonly BegunKind[] {
  const begun = new Map<BegunKind['kind'], string>();
  for (const draft of drafts) {
    const { kind } = draft.key;
    if (kind === 'attendance' || kind === 'auction' || !isWorkedOn(draft) || isFiledSince(draft, submissions))
      continue;
    if (draft.updatedAt > (begun.get(kind) ?? '')) begun.set(kind, draft.updatedAt);
  }
  return [...begun]
    .map(([kind, at]) => ({ kind, at }))
    .toSorted((one, other) => other.at.localeCompare(one.at));
}
