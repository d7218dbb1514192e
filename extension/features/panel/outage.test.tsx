// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { kindsOf } from './kinds.ts';
import { type FakeBackend, fakeBackend, readingOf, serviceInfo } from './panel-fixtures.ts';
import { lastRead, type PageState } from './state.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const systemOf = (system: 'cud' | 'ingatlanok') =>
  ({ system, configured: true, host: 'example.test', waitsUntil: null, problem: null }) as const;
const service = {
  ...serviceInfo,
  systems: [...serviceInfo.systems, systemOf('cud'), systemOf('ingatlanok')],
};
const missing = new ProblemError({ code: 'service-missing' });

let root: HTMLElement;
let away = false;
const line = (): string => root.querySelector('[data-first-line]')?.textContent ?? '';
const area = (): HTMLTextAreaElement => {
  const found = root.querySelector<HTMLTextAreaElement>('.panel__scroll textarea');
  if (found === null) throw new Error('no form');
  return found;
};
const buttons = (): (string | null)[] =>
  [...root.querySelectorAll('main > .footer button')].map((one) => one.textContent);

/** The form of a kind over a companion that can go away. */
async function open(kind: 'notice' | 'listing'): Promise<FakeBackend> {
  away = false;
  const backend = fakeBackend({ service, reading: readingOf({ noticeType: 'V49' }) });
  const call = backend.call.bind(backend);
  backend.call = async (route, message) => {
    if (away) throw missing;
    return await call(route, message);
  };
  root = mountPanel(backend);
  await chooseKind(root, kind);
  await vi.waitFor(area);
  return backend;
}
function type(text: string): void {
  const box = area();
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}
function lose(backend: FakeBackend): void {
  away = true;
  backend.push({ what: 'service', problem: missing.problem });
}
function regain(backend: FakeBackend): void {
  away = false;
  backend.push({ what: 'service', problem: null });
}
const stored = (backend: FakeBackend): string => JSON.stringify([...backend.drafts.values()]);

describe.each(['notice', 'listing'] as const)('the form of a %s without the companion', (kind) => {
  it('stays with what was typed, says so, and is saved once it is back', async () => {
    const backend = await open(kind);
    const box = area();
    type('Psáno před výpadkem');
    lose(backend);
    await vi.waitFor(() => expect(line()).toContain('Koncept zůstává v tomto okně.'));
    expect(area()).toBe(box);
    expect(buttons()).toEqual(['Zkusit znovu']);
    type('Psáno při výpadku');
    // Its time to be saved passes while nobody takes it.
    await new Promise((pass) => setTimeout(pass, 600));
    expect(root.querySelector('.footer__trouble')).toBeNull();
    regain(backend);
    await vi.waitFor(() => expect(stored(backend)).toContain('Psáno při výpadku'), 3000);
    expect(area().value).toBe('Psáno při výpadku');
    expect(line()).not.toContain('Koncept zůstává');
  });

  it('finds by itself that it is away, and comes back at a press', async () => {
    const backend = await open(kind);
    away = true;
    type('Bez ohlášení');
    await vi.waitFor(() => expect(line()).toContain('Koncept zůstává v tomto okně.'), 3000);
    away = false;
    root.querySelector<HTMLButtonElement>('main > .footer .button--primary')?.click();
    await vi.waitFor(() => expect(stored(backend)).toContain('Bez ohlášení'), 3000);
  });
});

describe('something else in place of the companion', () => {
  it('is named with its port; the other ports are searched, or the diagnosis is opened', async () => {
    const backend = await open('notice');
    const options = vi.spyOn(backend, 'openOptions');
    const problem = new ProblemError({ code: 'service-foreign', params: { port: 41_731 } });
    away = true;
    backend.push({ what: 'service', problem: problem.problem });
    await vi.waitFor(() =>
      expect(line()).toContain('Na portu 41731 odpovídá něco jiného. Nic jsme neposlali.'),
    );
    expect(buttons()).toEqual(['Hledat službu', 'Diagnostika']);
    const press = (index: number): void =>
      root.querySelectorAll<HTMLElement>('main > .footer button')[index]?.click();
    press(1);
    expect(options).toHaveBeenCalledWith('diagnostics');
    away = false;
    press(0);
    await vi.waitFor(() => expect(line()).not.toContain('41731'));
  });
});

describe('a form while its page is read again', () => {
  it('stays over what was read before', () => {
    const read = { status: 'read', url: '', reading: readingOf() } as const;
    const ready = { status: 'ready', info: service } as const;
    const again: PageState = { status: 'reading', before: lastRead(read) };
    expect(kindsOf({ page: again, service: ready })).toEqual(['auction', 'notice', 'listing']);
    expect(kindsOf({ page: { status: 'reading', before: null }, service: ready })).toEqual([]);
  });
});

describe('a panel that is closed while nobody can save what was typed', () => {
  const question = (): HTMLElement | null => root.querySelector('[role="alertdialog"]');
  const answer = (name: string): void =>
    [...(question()?.querySelectorAll('button') ?? [])].find((one) => one.textContent === name)?.click();
  const pressEscape = (): boolean =>
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));

  it.each(['notice', 'listing'] as const)('asks first, for a %s', async (kind) => {
    const backend = await open(kind);
    const close = vi.spyOn(backend, 'close');
    lose(backend);
    await vi.waitFor(() => expect(buttons()).toEqual(['Zkusit znovu']));
    type('Psáno při výpadku');
    pressEscape();
    await vi.waitFor(() => expect(question()?.textContent).toContain('Zavřením panelu se ztratí.'));
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Nechat otevřený'));
    const leaving = new Event('beforeunload', { cancelable: true });
    dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    pressEscape();
    await vi.waitFor(() => expect(question()).toBeNull());
    expect(area().value).toBe('Psáno při výpadku');
    expect(close).not.toHaveBeenCalled();
    pressEscape();
    await vi.waitFor(() => expect(question()).not.toBeNull());
    answer('Zavřít a ztratit změny');
    expect(close).toHaveBeenCalledOnce();
  });

  it('closes at once where nothing was typed', async () => {
    const backend = await open('notice');
    const close = vi.spyOn(backend, 'close');
    lose(backend);
    await vi.waitFor(() => expect(buttons()).toEqual(['Zkusit znovu']));
    pressEscape();
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });
});

describe('a companion that goes away in the time to take back', () => {
  it('leaves no countdown behind, says whether anything was sent, and goes on where it comes back', async () => {
    away = false;
    const backend = fakeBackend({ service });
    const call = backend.call.bind(backend);
    backend.call = async (route, message) => {
      if (away) throw missing;
      return await call(route, message);
    };
    root = mountPanel(backend);
    const publish = await vi.waitFor(() => {
      const found = [...root.querySelectorAll('button')].find(
        (one) => one.textContent === 'Zveřejnit dražbu',
      );
      if (found?.getAttribute('aria-disabled') !== null) throw new Error('not ready');
      return found;
    });
    publish.click();
    await vi.waitFor(() => expect(line()).toContain('Zveřejní se za'));
    lose(backend);
    await vi.waitFor(() =>
      expect(line()).toBe(
        'Služba Podatelna neběží. Naposledy hlásila, že se nic neodeslalo. Až poběží, bude pokračovat.',
      ),
    );
    expect(buttons()).toEqual(['Zkusit znovu', 'Vrátit zpět']);
    regain(backend);
    await vi.waitFor(() => expect(line()).toContain('Zveřejní se za'));
  });
});
