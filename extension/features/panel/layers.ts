/** What Esc closes before it closes the panel: the last that was opened first. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { usePanel } from './panel-context.ts';

export interface Layers {
  /** @returns what takes it out again */
  open(close: () => void): () => void;
  /** Closes the one in front. False where nothing is open. */
  closeFront(): boolean;
}

export function createLayers(): Layers {
  const stack: { readonly close: () => void }[] = [];
  return {
    open(close) {
      const layer = { close };
      stack.push(layer);
      return () => {
        const at = stack.indexOf(layer);
        if (at !== -1) stack.splice(at, 1);
      };
    },
    closeFront() {
      const front = stack.at(-1);
      front?.close();
      return front !== undefined;
    },
  };
}

/** As long as it is shown, Esc does this instead of closing the panel. */
export function useLayer(close: () => void): void {
  const { layers } = usePanel();
  const latest = useRef(close);
  latest.current = close;
  useLayoutEffect(() => layers.open(() => latest.current()), [layers]);
}
