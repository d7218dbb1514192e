/** The value of a label that names several things: `187 / Hrobčice` under `LV / k. ú.`. */
import { isFieldId } from '../case/fields.ts';
import type { LabelMatch } from './labels/lookup.ts';
import { parseField } from './normalise.ts';
import { parseInstantRange } from './when.ts';

const separators = [/\n|\s+[/|–—-]\s+|\s*;\s*/, /,\s+/, /\//];

const isValueOf = ({ slot }: LabelMatch, raw: string): boolean =>
  isFieldId(slot) && typeof parseField(slot, raw) === 'object';

/**
 * @param parts what the label names, in its order
 * @returns each with its own part of the text; none where the text does not fall into as many values that each make sense
 */
export function combinedValue(parts: readonly LabelMatch[], text: string): [LabelMatch, string][] {
  for (const separator of separators) {
    const values = text.split(separator).map((value) => value.trim());
    if (values.length !== parts.length) continue;
    const pairs = parts.map((part, index): [LabelMatch, string] => [part, values[index] ?? '']);
    if (pairs.every(([part, value]) => isValueOf(part, value))) return pairs;
  }
  // `1. 6. 2027 10:00 – 11:00`: a span of time is one text; its end is read with its beginning.
  const [first] = parts;
  const span = text.replace(/\s*[/\n]\s*/g, ' – ');
  return first?.slot === 'startsAt' && parseInstantRange(span)?.status === 'ok' ? [[first, span]] : [];
}
