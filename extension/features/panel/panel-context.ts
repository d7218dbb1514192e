/** What every part of the panel reaches: the controller, what is shown now, the clock and the judge of clicks. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelBackend } from './backend.ts';
import type { PanelController } from './panel-controller.ts';
import type { PanelState } from './state.ts';

export interface PanelContextValue {
  readonly backend: PanelBackend;
  readonly controller: PanelController;
  readonly state: PanelState;
  readonly now: () => string;
  /**
   * Whether an event comes from a person. The page can't reach into the panel's frame, but a script in the panel's
   * own world could dispatch clicks; a filing never begins with one (test: `ignores a click no person made`).
   */
  readonly trusts: (event: Event) => boolean;
  /** A page may lie over the panel: a filing click counts only on a button that is provably seen. */
  readonly covered: boolean;
}

const PanelContext = createContext<PanelContextValue | undefined>(undefined);

export const PanelProvider = PanelContext.Provider;

/** @throws Error outside the panel: a mistake of ours */
export function usePanel(): PanelContextValue {
  const value = useContext(PanelContext);
  if (value === undefined) throw new Error('usePanel is used outside the panel');
  return value;
}
