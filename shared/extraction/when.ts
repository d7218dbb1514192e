/** One instant, or a beginning and an end in one text: `12. 3. 2027 od 10:00 do 12:00 hod.` */
import { parseDateTime } from '../formats/prague-time.ts';

export type InstantRange =
  | { readonly status: 'ok'; readonly start: string; readonly end?: string }
  | { readonly status: 'date-only'; readonly day: string }
  | { readonly status: 'nonexistent' | 'twice' };

const clock = '\\d{1,2}[:.]\\d{2}(?::\\d{2})?\\s*(?:hod(?:in)?\\.?|h)?';
const range = new RegExp(
  `^(.*?\\d{4}.*?)(?:,|\\s|v|od|from)*\\s(${clock})\\s*(?:do|až|-|–|—|→|->|to|until)\\s*(.*?)(${clock})\\s*\\.?$`,
  'iu',
);

/**
 * Reads a text that is one day, one instant, or one span of time. A span over midnight names both days.
 * @returns undefined when the text is something else
 */
export function parseInstantRange(text: string): InstantRange | undefined {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/\((?:SE)?L?[ČC]\)|\(?(?:SEČ|SELČ|CET|CEST|místního času)\)?/gu, '')
    .trim();
  const one = parseDateTime(plain) ?? parseDateTime(spaced(plain));
  if (one) {
    if (one.status === 'ok') return { status: 'ok', start: one.instant };
    return one.status === 'date-only' ? one : { status: one.status };
  }
  const span = range.exec(plain);
  if (!span) return undefined;
  const [, dayText = '', from = '', otherDay = '', until = ''] = span;
  const start = parseDateTime(`${dayText} ${from}`);
  if (start?.status !== 'ok')
    return start && start.status !== 'date-only' ? { status: start.status } : undefined;
  const end = parseDateTime(`${/\d/.test(otherDay) ? otherDay : dayText} ${until}`);
  return end?.status === 'ok' && end.instant > start.instant
    ? { status: 'ok', start: start.instant, end: end.instant }
    : { status: 'ok', start: start.instant };
}

/** Day, month, hour and minute from separate controls: `12. 3. 2027 10 00`, `4 . březen 2027 v 9 : 15`. */
function spaced(text: string): string {
  return text
    .replace(/(\d) \. ?(?=[\p{L}\d])/gu, '$1. ')
    .replace(/(\d) : ?(?=\d)/g, '$1:')
    .replace(/(\d{4})\s+(\d{1,2})\s*:?\s+(\d{2})$/, '$1 $2:$3');
}
