/** One controller for the life of the panel, and its state as it changes. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { onLeave } from '../../ui/commit-typed.ts';
import type { PanelBackend } from './backend.ts';
import { createPanelController } from './controller.ts';
import type { PanelController } from './panel-controller.ts';
import type { PanelState } from './state.ts';

export function usePanelState(
  backend: PanelBackend,
  now: () => string,
  newId: () => string,
): { readonly controller: PanelController; readonly state: PanelState } {
  const life = useMemo(() => {
    const abort = new AbortController();
    return { abort, controller: createPanelController({ backend, now, newId, signal: abort.signal }) };
    // The clock and the ids are fixed for the life of a panel; another backend is another panel.
  }, [backend]);
  const [state, setState] = useState(life.controller.store.get());

  useEffect(() => {
    const { abort, controller } = life;
    const unsubscribe = controller.store.subscribe(() => setState(controller.store.get()));
    const leave = (): void => void controller.leave();
    onLeave({ save: () => controller.save(), goAway: () => controller.goAway() }, abort.signal);
    // The browser asks a person itself, in its own words, before the page goes.
    const ask = (event: BeforeUnloadEvent): void => {
      if (controller.wouldLose()) event.preventDefault();
    };
    addEventListener('beforeunload', ask, { signal: abort.signal });
    void controller.start();
    return () => {
      unsubscribe();
      // The side panel goes on to another tab: what was typed is saved first.
      leave();
      abort.abort();
    };
  }, [life]);

  return { controller: life.controller, state };
}
