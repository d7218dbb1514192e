import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { createVisibility, type Visibility } from './visibility.ts';

function visibilityOfTarget(body: string, head = ''): Visibility {
  const { document } = new JSDOM(`<!DOCTYPE html><head>${head}</head><body>${body}</body>`).window;
  const target = document.querySelector('#target');
  if (!target) throw new Error('The page has no target.');
  return createVisibility(document)(target);
}

describe('what a person could see', () => {
  it.each<[string, Visibility, string]>([
    ['plain text', 'seen', '<p id="target">x</p>'],
    ['an open dialog', 'seen', '<dialog open><p id="target">x</p></dialog>'],
    ['text in colour', 'seen', '<p id="target" style="color:rgb(0, 0, 0)">x</p>'],
    ['a panel by role', 'panel', '<div role="tabpanel" style="display:none"><p id="target">x</p></div>'],
    [
      'a panel named by a tab',
      'panel',
      '<ul><li><a href="#a">A</a></li></ul><div id="a" hidden><p id="target">x</p></div>',
    ],
    ['a panel by class', 'panel', '<div class="tab-pane" style="display:none"><p id="target">x</p></div>'],
    [
      'a panel made invisible',
      'panel',
      '<div role="tabpanel" style="visibility:hidden"><div><p id="target">x</p></div></div>',
    ],
    [
      'a closed accordion',
      'panel',
      '<button aria-expanded="false" aria-controls="a">A</button><div id="a" style="display:none"><p id="target">x</p></div>',
    ],
    ['closed details', 'panel', '<details><summary>A</summary><p id="target">x</p></details>'],
    [
      'something hidden inside a panel',
      'hidden',
      '<div role="tabpanel" style="display:none"><p id="target" style="display:none">x</p></div>',
    ],
    ['hidden text', 'hidden', '<div style="display:none"><p id="target">x</p></div>'],
    ['the hidden attribute', 'hidden', '<p id="target" hidden>x</p>'],
    ['invisible text', 'hidden', '<p id="target" style="visibility:hidden">x</p>'],
    ['a closed dialog', 'hidden', '<dialog><p id="target">x</p></dialog>'],
    [
      'a closed dialog by role',
      'hidden',
      '<div role="dialog" style="display:none"><p id="target">x</p></div>',
    ],
    [
      'a closed dialog a button opens',
      'hidden',
      '<button aria-expanded="false" aria-controls="m">A</button><div id="m" class="modal" style="display:none"><p id="target">x</p></div>',
    ],
    [
      'a menu that is folded away',
      'hidden',
      '<button aria-haspopup="menu" aria-expanded="false" aria-controls="m">A</button><div id="m" style="display:none"><p id="target">x</p></div>',
    ],
    ['off-screen text', 'hidden', '<p id="target" style="position:absolute;left:-9999px">x</p>'],
    ['text indented away', 'hidden', '<p id="target" style="text-indent:-9999px">x</p>'],
    ['a clipped text', 'hidden', '<p id="target" style="position:absolute;clip:rect(0, 0, 0, 0)">x</p>'],
    ['a box of no size', 'hidden', '<div style="height:0px;overflow:hidden"><p id="target">x</p></div>'],
    ['transparent text', 'hidden', '<div style="opacity:0"><p id="target">x</p></div>'],
    ['a transparent colour', 'hidden', '<p id="target" style="color:rgba(0, 0, 0, 0)">x</p>'],
    ['a font of no size', 'hidden', '<p id="target" style="font-size:0px">x</p>'],
    ['text scaled away', 'hidden', '<p id="target" style="transform:scale(0)">x</p>'],
    [
      'text in the colour of its background',
      'hidden',
      '<p id="target" style="color:rgb(9, 9, 9);background-color:rgb(9, 9, 9)">x</p>',
    ],
  ])('says of %s: %s', (_name, expected, body) => {
    expect(visibilityOfTarget(body)).toBe(expected);
  });

  it('asks the style sheets of the page', () => {
    expect(visibilityOfTarget('<p id="target" class="x">x</p>', '<style>.x{display:none}</style>')).toBe(
      'hidden',
    );
  });
});
