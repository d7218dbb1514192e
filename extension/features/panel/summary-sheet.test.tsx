// @vitest-environment jsdom
/** All that will be published on one sheet; and what comes after it was. */
import { describe, expect, it, vi } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import {
  type FakeOptions,
  fakeBackend,
  readingOf,
  serviceInfo,
  submissionOfState,
} from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const board = { system: 'cud', configured: true, host: 'cud.test', waitsUntil: null, problem: null } as const;
const withBoard = { ...serviceInfo, systems: [...serviceInfo.systems, board] };

let root: HTMLElement;
const soften = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const button = (name: string, under: ParentNode = root): HTMLButtonElement => {
  const found = [...under.querySelectorAll('button')].find((one) => soften(one.textContent ?? '') === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
};
const sheet = (): HTMLElement | null => root.querySelector('dialog.sheet');
const words = (): string => soften(sheet()?.textContent ?? '');

async function open(options: FakeOptions = {}) {
  const backend = fakeBackend(options);
  root = mountPanel(backend);
  await vi.waitFor(() => expect(root.querySelector('.footer button')).not.toBeNull());
  return backend;
}

async function openSheet(options: FakeOptions = {}) {
  const backend = await open(options);
  await vi.waitFor(() => expect(button('Zveřejnit dražbu').getAttribute('aria-disabled')).toBeNull());
  button('Náhled').click();
  await vi.waitFor(() => expect(sheet()).not.toBeNull());
  return backend;
}

describe('the sheet', () => {
  it('says every value that will be public, with its name, and every file with its type', async () => {
    await openSheet();
    const rows = [...(sheet()?.querySelectorAll('.values__row') ?? [])].map((one) =>
      [...one.children].map((part) => soften(part.textContent ?? '')),
    );
    expect(rows).toContainEqual(['Číslo jednací', '142 EX 81/25-27']);
    expect(rows.map(([, value]) => value)).toEqual(
      expect.arrayContaining(['2 400 000 Kč', '3 600 000 Kč', '12. 3. 2027 10:00']),
    );
    expect(rows.every(([name, value]) => name !== '' && value !== '')).toBe(true);
    expect(words()).toMatch(/vyhláška.*\.pdf Dražební vyhláška · /i);
    expect(words()).toContain('zatím nezveřejněno');
    expect(words()).not.toContain('CVIČNÝ');
  });

  it('carries the training across it', async () => {
    root = mountPanel(fakeBackend({ service: { ...serviceInfo, training: true } }));
    await vi.waitFor(() => button('Náhled').click());
    await vi.waitFor(() => expect(sheet()?.querySelector('.sheet__mark')?.textContent).toBe('CVIČNÝ REŽIM'));
  });

  it('is closed by Esc, and the panel stays', async () => {
    const backend = await openSheet();
    const close = vi.spyOn(backend, 'close');
    sheet()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    await vi.waitFor(() => expect(sheet()).toBeNull());
    expect(close).not.toHaveBeenCalled();
  });

  it('lets no key through to the button that files', async () => {
    const backend = await openSheet();
    sheet()?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
    await new Promise((resolve) => setTimeout(resolve));
    expect(backend.filed).toEqual([]);
    expect(sheet()).not.toBeNull();
  });

  it('is printed by its button', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => {});
    await openSheet();
    button('Vytisknout', sheet() ?? root).click();
    expect(print).toHaveBeenCalledOnce();
    print.mockRestore();
  });
});

describe('after the auction was published', () => {
  const remote = { id: 'Ykwdg', url: null, state: 'upcoming' };
  const done = submissionOfState('done', { remote });
  const notice: SubmissionView = {
    ...submissionOfState('accepted'),
    id: '6f1c1b2e-0000-4000-8000-000000000002',
    caseKey: { fileMark: '142EX81/25', kind: 'notice', lot: '' },
    system: 'cud',
    action: 'post',
  };
  const offered = (): boolean => soften(root.textContent ?? '').includes('Vyvěsit vyhlášku na CÚD…');

  it('the decree may be posted next', async () => {
    await open({ service: withBoard, submissions: [done] });
    await vi.waitFor(() => expect(offered()).toBe(true));
    button('Vyvěsit vyhlášku na CÚD…').click();
    await vi.waitFor(() =>
      expect(root.querySelector<HTMLSelectElement>('select.panel__kind')?.value).toBe('notice'),
    );
  });

  it.each<[string, FakeOptions]>([
    ['the board is not set up', { submissions: [done] }],
    ['a notice of the case is there', { service: withBoard, submissions: [done, notice] }],
    [
      'it is a draft at the portal',
      { service: withBoard, submissions: [{ ...done, remote: { ...remote, state: 'draft' } }] },
    ],
    ['it is refused', { service: withBoard, submissions: [submissionOfState('rejected')] }],
  ])('nothing is offered where %s', async (_name, options) => {
    await open(options);
    expect(offered()).toBe(false);
  });
});

describe('of another kind', () => {
  const portal = {
    system: 'ingatlanok',
    configured: true,
    host: 'ingatlanok.test',
    waitsUntil: null,
    problem: null,
  } as const;
  const service = { ...serviceInfo, systems: [...serviceInfo.systems, board, portal] };

  it.each<[FilingKind, string, string]>([
    ['notice', 'Oznámení', '142 EX 81/25-27'],
    ['listing', 'Inzerát', '2 400 000'],
  ])('the sheet of a %s is opened from its menu', async (kind, name, value) => {
    const reading = readingOf({ noticeType: 'V49', price: 2_400_000 });
    const backend = await open({ service, reading });
    await chooseKind(root, kind);
    // The auction's menu goes with its form.
    await vi.waitFor(() => expect(root.querySelector('[data-field]')).toBeNull());
    const menu = await vi.waitFor(() => {
      const found = root.querySelector<HTMLButtonElement>('[aria-label="Další možnosti"]');
      if (found === null) throw new Error('no menu');
      return found;
    });
    menu.click();
    await vi.waitFor(() => button('Náhled a tisk').click());
    await vi.waitFor(() => expect(words()).toContain(`142 EX 81/25 · ${name} · zatím nezveřejněno`));
    expect(words()).toContain(value);
    button('Zavřít', sheet() ?? root).click();
    await vi.waitFor(() => expect(sheet()).toBeNull());
    expect(backend.filed).toEqual([]);
  });
});
