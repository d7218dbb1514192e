// @vitest-environment jsdom
/** A submission that waits for approval, in the panel over its case. */
import { expect, it, vi } from 'vitest';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import type { PanelProps } from './panel.tsx';
import {
  type FakeBackend,
  fakeBackend,
  readingOf,
  serviceInfo,
  submissionOfState,
} from './panel-fixtures.ts';
import { chooseKind, mountPanel } from './test-panel.tsx';

const service: RouteReply<'service.read'> = {
  ...serviceInfo,
  approval: 'second-person',
  can: ['closing-note', 'approve'],
  caller: 'Edge, Windows',
};
const waiting = submissionOfState('waiting', { awaits: ['approval'], preparedBy: 'J. Nová' });

function open(
  changes: Partial<SubmissionView> = {},
  props: Partial<PanelProps> = {},
): { readonly backend: FakeBackend; readonly root: HTMLElement } {
  const backend = fakeBackend({
    reading: readingOf(),
    service,
    submissions: [{ ...waiting, ...changes }],
  });
  return { backend, root: mountPanel(backend, props) };
}
const button = (root: HTMLElement, name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent === name);
const shown = async (root: HTMLElement, name: string): Promise<HTMLButtonElement> =>
  await vi.waitFor(() => {
    const found = button(root, name);
    if (found === undefined) throw new Error(`no button ${name}`);
    return found;
  });
const asked = (backend: FakeBackend): unknown[] =>
  backend.calls.filter((one) => one.route === 'submissions.approve').map((one) => one.message);

it('is approved by another one, once, and says who prepared it', async () => {
  const { backend, root } = open();
  const approve = await shown(root, 'Schválit a zveřejnit');
  expect(root.querySelector('[data-first-line]')?.textContent).toBe('Čeká na schválení: J. Nová');
  approve.click();
  approve.click();
  await vi.waitFor(() => expect(asked(backend)).toEqual([{ id: waiting.id }]));
  await new Promise((done) => setTimeout(done, 20));
  expect(asked(backend)).toHaveLength(1);
});

it('is approved by no script, also not by Ctrl+Enter of one', async () => {
  const { backend, root } = open({}, { trusts: () => false });
  (await shown(root, 'Schválit a zveřejnit')).click();
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }));
  await new Promise((done) => setTimeout(done, 20));
  expect(asked(backend)).toEqual([]);
});

it('is not approved by a panel that something may lie over', async () => {
  const openReview = vi.fn(async () => ({ times: 1 }));
  const backend = { ...fakeBackend({ reading: readingOf(), service, submissions: [waiting] }), openReview };
  const root = mountPanel(backend, { covered: true });
  (await shown(root, 'Schválit a zveřejnit')).click();
  await new Promise((done) => setTimeout(done, 20));
  expect(asked(backend)).toEqual([]);
});

it('is only taken back by who prepared it', async () => {
  const { root } = open({ preparedBy: 'edge, WINDOWS' });
  await shown(root, 'Stáhnout zpět');
  expect(root.textContent).toContain('Schválit musí někdo jiný');
  expect(button(root, 'Schválit a zveřejnit')).toBeUndefined();
});

it.each([
  ['an auction', waiting],
  [
    'a notice',
    { ...waiting, system: 'cud', action: 'post', caseKey: { ...waiting.caseKey, kind: 'notice', lot: '' } },
  ],
] as const)('lies before whoever approves it: %s', async (_name, submission) => {
  const payload = {
    kind: 'listing',
    action: 'delete',
    fileMark: '142EX81/25',
    officeId: '1',
    transferId: 'x',
    remoteId: '2',
  };
  const able = { ...service, can: ['closing-note', 'approve', 'content'] };
  const systems = [...serviceInfo.systems, { ...serviceInfo.systems[0], system: 'cud' as const }] as never;
  const base = fakeBackend({
    reading: readingOf(),
    service: { ...able, systems },
    submissions: [submission as SubmissionView],
  });
  const call: typeof base.call = async (route, message) =>
    route === 'submissions.content' ? ({ payload } as never) : await base.call(route, message);
  const root = mountPanel({ ...base, call });
  if (submission.caseKey.kind === 'notice') {
    await chooseKind(root, 'notice');
  }
  await vi.waitFor(() => expect(root.querySelector('details.content')?.textContent).toContain('jen pokyn'));
  expect(button(root, 'Schválit a zveřejnit') ?? button(root, 'Schválit a vyvěsit')).toBeDefined();
});
