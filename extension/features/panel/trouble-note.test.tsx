// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { FilingKind } from '../../../shared/submissions/proposal.ts';
import { fakeBackend, readingOf, serviceInfo, submissionOfState } from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const systemOf = (system: 'cud' | 'ingatlanok') =>
  ({ system, configured: true, host: 'example.test', waitsUntil: null, problem: null }) as const;
const service = {
  ...serviceInfo,
  systems: [...serviceInfo.systems, systemOf('cud'), systemOf('ingatlanok')],
};

const noLists = {
  offices: [],
  sellers: [],
  regions: [],
  settings: { officeId: null, sellerId: null, template: '' },
};

let root: HTMLElement;
const alerts = (): string =>
  [...root.querySelectorAll('main > .footer [role=alert]')].map((one) => one.textContent).join();

/** A filing of this kind counts down, and what is done with it is refused: it left meanwhile. */
function open(kind: FilingKind, action: string): void {
  const caseKey = { fileMark: '142EX81/25', kind, lot: kind === 'notice' ? '' : '27' };
  const held = submissionOfState('held', { caseKey, action, number: '142EX81/25-27' } as Parameters<
    typeof submissionOfState
  >[1]);
  const backend = fakeBackend({ service, submissions: [held], reading: readingOf({ noticeType: 'V49' }) });
  const call = backend.call.bind(backend);
  backend.call = async (route, message) => {
    if (route === 'submissions.undo') throw new ProblemError({ code: 'wrong-state' });
    // What the portal's lists say decides nothing here.
    if (route === 'listings.references') return noLists as never;
    return await call(route, message);
  };
  root = mountPanel(backend);
}
async function undo(): Promise<void> {
  const button = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Vrátit zpět');
    if (found === undefined) throw new Error('nothing to take back');
    return found;
  });
  button.click();
}

describe('taking back that was refused', () => {
  it.each<[FilingKind, string]>([
    ['auction', 'publish'],
    ['notice', 'post'],
    ['listing', 'create'],
  ])('is said over the form of the %s, and heard', async (kind, action) => {
    open(kind, action);
    await chooseKind(root, kind);
    await undo();
    await vi.waitFor(() => expect(alerts()).toContain('jiném stavu'));
    expect(root.querySelectorAll('main > .footer .footer__trouble')).toHaveLength(1);
  });

  it('is not carried to another form', async () => {
    open('notice', 'post');
    await chooseKind(root, 'notice');
    await undo();
    await vi.waitFor(() => expect(alerts()).toContain('jiném stavu'));
    await chooseKind(root, 'listing');
    await vi.waitFor(() => expect(root.querySelector('#listing-fields')).not.toBeNull());
    expect(alerts()).not.toContain('jiném stavu');
  });
});

it('says that the companion doesn’t answer, once nobody would still wait in silence', async () => {
  const backend = fakeBackend({ file: () => new Promise(() => {}) });
  root = mountPanel(backend);
  const publish = await vi.waitFor(() => {
    const found = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Zveřejnit dražbu');
    if (found?.getAttribute('aria-disabled') !== null) throw new Error('not ready');
    return found;
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    publish.click();
    await vi.waitFor(() => expect(backend.filed).toHaveLength(1));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(root.textContent).not.toContain('zatím neodpovídá');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(root.querySelector('main > .footer [role="status"]')?.textContent).toContain(
      'Služba Podatelna zatím neodpovídá, čekáme. Nic se neztratí ani nezdvojí.',
    );
  } finally {
    vi.useRealTimers();
  }
});
