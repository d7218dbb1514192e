/** The panel's left edge: drag it, or press the arrow keys on it, and the panel is as wide as the clerk wants it on this site. */
import { panelWidthRange } from '../../../shared/contract/overlay-place.ts';
import type { OverlayHost } from './overlay-host.ts';
import { createSlide } from './slide.ts';

const { least, usual, most } = panelWidthRange;
const words = { cs: 'Šířka panelu', en: 'Width of the panel' } as const;

/** Beside the frame, never over it: what lies over it could hide what is filed. */
export const gripCss = `.grip{all:initial;flex:none;width:6px;margin-left:-6px;border-radius:4px;cursor:ew-resize;touch-action:none;background:transparent}
.grip:hover,.grip:focus-visible{background:light-dark(#7A838C,#79838D)}
.grip:focus-visible{outline:2px solid light-dark(#0B57A4,#8DBEF5);outline-offset:-2px}
@media (forced-colors:active){.grip{background:ButtonBorder}}`;

interface PanelGripParts {
  readonly overlay: OverlayHost;
  readonly width: number;
  readonly language: keyof typeof words;
  /** @param width to be kept for the site, CSS pixels */
  readonly keep: (width: number) => void;
}

export function createPanelGrip(parts: PanelGripParts, signal: AbortSignal): HTMLElement {
  const { overlay, language, keep } = parts;
  const grip = document.createElement('div');
  let width: number = usual;

  const show = (next: number): void => {
    width = Math.round(Math.max(least, Math.min(next, most)));
    overlay.restyle(`width:min(${width}px,calc(100vw - 32px))!important`);
    grip.ariaValueNow = String(width);
  };

  grip.className = 'grip';
  grip.tabIndex = 0;
  grip.role = 'separator';
  grip.lang = language;
  grip.ariaLabel = words[language];
  grip.title = words[language];
  grip.ariaOrientation = 'vertical';
  grip.ariaValueMin = String(least);
  grip.ariaValueMax = String(most);
  show(parts.width);

  // No text of the page is marked by dragging over it.
  grip.addEventListener('pointerdown', (event) => event.preventDefault(), { signal });
  createSlide({ handle: grip, towards: 'left', dragFrom: 1, value: () => width, move: show, keep }, signal);
  return grip;
}
