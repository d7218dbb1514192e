/** Several things auctioned in one case: rows of a table, columns of a comparison, numbered sections, equal boxes, texts. */
import type { FieldId } from '../case/fields.ts';
import { isLotField } from '../case/lot-fields.ts';
import { findFileMarks, formatReferenceNumber } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';
import type { PlaceOf } from './decide.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import { matchLabel } from './labels/lookup.ts';
import { type LotGroup, lotFrom, maxLots, telling } from './lot.ts';
import { lotTitle, titleOf } from './lot-title.ts';
import { mergeLots } from './merge-lots.ts';
import { parseField } from './normalise.ts';
import type { Heading, Page } from './page.ts';
import type { RecordTable } from './pair.ts';
import type { Candidate } from './resolve.ts';

export interface LotReading {
  readonly groups: readonly LotGroup[];
  /** Answers that belong to one lot and not to the case as a whole. */
  readonly used: ReadonlySet<Candidate>;
}

function tableLots(records: readonly RecordTable[], placeOf: PlaceOf): LotGroup[] {
  for (const table of records) {
    const kinds = kindsAbove(table.heading);
    if (
      table.isLong ||
      table.rows.length < 2 ||
      table.rows.length > maxLots ||
      isForeign(table.heading) ||
      kinds[0] === 'documents' ||
      kinds[0] === 'payment'
    )
      continue;
    const slots = table.columns.map((column) => column?.slot);
    if (slots.includes('fileMark') || slots.includes('debtors') || slots.includes('personRole')) continue;
    const priced = slots.filter((slot) => slot !== undefined && telling.has(slot)).length;
    const named = slots.some(
      (slot) =>
        slot === 'title' || slot === 'referenceNumber' || slot === 'lotNumber' || slot === 'description',
    );
    if (priced < 1 || (priced < 2 && !named)) continue;
    return table.rows.map((row) => {
      const candidates: Candidate[] = [];
      table.columns.forEach((column, index) => {
        const cell = row.cells[index];
        if (!column || !cell || cell.visibility === 'hidden' || !isLotField(column.slot)) return;
        candidates.push({
          slot: column.slot,
          field: column.slot as FieldId, // a lot field
          weak: false,
          label: table.labels[index] ?? '',
          raw: cell.text,
          element: cell.element,
          visibility: cell.visibility,
          heading: table.heading,
          order: table.order,
          tie: 'column',
          rung: 'label',
        });
      });
      const number = row.cells[slots.indexOf('lotNumber')]?.text ?? '';
      const title = /\p{L}{3}/u.test(number) ? cleanText(number, 255) : '';
      return {
        lot: lotFrom(candidates, title, placeOf),
        candidates,
        element: row.element,
      };
    });
  }
  return [];
}

function lotHeading(heading: Heading | null): Heading | undefined {
  for (let at = heading; at; at = at.up) {
    if (at.kind === 'lot') return at;
    if (at.text.length < 120 && findFileMarks(at.text).some(({ mark }) => mark.sheet)) return at;
  }
  return undefined;
}

/** Groups by a key; undefined keys stay with the case. */
function grouped<K>(
  candidates: readonly Candidate[],
  keyOf: (candidate: Candidate) => K | undefined,
): Map<K, Candidate[]> {
  const groups = new Map<K, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(candidate);
    if (key === undefined) continue;
    const group = groups.get(key) ?? [];
    group.push(candidate);
    groups.set(key, group);
  }
  return groups;
}

/** Lots differ in an amount or a term and each has some; anything else is only repetition. */
function areLots(groups: readonly (readonly Candidate[])[]): boolean {
  if (groups.length < 2 || groups.length > maxLots) return false;
  const priced = groups.filter((group) =>
    group.some(({ field, raw }) => telling.has(field) && typeof parseField(field, raw) === 'object'),
  );
  if (priced.length < groups.length) return false;
  // One text torn in two has the term in one part and the prices in the other.
  return [...telling].some((name) =>
    groups.every((group) =>
      group.some(({ field, raw }) => field === name && typeof parseField(field, raw) === 'object'),
    ),
  );
}

function fromGroups(
  groups: readonly { candidates: readonly Candidate[]; title: string; element: Element }[],
  placeOf: PlaceOf,
): LotGroup[] {
  return groups.map(({ candidates, title, element }) => ({
    lot: lotFrom(candidates, title, placeOf),
    candidates,
    element,
  }));
}

function headingLots(candidates: readonly Candidate[], placeOf: PlaceOf): LotGroup[] {
  const groups = grouped(candidates, ({ heading }) => lotHeading(heading));
  if (!areLots([...groups.values()])) return [];
  return fromGroups(
    [...groups].map(([heading, own]) => {
      const [mark] = findFileMarks(heading.text);
      const numbered = mark?.mark.sheet
        ? [...own, fromHeading(heading, own, formatReferenceNumber(mark.mark))]
        : own;
      return { candidates: numbered, title: titleOf(heading.text), element: heading.element };
    }),
    placeOf,
  );
}

function fromHeading(heading: Heading, own: readonly Candidate[], raw: string): Candidate {
  return {
    slot: 'referenceNumber',
    field: 'referenceNumber',
    weak: true,
    label: heading.text,
    raw,
    element: heading.element,
    visibility: own[0]?.visibility ?? 'seen',
    heading,
    order: own[0]?.order ?? 0,
    tie: 'sibling',
    rung: 'label',
  };
}

/** One text after another, each with its own reference number in front. */
function numberedTexts(candidates: readonly Candidate[], placeOf: PlaceOf): LotGroup[] {
  const starts: { order: number; reference: string }[] = [];
  for (const { field, raw, order, weak } of candidates) {
    if (field !== 'referenceNumber' || weak) continue;
    const outcome = parseField(field, raw);
    if (typeof outcome !== 'object') continue;
    const reference = String(outcome.value);
    if (starts.at(-1)?.reference !== reference) starts.push({ order, reference });
  }
  if (starts.length < 2 || new Set(starts.map(({ reference }) => reference)).size !== starts.length)
    return [];
  const groups = grouped(candidates, ({ order }) => starts.findLast((start) => start.order <= order));
  if (!areLots([...groups.values()])) return [];
  const texts = [...groups.values()].flatMap((own) => {
    const [first] = own;
    return first ? [{ candidates: own, title: '', element: first.element }] : [];
  });
  return fromGroups(texts, placeOf);
}

/** The children of the nearest common ancestor that each hold one of the elements, or none when two share one. */
function siblingsHolding(elements: readonly Element[]): Element[] {
  const first = elements[0];
  let common: Element | null = first ?? null;
  while (common && !elements.every((element) => common?.contains(element))) common = common.parentElement;
  if (!common) return [];
  const holders = elements.map((element) => {
    let at: Element = element;
    while (at.parentElement && at.parentElement !== common) at = at.parentElement;
    return at;
  });
  const alike = holders.every((holder) => holder.localName === holders[0]?.localName);
  return alike && new Set(holders).size === holders.length && !holders.includes(common) ? holders : [];
}

function boxLots(candidates: readonly Candidate[], placeOf: PlaceOf, page: Page): LotGroup[] {
  for (const field of ['lowestBid', 'appraisedPrice', 'startsAt', 'deposit'] as const) {
    const own = candidates.filter(
      (candidate) =>
        candidate.field === field &&
        !candidate.weak &&
        candidate.rung === 'label' &&
        candidate.tie !== 'column' &&
        typeof parseField(field, candidate.raw) === 'object',
    );
    if (own.length < 2 || own.length > maxLots) continue;
    const boxes = siblingsHolding(own.map(({ element }) => element));
    const [box] = boxes;
    if (!box || /^(tr|dd|td|span)$/.test(box.localName)) continue;
    const groups = boxes.map((holder) => candidates.filter(({ element }) => holder.contains(element)));
    const shared = groups.every(
      (group) =>
        new Set(group.filter(({ field: name }) => isLotField(name)).map(({ field: name }) => name)).size >= 2,
    );
    if (!shared || !areLots(groups)) continue;
    return fromGroups(
      boxes.map((holder, index) => ({
        candidates: groups[index] ?? [],
        title: boxTitle(holder, page, index + 1) || firstLine(holder, page, groups[index] ?? [], index + 1),
        element: holder,
      })),
      placeOf,
    );
  }
  return [];
}

/** @param position `2. Zvedák` is the second box called `Zvedák`; `2. patro` in the fifth one keeps its number. */
function boxTitle(box: Element, page: Page, position: number): string {
  const heading = page.headings.find(({ element }) => box.contains(element));
  if (!heading || matchLabel(heading.text)) return '';
  return lotTitle(heading.text, position);
}

/** What stands above the first value of a box names it: `1 Pásová pila`. */
function firstLine(box: Element, page: Page, own: readonly Candidate[], position: number): string {
  const first = Math.min(...own.map(({ order }) => order));
  const line = page.lines.find(({ block, text }) => /\p{L}{3}/u.test(text) && box.contains(block));
  if (!line || line.order >= first || line.text.length > 200 || line.text.includes(':')) return '';
  if (matchLabel(line.text) || line.pieces.some(({ control }) => control)) return '';
  return titleOf(line.text).replace(new RegExp(`^${position}[.)]?\\s+`), '');
}

export function findLots(
  candidates: readonly Candidate[],
  records: readonly RecordTable[],
  placeOf: PlaceOf,
  page: Page,
): LotReading {
  const own = candidates.filter(({ field, tie }) => tie !== 'data' && field !== 'fileMark');
  const columns = [...grouped(own, ({ block }) => block)];
  const matrix = areLots(columns.map(([, group]) => group))
    ? fromGroups(
        columns.map(([head, group]) => ({
          candidates: group,
          title: titleOf(head.textContent ?? ''),
          element: head,
        })),
        placeOf,
      )
    : [];
  const placed = [tableLots(records, placeOf), matrix, headingLots(own, placeOf)].filter(
    (groups) => groups.length > 1,
  );
  // Texts add nothing to other ways: the lot of the last one takes everything to the end of the page.
  const texts = placed.length > 0 ? [] : numberedTexts(own, placeOf);
  if (texts.length > 1) placed.push(texts);
  const boxes = boxLots(own, placeOf, page);
  if (boxes.length > 1) placed.push(boxes);
  const [first, ...others] = placed;
  if (!first) return { groups: [], used: new Set() };
  const groups = mergeLots(first, texts.length > 1 ? [] : others);
  return { groups, used: new Set(groups.flatMap((group) => group.candidates)) };
}
