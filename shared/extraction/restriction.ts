/**
 * Marks that say nothing may leave a case (`neveřejný`, `utajeno`, …). Threat: a restricted file is published.
 * A word counts where it is the state of this case: a label's value, a badge or a heading; doubt counts as a mark. The
 * same word in a menu, a filter, a legend, or a row about another case does not. Proved by restriction.test.ts.
 */
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import { cleanText, foldText } from '../formats/text.ts';
import type { PlaceOf } from './decide.ts';
import { isElement, parentOf, spacedText } from './dom.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import type { Line, Page } from './page.ts';
import type { Place } from './reading.ts';
import { ownMarker } from './restriction-words.ts';
import { type VisibilityReader, visibilityOf } from './visibility.ts';

const marker =
  /\b(neverejn\w*|utajen\w*|utajovan\w*|tajn[yeao]\w*|omezeny (pristup|rezim)|pristup omezen\w*|s omezenym pristupem|omezeny spis|zapecet\w*|duvern\w*|vyhrazen\w*|embargo|blokovan\w*|neposkytovat|nezverejnovat|zakaz zverejneni|nepublikovat|non-?public|not public|restricted( access| file)?|confidential|sealed( file| case)?|classified|nem nyilvanos|titkos|zart ugy|korlatozott)\b/;
/** Words that turn the meaning round or speak of something else. */
const negation = /\b(ne|neni|nikoli|bez omezeni|not restricted|unrestricted|no|nem|zadne)\s*$/;
const otherThings =
  /\b(utajen\w* (ucastnik|podani)|neverejn\w* (drazba|aukce|cast|prohlidk|poznam|zaznam|seznam|rejstrik)|verejn\w*)\b/;
const fileWord =
  /\b(spis\w*|pripad\w*|exekuc\w*|rezim\w*|pristup\w*|stav\w*|stupen\w*|ochran\w*|duvernost\w*|verejnost\w*|zverejneni|case|file|access|visibility|status|state|ugy|hozzaferes)\b/;
const yes = /^(ano|yes|true|igen|x|1)$/;

export interface Restriction {
  readonly raw: string;
  readonly place: Place;
}

const maxBadge = 60;
/** Cheap gate before folding: a stem of some marker, with or without its accents in any form. */
const stems =
  /ne[\s-]?ve[rř]\u030c?ej|utaj|tajn|omezen|zape[cč]\u030c?et|d[uů]\u030a?v[eě]\u030c?rn|vyhrazen|embargo|blokov|neposkyt|ne[zp][vu][eb]|zákaz|zakaz|public|restrict|confident|sealed|classif|nyilv|titkos|z[aá]\u0301?rt|korl/i;

function inRowOfOthers(line: Line, ownMark: string | undefined): boolean {
  for (let at: Element | null = line.block; at; at = parentOf(at)) {
    if (/^(tr|li)$/.test(at.localName) || at.getAttribute('role') === 'row') {
      const text = spacedText(at);
      if (text.length > 2000) return false;
      const marks = findFileMarks(text).map(({ mark }) => formatFileMark(mark));
      if (marks.some((mark) => mark !== ownMark)) return true;
    }
  }
  return false;
}

/** A row among equal rows of a table with column heads, or an entry of a list of links, is no state of the case. */
function isEntry(line: Line): boolean {
  if (line.pieces.every(({ node, text }) => text.trim() === '' || isInLink(node, line.block))) return true;
  for (let at: Element | null = line.block, depth = 0; at && depth < 8; at = parentOf(at), depth++) {
    if (/^(option|legend|figcaption)$/.test(at.localName)) return true;
    if (
      /(^|[\s_-])(legend|legenda|tooltip|help|napoveda|filter|filtr|options?|dropdown)([\s_-]|$)/i.test(
        at.getAttribute('class') ?? '',
      )
    )
      return true;
    if (at.localName === 'tr') {
      const table = at.closest('table');
      const head = table?.querySelector('thead th, tr:first-child > th + th');
      if (table && head && table.rows.length > 2 && !table.rows[0]?.contains(line.block)) return true;
    }
    if (at.localName === 'a') return true;
  }
  return false;
}

function isInLink(node: Node, block: Element): boolean {
  for (let at = parentOf(node); at && at !== block; at = parentOf(at)) if (at.localName === 'a') return true;
  return false;
}

/** Of `Spis 142 EX 81/25 | neveřejný | Nováková` the part that says it. */
function sayingPart(text: string, says: (folded: string) => boolean): string {
  const parts = text.split(/\s*[|•·()[\]]\s*|\s+[-–—]\s+/);
  return parts.find((part) => says(foldText(part))) ?? text;
}

/** @param words the office's own, added to ours */
export function findRestriction(
  page: Page,
  read: VisibilityReader,
  placeOf: PlaceOf,
  ownMark: string | undefined,
  words: readonly string[] = [],
): Restriction | null {
  const added = ownMarker(words);
  const says = (folded: string): boolean => marker.test(folded) || added?.test(folded) === true;
  const quote = (line: Line, value = ''): Restriction => {
    const piece = line.pieces.find(({ text }) => says(foldText(text)));
    const node = piece?.node ?? line.pieces[0]?.node;
    const element = node && isElement(node) ? node : ((node && parentOf(node)) ?? line.block);
    const said = sayingPart(piece?.text ?? line.text, says);
    const isRepeated = value === '' || foldText(said).endsWith(foldText(value));
    return { raw: cleanText(isRepeated ? said : `${said}: ${value}`, 200), place: placeOf(element, '') };
  };

  for (const line of page.lines) {
    if (line.outside) continue;
    const text = line.text;
    if (text.length > 400 || !(added || stems.test(text))) continue;
    const folded = foldText(text);
    const hit = marker.exec(folded) ?? added?.exec(folded);
    if (!hit || negation.test(folded.slice(0, hit.index))) continue;
    if (otherThings.test(folded) && !fileWord.test(folded)) continue;
    if (isForeign(line.heading) || kindsAbove(line.heading)[0] === 'documents') continue;
    if (line.pieces.every((piece) => visibilityOf(piece.node, read) === 'hidden')) continue;
    if (isEntry(line) || inRowOfOthers(line, ownMark)) continue;
    const labelled = new RegExp(`${marker.source.replace(/\\b\($/, '')}`).exec(folded);
    const value = afterLabel(page, line, folded);
    if (value !== undefined) {
      if (yes.test(foldText(value))) return quote(line, value);
      continue;
    }
    const short = text.length <= maxBadge;
    if (line.isHeading || short || (labelled && fileWord.test(folded) && text.length <= 160))
      return quote(line);
  }
  return null;
}

/** `Neveřejný: ne` and a check box: the mark is a label, its value decides. Undefined when it is no label. */
function afterLabel(page: Page, line: Line, folded: string): string | undefined {
  const inline = /^[^:]{3,40}:\s*(ano|ne|yes|no|true|false|igen|nem|—|-)?\s*$/.exec(folded);
  const control = line.pieces.find((piece) => piece.control);
  if (control && isElement(control.node) && control.node.localName === 'input') {
    const input = control.node as HTMLInputElement; // localName is input
    if (input.type === 'checkbox' || input.type === 'radio') return input.checked ? 'ano' : 'ne';
  }
  if (inline?.[1]) return inline[1];
  const next = page.lines[line.order + 1];
  const nextText = next ? foldText(next.text) : '';
  return next && /^(ano|ne|yes|no|igen|nem|-|—)$/.test(nextText) ? nextText : undefined;
}
