/**
 * Where a notice stands after its posting, by the dates of the board and never by our own reckoning (CÚD reference,
 * sections 6.2 and 10), and what a person has to look at.
 */
import type { NoticeConcern, NoticeView } from '../contract/notices.ts';
import { addDays, pragueDay } from '../formats/working-days.ts';

/** „čeká na vyvěšení → vyvěšeno → svěšeno → potvrzení založeno“ */
export const noticeStages = ['waiting', 'posted', 'taken-down', 'filed'] as const;
export type NoticeStage = (typeof noticeStages)[number];

export interface TimelineStep {
  readonly stage: NoticeStage;
  /** When it happened, an instant of the board; null: not yet. */
  readonly at: string | null;
  /** The day the board gave for it; null where it gave none. */
  readonly expectedOn: string | null;
}

/** A notice without what is told of it here. */
type Followed = Omit<NoticeView, 'concerns'>;

export function timelineOf(notice: Followed): readonly TimelineStep[] {
  const { confirmations } = notice;
  const filed = confirmations.map((one) => one.filedAt);
  const isAllFiled = notice.takenDownAt !== null && filed.length > 0 && !filed.includes(null);
  return [
    { stage: 'waiting', at: notice.insertedAt, expectedOn: null },
    { stage: 'posted', at: notice.postedAt, expectedOn: notice.postOn },
    { stage: 'taken-down', at: notice.takenDownAt, expectedOn: notice.takeDownOn },
    { stage: 'filed', at: isAllFiled ? (filed.toSorted().at(-1) ?? null) : null, expectedOn: null },
  ];
}

/**
 * What belongs under "Čeká na vás". Confirmations matter for documents posted here, and not where the office has said
 * that it doesn't collect them this way: then somebody else fetching them is how it should be.
 * @param now instant
 */
export function concernsOf(
  notice: Followed,
  { now, expectsConfirmations }: { readonly now: string; readonly expectsConfirmations: boolean },
): NoticeConcern[] {
  if (notice.gone) return [];
  return [
    ...(notice.withdrawn ? [] : lateSteps(notice, pragueDay(now))),
    ...waiting(notice, expectsConfirmations),
  ];
}

function lateSteps(notice: Followed, today: string): NoticeConcern[] {
  const concerns: NoticeConcern[] = [];
  const isLate = (day: string | null): boolean => day !== null && today > addDays(day, 1);
  const isHanging = notice.postedAt !== null && notice.takenDownAt === null;
  if (notice.postedAt === null && isLate(notice.postOn)) concerns.push('not-posted');
  if (isHanging && isLate(notice.takeDownOn)) concerns.push('not-taken-down');
  const lastDay = notice.pickUpBy ?? notice.takeDownOn;
  const isNear = lastDay !== null && (today === lastDay || today === addDays(lastDay, -1));
  if (isNear && isHanging) concerns.push('last-day');
  return concerns;
}

function waiting({ confirmations, postedHere }: Followed, isExpected: boolean): NoticeConcern[] {
  const open = new Set(confirmations.filter((one) => one.filedAt === null).map((one) => one.state));
  const concerns: NoticeConcern[] = [];
  if (open.has('stored')) concerns.push('confirmation');
  if (isExpected && postedHere && open.has('available')) concerns.push('available');
  if (isExpected && postedHere && open.has('elsewhere')) concerns.push('elsewhere');
  return concerns;
}

/** What removing it would do by the last reading; null where nothing can be removed (CÚD reference, section 5.3). */
export function removalOf(notice: Followed): 'destroyed' | 'archived' | null {
  if (notice.gone || notice.takenDownAt !== null) return null;
  return notice.postedAt === null ? 'destroyed' : 'archived';
}
