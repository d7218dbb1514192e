/**
 * What stored papers say of themselves: asked once for each, and only a hint. A paper that can't be read, or a companion that
 * doesn't answer, stops nothing. Pure but for {@link createHints}.
 */
import type { DraftAttachment } from '../../../shared/contract/draft.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { otherMark } from '../../../shared/submissions/other-mark.ts';
import type { PanelBackend } from '../panel/backend.ts';
import type { Desk, Store } from '../panel/state.ts';

export type Hint = RouteReply<'attachments.look'>;
const nothing: Hint = { marks: [], signatures: [] };

/** The number a desk files under. */
export function numberOf({ draft, key }: Desk): string {
  const own = draft.fields.referenceNumber?.value;
  return typeof own === 'string' ? own : key.fileMark;
}

/** The case a paper names in place of the desk's, for people; undefined where there is no reason to warn. */
export function otherMarkOf(desk: Desk, { sha256 }: Pick<DraftAttachment, 'sha256'>): string | undefined {
  const hint = desk.hints[sha256];
  return hint === undefined ? undefined : otherMark(hint.marks, numberOf(desk));
}

/** Papers that name another case and that nobody has looked at yet. */
export function unansweredMarks(desk: Desk): readonly DraftAttachment[] {
  return desk.draft.attachments.filter(
    (one) => !desk.acknowledged.includes(one.sha256) && otherMarkOf(desk, one) !== undefined,
  );
}

/** Papers whose hint is still on its way. */
export function unlooked(desk: Desk): readonly DraftAttachment[] {
  return desk.draft.attachments.filter(
    (one) => one.mediaType === 'application/pdf' && desk.hints[one.sha256] === undefined,
  );
}

/** Asks for every paper that comes into a draft, whichever way it came, until the signal aborts. */
export function createHints(backend: Pick<PanelBackend, 'call'>, store: Store, signal: AbortSignal): void {
  const asked = new Set<string>();

  async function look(lot: string, sha256: string): Promise<void> {
    // Whatever goes wrong, there is no hint, and that is all.
    const hint = await backend.call('attachments.look', { sha256 }).catch(() => nothing);
    if (signal.aborted) return;
    store.setDesk(lot, (desk) => ({ ...desk, hints: { ...desk.hints, [sha256]: hint } }));
  }

  const stop = store.subscribe(() => {
    for (const desk of store.get().desks) {
      for (const { sha256 } of unlooked(desk)) {
        const question = `${desk.key.fileMark} ${desk.key.lot} ${sha256}`;
        if (asked.has(question)) continue;
        asked.add(question);
        // A desk that was opened anew has forgotten; then it is asked again.
        void look(desk.key.lot, sha256).finally(() => asked.delete(question));
      }
    }
  });
  signal.addEventListener('abort', stop, { once: true });
}
