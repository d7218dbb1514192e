import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { problemOf } from '../panel/state.ts';
import type { PopupBackend } from './backend.ts';
import { createLazyBackend } from './lazy-backend.ts';

function lazy() {
  const calls: string[] = [];
  const note = (name: string) => (part?: unknown) => void calls.push(`${name} ${String(part ?? '')}`.trim());
  const live: PopupBackend = {
    tab: async () => ({ origin: null, granted: false, fileMark: null }),
    requestGrant: async (origin) => {
      note('grant')(origin);
      return true;
    },
    removeGrant: async (origin) => note('remove')(origin),
    openPanel: async () => note('panel')(),
    openSidePanel: async () => true,
    problemOf,
    call: async (route) => {
      note('call')(route);
      throw new ProblemError({ code: 'service-missing' });
    },
    onChange: (_listener, signal) => note('listen')(signal.aborted),
    pairing: async () => ({ paired: true, serviceName: 'PC' }),
    openOptions: note('options'),
    openStatusPage: note('status'),
    openFirstRun: note('first run'),
    openAttendance: note('attendance'),
    openTab: note('tab'),
  };
  const { promise, resolve } = Promise.withResolvers<PopupBackend>();
  const load = vi.fn(() => promise);
  return { backend: createLazyBackend(load), load, calls, arrive: () => resolve(live) };
}

describe('a backend whose code is still being fetched', () => {
  it('is fetched with the first question, and once', async () => {
    const { backend, load, arrive } = lazy();
    expect(load).not.toHaveBeenCalled();
    const answers = Promise.all([backend.pairing(), backend.tab()]);
    arrive();
    await answers;
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('loses nothing that was pressed meanwhile, and keeps the order', async () => {
    const { backend, calls, arrive } = lazy();
    backend.onChange(() => {}, new AbortController().signal);
    backend.openOptions('pairing');
    backend.openStatusPage();
    backend.openFirstRun();
    backend.openAttendance('month');
    backend.openTab('https://www.portaldrazeb.cz/');
    const panel = backend.openPanel();
    expect(calls).toEqual([]);
    arrive();
    await panel;
    expect(calls).toEqual([
      'listen false',
      'options pairing',
      'status',
      'first run',
      'attendance month',
      'tab https://www.portaldrazeb.cz/',
      'panel',
    ]);
  });

  it('asks for a grant in the click itself once it is here', async () => {
    const { backend, calls, arrive } = lazy();
    arrive();
    await backend.tab();
    void backend.requestGrant('https://spis.example.cz');
    // Synchronously: after an await the browser would no longer see a person's gesture.
    expect(calls).toEqual(['grant https://spis.example.cz']);
  });

  it('hands refusals on, and calls its own what it can not read yet', async () => {
    const { backend, arrive } = lazy();
    expect(backend.problemOf(new Error('no code')).code).toBe('internal');
    arrive();
    const refusal = await backend.call('service.read', {}).catch((error: unknown) => error);
    expect(backend.problemOf(refusal).code).toBe('service-missing');
  });
});
