/** Files the page offers: links, buttons and pictures that are attachments of this case, with a guess of their type. */
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';
import { closedMenuOf } from './closed-menu.ts';
import type { PlaceOf } from './decide.ts';
import { type Address, absolute, addressOf, decoded, mediaTypeOf } from './document-address.ts';
import {
  bareAction,
  downloadPath,
  fileName,
  ownName,
  pictureOf,
  rowName,
  shownText,
  surrounding,
  unrelated,
} from './document-name.ts';
import { guessDocumentType } from './document-type.ts';
import { isHtml } from './dom.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import type { Context, Page } from './page.ts';
import type { FoundDocument } from './reading.ts';
import type { VisibilityReader } from './visibility.ts';

const maxDocuments = 300;
const decoration =
  /icon|ikon|logo|sprite|avatar|banner|spacer|pixel|flag|arrow|button|bullet|loading|spinner|captcha|qr/i;
const gallery = 'figure,[class*="gallery"],[class*="galer"],[class*="foto"],[class*="photo"]';

/** Cheap gate: a stem of some type's name. */
const stems =
  /posud|vyhl|usn|p[rř][ií]l|ozn[aá]m|vyroz|foto|fotk|image|img|dsc|obr[aá]z|sn[ií]m|odro|zru[sš]|upu[sš]t|p[rř]edra|p[rř][ií]kl|dopl|zapl|[uú]hrad|ocen|odhad|decree|notice|resol|order|report|opinion|apprais|valu|photo|szak|hirdet|v[eé]gz|elhal|dra[zž]|\b(?:zn?p|dv)[\d_\s-]|[eé]rt[eé]kbecs/i;

const typeConfidence = (text: string): number =>
  stems.test(text) ? guessDocumentType(text, '', '', '', false).confidence : 0;

/** From 0.7 a word of the text names a type of document. */
const isTelling = (text: string): boolean => typeConfidence(text) >= 0.7;

function isInFileSection({ heading }: Context): boolean {
  const [kind] = kindsAbove(heading);
  return kind === 'documents' || kind === 'photos';
}

/** Without an extension: the name, the row (`PNG`) or the heading above says that the file is a photograph. */
function saysPhoto(name: string, context: string, { heading }: Context): boolean {
  if (/^\s*(foto|fotk|snímek|obrázek|photo)/iu.test(name)) return true;
  const guess = guessDocumentType(name, '', '', '', false);
  if (guess.confidence >= 0.7) return false;
  return /\b(png|jpe?g)\b/i.test(context) || kindsAbove(heading)[0] === 'photos';
}

/** In a section of files a link with a number in its address is a file, unless it turns or sorts the list. */
function isNumberedFile(path: string, name: string): boolean {
  return (
    /\d/.test(path) &&
    !/[?&](?:page|strana|stranka|sort|order|razeni|filtr|filter)=/i.test(path) &&
    !/^\s*(?:\d{1,2}|\W+)\s*$/.test(name) &&
    !/\.html?$/i.test(path)
  );
}

/** Cheap gate before addresses are taken apart: most links of a long page are neither named nor placed like files. */
function mayBeFile(element: Element, line: Context): boolean {
  if (isInFileSection(line) || element.hasAttribute('download')) return true;
  const href = element.getAttribute('href') ?? '';
  if (fileName.test(href) || downloadPath.test(href) || /^(blob|data|javascript):/i.test(href)) return true;
  if (href.includes('%') && fileName.test(decoded(href))) return true;
  const shown = element.textContent ?? '';
  if (shown.length > 300) return false;
  const named = `${shown} ${element.getAttribute('title') ?? ''} ${element.getAttribute('value') ?? ''}`;
  return fileName.test(named) || bareAction.test(named) || typeConfidence(named) >= 0.5;
}

const numbersIn = (href: string): string[] => href.match(/\d+/g) ?? [];

/** `/raw-attachment/12/a.pdf` beside `/attachment/12/a.pdf`. */
const servesFile = /(?:^|[/?&=_-])(?:raw|download|stahnout|getfile)(?=[/?&=_.-])/i;

/** Ticket systems put a page about the file and the file itself side by side: the file is meant. */
function isSecondLink(row: Element, link: Element): boolean {
  const own = link.getAttribute('href') ?? '';
  if (link.hasAttribute('download')) return false;
  const file = fileName.exec(own)?.[0];
  if (file !== undefined)
    return (
      !servesFile.test(own) &&
      [...row.querySelectorAll('a[href]')].some((other) => {
        const href = other.getAttribute('href') ?? '';
        return other !== link && href !== own && servesFile.test(href) && fileName.exec(href)?.[0] === file;
      })
    );
  const isNamed = fileName.test(link.textContent ?? '');
  const ids = numbersIn(own);
  return [...row.querySelectorAll('a[href]')].some((other) => {
    const href = other.getAttribute('href') ?? '';
    const others = numbersIn(href);
    if (other === link || ids.length === 0 || !ids.every((id) => others.includes(id))) return false;
    return fileName.test(href) || (!isNamed && fileName.test(other.textContent ?? ''));
  });
}

/** `⋮` beside the link to a file opens a menu. */
function isRowMenu(row: Element, element: Element): boolean {
  if (element.localName === 'button' && element.hasAttribute('aria-haspopup')) return true;
  if (element.localName !== 'button' || /[\p{L}\p{N}]/u.test(element.textContent ?? '')) return false;
  return [...row.querySelectorAll('a[href]')].some(
    (link) => link.hasAttribute('download') || fileName.test(link.getAttribute('href') ?? ''),
  );
}

/** `Otevřít` that saves `auction-decree-66.pdf`, and nothing beside it that tells more. */
const saysMore = (name: string, besideIt: string): boolean =>
  isTelling(name) && !isTelling(besideIt) && !fileName.test(besideIt);

/** Does a link lead to a file, by its address, its words, its row and the heading above? */
function leadsToFile(
  element: Element,
  line: Context,
  address: Address,
  name: string,
  besideIt: string,
): boolean {
  const path = address.href.replace(/^\w+:\/\/[^/]*/, '');
  if (element.hasAttribute('download') || fileName.test(name)) return true;
  const inSection = isInFileSection(line);
  const shown = shownText(element) || (element.getAttribute('value') ?? '');
  // An icon says what it does in its title only.
  const isAction = bareAction.test(shown || name);
  const rowTells = besideIt !== '' && (fileName.test(besideIt) || isTelling(besideIt));
  const named = isTelling(name) || (isAction && rowTells);
  if (address.obstacle === 'postback' || address.obstacle === 'form-post')
    return named || (isAction && inSection);
  if (fileName.test(decoded(address.href))) return true;
  if (address.obstacle === 'blob' || downloadPath.test(path)) return named || inSection || isAction;
  if (inSection && !isAction && isNumberedFile(path, name)) return true;
  return named && (inSection || /\d/.test(path)) && !/\.(aspx?|php|html?)$/i.test(path);
}

/** A link that shows a picture and no text; a decree may be drawn as a picture too. */
function isThumbnail(link: Element, name: string): boolean {
  const image = link.querySelector('img');
  if (!image || (link.textContent ?? '').trim() !== '' || tooSmall(image) || isTelling(name)) return false;
  return !decoration.test(
    `${(image.getAttribute('src') ?? '').slice(0, 300)} ${image.getAttribute('class') ?? ''}`,
  );
}

function tooSmall(image: Element): boolean {
  const size = (name: string): number => Number.parseInt(image.getAttribute(name) ?? '', 10);
  if (size('width') <= 40 || size('height') <= 40) return true;
  if (!isHtml(image) || !('naturalWidth' in image) || typeof image.naturalWidth !== 'number') return false;
  return image.naturalWidth > 0 && image.naturalWidth <= 40;
}

/**
 * @param ownMark the mark of this case: documents that name another one are left out
 * @param url address of the page where its documents do not know their own
 */
export function findDocuments(
  page: Page,
  read: VisibilityReader,
  placeOf: PlaceOf,
  ownMark: string | undefined,
  url: string,
): FoundDocument[] {
  const found = new Map<string, FoundDocument>();

  function baseOf(element: Element): string {
    const { baseURI } = element.ownerDocument;
    return /^(https?|file):/.test(baseURI) ? baseURI : url;
  }

  function add(
    element: Element,
    line: Context,
    address: Address,
    name: string,
    context: string,
    isPicture: boolean,
  ): void {
    const namesOther = findFileMarks(name).some(
      ({ mark }) => ownMark !== undefined && formatFileMark(mark) !== ownMark,
    );
    if (namesOther) return;
    const path = decoded(address.href.split('?')[0] ?? '');
    const mediaType =
      mediaTypeOf(name, path, decoded(address.href), context) ||
      (isPicture || saysPhoto(name, context, line) ? 'image/jpeg' : 'application/pdf');
    const isPhoto = isPicture || (isInFileSection(line) && mediaType.startsWith('image/'));
    const { documentType, confidence } = guessDocumentType(
      name,
      context,
      line.heading?.text ?? '',
      mediaType,
      isPhoto,
    );
    // Links without an address of their own are told apart by name.
    const isNamed = address.obstacle !== undefined && address.obstacle !== 'other-origin';
    const key = isNamed ? `${address.href}\n${name}` : address.href;
    const before = found.get(key);
    if (before && before.confidence >= confidence) return;
    found.set(key, {
      href: address.href,
      name: cleanText(name, 255),
      mediaType,
      documentType,
      place: placeOf(element, ''),
      confidence,
      ...(address.obstacle ? { obstacle: address.obstacle } : {}),
    });
  }

  /** Where a link that may be a file leads and what it is called; undefined where its words say that it is something else. */
  function targetOf(element: Element): { readonly address: Address; readonly name: string } | undefined {
    const address = addressOf(element, baseOf(element));
    const name = address && ownName(element, address.href);
    return !name || unrelated.test(shownText(element) || name) ? undefined : { address, name };
  }

  function addLink(element: Element, line: Context): void {
    const target = mayBeFile(element, line) ? targetOf(element) : undefined;
    if (target === undefined) return;
    const { address, name } = target;
    const { text, row } = surrounding(element);
    const besideIt = rowName(row, element);
    if (!leadsToFile(element, line, address, name, besideIt)) return;
    if (read(element) === 'hidden') {
      addFromMenu(element, line);
      return;
    }
    if (row && (isSecondLink(row, element) || isRowMenu(row, element))) return;
    const shown = shownText(element) || (element.getAttribute('value') ?? '');
    const isAction =
      bareAction.test(name) || (shown !== '' && bareAction.test(shown) && !saysMore(name, besideIt));
    add(element, line, address, isAction ? besideIt || name : name, text, isThumbnail(element, name));
  }

  /** A link in a closed menu that says it holds files, or in the menu of one file's row. */
  function addFromMenu(element: Element, line: Context): void {
    if (element.closest('nav,[role="navigation"],[role="menubar"]') || !mayBeFile(element, line)) return;
    const target = targetOf(element);
    if (target === undefined) return;
    const { address, name } = target;
    const closed = closedMenuOf(element, read);
    const ofRow = !closed?.holdsFiles && isInFileSection(line);
    if (!closed || !(closed.holdsFiles || ofRow)) return;
    const { text, row } = surrounding(closed.toggle);
    const besideIt = ofRow ? rowName(row, element) : '';
    const isAction = bareAction.test(name);
    const fits = isAction
      ? fileName.test(besideIt) || isTelling(besideIt)
      : fileName.test(name) ||
        element.hasAttribute('download') ||
        fileName.test(decoded(address.href)) ||
        (isTelling(name) && /\d/.test(address.href));
    if (!fits) return;
    const heading = {
      text: closed.name,
      element: closed.toggle,
      kind: 'documents',
      up: line.heading,
    } as const;
    add(element, { ...line, heading }, address, isAction ? besideIt : name, ofRow ? text : '', false);
  }

  function addImage(element: Element, line: Context): void {
    const source = element.getAttribute('src') ?? '';
    if (
      decoration.test(`${source.slice(0, 300)} ${element.getAttribute('class') ?? ''}`) ||
      tooSmall(element)
    )
      return;
    const alt = cleanText(element.getAttribute('alt') ?? '', 255);
    const nameOf = (href: string): string => alt || (fileName.exec(decoded(href))?.[0] ?? 'foto');
    const base = baseOf(element);
    const link = element.closest('a[href]');
    const behind = link ? addressOf(link, base) : undefined;
    if (link && behind && behind.obstacle !== 'postback') {
      // A thumbnail inside a link counts once, with what the link leads to.
      const isPhoto = pictureOf.test(behind.href) || kindsAbove(line.heading)[0] === 'photos';
      if (isPhoto && !found.has(behind.href) && read(element) !== 'hidden') {
        add(link, line, behind, nameOf(behind.href), '', true);
      }
      return;
    }
    if (!isInFileSection(line) && !element.closest(gallery)) return;
    const full = element.getAttribute('data-full') ?? element.getAttribute('data-large') ?? source;
    const address = full === '' ? undefined : absolute(full, base);
    if (address && read(element) !== 'hidden') add(element, line, address, nameOf(address.href), '', true);
  }

  for (const { element, line } of page.links) {
    if (isForeign(line.heading)) continue;
    if (line.outside) addFromMenu(element, line);
    else addLink(element, line);
  }
  for (const { element, line } of page.images)
    if (!line.outside && !isForeign(line.heading)) addImage(element, line);
  return [...found.values()].slice(0, maxDocuments);
}
