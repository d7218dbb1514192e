import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { findPlace } from './find-place.ts';
import { escapeCss, placeOf, selectorFor } from './selector-for.ts';

interface Node {
  readonly tag: string;
  readonly id: string;
  readonly shadow: boolean;
  readonly children: readonly Node[];
}

const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.record({
    tag: fc.constantFrom('div', 'span', 'p', 'x-box', 'section'),
    id: fc.oneof(
      { weight: 3, arbitrary: fc.constant('') },
      fc.constantFrom('a', '1', '-', '--x', 'a.b#c', ':r1:', '__proto__', 'č. j.', 'a"\'\\]', ' ', '-1'),
      fc.string(),
    ),
    shadow: fc.boolean(),
    children: fc.oneof({ depthSize: 'small' }, fc.constant([]), fc.array(tie('tree'), { maxLength: 4 })),
  }),
}));

function build(document: Document, { tag, id, shadow, children }: Node): Element {
  const element = document.createElement(tag);
  if (id !== '') element.id = id;
  const inside =
    shadow && /^(div|span|p|section|x-box)$/.test(tag) ? element.attachShadow({ mode: 'open' }) : element;
  for (const child of children) inside.append(build(document, child));
  return element;
}

function* all(root: Document | Element | ShadowRoot): Generator<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* all(element.shadowRoot);
  }
}

describe('places', () => {
  it('find exactly the element they were made for, whatever ids and shadow roots stand on the way', () => {
    const { document } = new JSDOM('<!DOCTYPE html><body></body>').window;
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 4 }), (nodes) => {
        document.body.replaceChildren();
        for (const node of nodes) document.body.append(build(document, node));
        for (const element of all(document)) {
          expect(findPlace(document, placeOf(element, document, '')), selectorFor(element)).toBe(element);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('reach into frames of the same origin', () => {
    const { document } = new JSDOM('<!DOCTYPE html><iframe></iframe><div><iframe id="two"></iframe></div>')
      .window;
    const inner = document.querySelector<HTMLIFrameElement>('#two')?.contentDocument;
    inner?.body.insertAdjacentHTML('beforeend', '<p>a</p><p>b</p>');
    const second = inner?.querySelectorAll('p')[1];
    if (!second) throw new Error('The frame has no document.');
    const place = placeOf(second, document, 'x');
    expect(place).toEqual({ frame: '#two', selector: 'html > body > p:nth-of-type(2)', label: 'x' });
    expect(findPlace(document, place)).toBe(second);
  });

  it.each([
    ['a selector nobody can parse', { frame: '', selector: '###', label: '' }],
    ['a frame that is gone', { frame: 'iframe', selector: 'p', label: '' }],
    ['a shadow root that is none', { frame: '', selector: 'body ::: p', label: '' }],
  ])('find nothing for %s', (_name, place) => {
    expect(findPlace(new JSDOM('<p>a</p>').window.document, place)).toBeNull();
  });

  it('escape any id so that it selects itself', () => {
    const { document } = new JSDOM('<p></p>').window;
    const paragraph = document.querySelector('p');
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        if (paragraph) paragraph.id = id;
        if (id.includes('\0')) return;
        expect(document.querySelector(`#${escapeCss(id)}`)).toBe(paragraph);
      }),
      { numRuns: 100 },
    );
  });
});
