/** What a link to a file is called: by itself, by the row it stands in, by its address. */
import { cleanText } from '../formats/text.ts';
import { decoded } from './document-address.ts';
import { childrenOf, isElement, isInput, parentOf, spacedText } from './dom.ts';

export const fileName =
  /[^\s/\\:*?"<>|=&#]{1,150}\.(pdf|docx?|odt|rtf|xlsx?|ods|jpe?g|png|gif|tiff?|webp|heic|zip|zfo|p7s|txt|xml)\b/i;
export const downloadPath =
  /(?:^|[/_=&?-])(?:download|stahnout|stazeni|stahni|priloh\w*|attachments?|dokument\w*|documents?|soubor\w*|files?|getfile|blob|listin\w*|pisemnost\w*|media|upload\w*|fotk\w*|images?|foto\w*|obrazk\w*)(?:[/_=&?.-]|\d|$)/i;
export const unrelated =
  /^\s*(?:nápověda|help|(?:tisk|vytisknout|tisknout|print|generovat|vygenerovat|vytvořit|odeslat|poslat|schválit|podepsat|založit|zveřejnit)(?: [^.]*)?|export(?:ovat)?(?: do)?.*|odhlásit.*|logout|sign out|zpět|back|domů|home|(?:upravit|editovat|změnit|smazat|odstranit|přejmenovat|edit|change|delete|remove|rename)(?:[\s:].*)?|přidat.*|nahrát.*|upload.*|add .*|nový.*|hledat|search|zavřít|close|uložit.*|save|storno|cancel|další|předchozí|next|previous|kopírovat.*|sdílet|share|rss|podmínky.*|uživatelská příručka.*|manuál.*|návod.*|příručka.*|licence.*|gdpr.*|cookies.*|seznam.*|ceník.*|všeobecné.*|obchodní podmínky.*|vzor.*|formulář.*|šablona.*)\s*$/i;
export const bareAction =
  /^\s*(?:stáhnout|stažení|zobrazit|otevřít|náhled|prohlédnout|download|open|view|show|preview|pdf|soubor|detail|letöltés|megnyitás|ke stažení|(?:stáhnout|zobrazit|otevřít|uložit|download|open)(?: jako| v| as)? pdf|pdf verze|verze (?:v )?pdf|\S{0,2})\s*$/i;
export const pictureOf = /\.(jpe?g|png|gif|tiff?|webp|heic)(?:$|[?#])/i;
/** The row, list item or box that holds one document: its text names what a bare `Stáhnout` offers. */
export function surrounding(element: Element): { text: string; row: Element | null } {
  let box: { text: string; row: Element | null } = { text: '', row: null };
  for (let at = parentOf(element), depth = 0; at && depth < 6; at = parentOf(at), depth++) {
    const role = at.getAttribute('role');
    const isRow = /^(tr|li|figure|dd)$/.test(at.localName) || role === 'row' || role === 'listitem';
    if (!isRow && /^(table|tbody|ul|body|form|main|section)$/.test(at.localName)) return box;
    // Pages laid out with tables have rows that hold everything.
    if (at.querySelectorAll('a,button').length > (isRow ? 6 : 3)) return box;
    const text = shownText(at);
    if (isRow) return { text, row: at };
    if (!box.row && text.length > shownText(element).length + 3) box = { text: text.slice(0, 300), row: at };
  }
  return box;
}

export const shownText = (element: Element): string => cleanText(spacedText(element, 500), 500);

/** `po 04. led 09:00:11 2027 (120,4 KiB)`: when it was added and how large it is, where the address names the file. */
const stamp = /^(?!.*\p{L}{4}).*(?:\d{1,2}[:.]\d{2}|\d [kM]i?B)/u;

export function ownName(element: Element, href: string): string {
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
    named.find((name) => name !== '' && !bareAction.test(name) && !(path !== '' && stamp.test(name))) ??
    (path || named.find((name) => name !== '') || '')
  );
}

/** The text of the row that names the document best: a cell, a box, or text that stands beside the link itself. */
export function rowName(row: Element | null, link: Element): string {
  if (!row) return '';
  const texts: string[] = [];
  const visit = (element: Element): void => {
    for (const child of childrenOf(element)) {
      if (isElement(child)) {
        if (isInput(child) && child.type === 'text') texts.push(cleanText(child.value, 255));
        else if (child !== link && !/^(a|button|script|style|select)$/.test(child.localName)) visit(child);
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
