/** The office's settings on screen: read once, each change saved at once on top of the version it was made from. */
import { useCallback, useState } from 'preact/hooks';
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
  const load = useCallback(() => backend.call('office.read', {}), [backend]);
  const [office, again] = useLoaded(load);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [saved, setSaved] = useState<string | null>(null);
  return {
    office,
    problem,
    saved,
    save: async (id, change) => {
      if (office.status !== 'here') return false;
      setSaved(null);
      setProblem(null);
      const { version, settings } = office.value;
      let isSaved = true;
      try {
        await backend.call('office.save', { version, settings: change(settings) });
        setSaved(id);
      } catch (error) {
        isSaved = false;
        setProblem(problemOf(error));
      }
      // Also when somebody else saved meanwhile: what is shown is what holds.
      await again();
      return isSaved;
    },
  };
}
