/** Attendance at the foot of the popup: one line with the one button that comes next; it opens to a card. */
import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatMark } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { useText } from '../../ui/locales/text.ts';
import { useSingleKeys, useSingleKeysOn } from '../../ui/single-keys.ts';
import { useClock } from '../../ui/use-clock.ts';
import { isSlotFree } from '../submission/filing-slot.ts';
import { OpenQuestion } from './open-question.tsx';
import { RecordForm } from './record-form.tsx';
import { TodaysRecords } from './todays-records.tsx';
import { type AttendanceParts, type AttendanceState, useAttendance } from './use-attendance.ts';
import './attendance.css';

export interface AttendanceBarProps extends AttendanceParts {
  /** Canonical mark of the case in front; null: none. */
  readonly fileMark: string | null;
  /** Opens the page of the month; `people` at the choice of who sits here. */
  readonly openPage: (part: 'month' | 'people') => void;
}

export function AttendanceBar(props: AttendanceBarProps): JSX.Element {
  const { now, training, fileMark, openPage } = props;
  const text = useText();
  const { state, actions } = useAttendance(props);
  const [open, setOpen] = useState(false);
  const [other, setOther] = useState(false);
  const next = useRef<HTMLButtonElement>(null);
  const { settings, now: known, busy } = state;
  // Hours and minutes pass, and what is held counts down.
  const time = useClock(now, known !== null);
  const questioned = state.doubted !== null || state.failed !== null || state.problem !== null;

  const hasKeys = useSingleKeysOn();
  useSingleKeys((event) => {
    const isTyped = event.target instanceof HTMLInputElement;
    if (event.key !== 'd' || event.ctrlKey || event.metaKey || event.altKey || isTyped) return;
    next.current?.focus();
  });

  if (settings !== null && settings.user === null) {
    return (
      <section class="attendance" aria-label={text('attendance.title')}>
        <div class="attendance__line">
          <span>{text('attendance.who')}</span>
          <Button buttonRef={next} onClick={() => openPage('people')}>
            {text('attendance.choose')}
          </Button>
        </div>
      </section>
    );
  }
  const user = settings?.user ?? null;
  const isStuck = state.filed.some(
    (one) => ['queued', 'retrying'].includes(one.state) && one.problem !== null,
  );
  const isFree = isSlotFree(state.recordedAt, time);
  const label = known === null ? '' : text(`attendance.${known.next}`);

  return (
    <section class="attendance" aria-label={text('attendance.title')}>
      {questioned ? <OpenQuestion state={state} actions={actions} /> : null}
      <div class="attendance__line">
        <button
          type="button"
          class="attendance__fold"
          aria-expanded={open}
          onClick={() => {
            setOpen(!open);
            setOther(false);
          }}
        >
          <Icon name={open ? 'open' : 'closed'} />
          <span>{sentence(state, time, text)}</span>
        </button>
        {known === null || !isFree ? (
          <span class="attendance__gap" />
        ) : (
          <Button
            kind="primary"
            buttonRef={next}
            {...(hasKeys ? { title: text('attendance.button-hint') } : {})}
            busy={busy || questioned}
            onClick={() => actions.recordNow(known.next)}
          >
            {training ? text('action.in-training', { action: label }) : label}
          </Button>
        )}
      </div>
      {open && user !== null && known !== null ? (
        <div class="attendance__card">
          {known.complete && !isStuck ? null : <p class="tone-warn">{text('attendance.offline')}</p>}
          <TodaysRecords
            today={known.today}
            filed={state.filed}
            userId={user.id}
            now={time}
            onUndo={actions.undo}
          />
          {other ? (
            <RecordForm
              type={known.next}
              day={pragueDay(time)}
              now={time}
              busy={busy || !isFree}
              fileMark={settings?.fileMarkInNote === true && fileMark !== null ? plainMark(fileMark) : null}
              onRecord={(entry) => {
                setOther(false);
                actions.recordAt(entry);
              }}
              onClose={() => setOther(false)}
            />
          ) : (
            <div class="attendance__more">
              <Button kind="quiet" onClick={() => setOther(true)}>
                {text('attendance.other')}
              </Button>
              <Button kind="quiet" onClick={() => openPage('month')}>
                {text('attendance.month-page')}
              </Button>
            </div>
          )}
          <p class="attendance__person muted">
            <span>{user.name}</span>
            <Button kind="quiet" onClick={() => openPage('people')}>
              {text('attendance.not-me')}
            </Button>
          </p>
        </div>
      ) : null}
    </section>
  );
}

function sentence({ now: known }: AttendanceState, time: string, text: ReturnType<typeof useText>): string {
  if (known === null) return text('attendance.loading');
  if (known.since !== null) {
    return text('attendance.present', {
      time: formatClock(known.since),
      lasting: lasting(known.since, time, text),
    });
  }
  const last = known.today.at(-1);
  if (last?.type === 'departure') return text('attendance.left', { time: formatClock(last.at) });
  return text('attendance.absent');
}

function lasting(since: string, now: string, text: ReturnType<typeof useText>): string {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  return text('attendance.lasting', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** `142 EX 81/25` with plain spaces: it goes into a text that others read. */
function plainMark(fileMark: string): string {
  return formatMark(fileMark).replaceAll('\u00a0', ' ');
}
