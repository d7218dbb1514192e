/**
 * Watches how the panel's host stands over the page and tells the panel. Threat: what the browser's own visibility
 * check lets through. A page that zooms its root shrinks the panel to a dot which counts as fully visible (measured);
 * Firefox has no such check at all (test: e2e/specs/hostile-cover.spec.ts).
 */
import { isOwnHost, type OverlayHost } from './overlay-host.ts';
import type { FromHost, HostReport, ToHost } from './overlay-link.ts';

/** Smaller than this nobody reads what the button files, CSS pixels of the page. */
const readable = { width: 280, height: 240 } as const;
const sampleMs = 100;
/** Boxes of zoomed pages are fractions. */
const slack = 1;

/** Firefox shows content scripts closed roots too; Chromium doesn't, and knows by itself what is painted over a frame. */
type Reachable = Element & { readonly openOrClosedShadowRoot?: ShadowRoot | null };

const topLayer = ':popover-open,:modal,:fullscreen,dialog[open]';

/** Whether the page has anything in the top layer, where it could lie over us. */
export function hasOthersOnTop(root: Document | ShadowRoot): boolean {
  for (const element of root.querySelectorAll(topLayer)) if (!isOwnHost(element)) return true;
  for (const element of root.querySelectorAll<Reachable>('*')) {
    if (isOwnHost(element)) continue;
    const inner = element.openOrClosedShadowRoot ?? element.shadowRoot;
    if (inner !== null && hasOthersOnTop(inner)) return true;
  }
  return false;
}

/** A transition of the whole view shows pictures of the page elsewhere than where clicks go. */
function showsPictures(): boolean {
  try {
    return document.documentElement.matches(':active-view-transition');
  } catch {
    return false; // a browser that doesn't know the selector knows no such transition
  }
}

function isSound(host: HTMLElement): boolean {
  const { left, top, right, bottom, width, height } = host.getBoundingClientRect();
  return (
    host.parentNode === document.documentElement &&
    host.matches(':popover-open') &&
    width >= readable.width &&
    height >= readable.height &&
    left >= -slack &&
    top >= -slack &&
    right <= window.innerWidth + slack &&
    bottom <= window.innerHeight + slack &&
    !showsPictures()
  );
}

/** Everything about the host's place that a person would notice. */
function placeOf(host: HTMLElement): string {
  const { left, top, width, height } = host.getBoundingClientRect();
  return [left, top, width, height, window.screenX, window.screenY, isSound(host)].join(' ');
}

/** @param port the content script's end of the line to the panel. Ends with the signal. */
export function watchHost({ host, promote }: OverlayHost, port: MessagePort, signal: AbortSignal): void {
  const now = (): number => performance.now();
  let place = placeOf(host);
  let since = now();
  let promoted = false;

  const moved = (): void => {
    since = now();
    port.postMessage({ what: 'moved' } satisfies FromHost);
  };
  const sample = (): void => {
    const next = placeOf(host);
    if (next === place) return;
    place = next;
    moved();
  };
  const enter = (isOnTop: boolean): void => {
    // Only where nothing better is known: leaving and entering the top layer makes the frame invisible for a moment.
    if (knowsWhatIsPainted()) return;
    if (isOnTop && !hasOthersOnTop(document)) return;
    promote();
    promoted = true;
    moved();
  };
  const report = (): HostReport => {
    sample();
    // Every element is looked at for it; nobody asks where the browser knows better.
    const alone = !knowsWhatIsPainted() && !hasOthersOnTop(document);
    return { sound: isSound(host), stillMs: now() - since, onTop: promoted && alone, alone };
  };

  const timer = setInterval(sample, sampleMs);
  host.addEventListener('pointerenter', () => enter(promoted), { signal });
  // Leaving the top layer takes the focus away from where the person is: only where something else may lie over us.
  host.addEventListener('focusin', () => enter(true), { signal });
  host.addEventListener(
    'pointerleave',
    () => {
      promoted = false;
    },
    { signal },
  );
  port.addEventListener(
    'message',
    ({ data }: MessageEvent<ToHost>) => {
      // The frame hears what the page paints over it only once the page has been painted.
      afterPainting(() => {
        port.postMessage({ what: 'report', ask: data.ask, report: report() } satisfies FromHost);
      });
    },
    { signal },
  );
  port.start();
  signal.addEventListener('abort', () => {
    clearInterval(timer);
    port.close();
  });
}

/** The first frame paints what the page did before, the second begins once that is done. A hidden page paints nothing. */
function afterPainting(then: () => void): void {
  if (document.visibilityState === 'hidden') then();
  else requestAnimationFrame(() => requestAnimationFrame(then));
}

/** IntersectionObserver v2. */
function knowsWhatIsPainted(): boolean {
  return (
    typeof IntersectionObserverEntry !== 'undefined' && 'isVisible' in IntersectionObserverEntry.prototype
  );
}
