import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface LostFocus {
  readonly element: HTMLElement;
  /** The row of a list it stood in, and that row's place, from 0; null outside of lists. */
  readonly row: { readonly element: HTMLElement; readonly at: number } | null;
}

/**
 * Where the element that has focus goes because of what was done with it, focus goes to what stands for it now. Nothing
 * happens where the person went elsewhere meanwhile.
 * @param next what takes it; null: nothing here
 */
export function useFocusStays(
  root: RefObject<HTMLElement | null>,
  next: (root: HTMLElement, lost: LostFocus) => HTMLElement | null | undefined,
): void {
  const last = useRef<LostFocus | null>(null);
  useLayoutEffect(() => {
    const abort = new AbortController();
    const note = ({ target }: Event): void => {
      const isInside = target instanceof HTMLElement && root.current?.contains(target) === true;
      last.current = isInside ? { element: target, row: rowOf(target) } : null;
    };
    const leave = ({ target }: Event): void => {
      if (!(target instanceof Node && root.current?.contains(target) === true)) last.current = null;
    };
    const options = { signal: abort.signal, capture: true };
    document.addEventListener('focusin', note, options);
    document.addEventListener('pointerdown', leave, options);
    return () => abort.abort();
  }, [root]);
  // After every drawing: only then it is known what has gone.
  useLayoutEffect(() => {
    const lost = last.current;
    const isNowhere = document.activeElement === null || document.activeElement === document.body;
    if (lost === null || lost.element.isConnected || !isNowhere || root.current === null) return;
    last.current = null;
    next(root.current, lost)?.focus({ preventScroll: true });
  });
}

function rowOf(element: HTMLElement): LostFocus['row'] {
  const row = element.closest('li');
  const list = row?.parentElement;
  return row === null || !list ? null : { element: row, at: [...list.children].indexOf(row) };
}
