/** The value of a label that names several things: `187 / Hrobčice` under `LV / k. ú.`. */
import { isFieldId } from '../case/fields.ts';
import type { LabelMatch } from './labels/lookup.ts';
import { isUnset, parseField } from './normalise.ts';
import { parseInstantRange } from './when.ts';

const slashes = [/\n|\s+[/|]\s+|\s*;\s*/, /\//];
const commas = [/\n|\s*;\s*/, /,\s+/];
/** Names of places have commas and dashes of their own: `Praha 4 - Nusle`. */
const names = /^(municipality|district|cadastralArea)$/;

const symbols = /^deposit(?:Variable|Specific)Symbol$/;

/** What parts the value: what parts the label, and where names can't be torn apart the other sign too. */
function separatorsOf(parts: readonly LabelMatch[], label: string): readonly RegExp[] {
  const own = label.includes('/') ? slashes : commas;
  return parts.every(({ slot }) => names.test(slot)) ? own : [...own, ...slashes, ...commas];
}

const isValueOf = ({ slot }: LabelMatch, raw: string): boolean =>
  isFieldId(slot) && typeof parseField(slot, raw) === 'object';

/** Nothing ends before it begins. */
function isInOrder(pairs: readonly (readonly [LabelMatch, string])[]): boolean {
  const [start, end] = ['startsAt', 'endsAt'].map((slot) => pairs.find(([part]) => part.slot === slot)?.[1]);
  if (start === undefined || end === undefined) return true;
  const [from, until] = [parseInstantRange(start), parseInstantRange(end)];
  return from?.status === 'ok' && until?.status === 'ok' && from.start < until.start;
}

/**
 * @param parts what the label names, in its order
 * @param label as printed
 * @returns each with its own part of the text; none where the text does not fall into as many values that each make sense
 */
export function combinedValue(
  parts: readonly LabelMatch[],
  label: string,
  text: string,
): [LabelMatch, string][] {
  for (const separator of separatorsOf(parts, label)) {
    const values = text.split(separator).map((value) => value.trim());
    if (values.length !== parts.length) continue;
    const pairs = parts.map((part, index): [LabelMatch, string] => [part, values[index] ?? '']);
    // `129024085 / nevyplňuje se` of two symbols; elsewhere an empty part leaves it open which one is told.
    const told = pairs.filter(
      ([part, value]) => !(symbols.test(part.slot) && value !== '' && isUnset(value)),
    );
    if (told.length > 0 && told.every(([part, value]) => isValueOf(part, value)))
      return isInOrder(told) ? told : [];
  }
  // `1. 6. 2027 10:00 – 11:00`: a span of time is one text; its end is read with its beginning.
  const [first] = parts;
  const span = text.replace(/\s*[/\n]\s*/g, ' – ');
  return first?.slot === 'startsAt' && parseInstantRange(span)?.status === 'ok' ? [[first, span]] : [];
}
