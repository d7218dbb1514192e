/**
 * The office's settings on screen: read once, each change saved at once on top of the version it was made from. A change
 * that could not be saved is kept, and saved once more when the person says so, never by itself.
 */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import type { OptionsBackend } from './backend.ts';
import { useAfterUndo, useUndo } from './undo.tsx';
import { changedPlaces, takenBack } from './undo-settings.ts';
import { useKept } from './use-kept.ts';
import { type Loaded, problemOf } from './use-loaded.ts';

type Change = (settings: OfficeSettings) => OfficeSettings;
interface Unsaved {
  readonly change: Change;
  readonly label: string;
}

export interface OfficeDesk {
  /** Refused only where the settings were never here. */
  readonly office: Loaded<RouteReply<'office.read'>>;
  /** Why a change was not saved, or why the settings could not be read anew. */
  readonly problem: Problem | null;
  /** Id of the setting that was saved last. */
  readonly saved: string | null;
  /** @param label of the setting, as a person reads it. @returns whether it was saved */
  save(id: string, change: Change, label: string): Promise<boolean>;
  /** Saves what was not saved and reads anew; undefined where that would be refused again. */
  readonly retry: (() => Promise<void>) | undefined;
}

/** Another try is refused as well until somebody changes the settings file. */
const lasting: ReadonlySet<Problem['code']> = new Set(['settings-managed', 'invalid-message']);

/** On top of what holds now, whoever saved it meanwhile. */
async function takeBackOffice(
  backend: OptionsBackend,
  places: ReturnType<typeof changedPlaces>,
): Promise<'done' | 'changed'> {
  const now = await backend.call('office.read', {});
  const settings = takenBack(now.settings, places);
  if (settings === undefined) return 'changed';
  await backend.call('office.save', { version: now.version, settings });
  return 'done';
}

export function useOffice(backend: OptionsBackend): OfficeDesk {
  /** What is known now: what is drawn may be older while a change is on its way. */
  const latest = useRef<RouteReply<'office.read'> | null>(null);
  const load = useCallback(async () => {
    latest.current = await backend.call('office.read', {});
    return latest.current;
  }, [backend]);
  const { loaded, problem: unread, again } = useKept(load);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  /** One change after the other, each on top of the one before it. */
  const queue = useRef(Promise.resolve(true));
  /** By the setting they are of: a later change of the same one takes the place of an earlier one. */
  const unsaved = useRef(new Map<string, Unsaved>());
  const undo = useUndo();
  useAfterUndo(() => {
    setSaved(null);
    return again();
  });

  async function saveNow(id: string, wanted: Unsaved): Promise<boolean> {
    const { change, label } = wanted;
    const before = latest.current;
    if (before === null) return false;
    setSaved(null);
    unsaved.current.delete(id);
    let isSaved = true;
    try {
      const { version } = before;
      latest.current = await backend.call('office.save', { version, settings: change(before.settings) });
      const places = changedPlaces(before.settings, latest.current.settings);
      if (places.length > 0) undo.did({ label, takeBack: () => takeBackOffice(backend, places) });
      setSaved(id);
      // What was not saved before still isn't: its problem stays.
      if (unsaved.current.size === 0) setProblem(null);
    } catch (error) {
      isSaved = false;
      const why = problemOf(error);
      if (!lasting.has(why.code)) unsaved.current.set(id, wanted);
      setProblem(why);
    }
    // Also when somebody else saved meanwhile: what is shown is what holds.
    await again();
    return isSaved;
  }

  function save(id: string, change: Change, label: string): Promise<boolean> {
    queue.current = queue.current.then(() => saveNow(id, { change, label }));
    return queue.current;
  }

  async function retry(): Promise<void> {
    // Behind what is still under way: only then it is known what was not saved.
    queue.current = queue.current.then(async () => {
      if (unsaved.current.size === 0) await again();
      let isSaved = true;
      for (const [id, wanted] of [...unsaved.current]) isSaved = (await saveNow(id, wanted)) && isSaved;
      return isSaved;
    });
    await queue.current;
  }

  const shown = problem ?? unread ?? (loaded.status === 'refused' ? loaded.problem : null);
  return {
    office: loaded,
    problem: shown,
    saved,
    save,
    retry: shown === null || lasting.has(shown.code) ? undefined : retry,
  };
}
