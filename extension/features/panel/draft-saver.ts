/** Saves drafts to the companion: soon after each change, at once before filing, one save of a draft at a time. */
import type { PanelBackend } from './backend.ts';
import { meetNewer } from './desk.ts';
import { deskOf, isServiceProblem, problemOf, type Store, withoutService } from './state.ts';
import { withUnfinished } from './unfinished.ts';

/** After a change, before it is saved. */
export const saveDelayMs = 400;

export interface DraftSaver {
  /** Saves the lot's draft soon, if it changed. */
  schedule(lot: string): void;
  /** Saves it now and waits. @throws ProblemError what the companion refused, `draft-changed` included */
  flush(lot: string): Promise<void>;
  /** Takes in what somebody saved meanwhile, or shows what differs from ours. @throws ProblemError */
  meet(lot: string): Promise<void>;
  /** Saves it now; nobody waits for it. */
  saveUnasked(lot: string): void;
  /** The page goes and takes the panel along, so that no answer can be waited for: sends off what wasn't saved yet. */
  goAway(lot: string): void;
}

export function createDraftSaver(
  backend: PanelBackend,
  store: Store,
  now: () => string,
  signal: AbortSignal,
): DraftSaver {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const running = new Map<string, Promise<void>>();
  /** How much of a lot the save under way holds, by its count of changes. */
  const underWay = new Map<string, number>();

  async function save(lot: string): Promise<void> {
    const desk = deskOf(store.get(), lot);
    if (desk === undefined || desk.saved === desk.edits || desk.conflict !== null) return;
    const { edits } = desk;
    underWay.set(lot, edits);
    try {
      const { draft } = await backend.call('drafts.save', {
        draft: { ...withUnfinished(desk.draft, desk), updatedAt: now() },
      });
      store.setDesk(lot, (later) =>
        // The page may have gone on to another case meanwhile.
        later.key.fileMark !== desk.key.fileMark
          ? later
          : {
              ...later,
              saved: edits,
              draft: { ...later.draft, version: draft.version, updatedAt: draft.updatedAt },
            },
      );
    } catch (error) {
      if (problemOf(error).code === 'draft-changed') await meet(lot);
      throw error;
    } finally {
      underWay.delete(lot);
    }
  }

  async function meet(lot: string): Promise<void> {
    const desk = deskOf(store.get(), lot);
    if (desk === undefined) return;
    const { draft } = await backend.call('drafts.read', { key: desk.key });
    // Discarded elsewhere: ours starts anew as the first version.
    if (draft === null) store.setDesk(lot, (one) => ({ ...one, draft: { ...one.draft, version: 0 } }));
    else store.setDesk(lot, (one) => meetNewer(one, draft));
  }

  async function flush(lot: string): Promise<void> {
    clearTimeout(timers.get(lot));
    timers.delete(lot);
    // A save in progress may have missed the last change; its own refusal was told to who asked for it.
    await running.get(lot)?.catch(() => undefined);
    const saving = save(lot);
    running.set(lot, saving);
    try {
      await saving;
    } finally {
      if (running.get(lot) === saving) running.delete(lot);
    }
  }

  signal.addEventListener('abort', () => {
    for (const timer of timers.values()) clearTimeout(timer);
  });

  function saveUnasked(lot: string): void {
    flush(lot).catch((error: unknown) => {
      const problem = problemOf(error);
      if (isServiceProblem(problem)) store.set({ service: withoutService(store.get().service, problem) });
      else if (problem.code !== 'draft-changed') store.set({ trouble: problem });
    });
  }

  function goAway(lot: string): void {
    const desk = deskOf(store.get(), lot);
    if (desk === undefined || desk.conflict !== null || desk.edits === (underWay.get(lot) ?? desk.saved))
      return;
    clearTimeout(timers.get(lot));
    // The save under way, whose answer never comes, makes one version more; the background keeps their order.
    const version = desk.draft.version + (underWay.has(lot) ? 1 : 0);
    backend
      .call('drafts.save', { draft: { ...withUnfinished(desk.draft, desk), version, updatedAt: now() } })
      .catch(() => undefined);
  }

  return {
    flush,
    meet,
    saveUnasked,
    goAway,
    schedule(lot) {
      clearTimeout(timers.get(lot));
      timers.set(
        lot,
        setTimeout(() => saveUnasked(lot), saveDelayMs),
      );
    },
  };
}
