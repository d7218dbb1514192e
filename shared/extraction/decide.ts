/** One field, many answers: the best rank decides; two different answers of the same rank are never guessed between. */
import type { FieldId } from '../case/fields.ts';
import { instantToPrague } from '../formats/prague-time.ts';
import { cleanText, foldText } from '../formats/text.ts';
import { isUnset, type Outcome, parseField } from './normalise.ts';
import { confidenceOf } from './pair.ts';
import type { FieldReading, Found, Missing, MissingReason, Place } from './reading.ts';
import type { Candidate } from './resolve.ts';
import { parseInstantRange } from './when.ts';

export type PlaceOf = (element: Element, label: string) => Place;

const maxCandidates = 8;
const longerWins = new Set<FieldId>(['address', 'venue', 'description']);
const prose = new Set<FieldId>([
  ...longerWins,
  'title',
  'category',
  'municipality',
  'district',
  'cadastralArea',
  'deliveryKind',
  'deliveryPlace',
  'noticeType',
  'parentNotice',
]);

/** Lower is better. A label that names the field for certain beats a vague one; what is seen beats a closed tab. */
function rankOf({ rung, weak, visibility, tie }: Candidate): number {
  const hidden = visibility === 'panel' ? 1 : 0;
  if (tie === 'data') return 6;
  if (rung === 'sentence') return 8 + hidden;
  return (weak ? 3 : 0) + hidden;
}

interface Answer {
  readonly candidate: Candidate;
  readonly outcome: Outcome<unknown>;
  /** Equal keys are the same value. */
  readonly key: string;
}

function keyOf(value: unknown): string {
  return typeof value === 'string' ? foldText(value) : JSON.stringify(value);
}

export function missing<V>(reason: MissingReason, candidates: Missing<V>['candidates'] = []): Missing<V> {
  return { status: 'missing', reason, candidates };
}

/** Two texts of which one is the other with more detail. */
function oneInTheOther(answers: readonly Answer[], field: FieldId): Answer | undefined {
  if (!prose.has(field)) return undefined;
  const sorted = [...answers].sort((a, b) => a.key.length - b.key.length);
  const longest = sorted.at(-1);
  const shortest = sorted[0];
  if (!longest || !shortest || shortest.key.length < 3) return undefined;
  if (!sorted.every((answer) => longest.key.includes(answer.key))) return undefined;
  return longerWins.has(field) ? longest : answers[0];
}

function foundFrom(answer: Answer, placeOf: PlaceOf, penalty: number): Found<unknown> {
  const { candidate, outcome } = answer;
  const parsed = typeof outcome === 'object' ? outcome : { value: undefined };
  const base =
    confidenceOf[candidate.tie] - (candidate.weak ? 0.12 : 0) - (candidate.visibility === 'panel' ? 0.03 : 0);
  const confidence = Math.max(0.05, base - (parsed.penalty ?? 0) - penalty);
  return {
    status: 'found',
    value: parsed.value,
    raw: cleanText(candidate.raw),
    place: placeOf(candidate.element, cleanText(candidate.label, 200)),
    rung: candidate.rung,
    confidence: Math.round(confidence * 100) / 100,
    ...(parsed.doubt ? { doubt: parsed.doubt } : {}),
  };
}

/** @returns the reading of one field from all its answers. */
export function decide(
  field: FieldId,
  candidates: readonly Candidate[],
  placeOf: PlaceOf,
): FieldReading<unknown> {
  const ranks = [...new Set(candidates.map(rankOf))].sort((a, b) => a - b);
  const invalid: Answer[] = [];
  for (const rank of ranks) {
    const answers = candidates
      .filter((candidate) => rankOf(candidate) === rank)
      .map((candidate): Answer => {
        const outcome = parseField(field, candidate.raw);
        return { candidate, outcome, key: typeof outcome === 'object' ? keyOf(outcome.value) : '' };
      });
    const valid = answers.filter((answer) => typeof answer.outcome === 'object');
    const distinct = new Map(valid.map((answer) => [answer.key, answer]));
    const partial = answers.filter((answer) => answer.outcome === 'partial');
    const [first] = valid.sort(
      (a, b) =>
        confidenceOf[b.candidate.tie] - confidenceOf[a.candidate.tie] ||
        a.candidate.order - b.candidate.order,
    );
    if (first && distinct.size === 1 && !partial.some((answer) => otherDay(answer, first))) {
      return foundFrom(first, placeOf, invalid.length > 0 ? 0.1 : 0);
    }
    if (first) {
      const same = oneInTheOther([...distinct.values()], field);
      if (same) return foundFrom(same, placeOf, 0.05);
      return missing('ambiguous', competing([...distinct.values(), ...partial], placeOf));
    }
    invalid.push(
      ...partial,
      ...answers.filter((answer) => answer.outcome === undefined && !answer.candidate.silent),
    );
    // The page says in words that there is no value: older text further down must not fill it in.
    const saysSo = answers.some(
      ({ candidate, outcome }) =>
        outcome === 'unset' &&
        !candidate.weak &&
        !candidate.silent &&
        /\p{L}/u.test(candidate.raw) &&
        isUnset(candidate.raw),
    );
    if (saysSo && invalid.length === 0) return missing('not-found');
  }
  return invalid.length > 0 ? missing('invalid', competing(invalid, placeOf)) : missing('not-found');
}

/** A day without an hour contradicts an instant on another day. */
function otherDay(partial: Answer, full: Answer): boolean {
  const range = parseInstantRange(partial.candidate.raw.replace(/\n/g, ' '));
  const value = typeof full.outcome === 'object' ? full.outcome.value : undefined;
  if (range?.status !== 'date-only' || typeof value !== 'string') return false;
  const { year, month, day } = instantToPrague(value);
  return range.day !== `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function competing(answers: readonly Answer[], placeOf: PlaceOf): Missing<unknown>['candidates'] {
  return answers.slice(0, maxCandidates).map(({ candidate, outcome }) => ({
    ...(typeof outcome === 'object' ? { value: outcome.value } : {}),
    raw: cleanText(candidate.raw),
    place: placeOf(candidate.element, cleanText(candidate.label, 200)),
  }));
}
