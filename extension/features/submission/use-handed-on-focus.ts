import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Where buttons go away under the focus, because what they were about has moved on, the first line has it next. */
export function useHandedOnFocus(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    // Once the element is gone nothing says any more that the focus was in it.
    let isInside = element.current?.contains(document.activeElement) === true;
    const note = ({ target }: Event): void => {
      isInside = target instanceof Node && element.current?.contains(target) === true;
    };
    document.addEventListener('focusin', note);
    document.addEventListener('pointerdown', note);
    return () => {
      document.removeEventListener('focusin', note);
      document.removeEventListener('pointerdown', note);
      if (!isInside) return;
      requestAnimationFrame(() => {
        // Whoever was given it meanwhile keeps it.
        if (document.activeElement !== document.body) return;
        document.querySelector<HTMLElement>('[data-first-line]')?.focus();
      });
    };
  }, [element]);
}
