/** Whoever finished a step goes on in the next one: without a mouse, and without looking for it. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Focus goes to the heading of the step that opened, from what went with the step before; to the last button once all
 * are done. It stays where the person went elsewhere meanwhile.
 * @param open the open steps, as one text; null until they are known
 */
export function useNextStep(root: RefObject<HTMLElement | null>, open: string | null): void {
  const before = useRef<string | null>(null);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = open;
    if (open === null || last === null || last === open) return;
    const active = document.activeElement;
    const isNowhere = active === null || active === document.body;
    if (!isNowhere && active.closest('.first-run__step--done') === null) return;
    const next = root.current?.querySelector<HTMLElement>(
      open === '' ? '.first-run__end button' : '[aria-current="step"] h2',
    );
    next?.focus({ preventScroll: true });
    (next?.closest('li') ?? next)?.scrollIntoView({ block: 'nearest' });
  }, [root, open]);
}
