/** The office's settings on screen: read once, each change saved at once on top of the version it was made from. */
import { useCallback, useRef, useState } from 'preact/hooks';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { OfficeSettings } from '../../../shared/office/settings.ts';
import type { OptionsBackend } from './backend.ts';
import { type Loaded, problemOf, useLoaded } from './use-loaded.ts';

export interface OfficeDesk {
  readonly office: Loaded<RouteReply<'office.read'>>;
  /** Why the last change was not saved. */
  readonly problem: Problem | null;
  /** Id of the setting that was saved last. */
  readonly saved: string | null;
  /** @returns whether it was saved */
  save(id: string, change: (settings: OfficeSettings) => OfficeSettings): Promise<boolean>;
}

export function useOffice(backend: OptionsBackend): OfficeDesk {
  /** What is known now: what is drawn may be older while a change is on its way. */
  const latest = useRef<RouteReply<'office.read'> | null>(null);
  const load = useCallback(async () => {
    latest.current = await backend.call('office.read', {});
    return latest.current;
  }, [backend]);
  const [office, again] = useLoaded(load);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  /** One change after the other, each on top of the one before it. */
  const queue = useRef(Promise.resolve(true));

  async function saveNow(id: string, change: (settings: OfficeSettings) => OfficeSettings): Promise<boolean> {
    const before = latest.current;
    if (before === null) return false;
    setSaved(null);
    setProblem(null);
    let isSaved = true;
    try {
      const { version } = before;
      latest.current = await backend.call('office.save', { version, settings: change(before.settings) });
      setSaved(id);
    } catch (error) {
      isSaved = false;
      setProblem(problemOf(error));
    }
    // Also when somebody else saved meanwhile: what is shown is what holds.
    await again();
    return isSaved;
  }

  return {
    office,
    problem,
    saved,
    save: (id, change) => {
      queue.current = queue.current.then(() => saveNow(id, change));
      return queue.current;
    },
  };
}
