/**
 * A field takes its text when it is left. Whoever goes on by a key, or goes away with the whole page, leaves none: so it
 * is left here, and nothing typed is lost.
 */
export function commitTyped(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** The page goes: a reload, another address, a closed tab. What is being typed is committed first. */
export function onLeave(leave: () => void, signal: AbortSignal): void {
  const go = (): void => {
    commitTyped();
    leave();
  };
  addEventListener('pagehide', go, { signal });
}
