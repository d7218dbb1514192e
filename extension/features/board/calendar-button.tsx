/** The days of a case's documents as a file for the person's own calendar. */
import type { JSX } from 'preact';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { noticeCalendar } from '../../../shared/submissions/notice-calendar.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/locales/text.ts';

export interface CalendarButtonProps {
  readonly notices: readonly NoticeView[];
  readonly fileMark: string;
  readonly now: () => string;
  readonly save: (name: string, content: Blob) => void;
}

export function CalendarButton({ notices, fileMark, now, save }: CalendarButtonProps): JSX.Element | null {
  const text = useText();
  const dated = notices.filter((one) => !one.gone && !one.withdrawn);
  if (dated.length === 0) return null;
  return (
    <Button
      kind="quiet"
      onClick={() =>
        save(
          `lhuty-${fileMark.replaceAll('/', '-')}.ics`,
          new Blob([noticeCalendar(dated, now())], { type: 'text/calendar;charset=utf-8' }),
        )
      }
    >
      {text('board.calendar')}
    </Button>
  );
}
