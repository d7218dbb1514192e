/** What is recorded today, here or anywhere else, and what still waits; what is held can be taken back. */
import type { JSX } from 'preact';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { parseAttendanceKey } from '../../../shared/submissions/attendance-key.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, secondsUntil } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { stateLook, stateWord } from '../submission/state-look.ts';

export interface TodaysRecordsProps {
  readonly today: RouteReply<'attendance.state'>['today'];
  readonly filed: readonly SubmissionView[];
  readonly userId: number;
  readonly now: string;
  readonly onUndo: (id: string) => void;
}

export function TodaysRecords({ today, filed, userId, now, onUndo }: TodaysRecordsProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  if (today.length === 0) return <p class="muted">{text('attendance.nothing-today')}</p>;
  return (
    <ul class="todays-records">
      {today.map(({ type, at, recorded }) => {
        const submission = filed.find((one) => {
          const key = parseAttendanceKey(one.caseKey);
          return (
            key?.userId === userId &&
            key.type === type &&
            Date.parse(key.at) === Date.parse(at) &&
            one.state !== 'cancelled'
          );
        });
        const isHeld = submission?.state === 'held' && submission.heldUntil !== null;
        const look =
          submission === undefined || recorded
            ? ({ icon: 'ok', tone: 'ok' } as const)
            : stateLook(submission);
        return (
          <li key={`${type} ${at}`} class="todays-record">
            <span class={`tone-${look.tone}`}>
              <Icon name={look.icon} />
            </span>
            <span>{text(`attendance.${type}`)}</span>
            <strong>{formatClock(at)}</strong>
            <span class="muted">
              {isHeld
                ? text('popup.in-seconds', { seconds: secondsUntil(submission.heldUntil ?? now, now) })
                : recorded || submission === undefined
                  ? text('attendance.recorded')
                  : stateWord(submission, language)}
            </span>
            {isHeld ? (
              <Button onClick={() => onUndo(submission.id)}>{text('action.take-back-short')}</Button>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
