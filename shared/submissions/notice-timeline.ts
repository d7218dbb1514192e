/**
 * Where a notice stands after its posting, by the dates of the board and never by our own reckoning (CÚD reference,
 * sections 6.2 and 10), and what a person has to look at.
 */
import type { NoticeView } from '../contract/notices.ts';
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

export const noticeConcerns = [
  'not-posted',
  'not-taken-down',
  'last-day',
  'confirmation',
  'elsewhere',
] as const;
export type NoticeConcern = (typeof noticeConcerns)[number];

export function timelineOf(notice: NoticeView): readonly TimelineStep[] {
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
 * What belongs under "Čeká na vás": a step a day late, the day before the last one, a confirmation that lies here and
 * isn't filed, or that somebody else fetched. @param now instant
 */
export function concernsOf(notice: NoticeView, now: string): readonly NoticeConcern[] {
  if (notice.gone || notice.withdrawn) return [];
  const today = pragueDay(now);
  const concerns: NoticeConcern[] = [];
  const isLate = (day: string | null): boolean => day !== null && today > addDays(day, 1);
  if (notice.postedAt === null && isLate(notice.postOn)) concerns.push('not-posted');
  if (notice.postedAt !== null && notice.takenDownAt === null && isLate(notice.takeDownOn)) {
    concerns.push('not-taken-down');
  }
  const lastDay = notice.pickUpBy ?? notice.takeDownOn;
  const isNear = lastDay !== null && (today === lastDay || today === addDays(lastDay, -1));
  if (isNear && notice.postedAt !== null && notice.takenDownAt === null) concerns.push('last-day');
  if (notice.confirmations.some((one) => one.state === 'stored' && one.filedAt === null)) {
    concerns.push('confirmation');
  }
  if (notice.postedHere && notice.confirmations.some((one) => one.state === 'elsewhere')) {
    concerns.push('elsewhere');
  }
  return concerns;
}

/** What removing it would do by the last reading; null where nothing can be removed (CÚD reference, section 5.3). */
export function removalOf(notice: NoticeView): 'destroyed' | 'archived' | null {
  if (notice.gone || notice.takenDownAt !== null) return null;
  return notice.postedAt === null ? 'destroyed' : 'archived';
}
