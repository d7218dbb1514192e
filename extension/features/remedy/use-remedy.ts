/** Which remedy of a record is open; it stays so while something else is shown in the panel. */
import { focusWhenDrawn } from '../../ui/focus-when-drawn.ts';
import { useRemembered } from '../panel/memory.ts';
import type { OfferedAction } from './offered-remedies.ts';

export interface Remedy {
  readonly chosen: OfferedAction | null;
  /** Opens it; focus goes there, because the button that called for it goes. */
  choose(action: OfferedAction): void;
  /** Closes it; focus goes back to the list of them. */
  close(): void;
}

/** @param submissionId of the record; another one needs a component of its own */
export function useRemedy(submissionId: string): Remedy {
  const [chosen, setChosen] = useRemembered<OfferedAction | null>(`${submissionId} remedy`, () => null);
  return {
    chosen,
    choose(action) {
      setChosen(action);
      focusWhenDrawn('[data-remedy]');
    },
    close() {
      setChosen(null);
      focusWhenDrawn('[data-remedies] > summary');
    },
  };
}
