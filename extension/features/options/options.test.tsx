// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ProfileList } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { parseProfileText } from '../../../shared/extraction/profile/parse-profile.ts';
import type { Profile } from '../../../shared/extraction/profile/schema.ts';
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

const taught: Profile = {
  version: 1,
  name: 'spis.example.cz',
  origins: ['https://spis.example.cz'],
  pages: [
    {
      name: '',
      kind: 'case',
      address: { path: '/spis/*', query: {} },
      frames: {},
      fields: {
        lowestBid: { anchors: [{ by: 'id', id: 'cena' }], count: { min: 1, max: 1 }, transforms: [] },
      },
      documents: [],
      restrictions: [],
    },
  ],
};
interface Mutable {
  paired: boolean;
  sites: readonly string[];
  profiles: ProfileList['profiles'];
  refused: readonly string[];
  words: readonly string[];
  singleKeys: boolean;
  /** Systems whose credentials are stored. */
  secrets: readonly string[];
  removalFails: boolean;
}

function open(section: string, paired = false) {
  const state: Mutable = {
    paired,
    sites: ['https://spis.example.cz/*'],
    profiles: [
      { profile: { ...taught, name: 'Úřad' }, locked: true },
      { profile: taught, locked: false },
    ],
    refused: ['profiles[1].origins[0]'],
    words: ['režim AB'],
    singleKeys: true,
    secrets: ['portal-drazeb'],
    removalFails: false,
  };
  const saved: { name: string; text: string }[] = [];
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
    profiles: async () => ({
      profiles: state.profiles,
      refused: state.refused,
      unknown: ['restrictionWord'],
    }),
    importProfile: async (text) => {
      if (text === 'bad')
        throw new ProblemError({
          code: 'profile-invalid',
          field: 'lowestBid',
          params: { path: 'pages[0].fields.lowestBid.anchors[0].id' },
        });
      state.profiles = [...state.profiles, { profile: { ...taught, name: 'Ze souboru' }, locked: false }];
      return 'Ze souboru';
    },
    removeProfile: async (name) => {
      state.profiles = state.profiles.filter(({ profile }) => profile.name !== name);
    },
    storeFile: async () => ({ sha256: 'a'.repeat(64), size: 1, mediaType: 'image/png' }),
    restrictionWords: async () => ({ policy: ['přísně střeženo'], refused: ['?'], own: state.words }),
    saveRestrictionWords: async (words) => {
      state.words = words.filter((word) => word.length > 1);
      return words.filter((word) => word.length === 1);
    },
    saveFile: (name, text) => void saved.push({ name, text }),
    call: async (route, message) => {
      calls.push({ route, message });
      const { system = '' } = message as { system?: string };
      if (route === 'secrets.remove' && state.removalFails)
        throw new ProblemError({ code: 'service-missing' });
      if (route === 'secrets.remove') state.secrets = state.secrets.filter((one) => one !== system);
      if (route === 'secrets.set') state.secrets = [...new Set([...state.secrets, system])];
      const answers: Record<string, unknown> = {
        'service.read': serviceInfo,
        'secrets.list': {
          secrets: state.secrets.map((system) => ({ system, setAt: '2026-02-03T09:00:00.000Z' })),
        },
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
    notifications: async () => true,
    saveNotifications: vi.fn(async () => {}),
    singleKeys: async () => state.singleKeys,
    saveSingleKeys: async (on) => {
      state.singleKeys = on;
    },
    saveAppearance: vi.fn(async () => {}),
  };
  render(<Options backend={backend} language="cs" theme="system" section={section} />, root);
  return { backend, calls, saved, state };
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

  it('take the focus once: a password begun first stays in its own box', async () => {
    open('systems');
    await vi.waitFor(() => button('Změnit').click());
    await vi.waitFor(() => expect(document.activeElement?.id).toBe('portal-drazeb-username'));
    const password = root.querySelector<HTMLInputElement>('#portal-drazeb-password');
    password?.focus();
    await fill('Heslo', 'c');
    await new Promise((done) => setTimeout(done, 30)); // drawn with what was typed
    expect(document.activeElement).toBe(password);
  });

  const named = (name: string): HTMLButtonElement => {
    const found = root.querySelector<HTMLButtonElement>(`button[aria-label="${name}"]`);
    if (found === null) throw new Error(`no button "${name}"`);
    return found;
  };
  /** Says whether anything around heard it. */
  function pressEscape(): boolean {
    let isHeard = false;
    const hear = (): void => {
      isHeard = true;
    };
    document.addEventListener('keydown', hear, { once: true });
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    document.removeEventListener('keydown', hear);
    return isHeard;
  }
  const focused = (element: () => Element | null | undefined): Promise<void> =>
    vi.waitFor(() => expect(document.activeElement).toBe(element()));
  const box = (id: string) => () => root.querySelector(`#${id}`);
  const asked = (): string | undefined =>
    root.querySelector('[role="alertdialog"] p')?.textContent ?? undefined;

  it.each([
    ['Esc', () => expect(pressEscape()).toBe(false)],
    ['"Zpět"', () => button('Zpět').click()],
  ])('are left by %s, and the button that opened them has the focus again', async (_how, leave) => {
    const { calls } = open('systems');
    await vi.waitFor(() => button('Změnit').click());
    await focused(box('portal-drazeb-username'));
    await fill('Heslo', 'canary-7f');
    leave();
    await vi.waitFor(() => expect(root.querySelector('form')).toBeNull());
    await focused(() => named('Změnit: Portál dražeb'));
    button('Změnit').click();
    await focused(box('portal-drazeb-username'));
    expect(root.querySelector<HTMLInputElement>('#portal-drazeb-password')?.value).toBe('');
    expect(calls.map(({ route }) => route)).not.toContain('secrets.set');
  });

  it('that were saved leave the focus to their button, also in the other list', async () => {
    open('systems');
    await vi.waitFor(() => named('Zadat: Docházka.net').click());
    await focused(box('dochazka-apiKey'));
    await fill('Klíč API', 'canary-7f');
    await enabled('Uložit');
    button('Uložit').click();
    await focused(() => named('Změnit: Docházka.net'));
    expect(document.activeElement?.closest('details')).toBeNull();
  });

  it('are removed once it was asked, and not before', async () => {
    const { calls, state } = open('systems');
    const removals = () => calls.filter(({ route }) => route === 'secrets.remove');
    await vi.waitFor(() => button('Odebrat').click());
    await focused(() => button('Zpět'));
    expect(asked()).toBe('Opravdu odebrat? Uložené přihlašovací údaje se smažou.');
    expect(pressEscape()).toBe(false);
    await focused(() => named('Odebrat: Portál dražeb'));
    expect(asked()).toBeUndefined();
    button('Odebrat').click();
    await focused(() => button('Zpět'));
    button('Zpět').click();
    await focused(() => named('Odebrat: Portál dražeb'));
    expect(asked()).toBeUndefined();
    expect(removals()).toEqual([]);

    button('Odebrat').click();
    await focused(() => button('Zpět'));
    state.removalFails = true;
    button('Odebrat').click();
    await vi.waitFor(() => expect(root.querySelector('[role="alert"]')?.textContent).toContain('neběží'));
    expect(asked()).toBeDefined();
    await vi.waitFor(() => expect(button('Odebrat').getAttribute('aria-disabled')).toBeNull());
    state.removalFails = false;
    button('Odebrat').click();
    await vi.waitFor(() => expect(asked()).toBeUndefined());
    await focused(() => named('Zadat: Portál dražeb'));
    expect(removals().at(-1)?.message).toEqual({ system: 'portal-drazeb' });
    expect(root.querySelector('[role="alert"]')).toBeNull();
  });

  it('of a system that goes back under "Další systémy" leave the focus there', async () => {
    const { state } = open('systems');
    state.secrets = ['dochazka'];
    await vi.waitFor(() => button('Odebrat').click());
    await focused(() => button('Zpět'));
    button('Odebrat').click();
    await focused(() => root.querySelector('summary'));
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

describe('profiles', () => {
  const choose = (text: string, size = text.length): void => {
    const input = root.querySelector<HTMLInputElement>('input[type="file"]');
    if (!input) throw new Error('no file input');
    const file = new File([text], 'profil.json');
    Object.defineProperty(file, 'size', { value: size });
    Object.defineProperty(input, 'files', { value: [file], configurable: true });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const said = (role: string): string =>
    [...root.querySelectorAll(`[role="${role}"]`)].map((one) => one.textContent).join('');

  it("show what was taught, and the administrator's locked", async () => {
    open('profiles');
    await vi.waitFor(() => expect(page()).toContain('Nejnižší podání'));
    expect(page()).toContain('Nastavil správce');
    expect(root.querySelector('.list__buttons .icon--lock')).not.toBeNull();
    expect(page()).toContain('profiles[1].origins[0]');
    expect([...root.querySelectorAll('button')].filter((one) => one.textContent === 'Odebrat')).toHaveLength(
      1,
    );
  });

  it('are taken away', async () => {
    open('profiles');
    await vi.waitFor(() => button('Odebrat').click());
    await vi.waitFor(() => expect(page()).not.toContain('spis.example.czhttps'));
    expect(page()).toContain('Úřad');
  });

  it('are saved as a file that can be taken again', async () => {
    const { saved } = open('profiles');
    await vi.waitFor(() => {
      const name = '[aria-label="Uložit do souboru: spis.example.cz"]';
      root.querySelector<HTMLElement>(name)?.click();
      expect(saved).toHaveLength(1);
    });
    expect(saved[0]?.name).toBe('spis.example.cz.json');
    expect(parseProfileText(saved[0]?.text ?? '')).toEqual({ ok: true, profile: taught });
  });

  it('are taken from a file', async () => {
    open('profiles');
    await vi.waitFor(() => button('Načíst ze souboru…'));
    choose('{}');
    await vi.waitFor(() => expect(said('status')).toBe('Načteno: Ze souboru.'));
    await vi.waitFor(() => expect(page().match(/Ze souboru/g)?.length).toBe(2));
  });

  it('and other settings of the administrator that are refused are named', async () => {
    open('profiles');
    await vi.waitFor(() =>
      expect(root.textContent).toContain('Profil od správce nejde načíst: profiles[1].origins[0].'),
    );
    expect(root.textContent).toContain('Nastavení od správce „restrictionWord“ doplněk Podatelna nezná');
    await vi.waitFor(() => expect(root.textContent).toContain('Od správce nejde použít: ?.'));
  });

  it('that are refused name the field and the place', async () => {
    open('profiles');
    await vi.waitFor(() => button('Načíst ze souboru…'));
    choose('bad');
    await vi.waitFor(() =>
      expect(said('alert')).toBe(
        'Profil nejde načíst: pole Nejnižší podání má chybu (pages[0].fields.lowestBid.anchors[0].id). Nic se nezměnilo.',
      ),
    );
  });

  it('that are too large are not even read', async () => {
    open('profiles');
    await vi.waitFor(() => button('Načíst ze souboru…'));
    choose('{}', 600_000);
    await vi.waitFor(() => expect(said('alert')).toContain('příliš velký'));
  });
});

describe('appearance', () => {
  it('changes the language at once and saves it', async () => {
    const { backend } = open('appearance');
    const [, english] = root.querySelectorAll<HTMLInputElement>('input[name="language"]');
    english?.click();
    await vi.waitFor(() =>
      expect(root.querySelector('h1')?.textContent).toBe('Appearance, language, shortcuts'),
    );
    expect(backend.saveAppearance).toHaveBeenCalledWith({ language: 'en', theme: 'system' });
  });
});

describe('single keys', () => {
  it('are on until a person switches them off, which can be taken back', async () => {
    const { state } = open('appearance');
    const box = await vi.waitFor(() => {
      const found = root.querySelector<HTMLInputElement>('input[type="checkbox"]');
      if (found === null) throw new Error('no box');
      return found;
    });
    expect(box.checked).toBe(true);
    box.click();
    await vi.waitFor(() => expect(state.singleKeys).toBe(false));
    await vi.waitFor(() => expect(page()).toContain('Uloženo'));
    button('Vrátit').click();
    await vi.waitFor(() => expect(page()).toContain('Vráceno: Zkratky'));
    expect(state.singleKeys).toBe(true);
    await vi.waitFor(() =>
      expect(root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked).toBe(true),
    );
  });
});

it('opens the first section for an address it does not know', async () => {
  open('constructor');
  await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe('Párování'));
});
