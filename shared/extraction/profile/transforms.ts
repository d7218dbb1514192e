/** What a profile may do to a text before it is parsed: named, pure, nothing else. No code comes from a profile. */
import { parseMoney } from '../../formats/money.ts';
import { formatPrague } from '../../formats/prague-time.ts';
import { parseInstantRange } from '../when.ts';
import type { Transform } from './schema.ts';

export const plainTransforms = [
  'first-line',
  'last-line',
  'after-colon',
  'before-brackets',
  'in-brackets',
  'thousands',
  'range-start',
  'range-end',
] as const;
export type PlainTransform = (typeof plainTransforms)[number];

const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** An instant as printed, so that the field's own parser reads it; empty where the text is no span. */
function endOfRange(text: string, end: 'start' | 'end'): string {
  const range = parseInstantRange(text.replace(/\n/g, ' '));
  if (range?.status !== 'ok') return '';
  const instant = end === 'start' ? range.start : range.end;
  return instant === undefined ? '' : formatPrague(instant, 'cs');
}

const functions: Readonly<Record<PlainTransform, (text: string) => string>> = {
  'first-line': (text) => linesOf(text)[0] ?? '',
  'last-line': (text) => linesOf(text).at(-1) ?? '',
  'after-colon': (text) => text.slice(text.indexOf(':') + 1).trim(),
  'before-brackets': (text) => text.replace(/\s*[([].*$/s, ''),
  'in-brackets': (text) => /[([]([^)\]]*)[)\]]/.exec(text)?.[1]?.trim() ?? '',
  /** The page prints thousands of crowns: `1 250` is 1 250 000 Kč. */
  thousands: (text) => {
    const money = parseMoney(text.replace(/\n/g, ' ').replace(/tis\.?|v?\s*tis[íi]c\p{L}*/giu, ' '));
    return money === undefined ? '' : `${Math.round(money.amount * 1000)} Kč`;
  },
  'range-start': (text) => endOfRange(text, 'start'),
  'range-end': (text) => endOfRange(text, 'end'),
};

/** Applies transforms in their order. An empty text stays empty. */
export function applyTransforms(text: string, transforms: readonly Transform[]): string {
  return transforms.reduce<string>((at, transform) => {
    if (at.trim() === '') return '';
    return typeof transform === 'string' ? functions[transform](at) : `${transform.text}${at}`;
  }, text);
}
