/** A day that bounds the list, typed as people write it: `12. 3. 2027`, `12. 3.`. What is no day is red and bounds nothing. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { parseTyped } from '../../../shared/formats/prague-time.ts';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { formatDay } from '../../ui/format.ts';
import { useLanguage } from '../../ui/locales/text.ts';
import { useSubmission } from '../submission/submission-context.ts';

export interface DayFilterProps {
  readonly name: string;
  /** `YYYY-MM-DD`; empty where there is no bound. */
  readonly value: string;
  readonly onChange: (day: string) => void;
}

export function DayFilter({ name, value, onChange }: DayFilterProps): JSX.Element {
  const language = useLanguage();
  const { now } = useSubmission();
  const written = (day: string): string => (day === '' ? '' : formatDay(language, day));
  const [typed, setTyped] = useState(written(value));
  const day = pastDayOf(typed, now());
  // The filters were dropped, or the list changed: nothing stays written that doesn't hold.
  useEffect(() => {
    if (day !== undefined && day !== value) setTyped(written(value));
  }, [value]);
  return (
    <label class="status-filter">
      <span>{name}</span>
      <input
        class="field-input status-day"
        inputMode="numeric"
        placeholder={formatDay(language, now())}
        value={typed}
        aria-invalid={day === undefined}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onChange={(event) => {
          const chosen = pastDayOf(event.currentTarget.value, now());
          if (chosen !== undefined) setTyped(written(chosen));
          if ((chosen ?? '') !== value) onChange(chosen ?? '');
        }}
      />
    </label>
  );
}

/**
 * `YYYY-MM-DD`; empty for no text, undefined for text that is no day. Without a year the last such day is meant: what is
 * listed was filed before. @param now instant
 */
export function pastDayOf(text: string, now: string): string | undefined {
  if (text.trim() === '') return '';
  const read = parseTyped(text, now);
  if (read?.status !== 'date-only') return undefined;
  if (!read.yearGuessed || read.day <= pragueDay(now)) return read.day;
  const yearAgo = new Date(now);
  yearAgo.setUTCFullYear(yearAgo.getUTCFullYear() - 1);
  const before = parseTyped(text, yearAgo.toISOString());
  return before?.status === 'date-only' ? before.day : undefined;
}
