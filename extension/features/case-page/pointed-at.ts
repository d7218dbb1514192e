/**
 * What a person last right-clicked, for the context menu's "Naučit tuto hodnotu…": the browser tells the extension the
 * menu entry, not the place. Kept in this world of the page, which the page's scripts can't reach.
 */
const scope: { podatelnaPointedAt?: WeakRef<Element> } = globalThis as never;

/** A click by the page itself is nobody's. */
export function rememberPointedAt(signal: AbortSignal): void {
  document.addEventListener(
    'contextmenu',
    (event) => {
      const [target] = event.composedPath();
      if (event.isTrusted && target instanceof Element) scope.podatelnaPointedAt = new WeakRef(target);
    },
    { capture: true, signal },
  );
}

/** @returns undefined where nothing was, or where it has left the page */
export function pointedAt(): Element | undefined {
  const element = scope.podatelnaPointedAt?.deref();
  return element?.isConnected === true ? element : undefined;
}
