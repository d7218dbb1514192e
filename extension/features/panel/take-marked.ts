/**
 * Text that a person marked on the page and gave to a field in the context menu. It is read as if it were typed: what was
 * understood is the field's value, what wasn't stays in its box until it is put right.
 */
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { PanelBackend } from './backend.ts';
import { keepTyped, setMarked } from './desk.ts';
import { parseField } from './parse-field.ts';
import type { Desk, Store } from './state.ts';
import { viewOf } from './view.ts';

export interface MarkedTakerParts {
  readonly backend: Pick<PanelBackend, 'takeMarked'>;
  readonly store: Store;
  readonly now: () => string;
  /** Changes the desk in front; the draft is saved. */
  readonly change: (update: (desk: Desk) => Desk) => void;
  /** The auction's draft in front is shown and worked on from now on. */
  readonly choose: (kind: 'auction') => void;
  /** Something the person asked for was not done. */
  readonly refuse: (error: unknown) => void;
}

/** Takes what waits; does nothing where nothing does. Never rejects. */
export function createMarkedTaker(parts: MarkedTakerParts): () => Promise<void> {
  const { backend, store, now, change, choose, refuse } = parts;
  let taken = 0;
  return async () => {
    try {
      const marked = await backend.takeMarked();
      if (marked === null) return;
      choose('auction');
      const view = viewOf(store.get(), now());
      // Something is on its way with the values it has, or there is no case any more.
      if (view.name !== 'edit') throw new ProblemError({ code: 'wrong-state' });
      const { field, text } = marked;
      const { draft } = view.desk;
      // The language only words what was understood, which the row does itself.
      const read = parseField(field, text, { draft, now: now(), language: 'cs' });
      if (read.status === 'ok' && read.value !== undefined) {
        const { value } = read;
        change((desk) => setMarked(desk, field, value));
      } else change((desk) => keepTyped(desk, field, text.trim()));
      taken += 1;
      store.set({ marked: { field, count: taken } });
    } catch (error) {
      refuse(error);
    }
  };
}
