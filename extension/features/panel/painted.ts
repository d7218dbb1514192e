/**
 * What the browser itself says of whether an element is painted with nothing over it (IntersectionObserver v2). Where
 * a browser has no second version (Firefox) only whether it lies wholly inside the window.
 */
interface VisibleEntry extends IntersectionObserverEntry {
  /** Firefox leaves it out. */
  readonly isVisible?: boolean;
}
interface VisibilityObserverInit extends IntersectionObserverInit {
  readonly trackVisibility: boolean;
  readonly delay: number;
}

/** `delay` can't be less where visibility is tracked, milliseconds. */
const options: VisibilityObserverInit = { threshold: [1], trackVisibility: true, delay: 100 };

export function knowsVisibility(): boolean {
  return (
    typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype
  );
}

/** Tells every change, at most ten times a second, until the signal ends it. */
export function watchPainted(
  target: Element,
  onChange: (isPainted: boolean) => void,
  signal: AbortSignal,
): void {
  const hasV2 = knowsVisibility();
  const observer = new IntersectionObserver((entries) => {
    const last: VisibleEntry | undefined = entries.at(-1);
    if (last === undefined) return;
    // A fraction of a pixel may lie outside on scaled screens.
    const isWhole = last.isIntersecting && last.intersectionRatio >= 0.99;
    onChange(isWhole && (!hasV2 || last.isVisible === true));
  }, options);
  observer.observe(target);
  signal.addEventListener('abort', () => observer.disconnect());
}

/**
 * The same, looked at anew: what a watcher last heard may be a tenth of a second old, more on a busy machine, and
 * something may have come to lie over us meanwhile. False when the browser gives no answer in time.
 */
export function isPaintedNow(target: Element, timeoutMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const life = new AbortController();
    const settle = (isPainted: boolean): void => {
      clearTimeout(timer);
      life.abort();
      resolve(isPainted);
    };
    const timer = setTimeout(() => settle(false), timeoutMs);
    watchPainted(target, settle, life.signal);
  });
}
