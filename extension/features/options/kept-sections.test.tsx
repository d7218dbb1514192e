// @vitest-environment jsdom
/** Sections whose reading fails later on keep what they showed, and say above it that it may be old. */
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { SigningSection } from '../signing-settings/signing-section.tsx';
import type { OptionsBackend } from './backend.ts';
import { PairingSection } from './pairing-section.tsx';
import { ProfilesSection } from './profiles-section.tsx';
import { SitesSection } from './sites-section.tsx';

let root: HTMLElement;
let isAway: boolean;
beforeEach(() => {
  isAway = false;
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const here =
  <T,>(value: T) =>
  async () => {
    if (isAway) throw new ProblemError({ code: 'service-missing' });
    return value;
  };
const answers: Record<string, unknown> = {
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
  'signing.read-settings': {
    version: 1,
    managed: false,
    settings: { key: { kind: 'none' }, documentTypes: ['auction_decree'], timeStamp: null, stamp: null },
    drivers: [],
    secrets: { 'signing-key': null, 'time-stamp': null },
  },
};
const profile = { version: 1, name: 'spis.example.cz', origins: ['https://spis.example.cz'], pages: [] };
const paired = { paired: true, serviceName: 'PC-NOVAKOVA', pairedAt: null };
const backend = {
  pairing: here(paired),
  forgetPairing: async () => undefined,
  grantedSites: here(['https://spis.example.cz/*']),
  withdrawGrant: async () => undefined,
  profiles: here({ profiles: [{ profile, locked: false }], refused: [], unknown: [] }),
  removeProfile: async () => undefined,
  call: async (route: string) => {
    if (route === 'signing.save-settings') throw new ProblemError({ code: 'settings-changed' });
    return here(answers[route])();
  },
} as unknown as OptionsBackend; // of all it offers only this is asked for

const press = (name: string): void =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.click();

describe.each([
  ['pairing', PairingSection, 'PC-NOVAKOVA', () => press('Zrušit spárování')],
  ['sites', SitesSection, 'https://spis.example.cz', () => press('Odebrat')],
  ['profiles', ProfilesSection, 'spis.example.cz', () => press('Odebrat')],
  [
    'signing',
    SigningSection,
    'Co se odesílá podepsané',
    () => root.querySelector<HTMLElement>('input[type="checkbox"]')?.click(),
  ],
] as const)('the section of %s', (_name, Section, words, act) => {
  it('keeps what it showed, says why it can not be read anew, and is whole again at a press', async () => {
    render(<Section backend={backend} />, root);
    await vi.waitFor(() => expect(root.textContent).toContain(words));
    isAway = true;
    act();
    await vi.waitFor(() => expect(root.querySelector('[role="alert"]')).not.toBeNull());
    await new Promise((pass) => setTimeout(pass, 10));
    expect(root.textContent).toContain(words);
    isAway = false;
    press('Zkusit znovu');
    await vi.waitFor(() => expect(root.textContent).not.toContain('Služba Podatelna neběží.'));
    expect(root.textContent).toContain(words);
  });
});

it('reads the pairing and who else is paired at one press, when both failed', async () => {
  isAway = true;
  let isPairingAway = false;
  const pairing = async () => {
    if (isPairingAway) throw new ProblemError({ code: 'service-missing' });
    return paired;
  };
  const notes = (): number => root.querySelectorAll('[role="alert"]').length;
  render(<PairingSection backend={{ ...backend, pairing }} />, root);
  await vi.waitFor(() => expect(notes()).toBe(1));
  // The pairs were never read, and now the pairing itself can't be read anew: for one reason, said once.
  isPairingAway = true;
  press('Zrušit spárování');
  await vi.waitFor(() => expect(root.firstElementChild?.getAttribute('role')).toBe('alert'));
  expect(notes()).toBe(1);
  isAway = false;
  isPairingAway = false;
  press('Zkusit znovu');
  await vi.waitFor(() => expect(root.textContent).toContain('Chrome, Linux'));
  expect(notes()).toBe(0);
});

it('says nothing of not being paired, once it is: the list comes before what it stands under', async () => {
  let isPaired = false;
  const seen: string[] = [];
  const observer = new MutationObserver(() => seen.push(root.textContent ?? ''));
  observer.observe(root, { childList: true, subtree: true });
  const unpaired = { paired: false, serviceName: null, pairedAt: null };
  const ours = {
    ...backend,
    pair: async () => {
      isPaired = true;
    },
    pairing: async () => (isPaired ? paired : unpaired),
    call: async () => {
      await new Promise((pass) => setTimeout(pass, 5));
      if (!isPaired) throw new ProblemError({ code: 'not-paired' });
      return answers['pairs.list'];
    },
  } as unknown as OptionsBackend; // of all it offers only this is asked for
  render(<PairingSection backend={ours} />, root);
  const code = await vi.waitFor(() => {
    const found = root.querySelector<HTMLInputElement>('#pairing-code');
    if (found === null) throw new Error('no box');
    return found;
  });
  code.value = 'ABCD-EFGH';
  code.dispatchEvent(new Event('input', { bubbles: true }));
  await vi.waitFor(() => expect(root.querySelector('form button')?.getAttribute('aria-disabled')).toBeNull());
  press('Spárovat');
  await vi.waitFor(() => expect(root.textContent).toContain('Chrome, Linux'));
  observer.disconnect();
  expect(seen.filter((one) => one.includes('není spárován'))).toEqual([]);
});
