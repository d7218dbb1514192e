/**
 * Decides who a message is from, by what the browser stamps on it and by nothing the message says. Threat: a page, a
 * compromised page process or another extension speaks in our panel's name (proved in classify-sender.test.ts).
 * Run that test before editing.
 */
import type { SenderClass } from '../../../shared/contract/messages.ts';

/** The stamps both browsers give; see the browser's `runtime.MessageSender`. */
export interface SenderStamps {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
  readonly frameId?: number | undefined;
  readonly documentId?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

export interface Sender {
  readonly class: SenderClass;
  /** Null only for our own pages that are no tab (popup, side panel). */
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly documentId: string | null;
  /** The page's origin as the browser saw it; our own for our own pages. */
  readonly origin: string;
}

export function classifySender(
  stamps: SenderStamps,
  own: { id: string; origin: string },
): Sender | undefined {
  if (stamps.id !== own.id || stamps.url === undefined || !URL.canParse(stamps.url)) return undefined;
  const url = new URL(stamps.url);
  const tabId = stamps.tab?.id ?? null;
  const frameId = stamps.frameId ?? null;
  const documentId = stamps.documentId ?? null;
  // moz-extension: and chrome-extension: addresses have no standard origin in every engine, so protocol and host count.
  const isOwn = `${url.protocol}//${url.host}` === own.origin;
  const origin = isOwn ? own.origin : url.origin;
  // A sandboxed document shows the address it came from, but its origin is opaque: it is not that site.
  if (stamps.origin !== undefined && stamps.origin !== origin) return undefined;
  // Browsers stamp tab and frame together; one without the other is nobody we know.
  if ((tabId === null) !== (frameId === null) || (frameId !== null && frameId < 0)) return undefined;
  if (isOwn) {
    if (frameId !== null && frameId > 0) {
      // Only the panel can be embedded by a page; anything else of ours in a frame is not ours to trust.
      if (url.pathname !== '/panel.html') return undefined;
      return { class: 'panel', tabId, frameId, documentId, origin };
    }
    // Any web page can open the panel's address in a window of its own, as web pages may embed it; there it is nobody.
    if (url.pathname === '/panel.html') return undefined;
    return { class: 'own-page', tabId, frameId, documentId, origin };
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (tabId === null) return undefined;
  return { class: 'page', tabId, frameId, documentId, origin };
}
