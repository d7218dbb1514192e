// @vitest-environment jsdom
/** Approval on the status page, its list, drafts, notes, and the audit lines of one submission. */
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { Change } from '../../../shared/contract/messages.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { pragueDay } from '../daily/daily-facts.ts';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import type { StatusBackend } from './backend.ts';
import { StatusPage } from './status-page.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const idOf = (n: number): string => `6f1c1b2e-0000-4000-8000-${String(n).padStart(12, '0')}`;
const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const rows = (): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('.status-row')];
const key = (name: string): boolean =>
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true }));
const find = (name: string): HTMLButtonElement | undefined =>
  [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
function button(name: string): HTMLButtonElement {
  const found = find(name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
const boxes = (): HTMLInputElement[] => [
  ...root.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]'),
];

const able: RouteReply<'service.read'> = {
  ...serviceInfo,
  approval: 'second-person',
  can: ['closing-note', 'history', 'approve', 'filters'],
  caller: 'Edge, Windows',
};
const waitingOne = (n: number, changes: Partial<SubmissionView> = {}): SubmissionView =>
  submissionOfState('waiting', {
    id: idOf(n),
    number: `142EX${n}/25-1`,
    awaits: ['approval'],
    preparedBy: 'Firefox, Windows',
    ...changes,
  });
type Answers = Partial<Record<string, (message: never) => unknown>>;

function open(
  submissions: readonly SubmissionView[],
  { service = able, trusted = true, answers = {} as Answers, counts = {} } = {},
) {
  const calls: [string, unknown][] = [];
  const saved: string[] = [];
  const opened: string[] = [];
  const shown: [string, string][] = [];
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
    lastDaily: async () => pragueDay(fixedNow),
    noteDaily: async () => {},
    file: async () => submissionOfState('held'),
    openTab: (url) => opened.push(url),
    openOptions: () => {},
    openDocument: (id, sha256) => shown.push([id, sha256]),
    save: (_name, content) => void content.text().then((text) => saved.push(text)),
  };
  const clock = (): string => new Date(time).toISOString();
  render(<StatusPage backend={backend} now={clock} trusts={() => trusted} />, root);
  const of = (route: string): unknown[] =>
    calls.filter(([one]) => one === route).map(([, message]) => message);
  return { of, saved, opened, shown, change, pass: (ms: number) => (time += ms) };
}

async function openFirst(): Promise<void> {
  await vi.waitFor(() => expect(rows()).not.toEqual([]));
  rows()[0]?.click();
  await vi.waitFor(() => expect(root.querySelector('.status-detail')).not.toBeNull());
}

async function openApprovals(
  submissions: readonly SubmissionView[],
  options: Parameters<typeof open>[1] = {},
): Promise<ReturnType<typeof open>> {
  const opened = open(submissions, options);
  await vi.waitFor(() => button('Ke schválení').click());
  await vi.waitFor(() => expect(boxes()).toHaveLength(submissions.length));
  return opened;
}

describe('the list of what waits for approval', () => {
  it('lets several go by one press, in their order', async () => {
    const { of } = await openApprovals([waitingOne(1), waitingOne(2), waitingOne(3)]);
    expect(of('submissions.search').at(-1)).toMatchObject({ states: ['waiting'], awaits: 'approval' });
    boxes()[2]?.click();
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (2)').click());
    await vi.waitFor(() => expect(page()).toContain('Schváleno: 2.'));
    expect(of('submissions.approve')).toEqual([{ id: idOf(1) }, { id: idOf(3) }]);
    // What was let go is ticked no more, and can't be.
    await vi.waitFor(() => expect(boxes().map((one) => one.disabled)).toEqual([true, false, true]));
    expect(button('Schválit vybrané (0)').getAttribute('aria-disabled')).toBe('true');
  });

  it('is ticked by x, on the row that is open', async () => {
    await openApprovals([waitingOne(1), waitingOne(2)]);
    for (const name of ['j', 'j', 'x']) {
      key(name);
      await new Promise((done) => setTimeout(done, 20));
    }
    expect(boxes().map((one) => one.checked)).toEqual([false, true]);
    key('x');
    await vi.waitFor(() => expect(boxes().map((one) => one.checked)).toEqual([false, false]));
  });

  it('opens no detail by a tick', async () => {
    await openApprovals([waitingOne(1)]);
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (1)'));
    expect(root.querySelector('.status-detail')).toBeNull();
  });

  it('ticks nothing that one prepared oneself', async () => {
    await openApprovals([waitingOne(1, { preparedBy: 'EDGE, windows' }), waitingOne(2)]);
    expect(boxes().map((one) => one.disabled)).toEqual([true, false]);
    root.querySelector<HTMLInputElement>('thead input')?.click();
    await vi.waitFor(() => expect(boxes().map((one) => one.checked)).toEqual([false, true]));
    rows()[0]?.click();
    await vi.waitFor(() => expect(page()).toContain('Schválit musí někdo jiný'));
    key('x');
    await new Promise((done) => setTimeout(done, 20));
    expect(boxes()[0]?.checked).toBe(false);
  });

  it('lets nothing go by a click that no person made', async () => {
    const { of } = await openApprovals([waitingOne(1)], { trusted: false });
    boxes()[0]?.click();
    await vi.waitFor(() => button('Schválit vybrané (1)').click());
    rows()[0]?.click();
    await vi.waitFor(() => button('Schválit a zveřejnit').click());
    await new Promise((done) => setTimeout(done, 20));
    expect(of('submissions.approve')).toEqual([]);
  });

  it('stops at the first that is refused, and says why', async () => {
    const refuse = (): never => {
      throw new ProblemError({ code: 'wrong-state', params: { state: 'cancelled', wanted: 'approve' } });
    };
    const { of } = await openApprovals([waitingOne(1), waitingOne(2)], {
      answers: { 'submissions.approve': refuse },
    });
    root.querySelector<HTMLInputElement>('thead input')?.click();
    await vi.waitFor(() => button('Schválit vybrané (2)').click());
    await vi.waitFor(() => expect(root.querySelector('.status-page__problem')).not.toBeNull());
    expect(of('submissions.approve')).toHaveLength(1);
    expect(page()).not.toContain('Schváleno');
  });

  it.each([
    ['before', { ...able, can: undefined }],
    ['an office where nobody approves', { ...able, approval: 'none' as const }],
  ])('is not there with a companion of %s', async (_name, { can, ...rest }) => {
    const service = can === undefined ? rest : { ...rest, can };
    open([submissionOfState('done')], { service });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(find('Ke schválení')).toBeUndefined();
    expect(find('Rozpracované')).toBeUndefined();
  });
});

describe('approval in the detail', () => {
  it('counts one click of two, and the second one sends nothing at once', async () => {
    const { of, pass } = await openApprovals([waitingOne(1)]);
    rows()[0]?.click();
    await vi.waitFor(() => button('Schválit a zveřejnit'));
    button('Schválit a zveřejnit').click();
    button('Schválit a zveřejnit').click();
    await vi.waitFor(() => button('Vrátit zpět'));
    expect(of('submissions.approve')).toHaveLength(1);
    expect(find('Odeslat hned')).toBeUndefined();
    pass(2_000);
    await vi.waitFor(() => button('Odeslat hned'), { timeout: 3_000 });
    expect(of('submissions.send-now')).toEqual([]);
  });

  it('keeps the focus where its button goes away', async () => {
    await openApprovals([waitingOne(1)]);
    rows()[0]?.click();
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    button('Schválit a zveřejnit').focus();
    button('Schválit a zveřejnit').click();
    await vi.waitFor(() => expect(document.activeElement?.hasAttribute('data-first-line')).toBe(true));
  });
});

describe('what is sent, in the detail', () => {
  const sha256 = 'a'.repeat(64);
  const payload = {
    kind: 'auction',
    action: 'publish',
    auctionKind: 'movable',
    number: '142EX1/25-1',
    voluntary: false,
    title: 'Automobil',
    lowestBid: 120_000,
    attachments: [
      { sha256, name: 'vyhláška.pdf', mediaType: 'application/pdf', size: 5, documentType: 'auction_decree' },
    ],
  };
  const service = { ...able, can: [...(able.can ?? []), 'content'] };
  const answers: Answers = { 'submissions.content': () => ({ payload }) };
  const section = (): HTMLDetailsElement | null => root.querySelector('details.content');

  it('lies open before whoever approves it, with a button to each document', async () => {
    const { shown } = open([waitingOne(1)], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(section()?.open).toBe(true);
    root.querySelector<HTMLButtonElement>('[aria-label="Zobrazit vyhláška.pdf"]')?.click();
    expect(shown).toEqual([[idOf(1), sha256]]);
  });

  it('is asked for only once somebody unfolds it, where it waits for nobody', async () => {
    const { of } = open([submissionOfState('done', { id: idOf(1) })], { service, answers });
    await openFirst();
    expect(of('submissions.content')).toEqual([]);
    section()?.querySelector('summary')?.click();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
  });

  it('names attachments that go, and shows all the rest before the portal told their names', async () => {
    const { voluntary: _voluntary, lowestBid, ...record } = payload;
    const seen = { state: 'upcoming', updatedAt: null, files: ['d'] };
    const edit = { ...record, action: 'edit', remoteHash: 'h', seen, changes: { lowestBid }, removed: ['d'] };
    let tell = (_reply: object): void => {};
    const told = new Promise<object>((pass) => {
      tell = pass;
    });
    const { of } = open([waitingOne(1)], {
      service,
      answers: { 'submissions.content': () => ({ payload: edit }), 'remote.read': () => told },
    });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(page()).toContain('Odebrané přílohy1');
    const documents = [{ id: 'd', name: 'starý posudek.pdf', size: null, documentType: null }];
    tell({ record: { images: [], documents } });
    await vi.waitFor(() => expect(page()).toContain('Odebrané přílohystarý posudek.pdf'));
    expect(of('remote.read')).toEqual([{ system: 'portal-drazeb', id: 'h' }]);
  });

  it('counts attachments that go where the portal does not answer', async () => {
    const { voluntary: _voluntary, lowestBid: _lowestBid, ...record } = payload;
    const seen = { state: 'upcoming', updatedAt: null, files: ['d'] };
    const edit = { ...record, action: 'edit', remoteHash: 'h', seen, changes: {}, removed: ['d'] };
    const away = () => Promise.reject(new ProblemError({ code: 'service-missing' }));
    const { of } = open([waitingOne(1)], {
      service,
      answers: { 'submissions.content': () => ({ payload: edit }), 'remote.read': away },
    });
    await openFirst();
    await vi.waitFor(() => expect(of('remote.read')).toHaveLength(1));
    await vi.waitFor(() => expect(page()).toContain('Odebrané přílohy1'));
    expect(section()?.querySelector('[role="alert"]')).toBeNull();
  });

  it('says that there is nothing but an order', async () => {
    const { voluntary: _voluntary, lowestBid: _lowestBid, ...record } = payload;
    const order = { ...record, action: 'cancel', remoteHash: 'h', attachments: [] };
    open([waitingOne(1)], { service, answers: { 'submissions.content': () => ({ payload: order }) } });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Odesílá se jen pokyn'));
  });

  it('says why it can not be read, and reads it at a press', async () => {
    let isAway = true;
    const read = () => {
      if (isAway) throw new ProblemError({ code: 'service-missing' });
      return { payload };
    };
    open([waitingOne(1)], { service, answers: { 'submissions.content': read } });
    await openFirst();
    await vi.waitFor(() => expect(section()?.querySelector('[role="alert"]')).not.toBeNull());
    isAway = false;
    section()?.querySelector<HTMLButtonElement>('[role="alert"] button')?.click();
    await vi.waitFor(() => expect(page()).toContain('120 000 Kč'));
    expect(section()?.querySelector('[role="alert"]')).toBeNull();
  });

  it('is what follows it, too: one approval lets all of a chain go', async () => {
    const step = (n: number, state: SubmissionView['state']) => ({
      id: idOf(n),
      system: 'cud' as const,
      action: 'post',
      number: `142EX${n}/25-1`,
      title: `Vyhláška ${n}`,
      state,
    });
    const chain = {
      state: 'waiting' as const,
      steps: [step(1, 'waiting'), step(2, 'waiting'), step(3, 'cancelled')],
    };
    const { of } = open([waitingOne(1, { chain })], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('142 EX 2/25-1 · Vyhláška 2'));
    expect(of('submissions.content')).toEqual([{ id: idOf(1) }, { id: idOf(2) }]);
  });

  it('is read anew once a document of it was signed while it still waits', async () => {
    const unsigned = { original: sha256, signed: null, at: null };
    const submission = waitingOne(1, { signatures: [unsigned] });
    const { of, change } = open([submission], { service, answers });
    await openFirst();
    await vi.waitFor(() => expect(of('submissions.content')).toHaveLength(1));
    change([{ ...submission, signatures: [{ ...unsigned, signed: 'b'.repeat(64), at: fixedNow }] }]);
    await vi.waitFor(() => expect(of('submissions.content')).toHaveLength(2));
  });

  it.each([
    ['a companion of before', { service: able }, waitingOne(1)],
    [
      'attendance',
      { service },
      waitingOne(1, { caseKey: { fileMark: '', kind: 'attendance', lot: 'x' }, system: 'dochazka' }),
    ],
  ])('is not there for %s', async (_name, options, submission) => {
    const { of } = open([submission], { ...options, answers });
    await openFirst();
    expect(section()).toBeNull();
    expect(of('submissions.content')).toEqual([]);
  });
});

describe('what is begun and not finished', () => {
  const draft: Draft = {
    key: { fileMark: '142EX90/25', kind: 'notice', lot: '' },
    version: 1,
    updatedAt: fixedNow,
    pageUrl: 'http://spis.localhost/spis/90',
    fields: { title: { value: 'Dražební vyhláška', origin: 'page' } },
    attachments: [],
    leftOut: [],
  };

  it('has a list of drafts of ours and of those left at the portal, each leading to its case', async () => {
    const left = submissionOfState('done', { id: idOf(1), action: 'save-draft' });
    const { of, opened } = open([left], {
      counts: { unfinished: 2 },
      answers: { 'drafts.list': () => ({ drafts: [draft, { ...draft, pageUrl: 'javascript:alert(1)' }] }) },
    });
    await vi.waitFor(() => expect(page()).toContain('Rozpracované 2'));
    button('Rozpracované 2').click();
    await vi.waitFor(() => expect(page()).toContain('142 EX 90/25'));
    expect(of('submissions.search').at(-1)).toMatchObject({ states: [], leftAsDraft: true });
    expect(of('drafts.list')).toEqual([{ limit: 100, unfiled: true }]);
    expect(page()).toContain('Dražební vyhláška');
    const marks = [...root.querySelectorAll<HTMLButtonElement>('.status-draft button')];
    expect(marks).toHaveLength(1);
    marks[0]?.click();
    expect(opened).toEqual(['http://spis.localhost/spis/90']);
  });

  it('says what would be there', async () => {
    open([], { counts: { unfinished: 1 } });
    await vi.waitFor(() => button('Rozpracované 1').click());
    await vi.waitFor(() => expect(page()).toContain('Nic není rozpracované.'));
  });
});

describe('filters', () => {
  const choose = (name: string, value: string): void => {
    const label = [...root.querySelectorAll('label')].find((one) => one.textContent?.startsWith(name));
    const box = label?.querySelector('select');
    if (!box) throw new Error(`no filter ${name}`);
    box.value = value;
    box.dispatchEvent(new Event('change', { bubbles: true }));
  };

  it('narrow a list to a state of it, and to what was prepared here', async () => {
    const { of } = open([submissionOfState('rejected')]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    choose('Stav', 'rejected');
    await vi.waitFor(() => expect(of('submissions.search').at(-1)).toMatchObject({ states: ['rejected'] }));
    await vi.waitFor(() => choose('Kdo', 'own'));
    await vi.waitFor(() =>
      expect(of('submissions.search').at(-1)).toMatchObject({ states: ['rejected'], own: true }),
    );
    button('Vyřízené').click();
    await vi.waitFor(() =>
      expect(of('submissions.search').at(-1)).toMatchObject({ states: ['done', 'cancelled'], own: true }),
    );
  });

  it('ask a companion of before for nothing it does not know', async () => {
    const { can: _can, caller: _caller, ...before } = able;
    const { of } = open([submissionOfState('rejected')], { service: before });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(page()).not.toContain('celý úřad');
    for (const message of of('submissions.search')) {
      expect(message).not.toHaveProperty('own');
      expect(message).not.toHaveProperty('awaits');
    }
  });
});

describe('a note and the audit lines', () => {
  const ended = submissionOfState('cancelled', { id: idOf(1), closingNote: '=Povinný zaplatil' });
  const line = (n: number, action: string, result = '', who = 'podatelna') => ({
    line: n,
    at: fixedNow,
    who,
    action,
    result,
  });

  it('stand in the detail, the note in the file as well', async () => {
    const { saved } = open([ended]);
    await openFirst();
    await vi.waitFor(() => expect(root.querySelector('.facts')?.textContent).toContain('Povinný zaplatil'));
    button('Uložit seznam (CSV)').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]).toContain(";'=Povinný zaplatil\r\n");
  });

  it('are read when they are unfolded, page after page', async () => {
    const pages = [
      { lines: [line(7, 'stored', 'held', 'Edge, Windows')], more: true },
      { lines: [line(9, 'step.done', 'publish irreversible'), line(12, 'state.teleport')], more: false },
    ];
    const { of } = open([ended], { answers: { 'submissions.history': () => pages.shift() } });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Záznam'));
    expect(of('submissions.history')).toEqual([]);
    const fold = root.querySelector('details');
    if (fold === null) throw new Error('no fold');
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await vi.waitFor(() => expect(page()).toContain('Převzato k odesláníEdge, Windows'));
    button('Zobrazit další').click();
    await vi.waitFor(() => expect(page()).toContain('Krok hotov: Zveřejněníslužba Podatelna'));
    expect(page()).toContain('Jiná událost (state.teleport)');
    expect(of('submissions.history')).toEqual([
      { id: idOf(1), after: 0 },
      { id: idOf(1), after: 7 },
    ]);
    expect(find('Zobrazit další')).toBeUndefined();
  });

  it('are not there with a companion that cannot be asked', async () => {
    open([ended], { service: serviceInfo });
    await openFirst();
    await vi.waitFor(() => expect(page()).toContain('Podrobnosti a kroky'));
    expect(page()).not.toContain('Záznam');
  });
});
