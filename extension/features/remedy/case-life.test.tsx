// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import {
  type FakeBackend,
  fakeBackend,
  fixedNow,
  storedFile,
  submissionOfState,
} from '../panel/panel-fixtures.ts';
import { mountPanel } from '../panel/test-panel.tsx';

let root: HTMLElement;

type Auction = RouteReply<'life.read'>['auctions'][number];
const deferred: Auction = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  title: 'Byt 3+1',
  updatedAt: null,
  canCopy: true,
  state: 'deferred',
  url: null,
  startsAt: '2027-03-12T09:00:00.000Z',
  readAt: fixedNow,
  transitions: [],
  documentTypes: ['resolution_post', 'resolution_defer'],
  editable: 'documents',
  reminders: ['resolution-missing', 'term-not-announced'],
};
const record = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  state: 'deferred',
  url: null,
  updatedAt: null,
  values: { referenceNumber: '142EX81/25-27', title: 'Byt 3+1', startsAt: '2027-03-12T09:00:00.000Z' },
  images: [],
  documents: [],
};

function open(
  remedies: SubmissionView['remedies'],
  auctions: readonly Auction[] = [deferred],
  options: Parameters<typeof fakeBackend>[0] = {},
): FakeBackend {
  const remote = { id: record.id, url: null, number: record.number, state: record.state };
  const submission = submissionOfState('done', { remote, ...(remedies === undefined ? {} : { remedies }) });
  const backend = fakeBackend({ submissions: [submission], record, auctions: [...auctions], ...options });
  root = mountPanel(backend);
  return backend;
}

function pick(...files: readonly File[]): void {
  const input = root.querySelector<HTMLInputElement>('.record input[type="file"]');
  if (input === null) throw new Error(`no way to files in ${page()}`);
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}
const pdf = new File(['%PDF-1.4'], 'Usnesení o odročení.pdf', { type: 'application/pdf' });
const save = (): HTMLElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Změnit veřejnou dražbu');

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const buttons = (): string[] =>
  [...root.querySelectorAll('.life button')].map((one) => one.textContent?.trim() ?? '');
const press = (name: string): void =>
  [...root.querySelectorAll<HTMLElement>('.life button')]
    .find((one) => one.textContent?.trim() === name)
    ?.click();
const owed = (): Promise<void> => vi.waitFor(() => expect(page()).toContain('nový termín není vyhlášen'));
const all = [
  { action: 'edit', trace: 'changed' },
  { action: 'copy', trace: 'new-beside-old' },
] as const;

describe('what is owed after a deferral', () => {
  it('is done from where it is told: the resolution', async () => {
    open([...all]);
    await owed();
    press('Doplnit usnesení');
    await vi.waitFor(() => expect(page()).toContain('Zatím se nic nemění.'));
  });

  it('is done from where it is told: the new term, which can be left again', async () => {
    open([...all]);
    await owed();
    press('Nový termín…');
    await vi.waitFor(() => expect(page()).toContain('Dosud: 142EX81/25-27'));
    [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Zpět')?.click();
    await vi.waitFor(() => expect(page()).not.toContain('Dosud: 142EX81/25-27'));
  });

  it('takes the resolution from the computer, once, with the type its name says', async () => {
    const backend = open([...all]);
    await owed();
    press('Doplnit usnesení');
    await vi.waitFor(() => expect(root.querySelector('.record input[type="file"]')).not.toBeNull());
    pick(pdf, pdf);
    await vi.waitFor(() => expect(save()?.getAttribute('aria-disabled')).toBeNull());
    save()?.click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    const payload = backend.filed[0]?.payload;
    expect(payload).toMatchObject({ action: 'edit', removed: [] });
    const attachments = payload !== undefined && 'attachments' in payload ? payload.attachments : [];
    expect(attachments).toMatchObject([{ name: pdf.name, documentType: 'resolution_defer' }]);
  });

  it('takes no picture where none may be attached, and tries again what failed', async () => {
    let tries = 0;
    open([...all], [deferred], {
      storeFile: async (file) => {
        tries += 1;
        if (tries === 1) throw new ProblemError({ code: 'service-missing' });
        return storedFile(file.name);
      },
    });
    await owed();
    press('Doplnit usnesení');
    await vi.waitFor(() => expect(root.querySelector('.record input[type="file"]')).not.toBeNull());
    pick(pdf);
    await vi.waitFor(() => expect(root.querySelector('.record .tone-bad')).not.toBeNull());
    expect(save()?.getAttribute('aria-disabled')).toBe('true');
    const box = [...root.querySelectorAll<HTMLInputElement>('.record .file input')].at(-1);
    box?.click();
    await vi.waitFor(() => expect(save()?.getAttribute('aria-disabled')).toBeNull());
    pick(new File(['x'], 'foto.jpg', { type: 'image/jpeg' }));
    await vi.waitFor(() => expect(page()).toContain('Soubor není PDF, JPEG ani PNG'));
  });

  it.each([
    ['the record does not offer it', undefined, [deferred]],
    ['it is another record of the case', [...all], [{ ...deferred, id: 'Jina1' }]],
  ] as const)('is only told where %s', async (_name, remedies, auctions) => {
    open(remedies === undefined ? undefined : [...remedies], auctions);
    await owed();
    expect(buttons().filter((one) => one !== 'Otevřít')).toEqual(['Nový termín nebude']);
  });
});
