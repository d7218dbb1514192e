// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import type { OptionsBackend } from './backend.ts';
import { Sellers } from './sellers.tsx';

let root: HTMLElement;
let calls: [string, unknown][];
let refused: string | null;
let isDown: boolean;
let ids: number;
beforeEach(() => {
  calls = [];
  refused = null;
  isDown = false;
  ids = 0;
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const sent = (route: string): unknown[] =>
  calls.filter(([one]) => one === route).map(([, message]) => message);
async function press(name: string): Promise<void> {
  const button = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find(
      (one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === name,
    );
    if (found === undefined) throw new Error(`no button ${name} in ${page()}`);
    expect(found.getAttribute('aria-disabled')).toBeNull();
    return found;
  });
  button.click();
}
function type(label: string, text: string): void {
  const found = [...root.querySelectorAll('label')].find((one) => one.textContent?.trim() === label);
  const input = root.querySelector<HTMLInputElement>(`[id="${found?.htmlFor}"]`);
  if (input === null) throw new Error(`no box ${label}`);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

const kata = {
  id: '563',
  transferId: 'k1',
  officeId: '3465',
  name: 'Kovács Kata',
  email: 'kata@example.hu',
  phone: null,
  images: [{ id: '9', title: 'kata.jpg', order: '1' }],
};
const strange = { ...kata, id: '564', transferId: null, name: 'Idegen', images: [] };

async function open(sellers = [kata, strange]): Promise<void> {
  const backend = {
    call: async (route: string, message: unknown) => {
      calls.push([route, message]);
      if (isDown) throw new ProblemError({ code: 'service-missing' });
      if (route === refused) throw new ProblemError({ code: 'answer-lost', sent: 'unclear' });
      if (route === 'listings.references') {
        return { offices: [{ id: '3465', name: 'Iroda' }], regions: [], sellers };
      }
      return {};
    },
    storeFile: async (file: File) => {
      calls.push(['storeFile', file.name]);
      return { sha256: 'c'.repeat(64), size: file.size, mediaType: 'image/png' };
    },
  } as unknown as OptionsBackend; // the section asks for nothing else
  const newId = (): string => `novy-${++ids}`;
  render(
    <LanguageProvider value="cs">
      <Sellers backend={backend} newId={newId} />
    </LanguageProvider>,
    root,
  );
  await vi.waitFor(() => expect(root.querySelector('summary')).not.toBeNull());
}
const key = { officeId: '3465', transferId: 'k1' };

describe('sellers', () => {
  it('are listed; one made elsewhere is not changed from here', async () => {
    await open();
    expect(page()).toContain('Kovács Kata kata@example.hu');
    expect(page()).toContain('založen na portálu');
    expect(root.querySelector('[aria-label="Upravit: Idegen"]')).toBeNull();
  });

  it('are added once however often it is tried', async () => {
    await open([]);
    await press('Přidat prodejce');
    await press('Založit prodejce');
    await vi.waitFor(() => expect(page()).toContain('Doplňte jméno.'));
    expect(sent('listings.save-seller')).toEqual([]);
    type('Jméno', '  Nagy Péter ');
    refused = 'listings.save-seller';
    await press('Založit prodejce');
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    refused = null;
    await press('Založit prodejce');
    await vi.waitFor(() => expect(page()).not.toContain('Založit prodejce'));
    const same = { officeId: '3465', transferId: 'novy-1', name: 'Nagy Péter' };
    expect(sent('listings.save-seller')).toEqual([same, same]);
    expect(sent('listings.references').at(-1)).toEqual({ fresh: true });
  });

  it('stay typed while the service is down', async () => {
    await open([]);
    await press('Přidat prodejce');
    await vi.waitFor(() => type('Jméno', 'Nagy Péter'));
    await new Promise((done) => requestAnimationFrame(done));
    isDown = true;
    await press('Založit prodejce');
    await vi.waitFor(() => expect(page()).toContain('Služba Podatelna neběží'));
    await new Promise((done) => setTimeout(done, 20)); // the list was refused as well
    const box = root.querySelector<HTMLInputElement>('form input');
    expect(box?.value).toBe('Nagy Péter');
    isDown = false;
    await press('Založit prodejce');
    await vi.waitFor(() => expect(root.querySelector('form')).toBeNull());
    expect(sent('listings.save-seller').at(-1)).toMatchObject({ name: 'Nagy Péter' });
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
  });

  it('are sent once by two clicks', async () => {
    await open([]);
    await press('Přidat prodejce');
    await vi.waitFor(() => type('Jméno', 'Nagy Péter'));
    // Drawn with what was typed.
    await new Promise((done) => requestAnimationFrame(done));
    const button = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Založit prodejce');
    button?.click();
    button?.click();
    await vi.waitFor(() => expect(page()).not.toContain('Založit prodejce'));
    expect(sent('listings.save-seller')).toHaveLength(1);
  });

  it('are changed under their own key, and a value that was there is not taken away', async () => {
    await open();
    await press('Upravit: Kovács Kata');
    await vi.waitFor(() => type('E-mail', ''));
    await press('Uložit na portálu');
    await vi.waitFor(() => expect(page()).toContain('odebrat ne'));
    type('E-mail', 'uj@example.hu');
    await press('Uložit na portálu');
    await vi.waitFor(() =>
      expect(sent('listings.save-seller')).toEqual([{ ...key, name: 'Kovács Kata', email: 'uj@example.hu' }]),
    );
  });

  it('are deleted only after it was asked, and a refusal is told', async () => {
    await open();
    await press('Smazat…: Kovács Kata');
    await vi.waitFor(() => expect(page()).toContain('s inzeráty portál smazat odmítne'));
    expect(sent('listings.delete-seller')).toEqual([]);
    refused = 'listings.delete-seller';
    await press('Smazat prodejce');
    await vi.waitFor(() => expect(root.querySelector('.note--bad, [role=alert]')).not.toBeNull());
    expect(sent('listings.delete-seller')).toEqual([key]);
    expect(page()).toContain('Smazat prodejce');
  });

  it('get and lose pictures', async () => {
    await open();
    await press('Upravit: Kovács Kata');
    const input = await vi.waitFor(() => {
      const found = root.querySelector<HTMLInputElement>('input[type=file]');
      if (found === null) throw new Error('no picker');
      return found;
    });
    const picture = new File(['x'], 'nova.png', { type: 'image/png' });
    Object.defineProperty(input, 'files', { value: [picture] });
    Object.defineProperty(input, 'value', { value: '', writable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await vi.waitFor(() =>
      expect(sent('listings.add-seller-image')).toEqual([
        { ...key, sha256: 'c'.repeat(64), title: 'nova.png' },
      ]),
    );
    await press('Odebrat obrázek: kata.jpg');
    await vi.waitFor(() => expect(sent('listings.delete-seller-image')).toEqual([{ ...key, imageId: '9' }]));
  });
});
