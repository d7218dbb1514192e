// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import type { OptionsBackend } from '../options/backend.ts';
import { SigningSection, type SigningSettings } from './signing-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const nothing: SigningSettings = {
  version: 0,
  managed: false,
  settings: { key: { kind: 'none' }, documentTypes: [], timeStamp: null, stamp: null },
  drivers: [{ id: 'softhsm', name: 'SoftHSM' }],
  secrets: { 'signing-key': null, 'time-stamp': null },
};
const withFile: SigningSettings = {
  ...nothing,
  version: 3,
  settings: { ...nothing.settings, key: { kind: 'file' }, documentTypes: ['auction_decree'] },
};

function open(settings: SigningSettings) {
  const state = { settings, refuse: null as Problem | null };
  const calls: [string, unknown][] = [];
  const backend: Pick<OptionsBackend, 'call'> = {
    call: async (route, message) => {
      calls.push([route, message]);
      if (state.refuse !== null && route !== 'signing.read-settings') throw new ProblemError(state.refuse);
      if (route === 'signing.save-settings') {
        const asked = message as { settings: SigningSettings['settings'] };
        state.settings = {
          ...state.settings,
          version: state.settings.version + 1,
          settings: asked.settings,
        };
      }
      if (route === 'signing.set-key-file') {
        state.settings = { ...withFile, version: state.settings.version + 1 };
        return { settings: state.settings, certificate: null } as never; // the fake repeats the route's type
      }
      return state.settings as never;
    },
  };
  render(
    <LanguageProvider value="cs">
      <SigningSection backend={backend} />
    </LanguageProvider>,
    root,
  );
  return { state, saves: () => calls.filter(([route]) => route !== 'signing.read-settings') };
}

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const inputOf = (label: string): Promise<HTMLInputElement> =>
  vi.waitFor(() => {
    const found = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
    const input = found?.control;
    if (!(input instanceof HTMLInputElement)) throw new Error(`no input "${label}"`);
    return input;
  });
async function press(name: string): Promise<void> {
  const found = await vi.waitFor(() => {
    const one = [...root.querySelectorAll('button')].find((each) => each.textContent === name);
    if (one === undefined || one.getAttribute('aria-disabled') === 'true')
      throw new Error(`no button ${name}`);
    return one;
  });
  found.click();
}

describe('settings of signing', () => {
  it('save a tick at once, on top of the version that was read', async () => {
    const { saves } = open(withFile);
    (await inputOf('Znalecký posudek')).click();
    await vi.waitFor(() => expect(page()).toContain('Uloženo'));
    expect(saves()).toEqual([
      [
        'signing.save-settings',
        {
          version: 3,
          settings: { ...withFile.settings, documentTypes: ['auction_decree', 'expert_report'] },
        },
      ],
    ]);
    (await inputOf('Dražební vyhláška')).click();
    await vi.waitFor(() => expect(saves()).toHaveLength(2));
    expect(saves()[1]?.[1]).toMatchObject({ version: 4, settings: { documentTypes: ['expert_report'] } });
  });

  it('save two ticks in a row, neither over the other', async () => {
    const { saves, state } = open(withFile);
    (await inputOf('Znalecký posudek')).click();
    await vi.waitFor(async () => expect((await inputOf('Znalecký posudek')).checked).toBe(true));
    (await inputOf('Jiný dokument')).click();
    await vi.waitFor(() => expect(saves()).toHaveLength(2));
    expect(saves().map(([, message]) => (message as { version: number }).version)).toEqual([3, 4]);
    expect(state.settings.settings.documentTypes).toEqual(['auction_decree', 'expert_report', 'other_doc']);
  });

  it('show what holds when somebody else saved meanwhile', async () => {
    const { state } = open(withFile);
    const box = await inputOf('Znalecký posudek');
    state.refuse = { code: 'settings-changed', params: {}, sent: 'nothing' };
    box.click();
    await vi.waitFor(() => expect(page()).toContain('mezitím uložil někdo jiný'));
    await vi.waitFor(async () => expect((await inputOf('Znalecký posudek')).checked).toBe(false));
  });

  it('hand a key file over with its password, which is in no box afterwards', async () => {
    const { saves } = open(nothing);
    (await inputOf('Klíč v souboru (.p12, .pfx)')).click();
    const picker = await inputOf('Soubor s klíčem');
    const file = new File([new Uint8Array([48, 130, 1])], 'podpis.p12');
    Object.defineProperty(picker, 'files', { value: [file] });
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    const password = await inputOf('Heslo ke klíči');
    password.value = 'tajné';
    password.dispatchEvent(new Event('input', { bubbles: true }));
    await press('Ověřit a uložit klíč');
    await vi.waitFor(() => expect(page()).toContain('Soubor s klíčem je uložený ve službě.'));
    expect(saves()).toEqual([
      ['signing.set-key-file', { version: 0, file: 'MIIB', password: 'tajné', keepPassword: false }],
    ]);
    expect(root.querySelector('input[type=password]')).toBeNull();
  });

  it('say why a key was not taken, and keep the form open', async () => {
    const { state } = open(nothing);
    state.refuse = { code: 'signing-password-wrong', params: {}, sent: 'nothing' };
    (await inputOf('Klíč v souboru (.p12, .pfx)')).click();
    const picker = await inputOf('Soubor s klíčem');
    Object.defineProperty(picker, 'files', { value: [new File(['x'], 'podpis.p12')] });
    picker.dispatchEvent(new Event('change', { bubbles: true }));
    await press('Ověřit a uložit klíč');
    await vi.waitFor(() => expect(page()).toContain('Heslo nebo PIN nesouhlasí.'));
    expect(page()).toContain('Ověřit a uložit klíč');
  });

  it('choose a token by a driver that was found, never by a path', async () => {
    const { saves } = open(nothing);
    (await inputOf('Token nebo karta')).click();
    await press('Uložit token');
    await vi.waitFor(() => expect(saves()).toHaveLength(1));
    expect(saves()[0]?.[1]).toMatchObject({ settings: { key: { kind: 'token', driver: 'softhsm' } } });
  });

  it('take no address that is none', async () => {
    const { saves } = open(withFile);
    const url = await inputOf('Adresa autority (prázdné: bez razítka)');
    url.value = 'javascript:alert(1)';
    url.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => expect(page()).toContain('Zadejte adresu'));
    url.dispatchEvent(new Event('change', { bubbles: true }));
    expect(saves()).toEqual([]);
  });

  it('ask before the login of the authority is deleted, and give the focus back', async () => {
    const timeStamp = { url: 'https://tsa.urad.test' };
    const { saves } = open({
      ...withFile,
      settings: { ...withFile.settings, timeStamp },
      secrets: { 'signing-key': null, 'time-stamp': '2026-11-20T09:00:00.000Z' },
    });
    await press('Odebrat');
    await vi.waitFor(() => expect(root.querySelector('[role=alertdialog]')).not.toBeNull());
    expect(page()).toContain('Opravdu odebrat? Uložené přihlašovací údaje se smažou.');
    expect(saves()).toEqual([]);
    const pressed = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true });
    root.querySelector('[role=alertdialog]')?.dispatchEvent(pressed);
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Změnit'));
    await press('Odebrat');
    await vi.waitFor(() => expect(root.querySelector('[role=alertdialog]')).not.toBeNull());
    await press('Odebrat');
    await vi.waitFor(() =>
      expect(saves()).toEqual([['signing.set-secret', { name: 'time-stamp', secret: null }]]),
    );
  });

  it('only show what the administrator set', async () => {
    open({ ...withFile, managed: true });
    await vi.waitFor(() => expect(page()).toContain('Nastavil správce'));
    expect(root.querySelector('.note > .icon--lock')).not.toBeNull();
    expect(root.querySelector('fieldset')?.disabled).toBe(true);
  });
});
