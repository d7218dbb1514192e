// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { serviceInfo } from '../panel/panel-fixtures.ts';
import type { OptionsBackend } from './backend.ts';
import { Options } from './options.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === name);
  if (found === undefined) throw new Error(`no button "${name}"`);
  return found;
}
async function fill(label: string, value: string): Promise<void> {
  const input = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
    const box = root.querySelector<HTMLInputElement>(`#${found?.htmlFor ?? 'none'}`);
    if (!box) throw new Error(`no box "${label}"`);
    return box;
  });
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
const enabled = (name: string): Promise<void> =>
  vi.waitFor(() => expect(button(name).getAttribute('aria-disabled')).toBeNull());

function open(section: string, paired = false) {
  const state = { paired, sites: ['https://spis.example.cz/*'] };
  const calls: { route: string; message: unknown }[] = [];
  const backend: OptionsBackend = {
    version: '0.1.0',
    pairing: async () => ({ paired: state.paired, serviceName: 'PC-NOVAKOVA', pairedAt: null }),
    pair: async (code) => {
      if (code === 'wrong') throw new ProblemError({ code: 'pairing-code-invalid' });
      state.paired = true;
      return { serviceName: 'PC-NOVAKOVA' };
    },
    forgetPairing: async () => {
      state.paired = false;
    },
    grantedSites: async () => state.sites,
    withdrawGrant: async (pattern) => {
      state.sites = state.sites.filter((one) => one !== pattern);
    },
    call: async (route, message) => {
      calls.push({ route, message });
      const answers: Record<string, unknown> = {
        'service.read': serviceInfo,
        'secrets.list': { secrets: [{ system: 'portal-drazeb', setAt: '2026-02-03T09:00:00.000Z' }] },
        'pairs.list': {
          pairs: [
            {
              id: 'a',
              kind: 'browser',
              name: 'Chrome, Linux',
              createdAt: '2026-02-03T09:00:00.000Z',
              own: true,
            },
          ],
        },
      };
      return (answers[route] ?? {}) as never; // the fake repeats the route's type
    },
    saveAppearance: vi.fn(async () => {}),
  };
  render(<Options backend={backend} language="cs" theme="system" section={section} />, root);
  return { backend, calls };
}

describe('pairing', () => {
  it('shows both names once the code was taken, and can be ended', async () => {
    open('pairing');
    await fill('Párovací kód', 'ABCD-EFGH');
    await enabled('Spárovat');
    button('Spárovat').click();
    await vi.waitFor(() =>
      expect(page()).toContain(
        'Spárováno se službou PC-NOVAKOVA. Tento prohlížeč se v ní jmenuje Chrome, Linux.',
      ),
    );
    button('Zrušit spárování').click();
    await vi.waitFor(() => button('Spárovat'));
  });

  it('says why a code was not taken and keeps it', async () => {
    open('pairing');
    await fill('Párovací kód', 'wrong');
    await enabled('Spárovat');
    button('Spárovat').click();
    await vi.waitFor(() =>
      expect(root.querySelector('[role="alert"]')?.textContent).toContain('Kód neplatí.'),
    );
    expect(root.querySelector('input')?.value).toBe('wrong');
  });
});

describe('credentials', () => {
  it('are shown as stored, never as a value, and go one way', async () => {
    const { calls } = open('systems');
    await vi.waitFor(() => expect(page()).toContain('Uloženo 3. 2. 2026'));
    button('Změnit').click();
    await fill('Uživatelské jméno', 'urad');
    await fill('Heslo', 'canary-7f');
    await enabled('Uložit');
    button('Uložit').click();
    await vi.waitFor(() =>
      expect(calls).toContainEqual({
        route: 'secrets.set',
        message: { system: 'portal-drazeb', secret: { username: 'urad', password: 'canary-7f' } },
      }),
    );
    await vi.waitFor(() => expect(root.querySelector('form')).toBeNull());
    expect(root.innerHTML).not.toContain('canary-7f');
  });
});

describe('sites', () => {
  it('can be withdrawn', async () => {
    open('sites');
    await vi.waitFor(() => expect(page()).toContain('https://spis.example.cz'));
    button('Odebrat').click();
    await vi.waitFor(() => expect(page()).toContain('Zatím žádný web.'));
  });
});

describe('appearance', () => {
  it('changes the language at once and saves it', async () => {
    const { backend } = open('appearance');
    const [, english] = root.querySelectorAll<HTMLInputElement>('input[name="language"]');
    english?.click();
    await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe('Appearance, language'));
    expect(backend.saveAppearance).toHaveBeenCalledWith({ language: 'en', theme: 'system' });
  });
});

it('opens the first section for an address it does not know', async () => {
  open('constructor');
  await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe('Párování'));
});
