/** What stands between a draft and its filing, each with the field it belongs to and how a person settles it. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import type { AuctionAction, AuctionSubmission } from '../../../shared/submissions/auction.ts';
import { assessAuction, type ObstacleReason } from '../../../shared/submissions/auction-check.ts';
import { type Choice, choicesFor, doubtsOf } from '../../../shared/submissions/auction-doubts.ts';
import { samePlainValue } from '../../../shared/submissions/auction-draft.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { type TradeFinding, tradeFindings } from '../../../shared/submissions/auction-trade-checks.ts';
import { unansweredMarks, unlooked } from '../attachments/hints.ts';
import type { Desk } from './state.ts';

export type IssueReason = ObstacleReason | 'doubtful' | 'typed' | 'refused' | 'file-failed' | 'other-mark';

export interface Issue {
  readonly field: FieldId | 'attachments';
  /** `missing` is filled in, `wrong` corrected, `check` looked at and confirmed; `closed` can't be settled here. */
  readonly kind: 'missing' | 'wrong' | 'check' | 'closed';
  readonly reason: IssueReason;
  /** Why the reading doubts itself, where it says. */
  readonly why?: string;
  readonly choices: readonly Choice[];
}

/** A check of the trade as the panel shows it. */
export interface JudgedFinding extends TradeFinding {
  /** Another value makes another finding, which has to be confirmed anew. */
  readonly key: string;
  readonly settled: boolean;
}

/** What the checks of the trade need besides the draft; null: the office's settings aren't known here. */
export type TradeKnowledge = {
  readonly settings: OfficeSettings;
  readonly usedNumbers: readonly string[];
} | null;

export interface Review {
  readonly issues: readonly Issue[];
  /** Checks of the trade that have something to say; those not settled stand in the way. */
  readonly findings: readonly JudgedFinding[];
  /** Files on their way: nothing is filed without them. */
  readonly fetching: number;
  /** Complete, valid and undoubted; undefined while anything is open. */
  readonly payload: AuctionSubmission | undefined;
}

const missingReasons: ReadonlySet<ObstacleReason> = new Set(['not-found', 'ambiguous', 'decree-missing']);
const formOrder: readonly string[] = [...auctionFields.map((field) => field.id), 'attachments'];

function kindOf(reason: ObstacleReason): Issue['kind'] {
  if (reason === 'voluntary-unsupported') return 'closed';
  return missingReasons.has(reason) ? 'missing' : 'wrong';
}

/** Judges a desk for one action. @param now instant, for a start that is already over. */
export function reviewDesk(
  desk: Desk,
  reading: CaseReading,
  action: AuctionAction,
  now: string,
  trade: TradeKnowledge,
  remoteHash?: string,
): Review {
  const found = new Map<string, Issue>();
  const add = (issue: Issue): void => {
    if (!found.has(issue.field)) found.set(issue.field, issue);
  };
  const states = Object.values(desk.documents);
  // A paper is looked into before it leaves: it may belong to another case.
  const fetching = states.filter((state) => state.status === 'fetching').length + unlooked(desk).length;

  for (const field of Object.keys(desk.typed)) {
    // Only fields of the form are ever typed into.
    add({ field: field as FieldId, kind: 'wrong', reason: 'typed', choices: [] });
  }
  const { refusal } = desk;
  if (refusal !== null && refusal.field !== null && refusal.field !== 'attachments' && !refusal.settled) {
    if (samePlainValue(desk.draft.fields[refusal.field]?.value, refusal.value)) {
      add({ field: refusal.field, kind: 'wrong', reason: 'refused', choices: [] });
    }
  }
  if (states.some((state) => state.status === 'failed')) {
    add({ field: 'attachments', kind: 'wrong', reason: 'file-failed', choices: [] });
  }
  if (unansweredMarks(desk).length > 0) {
    add({ field: 'attachments', kind: 'check', reason: 'other-mark', choices: [] });
  }
  const assessment = assessAuction(desk.draft, action, now, reading, remoteHash);
  for (const { field, reason } of assessment.ready ? [] : assessment.obstacles) {
    if (field === 'attachments' && fetching > 0) continue; // the decree may be among them
    const choices = field === 'attachments' ? [] : choicesFor(reading, desk.key, field);
    add({ field, kind: kindOf(reason), reason, choices });
  }
  for (const { field, reason, choices, why } of doubtsOf(desk.draft, reading)) {
    add({ field, kind: 'check', reason, choices, ...(why === undefined ? {} : { why }) });
  }
  const issues = [...found.values()].sort((a, b) => formOrder.indexOf(a.field) - formOrder.indexOf(b.field));
  // A draft isn't public yet: it is checked when it is published.
  const findings =
    assessment.ready && trade !== null && action !== 'save-draft'
      ? judgeTrade(assessment.payload, desk, reading, trade, now)
      : [];
  const isReady = issues.length === 0 && fetching === 0 && unsettledIn(findings) === 0;
  return {
    issues,
    findings,
    fetching,
    payload: assessment.ready && isReady ? assessment.payload : undefined,
  };
}

/** How many findings stand in the way. */
export function unsettledIn(findings: readonly JudgedFinding[]): number {
  return findings.filter((one) => !one.settled).length;
}

function judgeTrade(
  payload: AuctionSubmission,
  desk: Desk,
  { fields: { debtors, creditors } }: CaseReading,
  { settings, usedNumbers }: NonNullable<TradeKnowledge>,
  now: string,
): readonly JudgedFinding[] {
  const parties = [debtors, creditors].flatMap((one) => (one.status === 'found' ? one.value : []));
  return tradeFindings(payload, settings, { now, usedNumbers, parties }).map((finding) => {
    const key = JSON.stringify([finding.check, finding.params]);
    const settled = finding.level === 'note' || (finding.level === 'tick' && desk.ticked.includes(key));
    return { ...finding, key, settled };
  });
}
