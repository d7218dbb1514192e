/**
 * The layer over the page while a person points. Threat: the page's own click fires (a link is followed, a case is
 * deleted), or the page hears what is pointed at. Pointer and keyboard go into an empty frame in a closed root: events
 * in a frame never reach the page's window, whatever listeners it has and whenever it set them up. Only events of a
 * person count (proved in e2e/specs/teach.spec.ts).
 */
import { isAlive, type PageBrowser } from '../../platform/page-browser.ts';
import { createOverlayHost, hostNames } from '../overlay/overlay-host.ts';
import type { Box } from './pick-target.ts';

const hostCss =
  'position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;display:block!important;margin:0!important;padding:0!important;border:0!important;background:none!important;overflow:visible!important;pointer-events:none!important;';
const css = `
:host(:not(:popover-open)){display:none!important}
iframe{all:initial;position:absolute;inset:0;width:100%;height:100%;border:0;background:none;pointer-events:auto;cursor:crosshair}
div{position:absolute;pointer-events:none;box-sizing:border-box;border:2px solid light-dark(#0B57A4,#8DBEF5);border-radius:4px;
 background:#0B57A41A;box-shadow:0 0 0 2px #fff8}
div.kept{border-color:light-dark(#1A6B33,#6CD08A);background:#1A6B331A}
@media print{:host{display:none!important}}`;

export type PickKey = 'next' | 'previous' | 'wider' | 'narrower' | 'pick' | 'leave';

export interface ShieldEvents {
  move(x: number, y: number): void;
  pick(): void;
  key(key: PickKey): void;
  wheel(deltaX: number, deltaY: number): void;
}

export interface Shield {
  outline(boxes: readonly Box[], kind: 'pointed' | 'kept'): void;
  /** Nothing more is pointed at, and in a moment the page can be used again; what is outlined stays. */
  lift(): void;
}

/** Every event by which a page could act on what is pointed at. */
const swallowed =
  'pointerdown pointerup pointercancel mousedown mouseup click dblclick auxclick contextmenu touchstart touchend dragstart selectstart keypress keyup beforeinput'.split(
    ' ',
  );

const walking: Readonly<Record<string, PickKey>> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  ArrowLeft: 'wider',
  ArrowRight: 'narrower',
};
const ending: Readonly<Record<string, PickKey>> = { Enter: 'pick', Escape: 'leave' };

/** The second click of a double click is still ours, not the page's. */
const doubleClickMs = 600;

/** The part of the window our panel doesn't take, as a clip: a hole where the panel stands. */
function aroundPanel(): string {
  const box = document.querySelector(hostNames.panel)?.getBoundingClientRect();
  if (box === undefined || box.width === 0) return 'none';
  const [l, t, r, b] = [box.left, box.top, box.right, box.bottom].map((side) => `${Math.round(side)}px`);
  return `polygon(evenodd,0 0,100% 0,100% 100%,0 100%,0 0,${l} ${t},${r} ${t},${r} ${b},${l} ${b},${l} ${t})`;
}

/** It goes away with the signal. */
export function createShield(api: PageBrowser, events: ShieldEvents, signal: AbortSignal): Shield {
  const overlay = createOverlayHost(
    { name: 'picker', hostCss, css, isAlive: () => isAlive(api), onLost: () => events.key('leave') },
    signal,
  );
  const frame = document.createElement('iframe');
  frame.title = 'Podatelna';
  const up = new AbortController();
  const until = AbortSignal.any([signal, up.signal]);

  let isLifted = false;
  const pressed = new Set<string>();
  const act = (key: PickKey): void => {
    if (!isLifted) events.key(key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.preventDefault();
    if (!event.isTrusted) return;
    pressed.add(event.key);
    const key = event.key === 'Tab' ? (event.shiftKey ? 'previous' : 'next') : walking[event.key];
    if (key !== undefined) act(key);
  };
  // What ends pointing waits until the key is let go: else the page, which is its own again, would hear that.
  const onKeyUp = (event: KeyboardEvent): void => {
    const key = ending[event.key];
    if (event.isTrusted && pressed.has(event.key) && key !== undefined) act(key);
  };
  const listen = (): void => {
    const inner = frame.contentWindow;
    if (inner === null || until.aborted) return;
    const options = { signal: until, capture: true, passive: false };
    for (const name of swallowed) inner.addEventListener(name, (event) => event.preventDefault(), options);
    inner.addEventListener(
      'pointermove',
      (event) => event.isTrusted && !isLifted && events.move(event.clientX, event.clientY),
      options,
    );
    inner.addEventListener(
      'click',
      (event) => {
        if (!event.isTrusted || event.button !== 0 || isLifted) return;
        events.move(event.clientX, event.clientY);
        events.pick();
      },
      options,
    );
    inner.addEventListener('keydown', onKeyDown, options);
    inner.addEventListener('keyup', onKeyUp, options);
    inner.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        if (event.isTrusted) events.wheel(event.deltaX, event.deltaY);
      },
      options,
    );
    frame.style.setProperty('clip-path', aroundPanel());
    frame.focus();
    inner.focus();
  };
  // Firefox puts another document into the frame once it has loaded.
  frame.addEventListener('load', listen, { signal: until });
  overlay.root.append(frame);
  listen();
  window.addEventListener('resize', () => frame.style.setProperty('clip-path', aroundPanel()), {
    signal: until,
  });

  return {
    outline(boxes, kind) {
      for (const old of overlay.root.querySelectorAll('div')) old.remove();
      for (const { left, top, width, height } of boxes) {
        const mark = document.createElement('div');
        if (kind === 'kept') mark.className = 'kept';
        Object.assign(mark.style, {
          left: `${left - 3}px`,
          top: `${top - 3}px`,
          width: `${width + 6}px`,
          height: `${height + 6}px`,
        });
        overlay.root.append(mark);
      }
    },
    lift() {
      isLifted = true;
      setTimeout(() => {
        up.abort();
        frame.remove();
      }, doubleClickMs);
    },
  };
}
