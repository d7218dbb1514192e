/**
 * Kinds that somebody began for the case in front and didn't file since: what was typed into a form that isn't shown is
 * told, so that nobody begins it anew. Only a hint: a companion that doesn't answer stops nothing.
 */
import type { CaseKey } from '../../../shared/contract/submission.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { listingKeysOf } from '../listing/listing-form.ts';
import { noticeKeyOf } from '../notice/notice-state.ts';
import type { PanelBackend } from './backend.ts';
import { kindsOf } from './kinds.ts';
import { lastRead, type PanelState, type Store } from './state.ts';

/** More lots than this are asked for by nobody who only opened the panel. */
const mostLots = 10;

function keysOf(reading: CaseReading, kind: FilingKind): readonly CaseKey[] {
  const notice = noticeKeyOf(reading);
  if (kind === 'notice') return notice === undefined ? [] : [notice];
  return kind === 'listing' ? listingKeysOf(reading).slice(0, mostLots) : [];
}

/** Asks once for each case that comes to the front, until the signal aborts. */
export function createBegunKinds(
  backend: Pick<PanelBackend, 'call'>,
  store: Store,
  signal: AbortSignal,
): void {
  let asked = '';
  let known: Pick<PanelState, 'page' | 'service'> | undefined;

  async function ask(question: string, keys: readonly CaseKey[]): Promise<void> {
    const replies = await Promise.all(
      keys.map((key) => backend.call('drafts.read', { key }).catch(() => ({ draft: null }))),
    );
    if (signal.aborted || asked !== question) return;
    store.set({ others: replies.flatMap(({ draft }) => (draft === null ? [] : [draft])) });
  }

  const stop = store.subscribe(() => {
    const state = store.get();
    // The store speaks at every key that is pressed; the case in front stays the same meanwhile.
    if (state.page === known?.page && state.service === known.service) return;
    known = state;
    const page = lastRead(state.page);
    if (page === null || state.service.status !== 'ready') return;
    const keys = kindsOf(state).flatMap((kind) => keysOf(page.reading, kind));
    const question = JSON.stringify(keys);
    if (question === asked) return;
    asked = question;
    if (state.others.length > 0) store.set({ others: [] });
    void ask(question, keys);
  });
  signal.addEventListener('abort', stop, { once: true });
}
