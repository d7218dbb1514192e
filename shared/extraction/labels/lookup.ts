import { combinedLabel } from './combined.ts';
import { composedLabel, composedOpenings } from './composed.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import { hu } from './hu.ts';
import { personLabel } from './person-labels.ts';
import type { Slot } from './slots.ts';

export type LabelSide = 'creditors' | 'debtors';

export interface LabelMatch {
  readonly slot: Slot;
  readonly weak: boolean;
  /** Whose part it is, where the label says so: `IČO oprávněného`. */
  readonly side?: LabelSide;
  /** What the label names besides, when it names several things: see combined.ts. The first of them stands above. */
  readonly parts?: readonly LabelMatch[];
  /** Its value says nothing unless it tells all parts. */
  readonly onlyTogether?: boolean;
}

/** The form labels are compared in: lower case, no diacritics, only letters and digits. `č. j.`, `Čj:` → `cj`. */
export function labelKey(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '');
}

let table: Map<string, LabelMatch> | undefined;
let firstWords: Set<string> | undefined;
/** The first three letters of all labels. */
let openings: Set<string> | undefined;
interface LabelWords {
  readonly words: readonly string[];
  readonly match: LabelMatch;
}
/** Labels as words (keys), by their number; made when the first label cut short is met. */
let wordLists: Map<number, LabelWords[]> | undefined;

function* allLabels(): Generator<{ label: string; match: LabelMatch }> {
  for (const { text, match } of allLists()) for (const label of text.split('|')) yield { label, match };
}

/** The lists of labels, strong and weak ones apart. */
function* allLists(): Generator<{ text: string; match: LabelMatch }> {
  for (const labels of [cs, en, hu]) {
    for (const [slot, text] of Object.entries(labels)) {
      const [strong = '', weak = ''] = text.split('~');
      // The keys are those of `Labels`, which TypeScript widens to string.
      yield { text: strong, match: { slot: slot as Slot, weak: false } };
      if (weak !== '') yield { text: weak, match: { slot: slot as Slot, weak: true } };
    }
  }
}

/** Labels (parted by `|` and line breaks) as keys. */
const keysOf = (labels: string): string[] => labels.replace(/[^a-z0-9|\n]+/g, '').split(/[|\n]/);

/**
 * Earlier dictionaries win, so a word that is Czech and English keeps its Czech meaning. All lists are folded as one
 * text: label by label it takes a noticeable part of a first reading.
 */
function build(): Map<string, LabelMatch> {
  const map = new Map<string, LabelMatch>();
  const lists = [...allLists()];
  const all = lists
    .map(({ text }) => text)
    .join('\n')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[\u0300-\u036f]+/g, '');
  const keys = all.replace(/[^a-z0-9|\n]+/g, '').split('\n');
  lists.forEach(({ match }, index) => {
    for (const key of (keys[index] ?? '').split('|')) if (key !== '' && !map.has(key)) map.set(key, match);
  });
  // The first word (`parc.čís.`), and its first letters (`parc`).
  firstWords = new Set([
    ...keysOf(all.replace(/(^|[|\n]) *([^ |\n]*)[^|\n]*/g, '$1$2')),
    ...keysOf(all.replace(/(^|[|\n])[^a-z|\n]*([a-z]*)[^|\n]*/g, '$1$2')),
  ]);
  firstWords.delete('');
  openings = new Set(composedOpenings);
  for (const word of firstWords) openings.add(word.slice(0, 3));
  return map;
}

function buildWordLists(): Map<number, LabelWords[]> {
  const lists = new Map<number, LabelWords[]>();
  for (const { label, match } of allLabels()) {
    const words = wordsOf(label).map(({ key }) => key);
    const same = lists.get(words.length) ?? [];
    same.push({ words, match });
    lists.set(words.length, same);
  }
  return lists;
}

/** `Č.ú. jist.` → c, u, jist; which of them end in a dot. */
function wordsOf(text: string): { key: string; isCut: boolean }[] {
  return (text.match(/[^\s.]+\.?/g) ?? [])
    .map((word) => ({ key: labelKey(word), isCut: word.endsWith('.') }))
    .filter(({ key }) => key !== '');
}

/** `Nejn. pod.` → lowestBid: words with a dot may be cut short. Only when all labels that fit name one field. */
function cutLabel(text: string): LabelMatch | undefined {
  const words = wordsOf(text.replace(/[\s:*]+$/, ''));
  if (words.length > 5 || !words.some(({ key, isCut }) => isCut && key.length > 1)) return undefined;
  // `VI.` numbers a paragraph of a ruling and cuts nothing short.
  if (words.every(({ key }) => /^[ivxl]+$/.test(key))) return undefined;
  let only: LabelMatch | undefined;
  wordLists ??= buildWordLists();
  for (const { words: known, match } of wordLists.get(words.length) ?? []) {
    const fits = words.every(({ key, isCut }, index) =>
      isCut && key.length > 1 ? known[index]?.startsWith(key) : known[index] === key,
    );
    if (!fits) continue;
    if (only && only.slot !== match.slot) return undefined;
    only = { slot: match.slot, weak: match.weak || (only?.weak ?? false) };
  }
  return only;
}

function labels(): Map<string, LabelMatch> {
  table ??= build();
  return table;
}

/** True when some label begins with this word (as a key): a cheap gate before trying prefixes. */
export function beginsLabel(wordKey: string): boolean {
  labels();
  return firstWords?.has(wordKey) ?? false;
}

/**
 * False for most texts of a page, after a look at their first letters: no label begins like that. Words of one or two
 * letters (`K. ú.`, `Č. j.`) and bracketed names are left to a closer look.
 */
export function mayBeginLabel(text: string): boolean {
  labels();
  const letters = /[A-Za-zÀ-ž]{1,3}/.exec(text)?.[0];
  if (letters === undefined) return false;
  if (letters.length < 3 || text.includes('(') || text.includes('[')) return true;
  let answer = openingMemory.get(letters);
  if (answer === undefined) {
    if (openingMemory.size > 5000) openingMemory.clear();
    answer = openings?.has(labelKey(letters)) ?? true;
    openingMemory.set(letters, answer);
  }
  return answer;
}

/** Three letters as printed: there are few, and most texts of a page share them. */
const openingMemory = new Map<string, boolean>();

const maxLabelLength = 70;
/** Words that say of what, where a case page leaves no doubt: `cena předmětu dražby`, `popis nemovité věci`. */
const qualifier =
  /\s+(?:(?:draženého |dražené |dražených )?(?:předmětu|předmětů|nemovitosti|nemovitostí|nemovit(?:é|ých) věc[ií]|movit(?:é|ých) věc[ií]|věc[ií]|položky|souboru|majetku|objektu|stavby)(?: (?:dražby|prodeje))?|(?:elektronické |el\. |nařízené )?(?:dražby|aukce)|(?:dle|podle|ze) (?:znaleckého )?posudku|znalce|znalcem|celkem|činí|je|nejdř(?:íve)?|předpokl(?:ádan[éýá])?|of the (?:auction|property|item|lot|decree|auction decree|ruling))$/i;
/** `Nejnižší podání ve výši 2/3`, `Výsledná cena podílu`: how the amount was come by, or of which part it is. */
const measured =
  /\s+(?:(?:ve výši )?(?:\d{1,2}\s?\/\s?\d{1,2}|\d{1,2}\s?%|dvou třetin|(?:jedné )?třetiny|poloviny)(?: [a-zà-ž]{4,12})?(?: ceny| odhadu)?|(?:spoluvlastnického )?podílu)$/i;
const amountSlots = /^(appraisedPrice|lowestBid|minimumIncrement|deposit)$/;
const units = /(kc|czk|vkc|vczk|m2|eur|huf|ft)$/;

/**
 * What a text names when the whole of it is a label: `Nejnižší podání (Kč) *:` → lowestBid.
 * Numbering in front (`1. povinný`, `a) jistota`) and units behind are allowed; anything else is not a label.
 */
export function matchLabel(text: string): LabelMatch | undefined {
  if (text.length > maxLabelLength || /\d{3}/.test(text)) return undefined;
  const known = memory.get(text);
  if (known !== undefined) return known ?? undefined; // null: known to be no label
  if (!mayBeginLabel(text)) return undefined;
  if (memory.size > 5000) memory.clear();
  const match = findLabel(text);
  memory.set(text, match ?? null);
  return match;
}

/** Pages repeat their texts, and the same text is asked about by several ways of tying. */
const memory = new Map<string, LabelMatch | null>();

/** Parts that only say more about the label they stand behind: `Nejnižší podání (částka)`. */
const general = /^(amount|date|time|from|until|personName|firstName|lastName|personRole|lotNumber)$/;

/** `Výše (Kč)`, `Účet (jistota)`, `Předmět (druh)`, `Pořadí vyhlášky (č. j.)`: the more telling of the two names. */
function bracketed(text: string, map: ReadonlyMap<string, LabelMatch>): LabelMatch | undefined {
  const outer = map.get(labelKey(text.replace(/[([][^)\]]*[)\]]/g, ' ')));
  const inner = map.get(labelKey(/[([]([^)\]]*)[)\]]/.exec(text)?.[1] ?? ''));
  if (!inner || general.test(inner.slot) || inner.slot === outer?.slot) return outer;
  if (!outer) return inner.weak ? undefined : inner;
  if (inner.slot === 'deposit' && /^deposit/.test(outer.slot)) return { slot: outer.slot, weak: false };
  if (outer.slot === 'deposit' && /^deposit/.test(inner.slot)) return { slot: inner.slot, weak: false };
  return outer.weak ? inner : outer;
}

/** `Č. j. / číslo listu`, `Kauce / jistota`: two names of one thing, or one of them says more. */
function alternatives(text: string, map: ReadonlyMap<string, LabelMatch>): LabelMatch | undefined {
  const [one, other, third] = text.split('/').map((part) => map.get(labelKey(part)));
  if (!one || !other || third !== undefined || text.split('/').length > 2) return undefined;
  if (one.slot === other.slot) return one.weak ? other : one;
  return one.weak === other.weak ? undefined : one.weak ? other : one;
}

function findLabel(text: string): LabelMatch | undefined {
  const map = labels();
  const key = labelKey(text);
  if (key === '') return undefined;
  const whole = map.get(key);
  if (whole) return whole;
  const ofPerson = personLabel(text, (part) => map.get(labelKey(part)));
  if (ofPerson) return ofPerson;
  if (text.includes('(') || text.includes('[')) {
    const telling = bracketed(text, map);
    if (telling) return telling;
  }
  if (text.includes('/')) {
    const alternative = alternatives(text, map);
    const parts = combined(text, map)?.parts;
    if (alternative) return parts ? { ...alternative, parts } : alternative;
  }
  // `Nemovitost – adresa`, `Dražba - začátek`: the thing, and what is said about it.
  const said = / [-–—] /.test(text)
    ? /^\s*(?:nemovit[a-zà-ž]*(?: věci?)?|předmět(?: dražby)?|dražba|věc|objekt)\s+[–—-]\s+(.+)$/i.exec(
        text,
      )?.[1]
    : undefined;
  const ofThing = said ? map.get(labelKey(said)) : undefined;
  if (ofThing) return { ...ofThing, weak: false };
  const unit = units.exec(key);
  if (unit) {
    const unitless = map.get(key.slice(0, unit.index));
    if (unitless) return unitless;
  }
  const bare = text.replace(/[\s.:*_…]+$/, '');
  const qualified = map.get(labelKey(bare.replace(qualifier, '')));
  if (qualified) return qualified;
  const amount = /\d|podílu|třet|polov/.test(bare)
    ? map.get(labelKey(bare.replace(measured, '')))
    : undefined;
  if (amount && amountSlots.test(amount.slot)) return amount;
  const listed = /^\s*(?:\d{1,2}\s*[.)]|[a-h]\))\s*(.+)$/i.exec(text)?.[1];
  if (listed) return map.get(labelKey(listed));
  // `Povinný 2` is the second of several; `parc. č. 14` is a value.
  const counted = /^(.+?)\s+(?:č\.\s*)?\d{1,2}$/.exec(bare)?.[1];
  const match = counted ? map.get(labelKey(counted)) : undefined;
  if (match && /^(debtors|creditors|addressee)$/.test(match.slot)) return match;
  return (
    (text.includes('.') ? cutLabel(text) : undefined) ??
    composedLabel(text, (part) => map.get(labelKey(part))) ??
    combined(text, map)
  );
}

function combined(text: string, map: ReadonlyMap<string, LabelMatch>): LabelMatch | undefined {
  const parts = combinedLabel(text, (part) => map.get(labelKey(part)));
  const [first] = parts ?? [];
  return first && parts ? { ...first, parts, onlyTogether: true } : undefined;
}

/**
 * What a name in code means: `txtNejnizsiPodani`, `lowest_bid`, `ctl00$Main$tbJistota`, `auction.depositAccount`.
 * Only whole names count; a name that merely contains a label says nothing.
 */
export function matchName(name: string): LabelMatch | undefined {
  if (name.length > 120) return undefined;
  const map = labels();
  const last =
    name
      .split(/[$:.[\]\s/]+/)
      .filter(Boolean)
      .at(-1) ?? '';
  const bare = last
    .replace(/^(ctl\d+_)+/, '')
    .replace(
      /^(?:.*_)?(txt|tb|ddl|cb|chk|inp|input|fld|field|lbl|sel|edt|edit|dt|num|val|id)[_-]?(?=[A-Z_-])/,
      '',
    );
  const key = labelKey(bare);
  // Short names (`id`, `vs`, `no`, `to`) mean too many things in code.
  if (key.length < 3) return undefined;
  return map.get(key) ?? map.get(labelKey(last));
}
