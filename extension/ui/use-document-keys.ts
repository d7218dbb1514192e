import { useEffect, useRef } from 'preact/hooks';

/**
 * Keys of the whole page, wherever focus is: also on nothing, as after the button that was pressed has gone. What a
 * component keeps to itself (`stopPropagation`) doesn't arrive.
 */
export function useDocumentKeys(onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener('keydown', (event) => latest.current(event), { signal: abort.signal });
    return () => abort.abort();
  }, []);
}
