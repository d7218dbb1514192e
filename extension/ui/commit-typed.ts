const takesText =
  'input:not([type="checkbox"], [type="radio"], [type="file"]), textarea, select, [contenteditable]';

/**
 * A field takes its text when it is left. Whoever goes on by a key, or goes away with the whole page, leaves none: so it
 * is left here, and nothing typed is lost. What takes no text keeps the focus.
 * @returns the field that was left
 */
export function commitTyped(): HTMLElement | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !element.matches(takesText)) return null;
  element.blur();
  return element;
}

/** Commits it, and waits until forms that are drawn with what was committed know it. */
export async function commitToForms(): Promise<void> {
  commitTyped();
  await new Promise((drawn) => setTimeout(drawn, 0));
}

export interface Leaving {
  /** Saves what wasn't saved yet; the page may still stay. */
  readonly save: () => void;
  /** Sends off what isn't saved even now, without waiting for an answer. */
  readonly goAway: () => void;
}

/**
 * The page goes: a reload, another address, a closed tab. What is being typed is committed first. The browser asks
 * whether the page may go (`beforeunload`) while it still stands; what its end (`pagehide`) sends may be dropped
 * together with its frame, as Chromium does now and then (test: `a draft that another window saved meanwhile`).
 */
export function onLeave({ save, goAway }: Leaving, signal: AbortSignal): void {
  const on = (name: 'beforeunload' | 'pagehide', act: () => void): void =>
    addEventListener(
      name,
      () => {
        commitTyped();
        act();
      },
      { signal },
    );
  on('beforeunload', save);
  on('pagehide', goAway);
}
