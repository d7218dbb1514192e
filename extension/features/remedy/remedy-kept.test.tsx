// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import { type FakeBackend, fakeBackend, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { chooseKind, mountPanel } from '../panel/test-panel.tsx';

const record: RemoteRecord = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  state: 'upcoming',
  url: null,
  updatedAt: null,
  values: { referenceNumber: '142EX81/25-27', title: 'Byt 3+1', description: 'Byt' },
  images: [],
  documents: [],
};
const board = { system: 'cud', configured: true, host: 'cud.cz', waitsUntil: null, problem: null } as const;

let root: HTMLElement;
let backend: FakeBackend;
let closed: number;
const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const button = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name);
const form = (): HTMLElement | null => root.querySelector('[data-remedy]');
const title = (): HTMLInputElement | null => root.querySelector('[data-remedy] input[aria-label="Název"]');
const readings = (): number => backend.calls.filter(({ route }) => route === 'remote.read').length;
const pressEscape = (): boolean => document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
const press = (name: string): Promise<void> =>
  vi.waitFor(() => {
    const there = button(name);
    if (there === undefined) throw new Error(`no ${name} in ${page()}`);
    there.click();
  });
async function retitle(text: string): Promise<void> {
  const box = await vi.waitFor(() => {
    const there = title();
    if (there === null) throw new Error('no form');
    return there;
  });
  box.focus();
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(title()?.value).toBe(text));
  box.blur();
  await vi.waitFor(() => expect(button('Zahodit úpravy')).toBeDefined());
}
async function choose(kind: 'notice' | 'auction'): Promise<void> {
  await chooseKind(root, kind);
  await vi.waitFor(() => expect(root.querySelector('[data-notice-field]') !== null).toBe(kind === 'notice'));
}

beforeEach(async () => {
  const submission = submissionOfState('done', {
    remote: { id: 'Ykwdg', url: null, state: 'upcoming' },
    remedies: [
      { action: 'edit', trace: 'changed' },
      { action: 'cancel', trace: 'stays-cancelled' },
    ],
  });
  const service = { ...serviceInfo, systems: [...serviceInfo.systems, board] };
  backend = fakeBackend({ submissions: [submission], record, service });
  closed = 0;
  backend.close = () => {
    closed += 1;
  };
  root = mountPanel(backend);
  await vi.waitFor(() => expect(button('Upravit na portálu')).toBeDefined());
});

describe('the form of a record', () => {
  it('stays as it was while another kind is looked at', async () => {
    await press('Upravit na portálu');
    await retitle('Byt 3+1, Zaječí');
    await choose('notice');
    await choose('auction');
    expect(title()?.value).toBe('Byt 3+1, Zaječí');
    expect(readings()).toBe(1);
  });

  it('is closed by Esc before the panel is, and loses nothing by it', async () => {
    await press('Upravit na portálu');
    await retitle('Byt 3+1, Zaječí');
    pressEscape();
    await vi.waitFor(() => expect(form()).toBeNull());
    expect(closed).toBe(0);
    await vi.waitFor(() => expect(document.activeElement?.matches('[data-remedies] > summary')).toBe(true));
    await press('Upravit na portálu');
    await vi.waitFor(() => expect(title()?.value).toBe('Byt 3+1, Zaječí'));
    pressEscape();
    await vi.waitFor(() => expect(form()).toBeNull());
    pressEscape();
    await vi.waitFor(() => expect(closed).toBe(1));
  });

  it('begins anew when its changes are dropped, with focus in it', async () => {
    await press('Upravit na portálu');
    await retitle('Byt 3+1, Zaječí');
    await press('Zahodit úpravy');
    await vi.waitFor(() => expect(title()?.value).toBe('Byt 3+1'));
    expect(readings()).toBe(2);
    expect(button('Zahodit úpravy')).toBeUndefined();
    expect(document.activeElement).toBe(form());
  });

  it('is read anew where nothing was changed in it', async () => {
    await press('Upravit na portálu');
    await vi.waitFor(() => expect(title()).not.toBeNull());
    await press('Zpět');
    await press('Upravit na portálu');
    await vi.waitFor(() => expect(title()).not.toBeNull());
    expect(readings()).toBe(2);
  });
});

it('the question before a cancellation takes focus when it is chosen', async () => {
  await press('Zrušit dražbu');
  await vi.waitFor(() => expect(form()).not.toBeNull());
  await vi.waitFor(() => expect(document.activeElement).toBe(form()));
});
