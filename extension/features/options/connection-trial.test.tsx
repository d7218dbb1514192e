// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Problem, ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { System } from '../../../shared/contract/submission.ts';
import { serviceInfo } from '../panel/panel-fixtures.ts';
import type { OptionsBackend } from './backend.ts';
import { SystemsSection } from './systems-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const answered = (changes: Partial<RouteReply<'systems.try'>> = {}): RouteReply<'systems.try'> => ({
  problem: null,
  connectedAs: null,
  at: '2026-11-21T08:14:07.000Z',
  againAt: '2026-11-21T08:14:17.000Z',
  isRepeated: false,
  ...changes,
});
const problem = (code: Problem['code']): Problem => ({ code, params: {}, sent: 'nothing' });

async function open(reply: () => unknown, canTry = true) {
  const tried: unknown[] = [];
  const answers: Record<string, (message: unknown) => unknown> = {
    'secrets.list': () => ({
      secrets: ['portal-drazeb', 'cud'].map((system) => ({ system, setAt: '2026-02-03T09:00:00.000Z' })),
    }),
    'service.read': () => ({ ...serviceInfo, ...(canTry ? { can: ['try-system'] } : {}) }),
    'systems.try': (message) => {
      tried.push(message);
      return reply();
    },
  };
  const backend = {
    call: async (route: string, message: unknown) => answers[route]?.(message) ?? {},
  } as unknown as OptionsBackend; // of all it offers only this is asked for
  render(<SystemsSection backend={backend} />, root);
  await vi.waitFor(() => expect(root.textContent).toContain('Uloženo'));
  return tried;
}
const names: Partial<Record<System, string>> = { 'portal-drazeb': 'Portál dražeb', cud: 'CÚD' };
const button = (system: System): HTMLButtonElement | null =>
  root.querySelector(`[aria-label="Vyzkoušet připojení: ${names[system] ?? ''}"]`);
async function press(system: System): Promise<string> {
  const trial = button(system);
  trial?.click();
  const status = trial?.parentElement?.querySelector('[role="status"]');
  await vi.waitFor(() => expect(status?.textContent).not.toBe(''));
  return status?.textContent ?? '';
}

describe('the connection, tried by a click', () => {
  it.each<[string, System, Partial<RouteReply<'systems.try'>>, string]>([
    ['works', 'cud', {}, 'Připojeno. Zkoušeno v 9:14:07.'],
    [
      'works under a name',
      'portal-drazeb',
      { connectedAs: 'Exekutorský úřad Brno-město' },
      'Připojeno jako Exekutorský úřad Brno-město. Zkoušeno v 9:14:07.',
    ],
    [
      'finds a wrong key',
      'cud',
      { problem: problem('remote-login-refused') },
      'Klíč nebyl přijat. Zadejte jiný. Zkoušeno v 9:14:07.',
    ],
    [
      'finds a wrong password',
      'portal-drazeb',
      { problem: problem('remote-login-refused') },
      'Přihlášení nebylo přijato. Zadejte jiné. Zkoušeno v 9:14:07.',
    ],
    [
      'finds the system away',
      'cud',
      { problem: problem('remote-unavailable') },
      'Nedostupné: CÚD teď neodpovídá. Zkoušeno v 9:14:07.',
    ],
    [
      'finds the vault locked',
      'cud',
      { problem: problem('vault-locked') },
      'Nevyzkoušeno: Trezor je zamčen.',
    ],
    [
      'was asked for too soon',
      'cud',
      { isRepeated: true },
      'Připojeno. Zkoušeno v 9:14:07, znovu to půjde v 9:14:17.',
    ],
  ])('%s', async (_name, system, changes, words) => {
    const tried = await open(() => answered(changes));
    expect(await press(system)).toContain(words);
    expect(tried).toEqual([{ system }]);
  });

  it('is asked for once while it is under way, and never by itself', async () => {
    let answer = (): void => undefined;
    const waiting = new Promise<unknown>((resolve) => {
      answer = () => resolve(answered());
    });
    const tried = await open(() => waiting);
    expect(tried).toEqual([]);
    button('cud')?.click();
    await vi.waitFor(() => expect(button('cud')?.getAttribute('aria-disabled')).toBe('true'));
    button('cud')?.click();
    answer();
    await vi.waitFor(() => expect(root.textContent).toContain('Připojeno.'));
    expect(tried).toHaveLength(1);
  });

  it('says why the service could not be asked', async () => {
    await open(() => {
      throw new ProblemError({ code: 'service-missing' });
    });
    button('cud')?.click();
    await vi.waitFor(() =>
      expect(root.querySelector('[role="alert"]')?.textContent).toContain('Služba Podatelna neběží.'),
    );
  });

  it('is not offered without credentials, nor by an older service', async () => {
    await open(() => answered());
    expect(root.querySelectorAll('.connection-trial')).toHaveLength(2);
    render(null, root);
    await open(() => answered(), false);
    expect(root.querySelectorAll('.connection-trial')).toHaveLength(0);
  });
});
