/** Another time, kind or note than the one button offers; what was understood stands under the field at once. */
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { formatPrague } from '../../../shared/formats/prague-time.ts';
import { type AttendanceType, attendanceTypes } from '../../../shared/submissions/attendance-key.ts';
import { Button } from '../../ui/button.tsx';
import { formatClock, formatDistance } from '../../ui/format.ts';
import { useLanguage, useText } from '../../ui/locales/text.ts';
import { type ParsedMoment, parseMoment } from './parse-moment.ts';
import type { AttendanceEntry } from './use-attendance.ts';

export interface RecordFormProps {
  readonly type: AttendanceType;
  /** Prague day a time alone is on: `2027-03-01`. */
  readonly day: string;
  readonly now: string;
  readonly busy: boolean;
  /** Mark of the case in front, where the office lets it go into a note; else null. */
  readonly fileMark: string | null;
  readonly onRecord: (entry: AttendanceEntry) => void;
  readonly onClose: () => void;
}

const longestNote = 200;

export function RecordForm(props: RecordFormProps): JSX.Element {
  const { day, now, busy, fileMark } = props;
  const language = useLanguage();
  const text = useText();
  const [type, setType] = useState(props.type);
  const [time, setTime] = useState('');
  const [chosen, setChosen] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const box = useRef<HTMLInputElement>(null);
  // The person just asked for this form.
  useEffect(() => box.current?.focus(), []);
  const parsed: ParsedMoment | null = time.trim() === '' ? null : parseMoment(time, day, now);
  const at =
    parsed === null ? null : parsed.status === 'ok' ? parsed.at : parsed.status === 'choose' ? chosen : null;

  function record(): void {
    if (at === null) box.current?.focus();
    else props.onRecord({ type, at, note });
  }

  return (
    <form
      class="record-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) record();
      }}
    >
      <fieldset class="record-form__kinds">
        <legend class="sr-only">{text('attendance.kind')}</legend>
        {attendanceTypes.map((one) => (
          <label key={one} class="record-form__kind">
            <input type="radio" name="attendance-kind" checked={type === one} onChange={() => setType(one)} />
            {text(`attendance.${one}`)}
          </label>
        ))}
      </fieldset>
      <label class="record-form__row">
        <span>{text('attendance.time')}</span>
        <input
          ref={box}
          class="field-input"
          placeholder={text('attendance.time-hint')}
          value={time}
          aria-describedby="attendance-understood"
          onInput={(event) => {
            setTime(event.currentTarget.value);
            setChosen(null);
          }}
        />
      </label>
      <div id="attendance-understood" class="record-form__understood muted">
        {parsed?.status === 'ok'
          ? `${formatPrague(parsed.at, language)}, ${formatDistance(language, parsed.at, now)}`
          : null}
        {parsed?.status === 'wrong' ? text(parsed.message) : null}
        {parsed?.status === 'choose' ? (
          <fieldset>
            <legend>{text('parse.twice')}</legend>
            {parsed.values.map((value, index) => (
              <label key={value} class="record-form__kind">
                <input
                  type="radio"
                  name="attendance-hour"
                  checked={chosen === value}
                  onChange={() => setChosen(value)}
                />
                {formatPrague(value, language)}{' '}
                {text(index === 0 ? 'parse.summer-time' : 'parse.winter-time')}
              </label>
            ))}
          </fieldset>
        ) : null}
      </div>
      <label class="record-form__row">
        <span>{text('attendance.note')}</span>
        <input
          class="field-input"
          maxLength={longestNote}
          placeholder={text('attendance.note-hint')}
          value={note}
          onInput={(event) => setNote(event.currentTarget.value)}
        />
      </label>
      {fileMark === null || note.includes(fileMark) ? null : (
        <Button kind="quiet" onClick={() => setNote(`${note} ${fileMark}`.trim())}>
          {text('attendance.add-mark', { mark: fileMark })}
        </Button>
      )}
      <div class="record-form__buttons">
        <Button kind="primary" busy={busy || at === null} onClick={record}>
          {at === null
            ? text(`attendance.${type}`)
            : text(`attendance.record-${type}`, { time: formatClock(at) })}
        </Button>
        <Button kind="quiet" onClick={props.onClose}>
          {text('action.back')}
        </Button>
      </div>
    </form>
  );
}
