/** Files the page offers: links, buttons and pictures that are attachments of this case, with a guess of their type. */
import type { DocumentType } from '../case/record.ts';
import { findFileMarks, formatFileMark } from '../formats/file-mark.ts';
import { cleanText } from '../formats/text.ts';
import type { PlaceOf } from './decide.ts';
import { guessDocumentType } from './document-type.ts';
import { childrenOf, isElement, isHtml, parentOf, spacedText } from './dom.ts';
import type { Context, Page } from './page.ts';
import type { DocumentObstacle, FoundDocument } from './reading.ts';
import { isForeign, kindsAbove } from './resolve.ts';
import type { VisibilityReader } from './visibility.ts';

const fileName =
  /[^\s/\\:*?"<>|=&#]{1,150}\.(pdf|docx?|odt|rtf|xlsx?|ods|jpe?g|png|gif|tiff?|webp|heic|zip|zfo|p7s|txt|xml)\b/i;
const downloadPath =
  /(?:^|[/_=&?-])(?:download|stahnout|stazeni|stahni|priloh\w*|attachments?|dokument\w*|documents?|soubor\w*|files?|getfile|blob|listin\w*|pisemnost\w*|media|upload\w*|fotk\w*|images?|foto\w*|obrazk\w*)(?:[/_=&?.-]|\d|$)/i;
const unrelated =
  /^\s*(?:nápověda|help|tisk|vytisknout|tisknout|print|export(?:ovat)?(?: do)?.*|odhlásit.*|logout|sign out|zpět|back|domů|home|upravit|edit|smazat|odstranit|delete|přidat.*|nahrát.*|upload.*|add .*|nový.*|hledat|search|zavřít|close|uložit.*|save|storno|cancel|další|předchozí|next|previous|kopírovat.*|sdílet|share|rss|podmínky.*|uživatelská příručka.*|manuál.*|návod.*|příručka.*|licence.*|gdpr.*|cookies.*|seznam.*|ceník.*|všeobecné.*|obchodní podmínky.*|vzor.*|formulář.*|šablona.*)\s*$/i;
const bareAction =
  /^\s*(?:stáhnout|stažení|zobrazit|otevřít|náhled|prohlédnout|download|open|view|show|preview|pdf|soubor|detail|letöltés|megnyitás|ke stažení|\S{0,2})\s*$/i;
const pictureOf = /\.(jpe?g|png|gif|tiff?|webp|heic)(?:$|[?#])/i;
const decoration =
  /icon|ikon|logo|sprite|avatar|banner|spacer|pixel|flag|arrow|button|bullet|loading|spinner|captcha|qr/i;

const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  heic: 'image/heic',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  zip: 'application/zip',
  zfo: 'application/vnd.software602.filler.form-xml-zip',
  p7s: 'application/pkcs7-signature',
  txt: 'text/plain',
  xml: 'application/xml',
};

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

function mediaTypeOf(...names: string[]): string {
  for (const name of names) {
    const extension = /\.([a-z0-9]{3,4})(?:$|[?#&\s)])/i.exec(name)?.[1]?.toLowerCase();
    if (extension && Object.hasOwn(mediaTypes, extension)) return mediaTypes[extension] ?? '';
  }
  return '';
}

const obstacleOfScript = /__doPostBack|postback|submit\s*\(/i;

interface Address {
  readonly href: string;
  readonly obstacle?: DocumentObstacle;
}

/** Where a link or button leads, or undefined when it leads to no file that could be fetched or named. */
function addressOf(element: Element, base: string): Address | undefined {
  const own =
    element.getAttribute('href') ??
    element.getAttribute('data-href') ??
    element.getAttribute('data-url') ??
    element.getAttribute('data-download-url');
  const action = `${element.getAttribute('onclick') ?? ''} ${own ?? ''}`;
  if (own && /^\s*javascript:/i.test(own)) return { href: base, obstacle: 'postback' };
  if ((own === null || own === '' || own.startsWith('#')) && obstacleOfScript.test(action))
    return { href: base, obstacle: 'postback' };
  if (own && !own.startsWith('#')) return absolute(own, base);
  const opened = /(?:window\.open|location(?:\.href)?\s*=|download\w*)\s*\(?\s*['"]([^'"]+)['"]/i.exec(
    element.getAttribute('onclick') ?? '',
  )?.[1];
  if (opened) return absolute(opened, base);
  const form = element.closest('form');
  const submits =
    /^(button|input)$/.test(element.localName) && (element.getAttribute('type') ?? 'submit') === 'submit';
  if (form && submits) {
    const target = absolute(element.getAttribute('formaction') ?? form.getAttribute('action') ?? '', base);
    if (!target) return undefined;
    const isPost = (form.getAttribute('method') ?? '').toLowerCase() === 'post';
    return isPost ? { href: target.href, obstacle: 'form-post' } : target;
  }
  return element.localName === 'button' ||
    element.hasAttribute('onclick') ||
    element.getAttribute('role') === 'button'
    ? { href: base, obstacle: 'postback' }
    : undefined;
}

function absolute(address: string, base: string): Address | undefined {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
  if (url.protocol === 'blob:') return { href: url.href, obstacle: 'blob' };
  if (url.protocol === 'data:') return { href: 'data:', obstacle: 'blob' };
  if (url.protocol !== 'http:' && url.protocol !== 'https:' && url.protocol !== 'file:') return undefined;
  const home = new URL(base);
  return url.origin === home.origin ? { href: url.href } : { href: url.href, obstacle: 'other-origin' };
}

/** The row, list item or box that holds one document: its text names what a bare `Stáhnout` offers. */
function surrounding(element: Element): { text: string; row: Element | null } {
  for (let at = parentOf(element), depth = 0; at && depth < 6; at = parentOf(at), depth++) {
    const role = at.getAttribute('role');
    const text = shownText(at);
    if (/^(tr|li|figure|dd)$/.test(at.localName) || role === 'row' || role === 'listitem')
      return { text, row: at };
    if (/^(table|tbody|ul|body|form|main|section)$/.test(at.localName)) return { text: '', row: null };
    const links = at.querySelectorAll('a,button').length;
    if (links > 3) return { text: '', row: null };
    if (text.length > shownText(element).length + 3) return { text: text.slice(0, 300), row: at };
  }
  return { text: '', row: null };
}

const shownText = (element: Element): string => cleanText(spacedText(element, 500), 500);

function ownName(element: Element, href: string): string {
  const shown = shownText(element) || element.getAttribute('value') || '';
  const download = element.getAttribute('download') ?? '';
  const titled = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  const image = element.querySelector('img')?.getAttribute('alt') ?? '';
  const path =
    fileName.exec(
      decoded(href.split('?')[0] ?? '')
        .split('/')
        .at(-1) ?? '',
    )?.[0] ??
    fileName.exec(decoded(href))?.[0] ??
    '';
  const named = [shown, download, titled, image].map((name) => cleanText(name, 255));
  return (
    named.find((name) => name !== '' && !bareAction.test(name)) ??
    (path || named.find((name) => name !== '') || '')
  );
}

/** The text of the row that names the document best: a cell, a box, or text that stands beside the link itself. */
function rowName(row: Element | null, link: Element): string {
  if (!row) return '';
  const texts: string[] = [];
  const visit = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (isElement(child)) {
        if (child !== link && !/^(a|button|script|style|select)$/.test(child.localName)) visit(child);
      } else texts.push(cleanText(child.textContent ?? '', 255).replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, ''));
    }
  };
  visit(row);
  const names = texts.filter(
    (text) =>
      /\p{L}{3}/u.test(text) && !bareAction.test(text) && !unrelated.test(text) && !measure.test(text),
  );
  return names.find((text) => fileName.test(text)) ?? names[0] ?? '';
}

/** A size or an amount names nothing. */
const measure = /^[\d\s.,:]*(?:kB|MB|GB|B|Kč|kb|mb)?$/i;

/** Cheap gate before addresses are taken apart: most links of a long page are neither named nor placed like files. */
function mayBeFile(element: Element, { heading }: Context): boolean {
  const [kind] = kindsAbove(heading);
  if (kind === 'documents' || kind === 'photos' || element.hasAttribute('download')) return true;
  const href = element.getAttribute('href') ?? '';
  if (fileName.test(href) || downloadPath.test(href) || /^(blob|data|javascript):/i.test(href)) return true;
  if (/%/.test(href) && fileName.test(decoded(href))) return true;
  const shown = element.textContent ?? element.getAttribute('value') ?? '';
  if (shown.length > 300) return false;
  const named = `${shown} ${element.getAttribute('title') ?? ''} ${element.getAttribute('value') ?? ''}`;
  return (
    fileName.test(named) ||
    bareAction.test(named) ||
    guessDocumentType(named, '', '', '', false).confidence >= 0.5
  );
}

/** Ticket systems put a page about the file and the file itself side by side: the file is meant. */
function isSecondLink(row: Element, link: Element, path: string): boolean {
  if (fileName.test(path) || link.hasAttribute('download')) return false;
  const id = /\d{1,12}/.exec(path)?.[0];
  return [...row.querySelectorAll('a[href]')].some((other) => {
    const href = other.getAttribute('href') ?? '';
    return other !== link && id !== undefined && fileName.test(href) && href.includes(`/${id}/`);
  });
}

const isDrawn = (element: Element, read: VisibilityReader): boolean => read(element) !== 'hidden';

export function findDocuments(
  page: Page,
  read: VisibilityReader,
  placeOf: PlaceOf,
  ownMark: string | undefined,
  url: string,
): FoundDocument[] {
  const found = new Map<string, FoundDocument>();
  const base = /^(https?|file):/.test(page.document.baseURI) ? page.document.baseURI : url;

  function add(
    element: Element,
    line: Context,
    address: Address,
    name: string,
    context: string,
    isPicture: boolean,
  ): void {
    const kinds = kindsAbove(line.heading);
    const foreignMark = findFileMarks(name).some(
      ({ mark }) => ownMark !== undefined && formatFileMark(mark) !== ownMark,
    );
    if (foreignMark) return;
    const media =
      mediaTypeOf(name, decoded(address.href.split('?')[0] ?? ''), decoded(address.href), context) ||
      (isPicture ? 'image/jpeg' : 'application/pdf');
    const photos = kinds[0] === 'photos' || (kinds[0] === 'documents' && media.startsWith('image/'));
    const guess = guessDocumentType(name, context, line.heading?.text ?? '', media, photos || isPicture);
    const key =
      address.obstacle === 'postback' || address.obstacle === 'form-post' || address.obstacle === 'blob'
        ? `${address.href}\n${name}`
        : address.href;
    const before = found.get(key);
    if (before && before.confidence >= guess.confidence) return;
    found.set(key, {
      href: address.href,
      name: cleanText(name, 255),
      mediaType: media,
      documentType: guess.documentType as DocumentType,
      place: placeOf(element, ''),
      confidence: guess.confidence,
      ...(address.obstacle ? { obstacle: address.obstacle } : {}),
    });
  }

  for (const { element, line } of page.links) {
    if (line.outside || isForeign(line.heading) || !mayBeFile(element, line)) continue;
    const address = addressOf(element, base);
    if (!address) continue;
    const name = ownName(element, address.href);
    if (name === '' || unrelated.test(shownText(element) || name)) continue;
    const { text: context, row } = surrounding(element);
    const kinds = kindsAbove(line.heading);
    const direct =
      fileName.test(decoded(address.href)) || fileName.test(name) || element.hasAttribute('download');
    const inSection = kinds[0] === 'documents' || kinds[0] === 'photos';
    const worded = guessDocumentType(name, '', '', '', false).confidence >= 0.7;
    const scripted = address.obstacle === 'postback' || address.obstacle === 'form-post';
    const path = address.href.replace(/^\w+:\/\/[^/]*/, '');
    const downloads = downloadPath.test(path) || address.obstacle === 'blob';
    const action =
      bareAction.test(shownText(element) || (element.getAttribute('value') ?? '')) &&
      /\S/.test(shownText(element) || (element.getAttribute('value') ?? ''));
    const rowNames = rowName(row, element);
    const rowWorded =
      rowNames !== '' &&
      (fileName.test(rowNames) || guessDocumentType(rowNames, '', '', '', false).confidence >= 0.7);
    const qualifies =
      direct ||
      (scripted
        ? (worded || (action && (rowWorded || inSection))) &&
          !(line.heading === null && !worded && !rowWorded)
        : downloads
          ? worded || inSection || action || rowWorded
          : (worded || (action && rowWorded)) &&
            (inSection || /\d/.test(path)) &&
            !/\.(aspx?|php|html?)$/i.test(path));
    if (!qualifies || !isDrawn(element, read)) continue;
    if (row && isSecondLink(row, element, path)) continue;
    const best = bareAction.test(name) || (action && rowNames !== '') ? rowNames || name : name;
    add(element, line, address, best, context, false);
  }

  for (const { element, line } of page.images) {
    if (line.outside || isForeign(line.heading)) continue;
    const source = element.getAttribute('src') ?? '';
    const alt = cleanText(element.getAttribute('alt') ?? '', 255);
    const link = element.closest('a[href]');
    const kinds = kindsAbove(line.heading);
    if (
      decoration.test(`${source.slice(0, 300)} ${element.getAttribute('class') ?? ''}`) ||
      tooSmall(element)
    )
      continue;
    if (link) {
      const address = addressOf(link, base);
      if (address && !address.obstacle && [...found.keys()].some((key) => key === address.href)) continue;
      if (
        address &&
        (pictureOf.test(address.href) || kinds[0] === 'photos') &&
        address.obstacle !== 'postback'
      ) {
        add(link, line, address, alt || (fileName.exec(decoded(address.href))?.[0] ?? 'foto'), '', true);
        continue;
      }
      if (address && address.obstacle !== 'postback') continue;
    }
    if (!isDrawn(element, read)) continue;
    if (
      kinds[0] !== 'photos' &&
      kinds[0] !== 'documents' &&
      !element.closest('figure,[class*="gallery"],[class*="galer"],[class*="foto"],[class*="photo"]')
    )
      continue;
    const full =
      element.getAttribute('data-full') ??
      element.getAttribute('data-src') ??
      element.getAttribute('data-large') ??
      source;
    const address = full === '' ? undefined : absolute(full, base);
    if (address)
      add(element, line, address, alt || (fileName.exec(decoded(address.href))?.[0] ?? 'foto'), '', true);
  }
  return [...found.values()].slice(0, 300);
}

function tooSmall(image: Element): boolean {
  const size = (name: string): number => Number.parseInt(image.getAttribute(name) ?? '', 10);
  if (size('width') <= 40 || size('height') <= 40) return true;
  return (
    isHtml(image) &&
    'naturalWidth' in image &&
    typeof image.naturalWidth === 'number' &&
    image.naturalWidth > 0 &&
    image.naturalWidth <= 40
  );
}
