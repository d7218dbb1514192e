/** Which of its screens the panel shows. Pure: everything follows from the state and the clock. */
import type { Problem } from '../../../shared/contract/problems.ts';
import type { Candidate, SubmissionView } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { AuctionAction } from '../../../shared/submissions/auction.ts';
import { speaksOfAuction } from '../../../shared/submissions/auction-doubts.ts';
import type { TeachState } from '../teach/teach-state.ts';
import { isJustifiedBeside } from './desk.ts';
import { type Review, reviewDesk, type TradeKnowledge, unsettledIn } from './issues.ts';
import { begunLast, chosenKind } from './kinds.ts';
import { type Desk, deskOf, type PanelState, submissionOf } from './state.ts';

/** What stands above everything else while a draft is edited; the first that holds. */
export type EditStatus = 'conflict' | 'differs' | 'elsewhere' | 'open' | 'fetching' | 'ready';

export interface EditView {
  readonly name: 'edit';
  readonly desk: Desk;
  readonly reading: CaseReading;
  readonly status: EditStatus;
  /** `publish`, or `publish-draft` once the portal holds a draft of ours. */
  readonly action: Exclude<AuctionAction, 'save-draft'>;
  readonly review: Review;
  /** Whether it could at least be saved as a draft on the portal. */
  readonly draftReview: Review;
  /** The submission that left a draft on the portal. */
  readonly savedDraft: SubmissionView | undefined;
  readonly cancelled: SubmissionView | undefined;
  readonly elsewhere: readonly Candidate[];
}

export type View =
  | { readonly name: 'reading' }
  | { readonly name: 'page-gone'; readonly problem: Problem }
  | { readonly name: 'not-case'; readonly reasons: readonly string[]; readonly reading: CaseReading }
  | { readonly name: 'restricted'; readonly restriction: NonNullable<CaseReading['restriction']> }
  | { readonly name: 'choose'; readonly reading: CaseReading }
  | { readonly name: 'teach'; readonly teach: TeachState }
  | EditView
  | { readonly name: 'submission'; readonly submission: SubmissionView; readonly desk: Desk };

export function viewOf(state: PanelState, now: string): View {
  const { page } = state;
  if (state.teach !== null) return { name: 'teach', teach: state.teach };
  if (page.status === 'reading') return { name: 'reading' };
  if (page.status === 'gone') return { name: 'page-gone', problem: page.problem };
  const { reading } = page;
  if (reading.restriction !== null) return { name: 'restricted', restriction: reading.restriction };
  if (!reading.isCasePage) return { name: 'not-case', reasons: reading.reasons, reading };
  const desk = deskOf(state);
  if (desk === undefined) return { name: 'not-case', reasons: reading.reasons, reading };
  const submission = submissionOf(state, desk.key);
  if (submission !== undefined && isShown(submission, desk)) return { name: 'submission', submission, desk };
  const isAsked = desk.begun || chosenKind(state) === 'auction' || submission !== undefined;
  const isOpened = (isAsked || speaksOfAuction(reading)) && begunLast(state) === undefined;
  if (!isOpened) return { name: 'choose', reading };
  return editView(state, desk, reading, submission, now);
}

/** A submission takes the place of the form until it is taken back, saved as a draft, or being put right. */
export function isShown(submission: SubmissionView, desk: Desk): boolean {
  if (submission.state === 'cancelled') return false;
  // Nothing is left at the portal: the case may be filed again.
  if (
    submission.state === 'done' &&
    (submission.action === 'delete' || submission.remote?.state === 'deleted')
  ) {
    return false;
  }
  if (submission.state === 'rejected') return desk.refusal?.submissionId !== submission.id;
  return !isSavedDraft(submission);
}

/**
 * Saved from here, changed, made for a new term, or found there: it waits to be published. One that was deleted or
 * published at the portal since doesn't.
 */
function isSavedDraft({ state, action, remote }: SubmissionView): boolean {
  if (state !== 'done' || remote?.state !== 'draft') return false;
  return ['save-draft', 'edit', 'copy', 'follow'].includes(action);
}

function editView(
  state: PanelState,
  desk: Desk,
  reading: CaseReading,
  submission: SubmissionView | undefined,
  now: string,
): EditView {
  const savedDraft = submission !== undefined && isSavedDraft(submission) ? submission : undefined;
  const action = savedDraft === undefined ? 'publish' : 'publish-draft';
  const trade = tradeKnowledge(state, desk);
  const review = reviewDesk(desk, reading, action, now, trade, savedDraft?.remote?.id);
  const mine = state.submissions;
  const own = new Set(mine.flatMap((one) => (one.remote === null ? [] : [one.remote.id])));
  const elsewhere = (desk.look?.records ?? []).filter(
    (record) => !own.has(record.id) && !isJustifiedBeside(desk, record),
  );
  return {
    name: 'edit',
    desk,
    reading,
    status: statusOf(desk, review, elsewhere.length > 0),
    action,
    review,
    draftReview: reviewDesk(desk, reading, 'save-draft', now, null),
    savedDraft,
    cancelled: submission?.state === 'cancelled' ? submission : undefined,
    elsewhere,
  };
}

/** What the checks need of what the panel knows: numbers under which something else was filed. */
export function tradeKnowledge({ office, submissions }: PanelState, { key }: Desk): TradeKnowledge {
  if (office === null) return null;
  const others = submissions.filter(
    ({ caseKey, state, remote }) =>
      caseKey.kind === key.kind && caseKey.lot !== key.lot && state === 'done' && remote !== null,
  );
  return { settings: office, usedNumbers: others.map((one) => one.number) };
}

function statusOf(desk: Desk, review: Review, elsewhere: boolean): EditStatus {
  if (desk.conflict !== null) return 'conflict';
  if (desk.differences.length > 0) return 'differs';
  if (elsewhere) return 'elsewhere';
  if (review.issues.length + unsettledIn(review.findings) > 0) return 'open';
  return review.fetching > 0 ? 'fetching' : 'ready';
}
