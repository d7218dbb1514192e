/**
 * Says when the panel stands elsewhere than before, as far as a frame can know: its window moved or changed its size,
 * or its bar of buttons moved inside it. Where the frame stands in the page, only the content script knows
 * (features/overlay/watch-host.ts).
 */
const sampleMs = 100;

/** Looks ten times a second, and as a press begins. @param onSample after every timed look, moved or not. */
export function watchPlace(
  root: HTMLElement,
  onMoved: () => void,
  onSample: () => void,
  signal: AbortSignal,
): void {
  const lookAround = (): string => {
    // Not that of one filed before, which scrolls with the form.
    const bar = root.querySelector(':scope > .footer')?.getBoundingClientRect();
    const { screenX, screenY, innerWidth, innerHeight, devicePixelRatio } = window;
    return [screenX, screenY, innerWidth, innerHeight, devicePixelRatio, bar?.top, bar?.height].join(' ');
  };
  let place = lookAround();
  const look = (): void => {
    const next = lookAround();
    if (next !== place) onMoved();
    place = next;
  };
  const timer = setInterval(() => {
    look();
    onSample();
  }, sampleMs);
  window.addEventListener('pointerdown', look, { capture: true, signal });
  signal.addEventListener('abort', () => clearInterval(timer));
}
