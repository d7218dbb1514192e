// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ProblemCode, ProblemError } from '../../../shared/contract/problems.ts';
import { serviceInfo } from '../panel/panel-fixtures.ts';
import type { OptionsBackend } from './backend.ts';
import { DiagnosticsSection } from './diagnostics-section.tsx';
import { SystemsSection } from './systems-section.tsx';

let root: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

const pressButton = (name: string): void =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.click();

describe('a locked vault', () => {
  const open = async (vault: 'locked' | 'open') => {
    const state: { vault: 'locked' | 'open'; asked: number } = { vault, asked: 0 };
    const backend = {
      call: async (route: string) => {
        if (route !== 'service.read') return { secrets: [] };
        state.asked += 1;
        return { ...serviceInfo, vault: state.vault };
      },
    } as unknown as OptionsBackend; // of all it offers only this is asked for
    render(<SystemsSection backend={backend} />, root);
    await vi.waitFor(() => expect(root.textContent).toContain('Portál dražeb'));
    return state;
  };

  it('is told with the command that opens it, and goes by itself', async () => {
    const state = await open('locked');
    expect(root.textContent).toContain('Trezor je zamčen.');
    pressButton('Odemknout…');
    await vi.waitFor(() => expect(root.querySelector('code')?.textContent).toBe('podatelna unlock'));
    vi.advanceTimersByTime(3_000);
    await vi.waitFor(() => expect(state.asked).toBe(2));
    expect(root.querySelector('code')).not.toBeNull();
    state.vault = 'open';
    vi.advanceTimersByTime(3_000);
    await vi.waitFor(() =>
      expect(root.querySelector('[role="status"]')?.textContent).toBe('Trezor je odemčen.'),
    );
    expect(root.querySelector('code')).toBeNull();
    const { asked } = state;
    vi.advanceTimersByTime(30_000);
    expect(state.asked).toBe(asked);
  });

  it('is not spoken of where it is open, and nothing is asked again', async () => {
    const state = await open('open');
    expect(root.textContent).not.toContain('Trezor');
    vi.advanceTimersByTime(30_000);
    expect(state.asked).toBe(1);
  });
});

describe('the diagnosis', () => {
  it.each<[ProblemCode, string]>([
    ['service-missing', 'Zkusit znovu'],
    ['service-foreign', 'Hledat službu'],
  ])('of %s searches again and names the command that tells more', async (code, name) => {
    let isAway = true;
    const backend = {
      version: '0.1.0',
      call: async () => {
        if (isAway) throw new ProblemError({ code, params: { port: 50_123 } });
        return serviceInfo;
      },
    } as unknown as OptionsBackend;
    render(<DiagnosticsSection backend={backend} />, root);
    await vi.waitFor(() => expect(root.querySelector('code')?.textContent).toBe('podatelna doctor'));
    if (code === 'service-foreign') expect(root.textContent).toContain('Na portu 50123 odpovídá');
    isAway = false;
    pressButton(name);
    await vi.waitFor(() => expect(root.querySelector('code')).toBeNull());
  });
});
