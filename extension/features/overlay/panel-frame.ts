/**
 * The panel over the page: an extension page in a frame inside a closed root, so that the page sees no key typed in
 * it and can reach nothing in it. The frame is handed a ticket which the background knows from us; a panel frame the
 * page makes itself never gets one.
 */
import { isAlive, type PageBrowser } from '../../platform/page-browser.ts';
import { createOverlayHost, type OverlayHost } from './overlay-host.ts';
import { createPanelGrip, gripCss } from './panel-grip.ts';
import { watchHost } from './watch-host.ts';

const hostCss =
  'position:fixed!important;inset:16px 16px 16px auto!important;width:min(400px,calc(100vw - 32px))!important;height:calc(100vh - 32px)!important;display:flex!important;margin:0!important;border:0!important;padding:0!important;background:none!important;overflow:visible!important;color-scheme:light dark!important;';
/** While something is pointed at on the page, the panel takes little of it. */
export const lowAttribute = 'data-low';
const frameCss =
  'iframe{all:initial;display:block;box-sizing:border-box;flex:1;min-width:0;height:100%;border:1px solid #7A838C;border-radius:4px;background:Canvas;box-shadow:0 8px 32px #0004}';
const css = `:host([${lowAttribute}]){top:auto!important;height:280px!important}:host(:not(:popover-open)){display:none!important}${frameCss}${gripCss}@media print{:host{display:none!important}}`;

export interface PanelFrame {
  readonly isOpen: boolean;
  open(focus: boolean): void;
  close(): void;
}

export interface PanelFrameParts {
  readonly api: PageBrowser;
  readonly registerTicket: (ticket: string) => Promise<void>;
  readonly onToggle: (open: boolean) => void;
  /** How the clerk wants it on this site, as far as it is known. */
  readonly look: () => { readonly width: number; readonly language: 'cs' | 'en' };
  readonly keepWidth: (width: number) => void;
}

export function createPanelFrame(parts: PanelFrameParts, signal: AbortSignal): PanelFrame {
  const { api, registerTicket, onToggle } = parts;
  let life: AbortController | undefined;
  let returnFocusTo: Element | null = null;
  const targetOrigin = new URL(api.runtime.getURL('/')).origin;

  /** Hands a freshly loaded frame its ticket, and the line over which it asks how its host stands. */
  async function admit(
    frame: HTMLIFrameElement,
    overlay: OverlayHost,
    focus: boolean,
    life: AbortSignal,
  ): Promise<void> {
    const ticket = crypto.randomUUID();
    await registerTicket(ticket);
    if (life.aborted) return;
    const { port1, port2 } = new MessageChannel();
    watchHost(overlay, port1, life);
    // Some engines give extension addresses an opaque URL origin; then the frame's own check of the sender holds.
    frame.contentWindow?.postMessage(
      { podatelnaTicket: ticket, focus },
      targetOrigin === 'null' ? '*' : targetOrigin,
      [port2],
    );
    if (focus) frame.focus();
  }

  function open(focus: boolean): void {
    if (life !== undefined) return;
    life = new AbortController();
    const opened = AbortSignal.any([life.signal, signal]);
    returnFocusTo = document.activeElement;
    const overlay = createOverlayHost(
      { name: 'panel', hostCss, css, isAlive: () => isAlive(api), onLost: close },
      opened,
    );
    const frame = document.createElement('iframe');
    frame.title = 'Podatelna';
    frame.src = api.runtime.getURL('/panel.html');
    let focusNext = focus;
    // A page that moves us makes the frame load anew; what it shows then needs a ticket of its own.
    let shown: AbortController | undefined;
    frame.addEventListener(
      'load',
      () => {
        shown?.abort();
        shown = new AbortController();
        admit(frame, overlay, focusNext, AbortSignal.any([shown.signal, opened])).catch((error: unknown) => {
          // After an update of the extension nobody takes the ticket any more: no panel rather than an empty one.
          console.debug('podatelna: the panel was not admitted', error);
          close();
        });
        focusNext = false;
      },
      { signal: opened },
    );
    const grip = createPanelGrip({ overlay, ...parts.look(), keep: parts.keepWidth }, opened);
    overlay.root.append(grip, frame);
    onToggle(true);
  }

  function close(): void {
    if (life === undefined) return;
    life.abort();
    life = undefined;
    onToggle(false);
    // Focus goes back to where it was, if that is still there.
    if (returnFocusTo instanceof HTMLElement && returnFocusTo.isConnected)
      returnFocusTo.focus({ preventScroll: true });
    returnFocusTo = null;
  }

  return {
    get isOpen() {
      return life !== undefined;
    },
    open,
    close,
  };
}
