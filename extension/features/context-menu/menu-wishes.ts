/**
 * What a person asked for in the context menu, until the panel or page that does it takes it. In the worker's memory and
 * nowhere else: it is text of a case, which is never written into an address or the browser's storage.
 */
import type { Marked } from '../../../shared/contract/messages.ts';
import { cleanText } from '../../../shared/formats/text.ts';
import { tabOf } from '../background/tab-target.ts';
import type { BackgroundHandlers } from '../messaging/receive.ts';

/** More than any field takes: its own field says how long it is. A whole page would be more than a draft holds. */
const longestMarked = 100_000;
/** As long as a search may be. */
const longestSearch = 100;

const marked = new Map<number, Marked>();
let wantedSearch: string | null = null;

/** A later wish for the same tab takes the place of one nobody took. */
export function wishMarked(tabId: number, { field, text }: Marked): void {
  marked.set(tabId, { field, text: text.slice(0, longestMarked) });
}

/** Marked text as a search takes it. */
export const searchFor = (text: string): string => cleanText(text).slice(0, longestSearch);

export function wishSearch(text: string): void {
  wantedSearch = searchFor(text);
}

export const wishHandlers: Pick<BackgroundHandlers, 'marked.take' | 'search.take'> = {
  async 'marked.take'({ tabId: named }, sender) {
    const tabId = tabOf(sender, named);
    const wish = marked.get(tabId) ?? null;
    marked.delete(tabId);
    return wish;
  },
  async 'search.take'() {
    const wish = wantedSearch;
    wantedSearch = null;
    return wish;
  },
};
