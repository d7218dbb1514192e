/**
 * Whether the filing button is provably seen. Threat: the page lays something over the panel's frame, or shows it for a
 * blink under the cursor, and steals the click. Only IntersectionObserver v2 knows what is painted over a frame; where
 * it can't say yes, the same review opens in a page of our own (test: `opens the review elsewhere when something may
 * lie over the button`).
 */
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** A person has had this long to see the button before a click on it counts. */
const seenAfterMs = 500;
/** Without a word from the observer by then, nothing will come. */
const givenUpAfterMs = 1500;

export type Visibility = 'waiting' | 'seen' | 'unseen';

interface VisibleEntry extends IntersectionObserverEntry {
  readonly isVisible: boolean;
}

interface VisibilityObserverInit extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

function knowsVisibility(): boolean {
  return (
    typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype
  );
}

/** @param covered whether a page could lie over us at all; a page of our own is always seen. */
export function useVisibility(element: RefObject<HTMLElement | null>, covered: boolean): Visibility {
  const [visibility, setVisibility] = useState<Visibility>(
    !covered ? 'seen' : knowsVisibility() ? 'waiting' : 'unseen',
  );

  useEffect(() => {
    const target = element.current;
    if (!covered || target === null || !knowsVisibility()) return;
    let timer = setTimeout(() => setVisibility('unseen'), givenUpAfterMs);
    const options: VisibilityObserverInit = { threshold: [1], trackVisibility: true, delay: 100 };
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1) as VisibleEntry | undefined; // the prototype was asked above
      clearTimeout(timer);
      if (last?.isVisible !== true) {
        setVisibility('unseen');
        return;
      }
      setVisibility('waiting');
      timer = setTimeout(() => setVisibility('seen'), seenAfterMs);
    }, options);
    observer.observe(target);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element, covered]);

  return visibility;
}
