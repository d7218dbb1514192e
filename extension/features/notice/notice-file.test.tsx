// @vitest-environment jsdom
import { render } from 'preact';
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { noticeDraftFromReading } from '../../../shared/submissions/notice-draft.ts';
import {
  documents,
  type FakeBackend,
  type FakeOptions,
  fakeBackend,
  fixedNow,
  readingOf,
  serviceInfo,
  storedFile,
} from '../panel/panel-fixtures.ts';
import { chooseKind, mountPanel } from '../panel/test-panel.tsx';

const board = { system: 'cud', configured: true, host: 'cud.cz', waitsUntil: null, problem: null } as const;
const reading = readingOf({ noticeType: 'P50', postOn: '2027-03-04' });
let root: HTMLElement;

const section = (): HTMLElement => {
  const found = root.querySelector<HTMLElement>('[data-notice-field="attachments"]');
  if (found === null) throw new Error('no file section');
  return found;
};
const said = (): string => (section().textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const chosen = (): string | undefined =>
  section().querySelector('input:checked')?.closest('label')?.textContent ?? undefined;

/** The notice's form over the case. */
async function open(options: FakeOptions = {}): Promise<FakeBackend> {
  const service = { ...serviceInfo, systems: [...serviceInfo.systems, board] };
  const backend = fakeBackend({ reading, service, ...options });
  root = mountPanel(backend);
  await chooseKind(root, 'notice');
  await vi.waitFor(() => expect(section()).toBeDefined());
  return backend;
}

function pick(...files: File[]): void {
  const picker = root.querySelector<HTMLInputElement>('input[type=file]');
  if (picker === null) throw new Error('no picker');
  Object.defineProperty(picker, 'files', { value: files, configurable: true });
  picker.dispatchEvent(new Event('change', { bubbles: true }));
}
const pdf = (name: string): File => new File(['%PDF-1.4'], name, { type: 'application/pdf' });

describe('the file of a notice', () => {
  it('can be the person’s own, and is saved with the draft', async () => {
    const backend = await open();
    pick(pdf('usnesení.pdf'));
    await vi.waitFor(() => expect(chosen()).toContain('usnesení.pdf'));
    expect(said()).toContain('Zobrazit');
    await vi.waitFor(() =>
      expect(backend.drafts.get('')?.attachments).toMatchObject([{ name: 'usnesení.pdf', href: null }]),
    );
  });

  it('is one: the later of two that were asked for stays, however slow the first is', async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const backend = await open({
      storeFile: async (file) => {
        if (file.name === 'první.pdf') await slow;
        return storedFile(file.name);
      },
    });
    pick(pdf('první.pdf'));
    await vi.waitFor(() => expect(chosen()).toContain('první.pdf'));
    pick(pdf('druhý.pdf'));
    await vi.waitFor(() => expect(said()).toContain('druhý.pdf'));
    finish();
    await vi.waitFor(() =>
      expect(backend.drafts.get('')?.attachments).toMatchObject([{ name: 'druhý.pdf' }]),
    );
    expect(said()).not.toContain('první.pdf');
  });

  it('is none once that was chosen, whatever arrives later', async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const backend = await open({
      storeFile: async (file) => {
        await slow;
        return storedFile(file.name);
      },
    });
    pick(pdf('usnesení.pdf'));
    await vi.waitFor(() => expect(chosen()).toContain('usnesení.pdf'));
    [...section().querySelectorAll('label')].at(-1)?.querySelector('input')?.click();
    await vi.waitFor(() => expect(chosen()).toBe('bez souboru'));
    finish();
    await vi.waitFor(() => expect(backend.drafts.get('')).toBeDefined());
    expect(chosen()).toBe('bez souboru');
    expect(backend.drafts.get('')?.attachments).toEqual([]);
  });

  it('stays the one that is there once it was chosen again, whatever arrives later', async () => {
    let finish = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      finish = resolve;
    });
    await open({
      storeFile: async (file) => {
        if (file.name === 'druhý.pdf') await slow;
        return storedFile(file.name);
      },
    });
    pick(pdf('první.pdf'));
    await vi.waitFor(() => expect(said()).toContain('Zobrazit'));
    pick(pdf('druhý.pdf'));
    await vi.waitFor(() => expect(chosen()).toContain('druhý.pdf'));
    const first = [...section().querySelectorAll('label')].find((one) =>
      one.textContent?.includes('první.pdf'),
    );
    first?.querySelector('input')?.click();
    await vi.waitFor(() => expect(chosen()).toContain('první.pdf'));
    finish();
    await new Promise((pass) => setTimeout(pass, 20));
    expect(chosen()).toContain('první.pdf');
  });

  it('that names another case is looked at before anything is posted', async () => {
    const { sha256 } = storedFile('cizí.pdf');
    const hints = { [sha256]: { marks: ['142EX80/25'], signatures: [] } };
    const backend = await open({ hints });
    pick(pdf('cizí.pdf'));
    await vi.waitFor(() => expect(said()).toContain('V dokumentu je 142 EX 80/25'));
    expect(said()).toContain('Soubor uvádí jinou spisovou značku');
    const box = section().querySelector<HTMLInputElement>('.file__warning input');
    box?.click();
    await vi.waitFor(() => expect(said()).not.toContain('Soubor uvádí jinou spisovou značku'));
    // The panel closed and opened again: it was let go, and is.
    await vi.waitFor(() => expect(backend.drafts.get('')?.fields).toHaveProperty('unfinished'));
    const kept = backend.drafts.get('');
    render(null, root);
    await open({ hints, ...(kept === undefined ? {} : { draft: kept }) });
    await vi.waitFor(() => expect(said()).toContain('V dokumentu je 142 EX 80/25'));
    expect(section().querySelector<HTMLInputElement>('.file__warning input')?.checked).toBe(true);
    expect(said()).not.toContain('Soubor uvádí jinou spisovou značku');
  });

  it('that can’t be stored leaves the notice without one, and says why', async () => {
    await open({
      storeFile: async () => {
        throw new ProblemError({ code: 'attachment-encrypted' });
      },
    });
    pick(pdf('zamčené.pdf'));
    await vi.waitFor(() => expect(root.querySelector('.footer__trouble')?.textContent).toContain('hesl'));
    expect(chosen()).toBe('bez souboru');
  });

  it('that came through the context menu is shown, and what was typed stays', async () => {
    const backend = await open();
    const description = section()
      .closest('.panel__scroll')
      ?.querySelector<HTMLTextAreaElement>('[data-notice-field="description"] textarea');
    if (!description) throw new Error('no description');
    description.value = 'Exekuční příkaz';
    description.dispatchEvent(new Event('input', { bubbles: true }));
    description.dispatchEvent(new Event('change', { bubbles: true }));
    const key = { fileMark: '142EX81/25', kind: 'notice', lot: '' } as const;
    const fresh = noticeDraftFromReading(reading, key, '', { now: fixedNow, closesAt: '16:00' });
    await vi.waitFor(() => expect(backend.drafts.get('')?.fields.description?.value).toBe('Exekuční příkaz'));
    const stored = backend.drafts.get('') ?? fresh;
    const file = { ...storedFile('z menu.pdf'), name: 'z menu.pdf', documentType: 'other_doc' } as const;
    const attachments = [{ ...file, href: 'http://spis.localhost/dokument/x' }];
    const draft = { ...stored, version: stored.version + 1, attachments };
    backend.drafts.set('', draft);
    backend.push({ what: 'draft', draft });
    await vi.waitFor(() => expect(chosen()).toContain('z menu.pdf'));
    expect(description.value).toBe('Exekuční příkaz');
  });

  it('is still chosen among the documents of the page, without one as well', async () => {
    await open();
    const [first] = documents;
    const radio = [...section().querySelectorAll('label')].find((one) =>
      one.textContent?.startsWith(first?.name ?? '-'),
    );
    radio?.querySelector('input')?.click();
    await vi.waitFor(() => expect(chosen()).toContain(first?.name));
    [...section().querySelectorAll('label')].at(-1)?.querySelector('input')?.click();
    await vi.waitFor(() => expect(chosen()).toBe('bez souboru'));
  });
});
