/**
 * An element of ours over the page: closed shadow root, top layer, untouched by the page's styles. Threat: the page
 * restyles, moves, clones or removes it, or lays something over it. `:host{…!important}` inside a shadow root beats
 * every rule of the page, even important ones.
 */
export interface OverlayHost {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** Sets declarations of the host, each ending in `!important`, in place of those set so before. */
  restyle(hostCss: string): void;
  /** Puts it back on top, for instance after the page opened a top-layer element of its own. */
  promote(): void;
  remove(): void;
}

/** A page that takes us away more often than this within {@link patienceMs} wants us gone; fighting on would hang it. */
const mostReturns = 5;
const patienceMs = 10_000;

/** Our hosts' names: `pill` stands as `podatelna-pill`. */
export const hostNames = {
  pill: 'podatelna-pill',
  panel: 'podatelna-panel',
  picker: 'podatelna-picker',
} as const;

/** A page can't reach into the root, but could paint over it with what hangs on the host itself. */
const noDecorations =
  ':host::before,:host::after,:host::backdrop{content:none!important;display:none!important}';

const ownHosts = new WeakSet<Element>();
export const isOwnHost = (element: Element): boolean => ownHosts.has(element);

/** @returns replaces the rules */
function adopt(root: ShadowRoot, css: string): (css: string) => void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
    return (next) => sheet.replaceSync(next);
  } catch {
    // Firefox content scripts can't hand a constructed sheet to the page's document.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
    return (next) => {
      style.textContent = next;
    };
  }
}

/**
 * Takes away what an earlier instance of the extension left on the page: after an update nobody answers it.
 * @returns whether a panel was open then (or the page pretends so, which offers it to a person once and does no more)
 */
export function removeOrphans(document: Document): boolean {
  let panel = false;
  for (const name of Object.values(hostNames)) {
    for (const host of document.querySelectorAll(name)) {
      if (isOwnHost(host)) continue;
      panel ||= name === hostNames.panel;
      host.remove();
    }
  }
  return panel;
}

export interface OverlayHostParts {
  readonly name: keyof typeof hostNames;
  /** Declarations for the host, each ending in `!important`. */
  readonly hostCss: string;
  /** Rules for what is inside. */
  readonly css: string;
  /** The extension is still the one that made it: an orphan doesn't come back. */
  readonly isAlive: () => boolean;
  /** The page keeps taking it away, and we gave up. */
  readonly onLost?: () => void;
}

/** It goes away with the signal. */
export function createOverlayHost(parts: OverlayHostParts, signal: AbortSignal): OverlayHost {
  const { hostCss, css, isAlive, onLost } = parts;
  const host = document.createElement(hostNames[parts.name]);
  ownHosts.add(host);
  // Whoever gives focus back to the host means the button in it.
  const root = host.attachShadow({ mode: 'closed', delegatesFocus: true });
  adopt(root, `:host{all:initial!important;${hostCss}}${noDecorations}${css}`);
  const replaceRules = adopt(root, '');
  let returns: number[] = [];
  let promoting = false;

  const stands = (): boolean => host.parentNode === document.documentElement && host.matches(':popover-open');
  const place = (): void => {
    // The page may have put a new root element in the old one's place.
    observer.observe(document.documentElement, { childList: true });
    if (host.parentNode !== document.documentElement) document.documentElement.append(host);
    host.popover = 'manual';
    if (!host.matches(':popover-open')) host.showPopover();
  };
  // A page that renders its whole document anew, or closes every popover, takes us with it; we come back.
  const comeBack = (): void => {
    if (signal.aborted || promoting || stands() || document.documentElement === null) return;
    const now = performance.now();
    returns = [...returns.filter((at) => now - at < patienceMs), now];
    if (returns.length > mostReturns || !isAlive()) {
      remove();
      onLost?.();
      return;
    }
    place();
  };
  const observer = new MutationObserver(comeBack);
  const remove = (): void => {
    observer.disconnect();
    host.removeEventListener('toggle', comeBack);
    host.remove();
  };
  signal.addEventListener('abort', remove);
  observer.observe(document, { childList: true });
  host.addEventListener('toggle', comeBack);
  place();
  return {
    host,
    root,
    restyle: (declarations) => replaceRules(`:host{${declarations}}`),
    promote() {
      promoting = true;
      if (host.matches(':popover-open')) host.hidePopover();
      place();
      promoting = false;
    },
    remove,
  };
}
