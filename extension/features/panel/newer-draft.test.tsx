// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { type FakeBackend, fakeBackend, fixedNow, readingOf, serviceInfo } from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const board = { system: 'cud', configured: true, host: 'cud.cz', waitsUntil: null, problem: null } as const;
const theirs = (version: number): Draft => ({
  key: { fileMark: '142EX81/25', kind: 'notice', lot: '' },
  version,
  updatedAt: fixedNow,
  pageUrl: null,
  fields: {
    noticeType: { value: 'V49', origin: 'hand' },
    description: { value: 'Jejich popis', origin: 'hand' },
    addressee: { value: [{ name: 'Cvičná stavební s.r.o.', companyId: '74120697' }], origin: 'hand' },
    papers: { value: [{ number: '142EX81/25-2', description: 'Příloha' }], origin: 'hand' },
  },
  attachments: [],
  leftOut: [],
});

let root: HTMLElement;
/** The form of a notice, changed here after somebody else saved theirs. */
async function meet(): Promise<FakeBackend> {
  const service = { ...serviceInfo, systems: [...serviceInfo.systems, board] };
  const backend = fakeBackend({ service, reading: readingOf({ noticeType: 'V49' }) });
  root = mountPanel(backend);
  await chooseKind(root, 'notice');
  const description = await vi.waitFor(() => {
    const box = root.querySelector<HTMLTextAreaElement>('[data-notice-field="description"] textarea');
    if (box === null) throw new Error('no description');
    return box;
  });
  backend.drafts.set('', theirs(3));
  description.value = 'Můj popis';
  description.dispatchEvent(new Event('input', { bubbles: true }));
  description.dispatchEvent(new Event('change', { bubbles: true }));
  await vi.waitFor(() => expect(line()).toContain('Koncept mezitím uložil někdo jiný.'));
  return backend;
}
const line = (): string => root.querySelector('[data-first-line]')?.textContent ?? '';
const rows = (): string[] =>
  [...root.querySelectorAll('.differences tbody tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent).join(' | '),
  );
const press = (name: string): void =>
  [...root.querySelectorAll<HTMLButtonElement>('main > .footer button')]
    .find((one) => one.textContent === name)
    ?.click();
const box = () => root.querySelector<HTMLTextAreaElement>('[data-notice-field="description"] textarea');

describe('the form of a notice whose draft somebody else saved', () => {
  it('shows what differs and files nothing until that is decided', async () => {
    await meet();
    expect(rows()).toContain('Popis | Jejich popis | Můj popis');
    expect(rows().find((row) => row.startsWith('Písemnost'))).toContain('142EX81/25-2 Příloha');
    expect(rows().find((row) => row.startsWith('Adresát'))).toContain('Cvičná stavební s.r.o. 74120697');
    const buttons = [...root.querySelectorAll('main > .footer button')].map((one) => one.textContent);
    expect(buttons).toEqual(['Převzít uložené', 'Ponechat moje']);
    expect(root.querySelector('main > .footer')?.textContent).toContain('Nic se neodeslalo.');
  });

  it('goes on with ours', async () => {
    const backend = await meet();
    press('Ponechat moje');
    await vi.waitFor(() => expect(backend.drafts.get('')?.fields.description?.value).toBe('Můj popis'));
    expect(rows()).toEqual([]);
    expect(box()?.value).toBe('Můj popis');
  });

  it('goes on with theirs', async () => {
    const backend = await meet();
    press('Převzít uložené');
    await vi.waitFor(() => expect(box()?.value).toBe('Jejich popis'));
    expect(rows()).toEqual([]);
    expect(backend.drafts.get('')?.version).toBe(3);
  });
});
