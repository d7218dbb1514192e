import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Focus whose element goes, and which nobody gives on, goes to the first line below the root, whatever part of the
 * screen was drawn anew. Nothing happens where the person went elsewhere meanwhile.
 */
export function useFirstLineFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (element === null) return;
    const abort = new AbortController();
    let last: Element | null = null;
    // From a page beside the panel's frame focus is never taken.
    let isAway = false;

    const isLost = (): boolean =>
      last !== null && !last.isConnected && !isAway && document.activeElement === document.body;
    // Two pictures later: whoever gives focus on by itself has done so by then.
    const look = (): void => {
      if (!isLost()) return;
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          if (abort.signal.aborted || !isLost()) return;
          element.querySelector<HTMLElement>('[data-first-line]')?.focus({ preventScroll: true });
        }),
      );
    };
    const note = ({ target }: Event): void => {
      last = target instanceof Element && element.contains(target) ? target : null;
    };
    const giveUp = ({ target }: Event): void => {
      if (!(target instanceof Node && element.contains(target))) last = null;
    };
    const options = { signal: abort.signal, capture: true };
    document.addEventListener('focusin', note, options);
    document.addEventListener('pointerdown', giveUp, options);
    const away = ({ type }: Event): void => {
      isAway = type === 'blur';
      look();
    };
    window.addEventListener('blur', away, { signal: abort.signal });
    window.addEventListener('focus', away, { signal: abort.signal });
    const observer = new MutationObserver(look);
    observer.observe(element, { childList: true, subtree: true });
    return () => {
      abort.abort();
      observer.disconnect();
    };
  }, [root]);
}
