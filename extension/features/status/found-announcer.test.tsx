// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { FoundAnnouncer } from './found-announcer.tsx';
import { firstFilter } from './views.ts';

let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  root = document.createElement('div');
});
afterEach(() => {
  render(null, root);
  vi.useRealTimers();
});

const said = (): string => root.querySelector('[role="status"]')?.textContent ?? '';
function show(text: string, foundFor: string | null, total: number, own = false): void {
  const state = { filter: { ...firstFilter, text, own }, foundFor, total };
  act(() =>
    render(
      <LanguageProvider value="cs">
        <FoundAnnouncer state={state} />
      </LanguageProvider>,
      root,
    ),
  );
}
function pause(ms: number): void {
  act(() => void vi.advanceTimersByTime(ms));
}

it('how much a search found is told once typing has paused, and only of what was asked for', () => {
  show('', '', 12);
  pause(5000);
  expect(said()).toBe('');
  show('14', '', 12); // not answered yet
  pause(5000);
  expect(said()).toBe('');
  show('14', '14', 3);
  pause(300);
  show('142', '14', 3); // the next key
  pause(5000);
  expect(said()).toBe('');
  show('142', '142', 2);
  pause(600);
  expect(said()).toBe('Nalezeno odeslání: 2.');
});

it('that nothing was found is told, and told again of another search', () => {
  show('x', 'x', 0);
  pause(600);
  expect(said()).toBe('Nic takového jsme nenašli.');
  show('xy', 'x', 0);
  expect(said()).toBe('');
  show('xy', 'xy', 0);
  pause(600);
  expect(said()).toBe('Nic takového jsme nenašli.');
  show('xy', 'xy', 0, true);
  pause(600);
  expect(said()).not.toBe('Nic takového jsme nenašli.');
  expect(said()).not.toBe('');
});
