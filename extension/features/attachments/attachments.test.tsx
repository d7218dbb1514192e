// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import {
  documents,
  type FakeBackend,
  type FakeOptions,
  fakeBackend,
  storedFile,
} from '../panel/panel-fixtures.ts';
import { mountPanel } from '../panel/test-panel.tsx';

let root: HTMLElement;

function open(options: FakeOptions = {}): FakeBackend {
  const backend = fakeBackend(options);
  root = mountPanel(backend);
  return backend;
}

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const shows = (text: string): Promise<void> => vi.waitFor(() => expect(page()).toContain(text));
const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.file')];
const names = (): (string | null | undefined)[] =>
  rows()
    .filter((row) => row.dataset.sha256 !== undefined)
    .map((row) => row.querySelector('.file__clip')?.textContent);
function button(name: string): HTMLButtonElement {
  const all = [...root.querySelectorAll('button')];
  const found = all.find((one) => (one.getAttribute('aria-label') ?? one.textContent) === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
function pick(...files: File[]): void {
  const picker = root.querySelector<HTMLInputElement>('input[type=file]');
  if (picker === null) throw new Error('no picker');
  Object.defineProperty(picker, 'files', { value: files, configurable: true });
  picker.dispatchEvent(new Event('change', { bubbles: true }));
}
function drop(types: Record<string, string>, files: File[] = []): void {
  const event = new Event('drop', { bubbles: true, cancelable: true });
  const data = {
    types: [...Object.keys(types), ...(files.length > 0 ? ['Files'] : [])],
    files,
    getData: (type: string) => types[type] ?? '',
  };
  document.dispatchEvent(Object.assign(event, { dataTransfer: data }));
}
const savedNames = (backend: FakeBackend) => backend.drafts.get('27')?.attachments.map((one) => one.name);
const decree = documents[0]?.name ?? '';

describe('a paper that names another case', () => {
  const hash = storedFile(decree).sha256;
  const hints = { [hash]: { marks: ['142EX80/25-3'], signatures: [] } };

  it('is told of loudly, and nothing is filed before a person answered', async () => {
    const backend = open({ hints });
    await shows('V dokumentu je 142 EX 80/25-3, spis je 142 EX 81/25-27.');
    expect(page()).not.toContain('Připraveno.');
    root.querySelector<HTMLInputElement>('.file__warning input')?.click();
    await shows('Připraveno.');
    button('Zveřejnit dražbu').click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
  });

  it('asks again when the answer is taken back', async () => {
    open({ hints });
    await shows('V dokumentu je');
    const box = () => root.querySelector<HTMLInputElement>('.file__warning input');
    box()?.click();
    await shows('Připraveno.');
    box()?.click();
    await vi.waitFor(() => expect(page()).not.toContain('Připraveno.'));
  });

  const quiet: readonly [string, string[]][] = [
    ['names ours as well', ['142EX80/25-3', '142EX81/25-27']],
    ['names our case without a sheet', ['142EX81/25']],
    ['names nothing that could be read', []],
  ];
  it.each(quiet)('is left alone when it %s', async (_name, marks) => {
    open({ hints: { [hash]: { marks, signatures: [] } } });
    await shows('Připraveno.');
    expect(root.querySelector('.file__warning')).toBeNull();
  });
});

it('a paper that is signed already is shown with signer and time', async () => {
  const signed = { name: 'JUDr. Šťastná', at: '2026-11-20T08:14:07.000Z', isTimeStamped: true, holds: true };
  const broken = { name: '', at: null, isTimeStamped: false, holds: false };
  open({ hints: { [storedFile(decree).sha256]: { marks: [], signatures: [signed, broken] } } });
  await shows('Podpis: JUDr. Šťastná, 20. 11. 2026 v 9:14:07, s časovým razítkem');
  await shows('Podpis neplatí: neznámý podepisující');
  await shows('Připraveno.');
});

describe('files of the person’s own', () => {
  it('join the draft with a type by their name, once', async () => {
    const backend = open();
    await shows('Připraveno.');
    pick(new File(['x'], 'Znalecký posudek.pdf'), new File(['y'], 'dvůr.jpg'));
    await vi.waitFor(() => expect(backend.drafts.get('27')?.attachments).toHaveLength(5));
    expect(backend.drafts.get('27')?.attachments.slice(3)).toMatchObject([
      { name: 'Znalecký posudek.pdf', documentType: 'expert_report', href: null },
      { name: 'dvůr.jpg', documentType: 'image', href: null },
    ]);
    pick(new File(['x'], 'Znalecký posudek.pdf'));
    await vi.waitFor(() => expect(root.querySelectorAll('.tone-busy')).toHaveLength(0));
    expect(names()).toHaveLength(5);
  });

  it('are taken by dropping; a link of the page stands for its document', async () => {
    const backend = open();
    await shows('Připraveno.');
    drop({}, [new File(['x'], 'dvůr.jpg')]);
    await vi.waitFor(() => expect(savedNames(backend)).toHaveLength(4));
    root.querySelectorAll<HTMLInputElement>('.file input')[0]?.click();
    await vi.waitFor(() => expect(savedNames(backend)).toHaveLength(3));
    drop({ 'text/uri-list': documents[0]?.href ?? '' });
    await vi.waitFor(() => expect(savedNames(backend)).toHaveLength(4));
    drop({ 'text/uri-list': 'https://evil.example/a.pdf' });
    drop({ 'text/plain': 'x' });
    expect(backend.fetched.filter((name) => name === decree)).toHaveLength(2);
  });

  it('hold the filing back while they come, and say why when they don’t', async () => {
    let refuse = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const storeFile = async (file: File): Promise<StoredFile> => {
      await promise;
      if (refuse) throw new ProblemError({ code: 'attachment-encrypted' });
      return storedFile(file.name);
    };
    const backend = open({ storeFile });
    await shows('Připraveno.');
    pick(new File(['x'], 'plán.pdf'));
    await vi.waitFor(() => expect(page()).not.toContain('Připraveno.'));
    resolve();
    await shows('PDF je chráněné heslem.');
    expect(backend.filed).toEqual([]);
    refuse = false;
    button('Zkusit znovu').click();
    await shows('Připraveno.');
    expect(savedNames(backend) ?? []).not.toContain('nic');
    await vi.waitFor(() => expect(savedNames(backend)).toContain('plán.pdf'));
  });

  it('can be dropped again while they come', async () => {
    const backend = open({ storeFile: () => new Promise(() => {}) });
    await shows('Připraveno.');
    pick(new File(['x'], 'plán.pdf'));
    await shows('plán.pdf');
    rows()
      .find((row) => row.textContent?.includes('plán.pdf'))
      ?.querySelector('input')
      ?.click();
    await shows('Připraveno.');
    expect(savedNames(backend) ?? []).not.toContain('plán.pdf');
  });
});

describe('the order of files', () => {
  const handle = (name: string): HTMLElement => {
    const found = rows()
      .find((row) => row.textContent?.includes(name))
      ?.querySelector('.file__handle');
    if (!(found instanceof HTMLElement)) throw new Error(`no handle of ${name}`);
    return found;
  };
  const press = (name: string, key: string): boolean =>
    handle(name).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));

  it('is changed by keys, said aloud and saved', async () => {
    const backend = open();
    await shows('Připraveno.');
    const [first = '', second = '', third = ''] = names() as string[];
    press(first, 'ArrowDown');
    await vi.waitFor(() => expect(savedNames(backend)).toEqual([second, first, third]));
    expect(page()).toContain(`${first} je 2 z 3`);
    press(first, 'End');
    await vi.waitFor(() => expect(savedNames(backend)).toEqual([second, third, first]));
    press(second, 'ArrowUp');
    expect(names()).toEqual([second, third, first]);
  });

  it('is changed by dragging, and foreign things dropped on a row change nothing', async () => {
    const backend = open();
    await shows('Připraveno.');
    const [first = '', second = '', third = ''] = names() as string[];
    const hash = rows()[2]?.dataset.sha256 ?? '';
    const letGo = (data: string): void => {
      const event = new Event('drop', { bubbles: true, cancelable: true });
      rows()[0]?.dispatchEvent(
        Object.assign(event, {
          dataTransfer: {
            types: [],
            files: [],
            getData: (type: string) => (type === 'application/x-podatelna-file' ? data : ''),
          },
        }),
      );
    };
    letGo('');
    letGo('ab'.repeat(32));
    expect(names()).toEqual([first, second, third]);
    letGo(hash);
    await vi.waitFor(() => expect(savedNames(backend)).toEqual([third, first, second]));
  });
});
