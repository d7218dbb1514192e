/**
 * Keeps the one draft of an open form in the companion: soon after each change, at once before filing, one save at a
 * time. Where somebody saved a newer one, what was typed here stays on screen as the next version of it.
 */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { PanelBackend } from './backend.ts';
import { saveDelayMs } from './draft-saver.ts';
import { problemOf } from './state.ts';

export interface FormDraft {
  /** Saves it soon. */
  schedule(): void;
  /** Saves it now and waits. @throws ProblemError what the companion refused, but `draft-changed` */
  save(): Promise<void>;
  /** Takes it out of the companion, behind whatever save is under way. @throws ProblemError */
  discard(key: Draft['key']): Promise<void>;
  stop(): void;
}

export interface FormDraftParts {
  readonly backend: Pick<PanelBackend, 'call'>;
  /** The draft as it is on screen now; null while there is none. */
  readonly read: () => Draft | null;
  readonly write: (draft: Draft) => void;
  readonly now: () => string;
  /** A save that nobody waits for failed, or a newer draft was met. */
  readonly fail: (error: unknown) => void;
}

export function createFormDraft({ backend, read, write, now, fail }: FormDraftParts): FormDraft {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  const stop = (): void => clearTimeout(timer);

  function takeVersion(version: number): void {
    const draft = read();
    if (draft !== null) write({ ...draft, version });
  }

  async function saveNow(): Promise<void> {
    const draft = read();
    if (draft === null) return;
    try {
      const saved = await backend.call('drafts.save', { draft: { ...draft, updatedAt: now() } });
      takeVersion(saved.draft.version);
    } catch (error) {
      if (problemOf(error).code !== 'draft-changed') throw error;
      const { draft: newer } = await backend.call('drafts.read', { key: draft.key });
      takeVersion(newer?.version ?? 0);
      fail(error);
    }
  }

  function save(): Promise<void> {
    stop();
    saving = saving.catch(() => undefined).then(saveNow);
    return saving;
  }

  return {
    save,
    stop,
    schedule() {
      stop();
      timer = setTimeout(() => void save().catch(fail), saveDelayMs);
    },
    async discard(key) {
      stop();
      await saving.catch(() => undefined);
      await backend.call('drafts.discard', { key });
    },
  };
}
