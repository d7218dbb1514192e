/** The pill on the right edge of a case page: what is going on with this case, and the way to the panel. */
import type { Pill } from '../../../shared/contract/messages.ts';
import { isAlive, type PageBrowser } from '../../platform/page-browser.ts';
import { createOverlayHost } from './overlay-host.ts';
import { createPillPlace } from './pill-place.ts';
import { pillText, practiceWord, updatedWords } from './pill-text.ts';

const hostCss =
  'position:fixed!important;inset:auto 0 96px auto!important;display:block!important;margin:0!important;border:0!important;padding:0!important;background:none!important;overflow:visible!important;color-scheme:light dark!important;';
const css = `
:host(:not(:popover-open)){display:none!important}
button{all:initial;box-sizing:border-box;display:flex;align-items:center;gap:6px;height:28px;padding:0 10px 0 8px;
 font:13px/20px system-ui,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums;cursor:pointer;white-space:nowrap;touch-action:none;
 color:light-dark(#1B1F24,#E8EAED);background:light-dark(#fff,#1F2429);
 border:1px solid light-dark(#7A838C,#79838D);border-right:0;border-radius:4px 0 0 4px;box-shadow:0 1px 4px #0003}
button:hover{background:light-dark(#F4F6F8,#2A3037)}
button:focus-visible{outline:2px solid light-dark(#0B57A4,#8DBEF5);outline-offset:1px}
i{font-style:normal;font-weight:600;min-width:12px;text-align:center}
.idle i{color:light-dark(#57606A,#A3ACB6)}
.ok i{color:light-dark(#1A6B33,#6CD08A)}
.busy i{color:light-dark(#0B57A4,#8DBEF5)}
.attention i{color:light-dark(#8A5300,#F0C05A)}
.refused i{color:light-dark(#B42318,#FF9C92)}
.toast{position:absolute;right:8px;top:var(--line-top,auto);bottom:var(--line-bottom,36px);box-sizing:border-box;display:flex;gap:6px;width:max-content;max-width:320px;
 padding:8px 12px;font:13px/20px system-ui,"Segoe UI",sans-serif;color:light-dark(#1B1F24,#E8EAED);
 background:light-dark(#fff,#1F2429);border:1px solid light-dark(#7A838C,#79838D);border-radius:4px;box-shadow:0 2px 8px #0004}
.offer{align-items:center;flex-wrap:wrap}.offer button{border-right:1px solid light-dark(#7A838C,#79838D);border-radius:4px;box-shadow:none}
.training{border:2px solid light-dark(#7A3E9D,#D3A6F0);border-right:0}
b{font:600 11px/16px system-ui,sans-serif;color:light-dark(#7A3E9D,#D3A6F0)}
.mark{position:fixed;pointer-events:none;border:2px solid light-dark(#0B57A4,#8DBEF5);border-radius:4px;
 box-shadow:0 0 0 4px #0B57A433}
@media (forced-colors:active){button{border-color:ButtonText}i,b{forced-color-adjust:auto}}
@media print{:host{display:none!important}}`;

/** Between the panel and the window's edge, and as much beside it; pixels. */
const panelMargin = 24;

export interface PillView {
  show(pill: Pill): void;
  /** The clerk's own place on this site. */
  wish(bottom: number): void;
  /** The page may have changed under it. */
  arrange(): void;
  /**
   * Out of the way while the panel says everything better. What lies over the panel, if only for seconds, also hides it
   * from the proof that nothing does.
   * @param panelWidth pixels
   */
  stepAside(panelWidth: number): void;
  stepBack(): void;
  /** A line beside the pill for some seconds: the answer to something done without the panel. */
  toast(text: string, problem: boolean): void;
  /** The panel went away with an update of the extension: one button opens it again. */
  offerPanel(language: Pill['language'], onPress: (byKeyboard: boolean) => void): void;
  /** Outlines a part of the page for two seconds. */
  outline(box: DOMRect): void;
}

/**
 * @param onPress told whether the keyboard pressed it; only clicks of a person count.
 * @param keep the place the clerk gave it, to be kept for the site
 */
export function createPill(
  api: PageBrowser,
  onPress: (byKeyboard: boolean) => void,
  keep: (bottom: number) => void,
  signal: AbortSignal,
): PillView {
  const host = createOverlayHost({ name: 'pill', hostCss, css, isAlive: () => isAlive(api) }, signal);
  const button = document.createElement('button');
  button.type = 'button';
  const icon = document.createElement('i');
  icon.ariaHidden = 'true';
  const text = document.createElement('span');
  const practice = document.createElement('b');
  button.append(icon, text, practice);
  button.hidden = true;
  button.style.setProperty('display', 'none');
  host.root.append(button);
  button.addEventListener(
    'click',
    (event) => {
      // A click dispatched by the page is none; a keyboard press comes as a trusted click without coordinates.
      if (event.isTrusted && !place.hasMoved()) onPress(event.detail === 0);
    },
    { signal },
  );
  const place = createPillPlace({ overlay: host, button, keep }, signal);

  let current: Pill | undefined;
  let isAside = false;
  let besidePanel = 0;
  let heldUntil = 0;
  let ticking: ReturnType<typeof setInterval> | undefined;

  const draw = (): void => {
    if (current === undefined) return;
    const shown = pillText(
      current.state === 'held'
        ? {
            ...current,
            params: { ...current.params, seconds: Math.max(0, Math.ceil((heldUntil - Date.now()) / 1000)) },
          }
        : current,
    );
    button.style.setProperty('display', shown === undefined || isAside ? 'none' : 'flex');
    if (shown === undefined) return;
    icon.textContent = shown.icon;
    text.textContent = shown.text;
    practice.textContent = current.training ? practiceWord[current.language] : '';
    button.className = `${shown.tone}${current.training ? ' training' : ''}`;
    button.title = shown.tooltip;
    button.ariaLabel = shown.tooltip;
    button.lang = current.language;
    place.arrange();
  };
  const stopTicking = (): void => {
    clearInterval(ticking);
    ticking = undefined;
  };
  signal.addEventListener('abort', stopTicking);

  return {
    wish: place.wish,
    arrange: place.arrange,
    show(pill) {
      current = pill;
      stopTicking();
      if (pill.state === 'held') {
        heldUntil = Date.parse(String(pill.params.heldUntil));
        ticking = setInterval(draw, 1000);
      }
      draw();
    },
    stepAside(panelWidth) {
      isAside = true;
      besidePanel = panelWidth + panelMargin;
      // The panel is open: nothing is left to offer.
      for (const offer of host.root.querySelectorAll('.offer')) offer.remove();
      draw();
    },
    stepBack() {
      isAside = false;
      draw();
    },
    toast(message, problem) {
      const line = document.createElement('div');
      line.className = problem ? 'toast refused' : 'toast ok';
      line.role = problem ? 'alert' : 'status';
      const sign = document.createElement('i');
      sign.textContent = problem ? '✕' : '✓';
      const words = document.createElement('span');
      words.textContent = message;
      line.append(sign, words);
      if (isAside) line.style.setProperty('right', `max(8px, min(${besidePanel}px, 100vw - 336px))`);
      host.root.append(line);
      setTimeout(() => line.remove(), problem ? 12_000 : 5000);
    },
    offerPanel(language, onOpen) {
      const words = updatedWords[language];
      const line = document.createElement('div');
      line.className = 'toast idle offer';
      line.role = 'status';
      line.lang = language;
      const said = document.createElement('span');
      said.textContent = words.text;
      const reload = document.createElement('button');
      reload.type = 'button';
      reload.textContent = words.action;
      reload.addEventListener(
        'click',
        (event) => {
          if (!event.isTrusted) return;
          line.remove();
          onOpen(event.detail === 0);
        },
        { signal },
      );
      line.append(said, reload);
      host.root.append(line);
    },
    outline(box) {
      const mark = document.createElement('div');
      mark.className = 'mark';
      Object.assign(mark.style, {
        left: `${box.left - 4}px`,
        top: `${box.top - 4}px`,
        width: `${box.width + 4}px`,
        height: `${box.height + 4}px`,
      });
      host.root.append(mark);
      setTimeout(() => mark.remove(), 2000);
    },
  };
}
