// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { documents, type FakeOptions, fakeBackend, notFound, placeOf, readingOf } from './panel-fixtures.ts';
import { mountPanel } from './test-panel.tsx';

let root: HTMLElement;
let closed: number;
const line = (): string => root.querySelector('[data-first-line]')?.textContent ?? '';
const within = (field: string, selector: string): HTMLElement | null =>
  root.querySelector<HTMLElement>(`[data-field="${field}"] ${selector}`);
const press = (key: string, more: KeyboardEventInit = {}): boolean | undefined =>
  document.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }),
  );

async function open(options: FakeOptions, ready: string): Promise<void> {
  const backend = fakeBackend(options);
  closed = 0;
  backend.close = () => {
    closed += 1;
  };
  root = mountPanel(backend);
  await vi.waitFor(() => expect(line()).toContain(ready));
}

const lowestBid = {
  status: 'missing',
  reason: 'ambiguous',
  candidates: [1_000_000, 2_000_000].map((value) => ({ value, raw: String(value), place: placeOf('x') })),
} as const;

describe('Alt and an arrow down', () => {
  it('goes to the answers of the page; Esc goes back, and only then closes the panel', async () => {
    await open({ reading: readingOf({ lowestBid }) }, 'Chybí 1 údaj');
    within('lowestBid', 'input')?.focus();
    press('ArrowDown', { altKey: true });
    const chips = [...root.querySelectorAll('[data-field="lowestBid"] .chip')];
    expect(document.activeElement).toBe(chips[0]);
    press('ArrowDown');
    press('ArrowDown');
    press('Escape');
    expect(document.activeElement).toBe(within('lowestBid', 'input'));
    expect(closed).toBe(0);
    press('Escape');
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it('lets one be chosen there, and focus stays at the value it became', async () => {
    await open({ reading: readingOf({ lowestBid }) }, 'Chybí 1 údaj');
    within('lowestBid', 'input')?.focus();
    press('ArrowDown', { altKey: true });
    if (document.activeElement instanceof HTMLElement) document.activeElement.click();
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    await vi.waitFor(() => expect(document.activeElement).toBe(within('lowestBid', '.row__text')));
  });

  it('does nothing where a field has no choices', async () => {
    await open({ reading: readingOf({ lowestBid: notFound }) }, 'Chybí 1 údaj');
    within('lowestBid', 'input')?.focus();
    expect(press('ArrowDown', { altKey: true })).toBe(true);
    expect(document.activeElement).toBe(within('lowestBid', 'input'));
  });
});

it('Esc leaves a value that was opened to edit before it closes the panel', async () => {
  await open({ reading: readingOf({ lowestBid: notFound }) }, 'Chybí 1 údaj');
  root.querySelector<HTMLElement>('.group__head')?.click();
  const opener = await vi.waitFor(() => {
    const there = root.querySelector<HTMLElement>('.group__rows .row__text');
    if (there === null) throw new Error('no value');
    return there;
  });
  opener.click();
  await vi.waitFor(() => expect(document.activeElement?.matches('.group__rows .field-input')).toBe(true));
  press('Escape');
  await vi.waitFor(() => expect(document.activeElement?.matches('.group__rows .row__text')).toBe(true));
  expect(closed).toBe(0);
});

describe('focus stays', () => {
  it('with the kind that was chosen among what is missing', async () => {
    await open({ reading: readingOf({ auctionKind: undefined }) }, 'Chybí 1 údaj');
    const kinds = root.querySelector<HTMLSelectElement>('select[aria-label="Druh dražby"]');
    if (kinds === null) throw new Error('no kinds');
    kinds.focus();
    kinds.value = 'real';
    kinds.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    await vi.waitFor(() => expect(document.activeElement).toBe(within('auctionKind', '.row__text')));
  });

  it('with a file of the page that was unticked, and with one that arrives', async () => {
    const arrivals: ((file: StoredFile) => void)[] = [];
    const fetchDocument = async () => await new Promise<StoredFile>((arrive) => arrivals.push(arrive));
    await open(
      { fetchDocument, reading: readingOf({}, { documents: documents.slice(0, 1) }) },
      'Stahuje se 1 příloha.',
    );
    const tick = (): HTMLInputElement | null => root.querySelector('li[data-href] input[type="checkbox"]');
    await vi.waitFor(() => expect(arrivals).toHaveLength(1));
    const before = tick();
    before?.focus();
    arrivals[0]?.({ sha256: 'a'.repeat(64), size: 1000, mediaType: 'application/pdf' });
    await vi.waitFor(() => expect(tick()).not.toBe(before));
    await vi.waitFor(() => expect(document.activeElement).toBe(tick()));
    tick()?.click();
    await vi.waitFor(() => expect(tick()?.checked).toBe(false));
    await vi.waitFor(() => expect(document.activeElement).toBe(tick()));
  });

  it('in the first line where the button that was pressed goes', async () => {
    await open({}, 'Připraveno.');
    const named = (name: string): HTMLElement | undefined =>
      [...root.querySelectorAll('button')].find((one) => one.textContent?.includes(name));
    const isInFirstLine = (): boolean => document.activeElement?.matches('[data-first-line]') === true;
    named('Zveřejnit dražbu')?.focus();
    press('Enter', { ctrlKey: true });
    await vi.waitFor(() => expect(line()).toContain('Zveřejní se za'));
    await vi.waitFor(() => expect(isInFirstLine()).toBe(true));
    expect(named('Zveřejnit dražbu')).toBeUndefined();
  });

  it('in the first line when Ctrl and Enter file from there', async () => {
    await open({}, 'Připraveno.');
    root.querySelector<HTMLElement>('[data-first-line]')?.focus();
    press('Enter', { ctrlKey: true });
    expect(document.activeElement?.matches('[data-first-line]')).toBe(true);
    await vi.waitFor(() => expect(line()).toContain('Zveřejní se za'));
    await vi.waitFor(() => expect(document.activeElement?.matches('[data-first-line]')).toBe(true));
  });

  it('in the panel when Ctrl and Enter take what was typed', async () => {
    await open({ reading: readingOf({ lowestBid: notFound }) }, 'Chybí 1 údaj');
    const input = within('lowestBid', 'input') as HTMLInputElement;
    input.focus();
    input.value = '2,4 mil';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() =>
      expect(within('lowestBid', '.editor__feedback')?.textContent).toMatch(/2.400.000/),
    );
    press('Enter', { ctrlKey: true });
    await vi.waitFor(() => expect(line()).not.toContain('Chybí'));
    await vi.waitFor(() => expect(root.contains(document.activeElement)).toBe(true));
  });

  it('where a person went, and nowhere else', async () => {
    await open({ reading: readingOf({ auctionKind: undefined }) }, 'Chybí 1 údaj');
    const kinds = root.querySelector<HTMLSelectElement>('select[aria-label="Druh dražby"]');
    if (kinds === null) throw new Error('no kinds');
    kinds.focus();
    document.body.dispatchEvent(new Event('pointerdown', { bubbles: true }));
    kinds.value = 'real';
    kinds.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() => expect(line()).toBe('Připraveno.'));
    expect(document.activeElement).toBe(document.body);
  });
});
