// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { type FakeBackend, fakeBackend, submissionOfState } from '../panel/panel-fixtures.ts';
import { mountPanel } from '../panel/test-panel.tsx';

let root: HTMLElement;

const file = (id: string, name: string, documentType: string | null = null) => ({
  id,
  name,
  size: 1000,
  documentType,
});
const record: RemoteRecord = {
  id: 'Ykwdg',
  number: '142EX81/25-27',
  state: 'draft',
  url: null,
  updatedAt: null,
  values: {
    referenceNumber: '142EX81/25-27',
    title: 'Byt 3+1',
    startsAt: '2027-03-12T09:00:00.000Z',
    lowestBid: 2_400_000,
    deposit: null,
  },
  images: [file('i1', 'dům.jpg'), file('i2', 'kuchyň.jpg'), file('i3', 'sklep.jpg')],
  documents: [file('d1', 'vyhláška.pdf', 'auction_decree')],
};

/** @param isRead false: the portal can't be asked */
function open(changes: Partial<SubmissionView>, given = record, isRead = true): FakeBackend {
  const remote = { id: given.id, url: null, number: given.number, state: given.state };
  const submission = submissionOfState('done', { remote, ...changes } as Partial<SubmissionView>);
  const backend = fakeBackend({ submissions: [submission], ...(isRead ? { record: given } : {}) });
  root = mountPanel(backend);
  return backend;
}

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
async function click(name: string): Promise<void> {
  const found = await vi.waitFor(() => {
    const one = [...root.querySelectorAll('button')].find((each) => each.textContent?.trim() === name);
    if (one === undefined) throw new Error(`no button ${name} in ${page()}`);
    expect(one.getAttribute('aria-disabled')).toBeNull();
    return one;
  });
  found.click();
}
const handle = (name: string): HTMLElement => {
  const found = [...root.querySelectorAll<HTMLElement>('.file__handle')].find((one) =>
    one.getAttribute('aria-label')?.includes(name),
  );
  if (found === undefined) throw new Error(`no handle of ${name}`);
  return found;
};
const press = (name: string, key: string): boolean =>
  handle(name).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
const box = (name: string): HTMLInputElement => {
  const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.includes(name));
  const found = label?.querySelector('input');
  if (!found) throw new Error(`no box ${name}`);
  return found;
};
const images = (): string[] =>
  [...root.querySelectorAll('.record__file')].flatMap((row) =>
    row.querySelector('.file__handle') === null
      ? []
      : [row.querySelector('.record__keep')?.textContent ?? ''],
  );

const edit: Partial<SubmissionView> = { remedies: [{ action: 'edit', trace: 'none' }] };
async function openEdit(): Promise<FakeBackend> {
  const backend = open(edit);
  await click('Upravit na portálu');
  await vi.waitFor(() => handle('sklep.jpg'));
  return backend;
}
const payloadOf = (backend: FakeBackend): unknown => backend.filed[0]?.payload;

describe('photographs of a record', () => {
  it('are put in order by keys, said aloud, and that order alone is sent', async () => {
    const backend = await openEdit();
    expect(page()).toContain('Zatím se nic nemění.');
    press('sklep.jpg', 'Home');
    await vi.waitFor(() => expect(images()).toEqual(['sklep.jpg', 'dům.jpg', 'kuchyň.jpg']));
    expect(page()).toContain('sklep.jpg je 1 z 3');
    await click('Uložit změny na portálu');
    await vi.waitFor(() =>
      expect(payloadOf(backend)).toMatchObject({
        action: 'edit',
        changes: {},
        removed: [],
        imageOrder: ['i3', 'i1', 'i2'],
      }),
    );
  });

  it('are put in order by dragging; what comes from elsewhere changes nothing', async () => {
    await openEdit();
    const letGo = (data: string): void => {
      const row = root.querySelector('.record__file');
      const dataTransfer = { types: [], getData: (type: string) => (type.includes('podatelna') ? data : '') };
      row?.dispatchEvent(
        Object.assign(new Event('drop', { bubbles: true, cancelable: true }), { dataTransfer }),
      );
    };
    letGo('');
    letGo('d1');
    letGo('strange');
    expect(images()).toEqual(['dům.jpg', 'kuchyň.jpg', 'sklep.jpg']);
    letGo('i2');
    await vi.waitFor(() => expect(images()).toEqual(['kuchyň.jpg', 'dům.jpg', 'sklep.jpg']));
  });

  it('put back as they were are no change', async () => {
    await openEdit();
    press('dům.jpg', 'ArrowDown');
    await vi.waitFor(() => expect(page()).not.toContain('Zatím se nic nemění.'));
    press('dům.jpg', 'ArrowUp');
    await vi.waitFor(() => expect(page()).toContain('Zatím se nic nemění.'));
  });

  it('that go are no part of the order', async () => {
    const backend = await openEdit();
    press('sklep.jpg', 'Home');
    await vi.waitFor(() => expect(images()[0]).toBe('sklep.jpg'));
    box('kuchyň.jpg').click();
    await vi.waitFor(() => expect(page()).toContain('smaže se'));
    await click('Uložit změny na portálu');
    await vi.waitFor(() =>
      expect(payloadOf(backend)).toMatchObject({ removed: ['i2'], imageOrder: ['i3', 'i1'] }),
    );
  });

  it('that go without another order leave the order unsaid', async () => {
    const backend = await openEdit();
    box('dům.jpg').click();
    await click('Uložit změny na portálu');
    await vi.waitFor(() => expect(payloadOf(backend)).toMatchObject({ removed: ['i1'] }));
    expect(payloadOf(backend)).not.toHaveProperty('imageOrder');
  });
});

describe('a new term', () => {
  it('stands beside the old one', async () => {
    open({ remedies: [{ action: 'copy', trace: 'new-beside-old' }] }, { ...record, state: 'deferred' });
    await click('Vyhlásit nový termín');
    await vi.waitFor(() => expect(page()).toContain('Dosud: 142EX81/25-27'));
    expect(page()).toContain('Dosud: 12. 3. 2027 10:00');
    expect(page()).not.toContain('Dosud: Byt 3+1');
  });

  it('lists what the copy took over, as the portal has it', async () => {
    const copied = { ...record, id: 'Nova1', number: '142EX81/25-41' };
    open({ action: 'copy', caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '27' } }, copied);
    await vi.waitFor(() =>
      expect(page()).toContain('Co nový záznam 142 EX 81/25-41 převzal: údaje a 4 soubory'),
    );
    expect(page()).toContain('vyhláška.pdf Dražební vyhláška');
    expect(page()).toContain('Byt 3+1');
  });

  it('says nothing of it while the portal cannot be asked', async () => {
    const backend = open({ action: 'copy' }, record, false);
    await vi.waitFor(() => expect(backend.calls.map(({ route }) => route)).toContain('remote.read'));
    await vi.waitFor(() => expect(page()).toContain('Zveřejní se až vaším pokynem.'));
    expect(page()).not.toContain('převzal');
  });
});
