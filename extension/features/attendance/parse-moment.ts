/** When somebody came or left, as they type it: `7:45`, `745` or `20. 11. 7:45`. Prague time. */
import { parseTime, parseTyped, pragueToInstants } from '../../../shared/formats/prague-time.ts';
import type { MessageKey } from '../../ui/locales/translate.ts';

export type ParsedMoment =
  | { readonly status: 'ok'; readonly at: string }
  /** The hour that the clock shows twice: earlier first. */
  | { readonly status: 'choose'; readonly values: readonly string[] }
  | { readonly status: 'wrong'; readonly message: MessageKey };

/** A day without a year is the last one there was: nobody came to work in the future. */
const lookBackMs = 364 * 24 * 60 * 60 * 1000;

const wrong = (message: MessageKey): ParsedMoment => ({ status: 'wrong', message });

/**
 * @param text a time alone is on `day`; with a day it says so itself.
 * @param day `2027-03-01`
 * @param now instant
 */
export function parseMoment(text: string, day: string, now: string): ParsedMoment {
  const time = parseTime(text) ?? parseTime(text.trim().replace(/^(\d{1,2})[ .]?(\d\d)?$/, shortTime));
  if (time !== undefined) {
    const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
    return among(pragueToInstants({ year, month, day: date, ...time }));
  }
  const from = new Date(Date.parse(now) - lookBackMs).toISOString();
  const typed = parseTyped(text, from);
  if (typed === undefined) return wrong('attendance.time-not-read');
  if (typed.status === 'date-only') return wrong('parse.hour-missing');
  return among(typed.status === 'ok' ? [typed.instant] : typed.instants);
}

/** `7` and `745` are times here: nothing else is asked for. */
function shortTime(_text: string, hour: string, minute = '00'): string {
  return `${hour}:${minute}`;
}

function among(instants: readonly string[]): ParsedMoment {
  const [first, second] = instants;
  if (first === undefined) return wrong('parse.no-such-time');
  return second === undefined ? { status: 'ok', at: first } : { status: 'choose', values: instants };
}
