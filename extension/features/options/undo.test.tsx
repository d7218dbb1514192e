// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProblemCode, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { defaultOfficeSettings, type OfficeSettings } from '../../../shared/office/settings.ts';
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

type Signing = RouteReply<'signing.read-settings'>;
const signing: Signing = {
  version: 1,
  managed: false,
  settings: { key: { kind: 'none' }, documentTypes: [], timeStamp: null, stamp: null },
  drivers: [],
  secrets: { 'signing-key': null, 'time-stamp': null },
};

function open(section: string) {
  const state = {
    office: { version: 1, settings: defaultOfficeSettings },
    signing,
    words: ['režim AB'] as readonly string[],
    notifications: true,
    fail: null as ProblemCode | null,
  };
  const answers: Record<string, (message: never) => unknown> = {
    'service.read': () => serviceInfo,
    'office.read': () => state.office,
    'office.save': ({ version, settings }: { version: number; settings: OfficeSettings }) => {
      if (version !== state.office.version) throw new ProblemError({ code: 'settings-changed' });
      state.office = { version: version + 1, settings };
      return state.office;
    },
    'remote.choices': () => ({ categories: [], offices: [] }),
    'signing.read-settings': () => state.signing,
    'signing.save-settings': ({ settings }: { settings: Signing['settings'] }) => {
      if (state.signing.managed) throw new ProblemError({ code: 'settings-managed' });
      state.signing = { ...state.signing, version: state.signing.version + 1, settings };
      return state.signing;
    },
  };
  const backend = {
    version: '0.1.0',
    profiles: async () => ({ profiles: [], refused: [], unknown: [] }),
    restrictionWords: async () => ({ policy: [], refused: [], own: state.words }),
    saveRestrictionWords: async (words: readonly string[]) => {
      state.words = words;
      return [];
    },
    notifications: async () => state.notifications,
    saveNotifications: async (on: boolean) => {
      state.notifications = on;
    },
    singleKeys: async () => true,
    saveAppearance: vi.fn(async () => {}),
    call: async (route: string, message: unknown) => {
      if (state.fail !== null) throw new ProblemError({ code: state.fail });
      return answers[route]?.(message as never) ?? {}; // each test knows what it asks for
    },
  } as unknown as OptionsBackend & { saveAppearance: ReturnType<typeof vi.fn> };
  render(<Options backend={backend} language="cs" theme="system" section={section} />, root);
  return { backend, state };
}

const note = (): string => root.querySelector('main > [role="status"]')?.textContent ?? '';
function press(target: EventTarget = document.body, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', {
    key: 'z',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
    ...more,
  });
  target.dispatchEvent(event);
  return event;
}
const box = (label: string): Promise<HTMLInputElement> =>
  vi.waitFor(() => {
    const of = [...root.querySelectorAll('label')].find((one) => one.textContent === label);
    const found = root.querySelector<HTMLInputElement>(`[id="${of?.htmlFor ?? 'none'}"]`);
    if (found === null) throw new Error(`no box "${label}"`);
    return found;
  });
function type(target: HTMLInputElement | HTMLTextAreaElement, text: string, leaves = true): void {
  target.value = text;
  target.dispatchEvent(new Event('input', { bubbles: true }));
  if (leaves) target.dispatchEvent(new Event('change', { bubbles: true }));
}
const radio = (name: string, index: number): HTMLInputElement => {
  const found = root.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)[index];
  if (found === undefined) throw new Error(`no choice ${name}`);
  return found;
};
const venueLabel = 'Dražební server nebo místo konání';
const clickFirst = (selector: string): Promise<void> =>
  vi.waitFor(() => {
    const found = root.querySelector<HTMLElement>(selector);
    if (found === null) throw new Error(`no ${selector}`);
    found.click();
  });
const undoButton = (): HTMLButtonElement | null => root.querySelector('.saved__undo');

describe('Ctrl+Z', () => {
  it('takes back the last saved change and says which, then the one before', async () => {
    const { backend } = open('appearance');
    radio('theme', 2).click();
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    radio('theme', 1).click();
    await vi.waitFor(() => expect(backend.saveAppearance).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    expect(press().defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(note()).toBe('Vráceno: Vzhled'));
    expect(backend.saveAppearance).toHaveBeenLastCalledWith({ language: 'cs', theme: 'dark' });
    // What stands beside the choice is drawn after the note.
    await vi.waitFor(() => expect(undoButton()).toBeNull());
    press();
    await vi.waitFor(() =>
      expect(backend.saveAppearance).toHaveBeenLastCalledWith({ language: 'cs', theme: 'system' }),
    );
    await vi.waitFor(() => expect(radio('theme', 0).checked).toBe(true));
    expect(press().defaultPrevented).toBe(false);
    expect(backend.saveAppearance).toHaveBeenCalledTimes(4);
  });

  it('goes on over sections', async () => {
    const { state } = open('notifications');
    await clickFirst('input[type="checkbox"]');
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    expect(state.notifications).toBe(false);
    [...root.querySelectorAll<HTMLElement>('.options__link')].at(-1)?.click();
    await vi.waitFor(() => expect(root.querySelector('h1')?.textContent).toBe('Soukromí a diagnostika'));
    press();
    await vi.waitFor(() => expect(note()).toContain('Vráceno: '));
    expect(state.notifications).toBe(true);
  });

  it('is left to a box whose text is not saved yet', async () => {
    const { state } = open('auctions');
    const venue = await box(venueLabel);
    type(venue, 'Brno');
    await vi.waitFor(() => expect(state.office.settings.venue).toBe('Brno'));
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    type(venue, 'Brno a', false);
    expect(press(venue).defaultPrevented).toBe(false);
    expect(state.office.settings.venue).toBe('Brno');
    type(venue, 'Brno');
    expect(press(venue).defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(state.office.settings.venue).toBe(''));
    await vi.waitFor(() => expect(venue.value).toBe(''));
  });

  it('is left to a box whose text can not be saved', async () => {
    const { state } = open('auctions');
    type(await box(venueLabel), 'Brno');
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    const start = await box('Obvyklá hodina zahájení');
    type(start, 'ráno');
    await vi.waitFor(() => expect(start.getAttribute('aria-invalid')).toBe('true'));
    expect(press(start).defaultPrevented).toBe(false);
    expect(state.office.settings.venue).toBe('Brno');
  });

  it.each([{ shiftKey: true }, { altKey: true }, { ctrlKey: false }])('is no other key: %j', async (more) => {
    const { backend } = open('appearance');
    radio('theme', 2).click();
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    expect(press(document.body, more).defaultPrevented).toBe(false);
    expect(backend.saveAppearance).toHaveBeenCalledTimes(1);
  });
});

describe('the button beside "Uloženo"', () => {
  it('names what it takes back, and hands the focus to what then stands there', async () => {
    const { state } = open('auctions');
    type(await box(venueLabel), 'Brno');
    const button = await vi.waitFor(() => {
      const found = undoButton();
      if (found === null) throw new Error('no button');
      return found;
    });
    expect(button.closest('label')).toBeNull();
    expect(button.getAttribute('aria-label')).toBe(`Vrátit: ${venueLabel}`);
    button.focus();
    button.click();
    await vi.waitFor(() => expect(note()).toBe(`Vráceno: ${venueLabel}`));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe(`Vráceno: ${venueLabel}`));
    expect(state.office.settings.venue).toBe('');
  });
});

describe('settings of the office', () => {
  it('go back alone: what others saved meanwhile stays', async () => {
    const { state } = open('auctions');
    type(await box(venueLabel), 'Brno');
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    state.office = { version: 9, settings: { ...state.office.settings, contact: 'od kolegy' } };
    press();
    await vi.waitFor(() => expect(note()).toContain('Vráceno'));
    expect(state.office.settings).toMatchObject({ venue: '', contact: 'od kolegy' });
  });

  it('stay where somebody changed the same one again', async () => {
    const { state } = open('auctions');
    type(await box(venueLabel), 'Brno');
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    state.office = { version: 9, settings: { ...state.office.settings, venue: 'Olomouc' } };
    press();
    await vi.waitFor(() => expect(note()).toContain('mezitím to někdo změnil'));
    expect(state.office.settings.venue).toBe('Olomouc');
  });

  it('that can not be saved now are said to stay, and go back at the next try', async () => {
    const { state } = open('auctions');
    type(await box(venueLabel), 'Brno');
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    state.fail = 'service-missing';
    press();
    await vi.waitFor(() => expect(root.textContent).toContain(`Nevráceno: ${venueLabel}.`));
    state.fail = null;
    expect(state.office.settings.venue).toBe('Brno');
    press();
    await vi.waitFor(() => expect(note()).toBe(`Vráceno: ${venueLabel}`));
    expect(state.office.settings.venue).toBe('');
  });
});

describe('signing', () => {
  const tick = async (state: ReturnType<typeof open>['state']): Promise<void> => {
    await clickFirst('input[type="checkbox"]');
    await vi.waitFor(() => expect(state.signing.settings.documentTypes).toHaveLength(1));
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
  };

  it('goes back', async () => {
    const { state } = open('signing');
    await tick(state);
    press();
    await vi.waitFor(() => expect(state.signing.settings.documentTypes).toEqual([]));
    await vi.waitFor(() =>
      expect(root.querySelector<HTMLInputElement>('input[type="checkbox"]')?.checked).toBe(false),
    );
  });

  it('never goes back once an administrator has set it', async () => {
    const { state } = open('signing');
    await tick(state);
    state.signing = { ...state.signing, managed: true };
    const before = state.signing;
    press();
    await vi.waitFor(() => expect(root.textContent).toContain('Nevráceno: Co se odesílá podepsané.'));
    expect(state.signing).toBe(before);
    expect(press().defaultPrevented).toBe(false);
  });
});

it('restores the words of restricted cases', async () => {
  const { state } = open('profiles');
  const words = await vi.waitFor(() => {
    const found = root.querySelector('textarea');
    if (found === null) throw new Error('no box');
    return found;
  });
  type(words, 'režim AB\nutajeno');
  await vi.waitFor(() => expect(state.words).toHaveLength(2));
  await new Promise((pass) => setTimeout(pass, 10));
  press();
  await vi.waitFor(() => expect(state.words).toEqual(['režim AB']));
  await vi.waitFor(() => expect(words.value).toBe('režim AB'));
});
