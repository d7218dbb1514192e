/**
 * Fetches documents of the page where their link stands: in that frame, with the clerk's session and referrer.
 * Loaded on every granted page, so it carries no schema library; the background validates all it says.
 */

import { toBase64 } from '../../../shared/channel/bytes.ts';
import type { PageBrowser } from '../../platform/page-browser.ts';
import { fetchFile } from './fetch-file.ts';
import type { FromFrame, ToFrame } from './file-port.ts';

interface DocumentRequest {
  readonly href: string;
  readonly name: string;
  readonly transferId: string;
}

/** Whether this frame's own document offers the address. */
export function holdsDocument(document: Document, href: string): boolean {
  // By selector: a form or image named `links` or `images` would stand in place of the document's own lists.
  for (const link of document.querySelectorAll<HTMLAnchorElement | HTMLAreaElement>('a[href],area[href]'))
    if (link.href === href) return true;
  for (const image of document.querySelectorAll('img'))
    if (image.src === href || image.currentSrc === href) return true;
  for (const frame of document.querySelectorAll<HTMLIFrameElement | HTMLFrameElement>('iframe,frame')) {
    if (frame.src === href) return true;
  }
  // A document in its own tab or frame: the viewer's page embeds it without an address.
  if (document.contentType === 'application/pdf' && document.URL.replace(/#.*$/, '') === href) return true;
  for (const embedded of document.querySelectorAll<HTMLEmbedElement | HTMLObjectElement>('embed,object')) {
    if (('src' in embedded ? embedded.src : embedded.data) === href) return true;
  }
  return false;
}

/** Starts one transfer: a port of its own, the file's head, then pieces as they are asked for. */
export async function transferDocument(
  api: PageBrowser,
  request: DocumentRequest,
  life: AbortSignal,
): Promise<void> {
  const port = api.runtime.connect({ name: `file:${request.transferId}` });
  const gone = new AbortController();
  port.onDisconnect.addListener(() => gone.abort());
  const say = (message: FromFrame): void => port.postMessage(message);
  const fetched = await fetchFile(request.href, request.name, AbortSignal.any([life, gone.signal]));
  if (gone.signal.aborted) return;
  if (!fetched.ok) {
    say({ what: 'problem', problem: fetched.problem });
    return;
  }
  const { bytes, name, sha256 } = fetched;
  port.onMessage.addListener((raw: unknown) => {
    const { offset, length } = raw as ToFrame; // only the background worker can hold the other end
    say({ what: 'piece', offset, base64: toBase64(bytes.subarray(offset, offset + length)) });
  });
  say({ what: 'head', name, size: bytes.length, sha256 });
}
