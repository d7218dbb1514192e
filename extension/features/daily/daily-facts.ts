/** What a day begins with: what became of everything since the last one, and what falls due within a week. Pure. */
import type { NoticeView } from '../../../shared/contract/notices.ts';

const dayMs = 86_400_000;
const aheadDays = 7;
/** After a holiday a week is enough to look back at. */
const mostBackDays = 7;

export const deadlineKinds = ['post', 'pick-up', 'take-down'] as const;

export interface Deadline {
  /** `YYYY-MM-DD` in Prague. */
  readonly day: string;
  readonly kind: (typeof deadlineKinds)[number];
  /** Reference number of the paper, or the file mark. */
  readonly number: string;
  readonly cudid: string;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** The day to look back to: of the last overview, so that nothing is left out over a weekend; at first yesterday. */
export function sinceDay(lastShown: string, today: string): string {
  const earliest = addDays(today, -mostBackDays);
  const last = /^\d{4}-\d{2}-\d{2}$/.test(lastShown) && lastShown < today ? lastShown : addDays(today, -1);
  return last < earliest ? earliest : last;
}

/** The dates are the board's own (CÚD reference, section 6.2); what is over or gone asks for nothing. */
export function deadlinesOf(notices: readonly NoticeView[], today: string): readonly Deadline[] {
  const last = addDays(today, aheadDays);
  return notices
    .filter((one) => !one.gone && !one.withdrawn && one.takenDownAt === null)
    .flatMap((one) => {
      const number = one.numbers[0] ?? one.fileMark;
      const days = [
        ['post', one.postedAt === null ? one.postOn : null],
        ['pick-up', one.pickUpBy],
        ['take-down', one.takeDownOn],
      ] as const;
      return days.flatMap(([kind, day]) =>
        day !== null && day >= today && day <= last ? [{ day, kind, number, cudid: one.cudid }] : [],
      );
    })
    .sort((a, b) => a.day.localeCompare(b.day) || a.number.localeCompare(b.number));
}
