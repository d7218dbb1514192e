/** Where a link or a button leads, and what may stand in the way of fetching it as a plain link. */
import type { DocumentObstacle } from './reading.ts';

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

export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}

export function mediaTypeOf(...names: string[]): string {
  for (const name of names) {
    const extension = /\.([a-z0-9]{3,4})(?:$|[?#&\s)])/i.exec(name)?.[1]?.toLowerCase();
    if (extension && Object.hasOwn(mediaTypes, extension)) return mediaTypes[extension] ?? '';
  }
  return '';
}

const obstacleOfScript = /__doPostBack|postback|submit\s*\(/i;

export interface Address {
  readonly href: string;
  readonly obstacle?: DocumentObstacle;
}

/** Where a link or button leads, or undefined when it leads to no file that could be fetched or named. */
export function addressOf(element: Element, base: string): Address | undefined {
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

export function absolute(address: string, base: string): Address | undefined {
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
