/** Teaches the lots of a page as a person would: one value in two lots, then each further value by one click. */
import { type LotFieldId, lotFields } from '../../shared/case/lot-fields.ts';
import type { Lot } from '../../shared/case/record.ts';
import { isControl, isText } from '../../shared/extraction/dom.ts';
import { lotTitle } from '../../shared/extraction/lot-title.ts';
import { parseField } from '../../shared/extraction/normalise.ts';
import { inferFrames } from '../../shared/extraction/profile/infer-frame.ts';
import { inferLots } from '../../shared/extraction/profile/infer-lots.ts';
import { hitText } from '../../shared/extraction/profile/resolve-anchor.ts';
import { createScope, documentInside, type Root, rootsBelow } from '../../shared/extraction/profile/roots.ts';
import type { Frames, LotsRule } from '../../shared/extraction/profile/schema.ts';
import { tryRule } from '../../shared/extraction/profile/try-rule.ts';
import { createVisibility, type VisibilityReader } from '../../shared/extraction/visibility.ts';

/** Places of one value that are tried; a page says the same in a few places at most. */
const maxPlaces = 6;

interface TaughtLots {
  readonly rule: LotsRule;
  readonly frames: Frames;
}

/** Elements that show a text of their own or hold a value, in frames and open shadow roots too. */
function* valuesIn(document: Document): Generator<Element> {
  for (const root of rootsBelow(document)) {
    for (const element of (root as Root).querySelectorAll('*')) {
      const inner = documentInside(element);
      if (inner !== undefined) yield* valuesIn(inner);
      const showsText = [...element.childNodes].some((node) => isText(node) && node.data.trim() !== '');
      if (showsText || isControl(element)) yield element;
    }
  }
}

function placesOf(
  values: readonly Element[],
  field: LotFieldId,
  lots: readonly Lot[],
  index: number,
  read: VisibilityReader,
): readonly Element[] {
  const wanted = lots[index]?.[field];
  if (wanted === undefined) return [];
  return values
    .filter((element) => {
      const text = hitText({ element, nodes: [element] }, read);
      // A label in the same text is pointed at with its value.
      return [text, text.slice(text.indexOf(':') + 1)].some((one) => {
        const outcome = parseField(field, one);
        if (typeof outcome !== 'object') return false;
        const { value } = outcome;
        return (field === 'title' ? lotTitle(String(value), index + 1) || value : value) === wanted;
      });
    })
    .slice(0, maxPlaces);
}

/** @returns undefined where no value of the lots has a place of its own */
export function teachLots(document: Document, lots: readonly Lot[]): TaughtLots | undefined {
  const read = createVisibility(document);
  const values = [...valuesIn(document)].filter((element) => read(element) !== 'hidden');
  let known: TaughtLots | undefined;

  const isRight = (rule: LotsRule, frames: Frames, field: LotFieldId): LotsRule | undefined => {
    const tried = tryRule(document, { field: 'lots', rule, frames });
    const same = lots.every((lot, index) => {
      const one = tried.lots?.[index]?.[field];
      // No deposit, no account: then there is nothing to point at.
      return one?.status === 'found' ? one.value === lot[field] : (lot[field] ?? null) === null;
    });
    return same && tried.lots?.length === lots.length ? (tried.rule as LotsRule) : undefined; // of the kind that was tried
  };
  const learn = (
    field: LotFieldId,
    element: Element,
    second: Element | undefined,
  ): TaughtLots | undefined => {
    const path = inferFrames(element, document, read);
    if (path === undefined || (second && second.ownerDocument !== element.ownerDocument)) return undefined;
    const context = { scope: createScope(element.ownerDocument), read, values: [] };
    for (const way of inferLots(element, second, context, known?.rule)) {
      const frame = path.frame === null ? {} : { frame: path.frame };
      const wanted = { ...way.lots, ...frame, fields: { ...way.lots.fields, [field]: way.rule } };
      const rule = isRight(wanted, path.frames, field);
      if (rule !== undefined) return { rule, frames: path.frames };
    }
    return undefined;
  };

  for (const field of ['lowestBid', ...lotFields] as const) {
    if (known?.rule.fields[field] !== undefined) continue;
    const firsts = placesOf(values, field, lots, 0, read);
    const seconds = known === undefined ? placesOf(values, field, lots, 1, read) : [undefined];
    const pairs = firsts.flatMap((first) => seconds.map((second) => [first, second] as const));
    for (const [first, second] of pairs) {
      const taught = first === second ? undefined : learn(field, first, second);
      if (taught === undefined) continue;
      known = taught;
      break;
    }
  }
  return known;
}
