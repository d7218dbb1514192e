/** The status page in a test. What is looked for is looked for in the whole document: there is one page in it. */
import { render } from 'preact';
import { expect, onTestFinished, vi } from 'vitest';
import type { AskedList, Change } from '../../../shared/contract/messages.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import type { StatusBackend } from './backend.ts';
import { StatusPage } from './status-page.tsx';

export const idOf = (n: number): string => `6f1c1b2e-0000-4000-8000-${String(n).padStart(12, '0')}`;
export const page = (): string => (document.body.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
export const rows = (): HTMLElement[] => [...document.body.querySelectorAll<HTMLElement>('.status-row')];
export const key = (name: string): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
export const find = (name: string): HTMLButtonElement | undefined =>
  [...document.body.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
export function button(name: string): HTMLButtonElement {
  const found = find(name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
export const boxes = (): HTMLInputElement[] => [
  ...document.body.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]'),
];

export const able: RouteReply<'service.read'> = {
  ...serviceInfo,
  approval: 'second-person',
  can: ['closing-note', 'history', 'approve', 'filters'],
  caller: 'Edge, Windows',
};
export const waitingOne = (n: number, changes: Partial<SubmissionView> = {}): SubmissionView =>
  submissionOfState('waiting', {
    id: idOf(n),
    number: `142EX${n}/25-1`,
    awaits: ['approval'],
    preparedBy: 'Firefox, Windows',
    ...changes,
  });
export type Answers = Partial<Record<string, (message: never) => unknown>>;

/**
 * The status page over a fake companion, gone when the test is over.
 * @returns what was asked of each route, what was saved and opened, and ways to tell of changes and to let time pass
 */
export function openStatus(
  submissions: readonly SubmissionView[],
  { service = able, trusted = true, answers = {} as Answers, counts = {} } = {},
) {
  const calls: [string, unknown][] = [];
  const saved: string[] = [];
  const opened: string[] = [];
  const shown: [string, string][] = [];
  let asked: (wish: AskedList) => boolean = () => false;
  const listeners: ((change: Change) => void)[] = [];
  const change = (changed: readonly SubmissionView[]): void => {
    for (const listener of listeners) listener({ what: 'submissions', submissions: changed } as Change); // of its members only these are read
  };
  let time = Date.parse(fixedNow);
  const known: Answers = {
    'service.read': () => service,
    'notices.list': () => ({ notices: [] }),
    'notices.office': () => ({ closesAt: '16:00', registryOffices: [], collect: {}, folder: null }),
    'submissions.list': () => ({ cursor: 1, needsPerson: 0, submissions: [], ...counts }),
    'submissions.search': () => ({ total: submissions.length, submissions }),
    'submissions.approve': ({ id }: { id: string }) => ({
      submission: submissionOfState('held', { id, approvedBy: 'Edge, Windows' }),
    }),
    'drafts.list': () => ({ drafts: [] }),
    ...answers,
  };
  const backend: StatusBackend = {
    call: async (route, message) => {
      calls.push([route, message]);
      return known[route]?.(message as never) as never; // the fake repeats the route's type
    },
    onChange: (listener) => listeners.push(listener),
    onAsked: (listener) => {
      asked = listener;
    },
    lastDaily: async () => pragueDay(fixedNow),
    noteDaily: async () => {},
    file: async () => submissionOfState('held'),
    openTab: (url) => opened.push(url),
    openOptions: () => {},
    openDocument: (id, sha256) => shown.push([id, sha256]),
    save: (_name, content) => void content.text().then((text) => saved.push(text)),
  };
  const clock = (): string => new Date(time).toISOString();
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  render(<StatusPage backend={backend} now={clock} trusts={() => trusted} />, root);
  const of = (route: string): unknown[] =>
    calls.filter(([one]) => one === route).map(([, message]) => message);
  return {
    of,
    saved,
    opened,
    shown,
    change,
    ask: (wish: AskedList) => asked(wish),
    pass: (ms: number) => (time += ms),
  };
}

export async function openFirst(): Promise<void> {
  await vi.waitFor(() => expect(rows()).not.toEqual([]));
  rows()[0]?.click();
  await vi.waitFor(() => expect(document.body.querySelector('.status-detail')).not.toBeNull());
}
