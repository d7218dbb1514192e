// @vitest-environment jsdom
/** Where the pill stands. Dragging and keys need a person's events: e2e/specs/overlay-place.spec.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { coversControl, createPillPlace } from './pill-place.ts';

const height = 28;
const width = 120;
let life: AbortController;
let button: HTMLButtonElement;
let restyled: string[];
/** What the page shows between two heights, from the top of the window. */
let shown: { readonly element: Element; readonly from: number; readonly to: number }[];

function showAt(html: string, from: number, to: number): Element {
  const element = document.createElement('div');
  element.innerHTML = html;
  document.body.append(element);
  const target = element.querySelector('.target') ?? element;
  shown.push({ element: target, from, to });
  return target;
}

beforeEach(() => {
  life = new AbortController();
  restyled = [];
  shown = [];
  button = document.createElement('button');
  const bottom = (): number => Number(/bottom:(\d+)px/.exec(restyled.at(-1) ?? '')?.[1] ?? 96);
  button.getBoundingClientRect = () =>
    new DOMRect(window.innerWidth - width, window.innerHeight - bottom() - height, width, height);
  Object.defineProperty(button, 'offsetHeight', { value: height, configurable: true });
  document.elementsFromPoint = (_x, y) =>
    shown.filter(({ from, to }) => y >= from && y < to).map(({ element }) => element);
});
afterEach(() => {
  life.abort();
  document.body.replaceChildren();
});

const bottomNow = (): number => Number(/bottom:(\d+)px/.exec(restyled.at(-1) ?? 'bottom:96px')?.[1]);
function place() {
  const host = document.createElement('div');
  const overlay = {
    host,
    root: host.attachShadow({ mode: 'closed' }),
    restyle: (css: string) => void restyled.push(css),
    promote: () => {},
    remove: () => {},
  };
  return createPillPlace({ overlay, button, keep: () => {} }, life.signal);
}
/** From the top of the window, for a distance from its bottom. */
const top = (bottom: number): number => window.innerHeight - bottom;

describe('the pill', () => {
  it('stands where the clerk put it', () => {
    place().wish(200);
    expect(bottomNow()).toBe(200);
  });

  it('steps aside, up, where it would lie on a button of the page, and comes back', () => {
    const pill = place();
    showAt('<button class="target">Uložit</button>', top(130), top(90));
    pill.arrange();
    expect(bottomNow()).toBe(132);
    shown = [];
    pill.arrange();
    expect(bottomNow()).toBe(96);
  });

  it('stays where every place has a button', () => {
    showAt('<button class="target">Uložit</button>', 0, window.innerHeight);
    const pill = place();
    pill.arrange();
    expect(bottomNow()).toBe(96);
  });

  it('is never outside a window that became low', () => {
    const pill = place();
    pill.wish(9000);
    expect(bottomNow()).toBe(window.innerHeight - height - 8);
  });

  it('stays while it is not shown', () => {
    Object.defineProperty(button, 'offsetHeight', { value: 0 });
    place().wish(300);
    expect(restyled).toEqual([]);
  });
});

describe('what the pill would lie on', () => {
  const box = new DOMRect(100, 100, width, height);
  const controls = [
    '<button class="target">Uložit</button>',
    '<button><span class="target">Uložit</span></button>',
    '<a class="target" href="/spis">Spis</a>',
    '<input class="target">',
    '<select class="target"></select>',
    '<div class="target" role="button">Uložit</div>',
    '<td class="target" onclick="save()">Uložit</td>',
    '<details><summary class="target">Více</summary></details>',
  ];
  for (const html of controls) {
    it(`is a control: ${html}`, () => {
      const body = html.startsWith('<td') ? `<table><tbody><tr>${html}</tr></tbody></table>` : html;
      showAt(body, 0, 500);
      expect(coversControl(box)).toBe(true);
    });
  }

  const others = [
    '<p class="target">text</p>',
    '<a class="target" name="kotva">kotva</a>',
    '<div class="target"></div>',
    '<input type="hidden" class="target">',
  ];
  for (const html of others) {
    it(`is none: ${html}`, () => {
      showAt(html, 0, 500);
      expect(coversControl(box)).toBe(false);
    });
  }

  it('is looked for in open shadow roots', () => {
    const host = showAt('<x-toolbar class="target"></x-toolbar>', 0, 500);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<button>Uložit</button>';
    const [inner] = root.children;
    root.elementsFromPoint = () => (inner === undefined ? [] : [inner]);
    expect(coversControl(box)).toBe(true);
  });
});
