/** One month of one person: totals, what is incomplete, a chart, a calendar, a table; saved or printed. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import type { AttendanceType } from '../../../shared/submissions/attendance-key.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { problemText } from '../../ui/problem-text.ts';
import { problemOf } from '../panel/state.ts';
import type { AttendanceBackend } from './attendance-page.tsx';
import { MonthCalendar } from './month-calendar.tsx';
import { MonthChart } from './month-chart.tsx';
import { MonthTable } from './month-table.tsx';
import { addMonths, lengthOf, monthName } from './month-words.ts';
import { OpenQuestion } from './open-question.tsx';
import { RecordForm } from './record-form.tsx';
import type { AttendanceActions, AttendanceState } from './use-attendance.ts';

export type Month = RouteReply<'attendance.month'>;

export interface MonthViewProps {
  readonly backend: AttendanceBackend;
  readonly attendance: { readonly state: AttendanceState; readonly actions: AttendanceActions };
  /** Whose month. */
  readonly person: { readonly id: number; readonly name: string };
  readonly now: string;
}

export function MonthView({ backend, attendance, person, now }: MonthViewProps): JSX.Element {
  const language = useLanguage();
  const text = useText();
  const today = pragueDay(now);
  const [of, setOf] = useState(today.slice(0, 7));
  const [month, setMonth] = useState<Month | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [adding, setAdding] = useState<{ readonly day: string; readonly type: AttendanceType } | null>(null);
  const [asked, setAsked] = useState(0);
  const { state, actions } = attendance;
  const isOwn = state.settings?.user?.id === person.id;
  // What was recorded here changes the month.
  const filed = state.filed.map((one) => `${one.id} ${one.state === 'done'}`).join();

  useEffect(() => {
    let isLate = false;
    setProblem(null);
    backend.call('attendance.month', { userId: person.id, month: of }).then(
      (read) => {
        if (!isLate) setMonth(read);
      },
      (error: unknown) => {
        if (isLate) return;
        setMonth(null);
        setProblem(problemOf(error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [backend, person.id, of, asked, filed]);

  const choose = (next: string): void => {
    setMonth(null);
    setAdding(null);
    setOf(next);
  };
  return (
    <section class="month" aria-label={text('attendance.month')}>
      <header class="month__header">
        <Button
          kind="icon"
          icon="back"
          name={text('attendance.month-before')}
          onClick={() => choose(addMonths(of, -1))}
        />
        <h2 class="month__name" aria-live="polite">
          {monthName(of, language)}
        </h2>
        <Button
          kind="icon"
          icon="closed"
          name={text('attendance.month-after')}
          onClick={() => choose(addMonths(of, 1))}
        />
        <span class="month__person">{person.name}</span>
        <span class="month__tools">
          <Button
            busy={month === null}
            onClick={() => {
              if (month === null) return;
              const file = new Blob([month.csv], { type: 'text/csv;charset=utf-8' });
              backend.save(`dochazka-${of}.csv`, file);
            }}
          >
            {text('attendance.save')}
          </Button>
          <Button onClick={() => window.print()}>{text('attendance.print')}</Button>
        </span>
      </header>
      {isOwn ? <OpenQuestion state={state} actions={actions} /> : null}
      {problem === null ? null : (
        <div class="note note--warn" role="alert">
          <Icon name="warn" />
          <div>
            <p>{problemText(language, problem, 'dochazka')}</p>
            <Button onClick={() => setAsked(asked + 1)}>{text('action.retry')}</Button>
          </div>
        </div>
      )}
      {month === null ? (
        problem === null ? (
          <p class="muted">{text('attendance.loading')}</p>
        ) : null
      ) : (
        <>
          {month.complete ? null : <p class="tone-warn">{text('attendance.not-whole')}</p>}
          {month.waiting.length === 0 ? null : (
            <p class="muted">{text('attendance.waiting', { count: month.waiting.length })}</p>
          )}
          <dl class="month__totals">
            <div>
              <dt>{text('attendance.worked')}</dt>
              <dd>{lengthOf(month.minutes, language)}</dd>
            </div>
            <div>
              <dt>{text('attendance.days')}</dt>
              <dd>{month.workedDays}</dd>
            </div>
            <div>
              <dt>{text('attendance.average')}</dt>
              <dd>{lengthOf(month.averageMinutes, language)}</dd>
            </div>
            <div>
              <dt>{text('attendance.incomplete-days')}</dt>
              <dd>{month.days.filter((one) => one.missing.length > 0).length}</dd>
            </div>
          </dl>
          {adding === null ? null : (
            <RecordForm
              key={`${adding.day} ${adding.type}`}
              type={adding.type}
              day={adding.day}
              now={now}
              busy={state.busy}
              fileMark={null}
              onRecord={(entry) => {
                setAdding(null);
                actions.recordAt(entry);
              }}
              onClose={() => setAdding(null)}
            />
          )}
          {month.days.length === 0 ? (
            <p class="muted">{text('attendance.nothing-this-month')}</p>
          ) : (
            <div class="month__columns">
              <MonthTable month={month} onAdd={isOwn ? (day, type) => setAdding({ day, type }) : null} />
              <div class="month__pictures">
                <MonthChart month={month} of={of} />
                <MonthCalendar month={month} of={of} today={today} />
              </div>
            </div>
          )}
        </>
      )}
    </section>
  );
}
