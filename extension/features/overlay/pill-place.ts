/**
 * Where the pill stands on the right edge: where the clerk dragged it, or higher where it would lie on something the page
 * wants pressed. It never moves under the pointer.
 */
import { pillBottomRange } from '../../../shared/contract/overlay-place.ts';
import { isOwnHost, type OverlayHost } from './overlay-host.ts';
import { createSlide } from './slide.ts';

const { least, usual } = pillBottomRange;
/** How far one step aside is, CSS pixels. */
const asideStep = 36;
/** What a line of text over the pill needs, the pill included, CSS pixels. */
const roomForLine = 180;
/** A pointer that moves less than this presses, CSS pixels. */
const dragFrom = 4;

const controls =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox],[onclick],[contenteditable=true]';

export interface PillPlace {
  /** The clerk's own place, as it was kept. */
  wish(bottom: number): void;
  /** Looks anew where it may stand: its own size or the page has changed. */
  arrange(): void;
  /** Whether the press that ends now moved it and so opens nothing; asked once a press. */
  hasMoved(): boolean;
}

interface PillPlaceParts {
  readonly overlay: OverlayHost;
  readonly button: HTMLElement;
  /** @param bottom distance from the bottom edge that is to be kept for the site */
  readonly keep: (bottom: number) => void;
}

/** What the page itself shows at a point, through its open shadow roots. */
function controlAt(root: DocumentOrShadowRoot, x: number, y: number): Element | null {
  const element = root.elementsFromPoint(x, y).find((one) => !isOwnHost(one));
  if (element === undefined) return null;
  const inner = element.shadowRoot;
  if (inner !== null && inner !== root) {
    const found = controlAt(inner, x, y);
    if (found !== null) return found;
  }
  return element.closest(controls);
}

/** Whether a box would lie on a control of the page. */
export function coversControl({ left, top, right, bottom }: DOMRectReadOnly): boolean {
  const columns = [left + 1, (left + right) / 2, right - 1];
  const rows = [top + 1, (top + bottom) / 2, bottom - 1];
  return columns.some((x) => rows.some((y) => controlAt(document, x, y) !== null));
}

export function createPillPlace({ overlay, button, keep }: PillPlaceParts, signal: AbortSignal): PillPlace {
  let wanted: number = usual;
  let shown: number = usual;

  const stand = (bottom: number): void => {
    if (bottom === shown) return;
    shown = bottom;
    // A line beside a pill high up stands below it.
    const isHigh = window.innerHeight - bottom < roomForLine;
    const line = isHigh ? '--line-top:36px!important;--line-bottom:auto!important' : '';
    overlay.restyle(`bottom:${bottom}px!important;${line}`);
  };
  const inWindow = (bottom: number): number => {
    const most = window.innerHeight - button.offsetHeight - least;
    return Math.round(Math.max(least, Math.min(bottom, most)));
  };
  const slide = createSlide(
    {
      handle: button,
      towards: 'up',
      dragFrom,
      value: () => shown,
      move: (bottom) => stand(inWindow(bottom)),
      onRest: (bottom) => {
        wanted = bottom;
      },
      keep,
    },
    signal,
  );
  const arrange = (): void => {
    if (slide.isHeld() || button.offsetHeight === 0 || button.matches(':hover')) return;
    const box = button.getBoundingClientRect();
    const first = inWindow(wanted);
    for (let bottom = first; bottom === inWindow(bottom); bottom += asideStep) {
      const top = window.innerHeight - bottom - box.height;
      if (coversControl(new DOMRect(box.left, top, box.width, box.height))) continue;
      stand(bottom);
      return;
    }
    stand(first);
  };

  window.addEventListener('resize', arrange, { signal });
  document.addEventListener('scrollend', arrange, { capture: true, signal });

  return {
    wish(bottom) {
      wanted = bottom;
      arrange();
    },
    arrange,
    hasMoved: slide.hasMoved,
  };
}
