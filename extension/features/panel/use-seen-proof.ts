/**
 * The proof that what is clicked was seen, gathered while the panel lies over a page. IntersectionObserver v2 knows
 * what is painted over a frame; where a browser has none (Firefox), the content script puts the host on top again as
 * the pointer enters and vouches that nothing else is there; for a key it only vouches. What can't be proved is reviewed
 * in a page of our own (tests: `opens the review elsewhere when something may lie over the button`, e2e/specs/hostile-cover.spec.ts).
 */
import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { OverlayLink } from '../overlay/overlay-link.ts';
import { isPaintedNow, knowsVisibility, watchPainted } from './painted.ts';
import { createSeenProof, type Seen, seenAfterMs } from './seen-proof.ts';
import { watchPlace } from './watch-place.ts';

/** A page whose thread is kept busy for longer than this says nothing about where the panel stands. */
const answerWithinMs = 1000;
/** A press is judged when it begins; its click comes within this time, else the click is judged itself. */
const pressLastsMs = 5000;

interface Press {
  readonly at: number;
  readonly seen: Seen | Promise<Seen>;
}

/**
 * @param covered whether a page could lie over us at all; a page of our own is always seen.
 * @returns what is known now, and the verdict on a click: that of the moment it was pressed.
 */
export function useSeenProof(
  element: RefObject<HTMLElement | null>,
  covered: boolean,
  overlay: OverlayLink | undefined,
): { readonly visibility: Seen; readonly judgeClick: () => Seen | Promise<Seen> } {
  const provable = covered && overlay !== undefined && typeof IntersectionObserver !== 'undefined';
  const [visibility, setVisibility] = useState<Seen>(!covered ? 'seen' : provable ? 'waiting' : 'unseen');
  const judge = useRef<() => Seen | Promise<Seen>>(() => (covered ? 'unseen' : 'seen'));
  const press = useRef<Press | undefined>(undefined);

  useEffect(() => {
    const target = element.current;
    if (!provable || target === null) return;
    const life = new AbortController();
    const { signal } = life;
    const hasV2 = knowsVisibility();
    const proof = createSeenProof(performance.now());
    const show = (): void => setVisibility(proof.judge(performance.now()));
    const moved = (): void => proof.moved(performance.now());

    watchPainted(
      target,
      (isPainted) => {
        proof.painted(isPainted, performance.now());
        show();
      },
      signal,
    );
    overlay.onMoved(moved, signal);
    watchPlace(target, moved, show, signal);

    const judgeNow = (byKey = false): Seen | Promise<Seen> => {
      const inFrame = proof.judge(performance.now());
      if (inFrame !== 'seen') return inFrame;
      return overlay.report(answerWithinMs).then(async (report) => {
        // Nothing can be brought under a key for the blink of a press: there it is enough that nobody else is on top.
        const onTop = hasV2 || report?.onTop === true || (byKey && report?.alone === true);
        if (report?.sound !== true || !onTop) return 'unseen';
        // Looked at once more: something may have come to lie over us since the browser last spoke.
        if (!(await isPaintedNow(target, answerWithinMs))) return 'unseen';
        // It came to its place a blink ago (Firefox: the pointer just entered): wait rather than go elsewhere.
        return report.stillMs < seenAfterMs ? 'waiting' : 'seen';
      });
    };
    judge.current = judgeNow;
    const begin = (event: Event): void => {
      const byKey = event instanceof KeyboardEvent;
      const activates = !byKey || event.key === 'Enter' || event.key === ' ';
      if (event.isTrusted && activates) press.current = { at: performance.now(), seen: judgeNow(byKey) };
    };
    // After watchPlace: a press that finds the frame elsewhere is judged as such.
    for (const name of ['pointerdown', 'keydown'])
      window.addEventListener(name, begin, { capture: true, signal });
    return () => {
      life.abort();
    };
  }, [element, provable, overlay]);

  return {
    visibility,
    judgeClick() {
      const begun = press.current;
      press.current = undefined;
      return begun !== undefined && performance.now() - begun.at < pressLastsMs
        ? begun.seen
        : judge.current();
    },
  };
}
