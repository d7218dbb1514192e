// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { NoticeField } from './notice-field.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

it.each([false, true])(
  'what is being typed stays while the form is drawn anew (several lines: %s)',
  (multiline) => {
    const taken: string[] = [];
    const show = (value: string): void => {
      act(() =>
        render(
          <NoticeField
            name="Popis"
            value={value}
            multiline={multiline}
            onChange={(one) => taken.push(one)}
          />,
          root,
        ),
      );
    };
    const box = (): HTMLInputElement => root.querySelector('input, textarea') as HTMLInputElement; // one of the two
    show('');
    act(() => {
      box().value = 'Exekuční';
      box().dispatchEvent(new Event('input', { bubbles: true }));
    });
    show('');
    expect(box().value).toBe('Exekuční');
    act(() => {
      box().dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(taken).toEqual(['Exekuční']);
    show('Exekuční příkaz');
    expect(box().value).toBe('Exekuční příkaz');
  },
);
