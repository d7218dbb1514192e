/**
 * The panel over the page: an extension page in a frame inside a closed root, so that the page sees no key typed in
 * it and can reach nothing in it. The frame is handed a ticket which the background knows from us; a panel frame the
 * page makes itself never gets one.
 */
import type { PageBrowser } from '../../platform/page-browser.ts';
import { createOverlayHost, type OverlayHost } from './overlay-host.ts';

const hostCss =
  'position:fixed!important;inset:16px 16px 16px auto!important;width:min(400px,calc(100vw - 32px))!important;height:calc(100vh - 32px)!important;display:block!important;margin:0!important;padding:0!important;border:1px solid #7A838C!important;border-radius:4px!important;background:Canvas!important;box-shadow:0 8px 32px #0004!important;overflow:hidden!important;color-scheme:light dark!important;';
const css =
  ':host(:not(:popover-open)){display:none!important}iframe{all:initial;display:block;width:100%;height:100%;border:0}@media print{:host{display:none!important}}';

export interface PanelFrame {
  readonly isOpen: boolean;
  open(focus: boolean): void;
  close(): void;
}

export function createPanelFrame(
  api: PageBrowser,
  registerTicket: (ticket: string) => Promise<void>,
  onToggle: (open: boolean) => void,
  signal: AbortSignal,
): PanelFrame {
  let life: AbortController | undefined;
  let returnFocusTo: Element | null = null;

  function open(focus: boolean): void {
    if (life !== undefined) return;
    life = new AbortController();
    const opened = AbortSignal.any([life.signal, signal]);
    returnFocusTo = document.activeElement;
    const host: OverlayHost = createOverlayHost('podatelna-panel', hostCss, css, opened);
    const frame = document.createElement('iframe');
    frame.title = 'Podatelna';
    frame.src = api.runtime.getURL('/panel.html');
    const ticket = crypto.randomUUID();
    const registered = registerTicket(ticket);
    const targetOrigin = new URL(api.runtime.getURL('/')).origin;
    frame.addEventListener(
      'load',
      () => {
        void registered.then(() => {
          // Some engines give extension addresses an opaque URL origin; then the frame's own check of the sender holds.
          frame.contentWindow?.postMessage(
            { podatelnaTicket: ticket, focus },
            targetOrigin === 'null' ? '*' : targetOrigin,
          );
          if (focus) frame.focus();
        });
      },
      { signal: opened },
    );
    host.root.append(frame);
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
