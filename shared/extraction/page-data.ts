/** Rung 2: data the page carries for machines (JSON-LD, microdata, embedded JSON). Not seen, so it yields to what is. */
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';
import { type LabelMatch, matchName } from './labels/lookup.ts';
import type { Page } from './page.ts';
import type { Pair } from './pair.ts';
import { readValue } from './value-text.ts';
import type { VisibilityReader } from './visibility.ts';

const maxBytes = 600_000;
const maxValues = 4000;

/** schema.org names that our dictionaries do not know or would read otherwise. */
const schemaOrg: Readonly<Record<string, string>> = {
  name: 'title',
  headline: 'title',
  startDate: 'startsAt',
  availabilityStarts: 'startsAt',
  endDate: 'endsAt',
  availabilityEnds: 'endsAt',
  priceCurrency: 'currency',
  postalCode: 'zipCode',
  streetAddress: 'address',
  addressLocality: 'municipality',
  addressRegion: 'district',
  numberOfRooms: 'rooms',
};

function slotOf(key: string): LabelMatch | undefined {
  const named = Object.hasOwn(schemaOrg, key) ? schemaOrg[key] : undefined;
  // The right-hand sides above are field ids.
  if (named) return { slot: named as LabelMatch['slot'], weak: named === 'title' };
  return matchName(key);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    // Scripts are code as often as data; what is not JSON carries no data for us.
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function dataOf(script: Element): unknown {
  const text = script.textContent ?? '';
  if (text.length > maxBytes || text.length < 10) return undefined;
  const type = script.getAttribute('type') ?? '';
  if (/json/.test(type)) return parseJson(text);
  if (type !== '' && !/javascript|module/.test(type)) return undefined;
  const assigned =
    /^\s*(?:window\.|var |let |const |self\.)?[\w.$]+\s*=\s*(\{[\s\S]*\}|\[[\s\S]*\])\s*;?\s*$/.exec(text);
  return assigned?.[1] ? parseJson(assigned[1]) : undefined;
}

interface Leaf {
  readonly match: LabelMatch;
  readonly key: string;
  readonly raw: string;
}

/** Values of the objects of one case; a list of several objects is data about several things and left alone. */
function leaves(data: unknown): { leaves: Leaf[]; marks: Set<string> } {
  const found: Leaf[] = [];
  const marks = new Set<string>();
  const visit = (value: unknown, key: string, depth: number): void => {
    if (found.length > maxValues || depth > 12) return;
    if (Array.isArray(value)) {
      if (value.length === 1) visit(value[0], key, depth + 1);
      return;
    }
    if (value !== null && typeof value === 'object') {
      for (const name of Object.keys(value)) visit(Reflect.get(value, name), name, depth + 1);
      return;
    }
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return;
    const raw = String(value);
    const match = slotOf(key);
    // The name of the whole thing, not of its place or its seller.
    if (key === 'name' && depth > 1) return;
    if (!match || raw.trim() === '' || raw.length > 20_000) return;
    if (match.slot === 'fileMark') for (const { mark } of findFileMarks(raw)) marks.add(formatFileMark(mark));
    found.push({ match, key, raw });
  };
  visit(data, '', 0);
  return { leaves: found, marks };
}

/**
 * @param seenMark the file mark the page shows, if it shows one: data about another case (a state left over from the
 * page before) is not used.
 */
export function dataPairs(page: Page, seenMark: string | undefined): Pair[] {
  const pairs: Pair[] = [];
  for (const script of page.scripts) {
    const data = dataOf(script);
    if (data === undefined || typeof data !== 'object') continue;
    const { leaves: values, marks } = leaves(data);
    const linked = (script.getAttribute('type') ?? '').includes('ld+json');
    // Configuration is JSON too: without a mark of this case only linked data speaks of what the page shows.
    if (marks.size > 1 || (marks.size === 0 && !linked)) continue;
    if (seenMark !== undefined && marks.size === 1 && !marks.has(seenMark)) continue;
    for (const { match, key, raw } of values) {
      pairs.push({
        slot: match.slot,
        weak: true,
        label: key,
        raw: cleanText(raw, 20_000),
        element: script,
        visibility: 'panel',
        heading: null,
        order: page.lines.length + pairs.length,
        tie: 'data',
        rung: 'page-data',
      });
    }
  }
  return pairs;
}

/** Microdata: the element shows what its name says. */
export function microdataPairs(page: Page, read: VisibilityReader): Pair[] {
  const pairs: Pair[] = [];
  for (const { element, line } of page.items) {
    const name = element.getAttribute('itemprop');
    if (!name || line.outside || element.hasAttribute('itemscope')) continue;
    const match = slotOf(name);
    if (!match) continue;
    const shown = readValue([element], element, read);
    const exact = element.getAttribute('content') ?? element.getAttribute('datetime');
    const raw = exact ?? shown.text;
    if (raw.trim() === '' || (shown.visibility === 'hidden' && exact === null)) continue;
    pairs.push({
      slot: match.slot,
      weak: true,
      label: name,
      raw,
      element,
      visibility: shown.visibility === 'seen' ? 'seen' : 'panel',
      heading: line.heading,
      order: line.order,
      tie: shown.visibility === 'seen' ? 'name' : 'data',
      rung: 'page-data',
    });
  }
  return pairs;
}
