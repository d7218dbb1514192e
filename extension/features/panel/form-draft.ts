/**
 * Keeps the one draft of an open form in the companion: soon after each change, at once before filing, one save at a
 * time. Where somebody saved a newer one nothing is saved until a person has said which of the two holds.
 */
import type { Draft } from '../../../shared/contract/draft.ts';
import type { PanelBackend } from './backend.ts';
import { saveDelayMs } from './draft-saver.ts';
import { isSameKey, problemOf } from './state.ts';
import { takeUnfinished } from './unfinished.ts';

export interface FormDraft {
  /** It changed: saves it soon. @param before as it was before that change */
  schedule(before: Draft): void;
  /** Another window saved it, or a file came in through the page's context menu. Nothing that was typed here is lost. */
  hear(stored: Draft): void;
  /** Saves it now and waits. @throws ProblemError what the companion refused, `draft-changed` for a newer one */
  save(): Promise<void>;
  /** Another window discarded the draft of this key: what isn't saved stays and begins anew, the rest is as the page says. */
  hearDiscarded(key: Draft['key']): void;
  /** The form is left: saves what wasn't saved yet. */
  leave(): Promise<void>;
  /** The page goes and takes the form along, so that no answer can be waited for: sends off what wasn't saved yet. */
  goAway(): void;
  /** Whether the companion has what is on screen. */
  isSaved(): boolean;
  /** The companion is back: saves what couldn't be saved without it. */
  resume(): Promise<void>;
  /** A person says which one holds: `newer`, as it was saved, or `mine`, as it is on screen. @throws ProblemError */
  settle(which: 'newer' | 'mine'): Promise<void>;
  /** Takes it out of the companion, behind whatever save is under way, and begins anew. @throws ProblemError */
  discard(key: Draft['key']): Promise<void>;
}

export interface FormDraftParts {
  readonly backend: Pick<PanelBackend, 'call'>;
  /** The draft as it is on screen now; null while there is none. */
  readonly read: () => Draft | null;
  readonly write: (draft: Draft) => void;
  /** As the page gives it, for a draft nobody keeps. */
  readonly fresh: () => Draft;
  readonly now: () => string;
  /** A newer draft was met that says something else; null: that is settled. */
  readonly meet: (newer: Draft | null) => void;
  /** A save that nobody waits for failed, `draft-changed` included. */
  readonly fail: (error: unknown) => void;
}

export function createFormDraft({ backend, read, write, fresh, now, meet, fail }: FormDraftParts): FormDraft {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saving: Promise<void> = Promise.resolve();
  let isSaved = true;
  let underWay = 0;
  let newer: Draft | null = null;
  /** As it was when the companion had it last, while it says something else here. */
  let base: Draft | null = null;
  const stop = (): void => clearTimeout(timer);

  function hold(one: Draft | null): void {
    newer = one;
    meet(one);
  }

  async function saveNow(): Promise<void> {
    const draft = read();
    if (draft === null || newer !== null) return;
    try {
      isSaved = true;
      underWay += 1;
      const saved = await backend
        .call('drafts.save', { draft: { ...draft, updatedAt: now() } })
        .finally(() => {
          underWay -= 1;
        });
      write({ ...(read() ?? draft), version: saved.draft.version });
    } catch (error) {
      isSaved = false;
      if (problemOf(error).code !== 'draft-changed') throw error;
      const { draft: stored } = await backend.call('drafts.read', { key: draft.key });
      const mine = read() ?? draft;
      const isSame = stored === null || differingParts(stored, mine).length === 0;
      if (!isSame) {
        hold(stored);
        throw error;
      }
      // Discarded elsewhere: ours starts anew as the first version.
      write({ ...mine, version: stored?.version ?? 0 });
      if (stored === null) await saveNow();
      else isSaved = true;
    }
  }

  function save(): Promise<void> {
    stop();
    saving = saving.catch(() => undefined).then(saveNow);
    return saving;
  }

  return {
    save,
    schedule(before) {
      if (isSaved) base = before;
      isSaved = false;
      stop();
      timer = setTimeout(() => void save().catch(fail), saveDelayMs);
    },
    hear(stored) {
      const draft = read();
      if (draft === null || !isSameKey(draft.key, stored.key) || stored.version <= draft.version) return;
      // The answer to the save under way tells whether ours or theirs came first.
      if (underWay > 0) return;
      const { version, attachments } = stored;
      if (isSaved) write(stored);
      else if (version === draft.version + 1 && base !== null && onlyFilesDiffer(stored, base))
        write({ ...draft, attachments, version });
      else if (differingParts(stored, draft).length === 0) write({ ...draft, version });
      else hold(stored);
    },
    hearDiscarded(key) {
      const draft = read();
      // The answer to the save under way tells that nothing is stored.
      if (draft === null || draft.version === 0 || !isSameKey(draft.key, key) || underWay > 0) return;
      if (newer !== null) hold(null);
      write(isSaved ? fresh() : { ...draft, version: 0 });
    },
    async leave() {
      if (!isSaved) await save();
    },
    goAway() {
      const draft = read();
      if (isSaved || draft === null || newer !== null) return;
      stop();
      // The save under way, whose answer never comes, makes one version more; the background keeps their order.
      const last = { ...draft, version: draft.version + underWay, updatedAt: now() };
      backend.call('drafts.save', { draft: last }).catch(() => undefined);
    },
    isSaved: () => isSaved,
    async resume() {
      if (!isSaved) await save().catch(fail);
    },
    async settle(which) {
      const draft = read();
      const met = newer;
      if (draft === null || met === null) return;
      stop();
      hold(null);
      write(which === 'newer' ? met : { ...draft, version: met.version });
      isSaved = which === 'newer';
      if (which === 'mine') await save();
    },
    async discard(key) {
      stop();
      await saving.catch(() => undefined);
      await backend.call('drafts.discard', { key });
      isSaved = true;
      if (newer !== null) hold(null);
      write(fresh());
    },
  };
}

const onlyFilesDiffer = (one: Draft, other: Draft): boolean =>
  differingParts(one, other).every((part) => part === 'attachments');

/** Names of the fields that differ, `attachments` among them; what a person did to a draft is no part of what it says. */
export function differingParts(first: Draft, second: Draft): readonly string[] {
  const [one, other] = [first, second].map((draft) => takeUnfinished(draft).draft) as [Draft, Draft]; // two in, two out
  const names = new Set([...Object.keys(one.fields), ...Object.keys(other.fields)]);
  const valueIn = ({ fields }: Draft, name: string): string => JSON.stringify(fields[name]?.value) ?? '';
  const files = ({ attachments }: Draft): string =>
    JSON.stringify(attachments.map(({ sha256, name, documentType }) => [sha256, name, documentType]));
  return [
    ...[...names].filter((name) => valueIn(one, name) !== valueIn(other, name)),
    ...(files(one) === files(other) ? [] : ['attachments']),
  ];
}
