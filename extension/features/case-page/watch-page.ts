/**
 * Says when the page may show something else: after a navigation without a load, after a re-render. Waits until the
 * page is quiet, because a half-drawn case is the previous case's number over the next one's values.
 */
const quietMs = 250;
const longestWaitMs = 1500;

export function watchPage(onChange: () => void, signal: AbortSignal): void {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let longest: ReturnType<typeof setTimeout> | undefined;
  const fire = (): void => {
    clearTimeout(quiet);
    clearTimeout(longest);
    longest = undefined;
    onChange();
  };
  const stir = (): void => {
    clearTimeout(quiet);
    quiet = setTimeout(fire, quietMs);
    longest ??= setTimeout(fire, longestWaitMs);
  };
  // The overlay's own elements hang on the root element, outside the body, so they never wake us.
  const observer = new MutationObserver(stir);
  const observe = (): void => {
    observer.observe(document.body ?? document.documentElement, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['hidden', 'class', 'style', 'value', 'aria-selected'],
    });
  };
  observe();
  for (const name of ['popstate', 'hashchange', 'pageshow']) window.addEventListener(name, stir, { signal });
  // Typing changes values without changing the tree.
  document.addEventListener('change', stir, { signal, capture: true });
  signal.addEventListener('abort', () => {
    observer.disconnect();
    clearTimeout(quiet);
    clearTimeout(longest);
  });
}
