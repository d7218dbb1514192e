/** What kind of thing is auctioned, where no label says so. */
import type { FieldId } from '../case/fields.ts';
import type { Lot } from '../case/record.ts';
import { findFileMarks } from '../formats/file-mark.ts';
import { foldText } from '../formats/text.ts';
import type { PlaceOf } from './decide.ts';
import { isElement, parentOf } from './dom.ts';
import { isForeign } from './headings-above.ts';
import type { Page } from './page.ts';
import type { FieldReading } from './reading.ts';
import { type VisibilityReader, visibilityOf } from './visibility.ts';
import { auctionKindOf, kindOfThing } from './words.ts';

/** `Usnesení o ceně nemovitosti` is about a document, not about an auction of real estate. */
const isDocument = (title: string): boolean =>
  /^(usnesen|oznamen|vyzv|vyrozumen|rozhodnut|prikaz|exekucni prikaz|protokol|navrh|zadost|sdelen)/.test(
    foldText(title),
  ) && !/draz|aukc/.test(foldText(title));

const badge =
  /^(nemovitost|nemovit[áéae] v[ěe]c|nemovit[ée] v[ěe]ci|movit[áéae] v[ěe]c|movit[ée] v[ěe]ci|nehmotná věc|vozidlo|real estate|movable(s| property)?)$/iu;
const kindParts = /\s+[-–—|·]\s+|\s*\.*:\s+/u;

/**
 * Only real estate has a cadastral area, a title deed or parcels; else the name of the thing (`Rodinný dům`), else a
 * badge that says nothing but the kind. Less sure than a label, and only one answer counts.
 * @returns undefined when nothing tells
 */
export function kindFromSigns(
  readings: ReadonlyMap<FieldId, FieldReading<unknown>>,
  page: Page,
  read: VisibilityReader,
  placeOf: PlaceOf,
): FieldReading<unknown> | undefined {
  for (const field of ['cadastralArea', 'titleDeed', 'parcels'] as const) {
    const sign = readings.get(field);
    // Several title deeds are real estate as well.
    const [first] = sign?.status === 'missing' && sign.reason === 'ambiguous' ? sign.candidates : [];
    const { raw, place } = sign?.status === 'found' ? sign : (first ?? {});
    if (raw === undefined || place === undefined) continue;
    const confidence = sign?.status === 'found' ? Math.min(0.65, sign.confidence) : 0.6;
    return { status: 'found', value: 'real', raw, place, rung: 'label', confidence };
  }
  const title = readings.get('title');
  const ofTitle =
    title?.status === 'found' && !isDocument(String(title.value))
      ? kindOfThing(String(title.value))
      : undefined;
  if (title?.status === 'found' && ofTitle !== undefined)
    return { ...title, value: ofTitle, confidence: Math.min(0.6, title.confidence) };
  const lots = readings.get('lots') as FieldReading<readonly Lot[]> | undefined; // what `lotsReading` put there
  const ofLots = new Set(
    lots?.status === 'found' ? lots.value.map((lot) => kindOfThing(lot.title ?? '')) : [],
  );
  const [ofLot] = ofLots;
  if (lots?.status === 'found' && ofLots.size === 1 && ofLot !== undefined)
    return { ...lots, value: ofLot, confidence: Math.min(0.55, lots.confidence) };
  return ofBadge(page, read, placeOf);
}

function ofBadge(page: Page, read: VisibilityReader, placeOf: PlaceOf): FieldReading<unknown> | undefined {
  const parts = page.lines.flatMap((line) => {
    if (line.outside || line.text.length > 100 || isForeign(line.heading)) return [];
    const [first = '', ...others] = line.text.split(kindParts);
    // `045 EX 770/25 – movité věci`, `Dražba ....: nemovité věci`
    const speaks = line.isHeading
      ? findFileMarks(first).length > 0
      : /^(el\.? |elektronick[a-zà-ž]+ )?dra[zž]ba\s*$/i.test(first);
    const kind = speaks ? others.find((part) => badge.test(part.trim())) : undefined;
    return kind === undefined ? [] : [{ line, kind }];
  });
  const [part] = parts;
  if (part && new Set(parts.map(({ kind }) => auctionKindOf(kind))).size === 1) {
    const node = part.line.pieces[0]?.node;
    const value = auctionKindOf(part.kind);
    if (node && value !== undefined && visibilityOf(node, read) !== 'hidden')
      return {
        status: 'found',
        value,
        raw: part.kind.trim(),
        place: placeOf(part.line.block, ''),
        rung: 'label',
        confidence: 0.6,
      };
  }
  const badges = page.lines.filter(
    ({ text, isHeading, outside, heading, pieces, block }) =>
      !isHeading &&
      !outside &&
      !isForeign(heading) &&
      pieces.length === 1 &&
      badge.test(text) &&
      !/^(th|dt|td|li|label|option)$/.test(block.localName) &&
      block.closest('a,label,nav,[role="tab"]') === null,
  );
  const [first] = badges;
  const kinds = new Set(badges.map(({ text }) => auctionKindOf(text)));
  const node = first?.pieces[0]?.node;
  const kind = first ? auctionKindOf(first.text) : undefined;
  if (!first || !node || kinds.size > 1 || kind === undefined || visibilityOf(node, read) === 'hidden')
    return undefined;
  const element = isElement(node) ? node : (parentOf(node) ?? first.block);
  return {
    status: 'found',
    value: kind,
    raw: first.text,
    place: placeOf(element, ''),
    rung: 'label',
    confidence: 0.6,
  };
}
