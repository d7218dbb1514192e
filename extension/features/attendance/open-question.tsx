/** What stands between a click and the record: something unusual to confirm, or a failure to try again. */
import type { JSX } from 'preact';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatDay } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import type { AttendanceActions, AttendanceState } from './use-attendance.ts';

export interface OpenQuestionProps {
  readonly state: AttendanceState;
  readonly actions: AttendanceActions;
}

export function OpenQuestion({ state, actions }: OpenQuestionProps): JSX.Element | null {
  const language = useLanguage();
  const text = useText();
  const { doubted, failed, problem, busy } = state;
  const about = doubted ?? failed;
  if (about === null) {
    if (problem === null) return null;
    return (
      <div class="note note--warn" role="alert">
        <Icon name="warn" />
        <div>
          <p>{problemText(language, problem, 'dochazka')}</p>
          <Button onClick={() => void actions.refresh()}>{text('action.retry')}</Button>
        </div>
      </div>
    );
  }
  const { type, at } = about.entry;
  // A second one under the same second would be refused however often it is tried.
  const isThere =
    doubted?.warnings.includes('same-moment') === true || failed?.problem.code === 'already-filed';
  const what = `${text(`attendance.${type}`)} ${formatDay(language, at)} ${formatClock(at)}`;
  return (
    <div class="note note--warn attendance-question" role="alert">
      <Icon name="warn" />
      <div>
        <p>
          <strong>{what}</strong>
        </p>
        {isThere ? (
          <p>
            {text('attendance.warning.same-moment')} {text('attendance.only-once')}
          </p>
        ) : (
          <Doubts doubted={doubted} failed={failed} />
        )}
        <div class="attendance-question__buttons">
          {isThere ? null : (
            <Button busy={busy} onClick={doubted === null ? actions.retry : actions.confirm}>
              {text(doubted === null ? 'action.retry' : 'attendance.record-anyway')}
            </Button>
          )}
          <Button kind="quiet" onClick={actions.leave}>
            {text(
              isThere ? 'action.close' : doubted === null ? 'attendance.give-up' : 'attendance.do-not-record',
            )}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Doubts({ doubted, failed }: Pick<AttendanceState, 'doubted' | 'failed'>): JSX.Element {
  const language = useLanguage();
  const text = useText();
  return (
    <>
      {doubted === null ? null : (
        <>
          {doubted.warnings.map((one) => (
            <p key={one}>{text(`attendance.warning.${one}`)}</p>
          ))}
          <p class="muted">{text('attendance.irrevocable')}</p>
        </>
      )}
      {failed === null ? null : (
        <p>
          {problemText(language, failed.problem, 'dochazka')} {text('attendance.not-taken')}
        </p>
      )}
    </>
  );
}
