/**
 * An element of ours over the page: closed shadow root, top layer, untouched by the page's styles. Threat: the page
 * restyles, moves, clones or removes it, or lays something over it. `:host{…!important}` inside a shadow root beats
 * every rule of the page, even important ones.
 */
export interface OverlayHost {
  readonly root: ShadowRoot;
  /** Puts it back on top, for instance after the page opened a top-layer element of its own. */
  promote(): void;
  remove(): void;
}

function adopt(root: ShadowRoot, css: string): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Firefox content scripts can't hand a constructed sheet to the page's document.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/**
 * @param name of the host element, with a dash. @param hostCss declarations for the host, each ending in `!important`.
 * @param css rules for what is inside. It goes away with the signal.
 */
export function createOverlayHost(
  name: string,
  hostCss: string,
  css: string,
  signal: AbortSignal,
): OverlayHost {
  const host = document.createElement(name);
  const root = host.attachShadow({ mode: 'closed' });
  adopt(root, `:host{all:initial!important;${hostCss}}${css}`);
  host.popover = 'manual';

  const place = (): void => {
    if (!host.isConnected) document.documentElement.append(host);
    if (!host.matches(':popover-open')) host.showPopover();
  };
  // A page that renders its whole document anew takes us with it; we come back.
  const observer = new MutationObserver(() => {
    if (!host.isConnected && !signal.aborted) place();
  });
  const remove = (): void => {
    observer.disconnect();
    host.remove();
  };
  signal.addEventListener('abort', remove);
  observer.observe(document.documentElement, { childList: true });
  place();
  return {
    root,
    promote() {
      if (host.matches(':popover-open')) host.hidePopover();
      place();
    },
    remove,
  };
}
