// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { fakeBackend, readingOf, serviceInfo, submissionOfState } from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const systemOf = (system: 'cud' | 'ingatlanok') =>
  ({ system, configured: true, host: 'example.test', waitsUntil: null, problem: null }) as const;
const service = {
  ...serviceInfo,
  systems: [...serviceInfo.systems, systemOf('cud'), systemOf('ingatlanok')],
  vault: 'locked' as const,
};
const locked = 'Trezor je zamčen. Co odešlete, počká, až ho odemknete.';

/** A companion whose vault is opened on the command line. */
function lockable(submissions: Parameters<typeof submissionOfState>[0][] = []) {
  const backend = fakeBackend({
    service,
    reading: readingOf({ noticeType: 'V49' }),
    submissions: submissions.map((state) => submissionOfState(state)),
  });
  const vault = { now: 'locked' as 'locked' | 'open' };
  const call = backend.call.bind(backend);
  backend.call = async (route, message) => {
    const reply = await call(route, message);
    return route === 'service.read' ? ({ ...service, vault: vault.now } as never) : reply;
  };
  return { backend, vault };
}

describe('a locked vault', () => {
  it.each(['auction', 'notice', 'listing'] as const)('is said over the form of a %s', async (kind) => {
    const root = mountPanel(lockable().backend);
    await vi.waitFor(() => expect(root.textContent).toContain(locked));
    if (kind === 'auction') return;
    await chooseKind(root, kind);
    await vi.waitFor(() => expect(root.querySelector('select.panel__kind')?.textContent).toBeTruthy());
    await vi.waitFor(() => expect(root.textContent).toContain(locked));
  });

  it('is no longer once it is opened, without anything pressed', async () => {
    const { backend, vault } = lockable();
    const root = mountPanel(backend);
    await vi.waitFor(() => expect(root.textContent).toContain(locked));
    vault.now = 'open';
    await vi.waitFor(() => expect(root.textContent).not.toContain(locked), { timeout: 5_000 });
  });

  it('is told of what waits for it by that alone', async () => {
    const root = mountPanel(lockable(['queued']).backend);
    await vi.waitFor(() =>
      expect(root.querySelector('[data-first-line]')?.textContent).toContain('Ve frontě'),
    );
    expect(root.textContent).not.toContain(locked);
  });
});
