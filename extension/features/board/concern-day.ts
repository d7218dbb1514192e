/** The day of the board that a concern is about, as people read it; empty where the board gave none. Pure. */
import type { NoticeConcern, NoticeView } from '../../../shared/contract/notices.ts';
import { formatDay } from '../../ui/format.ts';
import type { Language } from '../../ui/locales/translate.ts';

export function dayOf(
  concern: NoticeConcern,
  { postOn, pickUpBy, takeDownOn }: NoticeView,
  language: Language,
): string {
  const day =
    concern === 'not-posted' ? postOn : concern === 'last-day' ? (pickUpBy ?? takeDownOn) : takeDownOn;
  return day === null ? '' : formatDay(language, day);
}
