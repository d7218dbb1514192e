/** What every part of the panel reaches: the controller, what is shown now, and the clock. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PanelBackend } from './backend.ts';
import type { Layers } from './layers.ts';
import type { Memory } from './memory.ts';
import type { PanelController } from './panel-controller.ts';
import type { PanelState } from './state.ts';

export interface PanelContextValue {
  readonly backend: PanelBackend;
  readonly controller: PanelController;
  readonly state: PanelState;
  readonly now: () => string;
  readonly memory: Memory;
  readonly layers: Layers;
}

const PanelContext = createContext<PanelContextValue | undefined>(undefined);

export const PanelProvider = PanelContext.Provider;

/** @throws Error outside the panel: a mistake of ours */
export function usePanel(): PanelContextValue {
  const value = useContext(PanelContext);
  if (value === undefined) throw new Error('usePanel is used outside the panel');
  return value;
}
