import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Where buttons go away under the focus, because what they were about has moved on, the first line has it next. */
export function useHandedOnFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(
    () => () => {
      // Still there: an element is taken away only after what draws it.
      if (element.current?.contains(document.activeElement) !== true) return;
      requestAnimationFrame(() => {
        // Whoever was given it meanwhile keeps it.
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>('[data-first-line]')?.focus();
      });
    },
    [element],
  );
}
