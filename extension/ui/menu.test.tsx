// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it, onTestFinished, vi } from 'vitest';
import { Menu } from './menu.tsx';

it('asks before an item loses something, and acts at the second press', () => {
  const discard = vi.fn();
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  const items = [
    { label: 'Náhled', act: vi.fn() },
    { label: 'Zahodit', act: discard, question: 'Opravdu zahodit?' },
  ];
  void act(() => render(<Menu name="Další" items={items} />, root));
  const press = (name: string): void =>
    void act(() => {
      const all = [...root.querySelectorAll('button')];
      all.find((one) => (one.textContent || one.getAttribute('aria-label')) === name)?.click();
    });
  press('Další');
  press('Zahodit');
  expect(discard).not.toHaveBeenCalled();
  // Closed and opened again, it asks anew.
  press('Další');
  press('Další');
  press('Zahodit');
  press('Opravdu zahodit?');
  expect(discard).toHaveBeenCalledOnce();
  expect(root.querySelector('[role="menu"]')).toBeNull();
});
