// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Change } from '../../../shared/contract/messages.ts';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { pragueDay } from '../../../shared/formats/working-days.ts';
import { confirmationView, noticeView } from '../../../shared/submissions/notice-fixtures.ts';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import type { StatusBackend } from './backend.ts';
import { StatusPage } from './status-page.tsx';
import { button, idOf, key, page, rows } from './test-status.tsx';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

function open(
  submissions: readonly SubmissionView[],
  problem?: ProblemError,
  notices: readonly NoticeView[] = [],
  lastDaily = pragueDay(fixedNow),
  search?: string,
  more: {
    service?: typeof serviceInfo;
    list?: () => Promise<void>;
    undo?: () => void;
    singleKeys?: boolean;
  } = {},
) {
  const daily = { last: lastDaily };
  const calls: [string, unknown][] = [];
  const saved: [string, string][] = [];
  const opened: string[] = [];
  const listeners: ((change: Change) => void)[] = [];
  const backend: StatusBackend = {
    call: async (route, message) => {
      calls.push([route, message]);
      if (problem !== undefined) throw problem;
      if (route === 'service.read') return (more.service ?? withBoard) as never; // the fake repeats the route's type
      if (route === 'submissions.undo') more.undo?.();
      if (route === 'notices.office') return officeOfNotices as never;
      if (route === 'notices.list') {
        await more.list?.();
        const { onlyConcerns } = message as { onlyConcerns?: boolean };
        return {
          notices: notices.filter((one) => onlyConcerns !== true || one.concerns.length > 0),
        } as never;
      }
      if (route === 'submissions.list')
        return { cursor: 1, needsPerson: 2, unsigned: 3, submissions: [] } as never;
      if (route === 'submissions.search') {
        const { offset = 0, limit = 50 } = message as { offset?: number; limit?: number };
        return {
          total: submissions.length,
          submissions: submissions.slice(offset, offset + limit),
        } as never;
      }
      return { submission: submissionOfState('cancelled', { id: submissions[0]?.id ?? '' }) } as never;
    },
    onAsked: () => {},
    onChange: (listener) => {
      listeners.push(listener);
    },
    lastDaily: async () => daily.last,
    noteDaily: async (day) => {
      daily.last = day;
    },
    file: async () => submissionOfState('held'),
    openTab: (url) => opened.push(url),
    openOptions: (section) => opened.push(section),
    openDocument: () => {},
    save: (name, content) => void content.text().then((text) => saved.push([name, text])),
  };
  render(
    <StatusPage
      backend={backend}
      search={search}
      now={() => fixedNow}
      trusts={() => true}
      singleKeys={more.singleKeys ?? true}
    />,
    root,
  );
  return {
    calls,
    saved,
    opened,
    hear: (change: Change) => {
      for (const listener of listeners) listener(change);
    },
  };
}

const withBoard: typeof serviceInfo = {
  ...serviceInfo,
  systems: [
    ...serviceInfo.systems,
    { system: 'cud', configured: true, host: 'www.cud.cz', waitsUntil: null, problem: null },
  ],
};
const officeOfNotices = {
  closesAt: '16:00',
  registryOffices: [],
  collect: { own: true, office: false, setBy: 'office' },
  folder: null,
};

const searches = (calls: readonly [string, unknown][]): unknown[] =>
  calls.filter(([route]) => route === 'submissions.search').map(([, message]) => message);

describe('the status page', () => {
  it('begins a day with what happened since the last opening, once', async () => {
    open([submissionOfState('done')], undefined, [], '2026-11-18');
    await vi.waitFor(() => expect(root.querySelector('.daily')?.textContent).toContain('Od 18.'));
    expect(root.querySelector('.daily')?.textContent).toContain('1 odeslání došlo');
    expect(button('1 odmítnuté nebo nejasné')).toBeDefined();
    render(null, root);
    open([submissionOfState('done')]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(root.querySelector('.daily')).toBeNull();
  });

  it('begins with text that was marked on a page, in everything that was filed', async () => {
    const { calls } = open([submissionOfState('done')], undefined, [], undefined, '142 EX 81/25');
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(searches(calls)[0]).toMatchObject({ text: '142 EX 81/25', states: [] });
    expect(root.querySelector<HTMLInputElement>('input[type=search]')?.value).toBe('142 EX 81/25');
  });

  it('begins with what needs a person and says so in words', async () => {
    const { calls } = open([
      submissionOfState('rejected', { id: idOf(1) }),
      submissionOfState('unknown', { id: idOf(2), number: '142EX82/25-1' }),
    ]);
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    expect(searches(calls)[0]).toMatchObject({ states: ['unknown', 'rejected', 'waiting'], offset: 0 });
    expect(page()).toContain('Čeká na vás 2');
    expect(page()).toContain('Podpisová kniha 3');
    expect(page()).toContain('142 EX 82/25-1');
    expect(page()).toContain('Odmítnuto');
  });

  it('names who prepared what, where the companion says so of any', async () => {
    const heads = (): (string | null)[] => [...root.querySelectorAll('th')].map((one) => one.textContent);
    open([
      submissionOfState('done', { id: idOf(1), preparedBy: 'command line' }),
      submissionOfState('done', { id: idOf(2), preparedBy: 'Edge, Jana' }),
    ]);
    await vi.waitFor(() => expect(heads()).toContain('Kdo'));
    const who = [...root.querySelectorAll('td.status-row__who')].map((one) => one.textContent);
    expect(who).toEqual(['příkazový řádek', 'Edge, Jana']);
    open([submissionOfState('done', { id: idOf(1), preparedBy: '' })]);
    await vi.waitFor(() => expect(heads()).not.toContain('Kdo'));
  });

  it('says what would be in an empty list', async () => {
    open([]);
    await vi.waitFor(() => expect(page()).toContain('Nic na vás nečeká'));
  });

  it('asks for another list, and for everything when something is searched for', async () => {
    const { calls } = open([submissionOfState('done', { id: idOf(1) })]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    button('Vyřízené').click();
    await vi.waitFor(() => expect(searches(calls).at(-1)).toMatchObject({ states: ['done', 'cancelled'] }));
    const search = root.querySelector<HTMLInputElement>('input[type=search]');
    if (search === null) throw new Error('no search');
    search.value = '142 EX 81/25';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() =>
      expect(searches(calls).at(-1)).toMatchObject({ text: '142 EX 81/25', states: [] }),
    );
  });

  it('goes through the rows by j, k and n, and closes the detail by Esc', async () => {
    open([
      submissionOfState('done', { id: idOf(1), number: '142EX1/25-1' }),
      submissionOfState('done', { id: idOf(2), number: '142EX2/25-1' }),
      submissionOfState('rejected', { id: idOf(3), number: '142EX3/25-1' }),
    ]);
    await vi.waitFor(() => expect(rows()).toHaveLength(3));
    const detail = (): string =>
      (root.querySelector('.status-detail h2')?.textContent ?? '').replaceAll('\u00a0', ' ');
    for (const [name, mark] of [
      ['j', '142 EX 1/25-1'],
      ['j', '142 EX 2/25-1'],
      ['k', '142 EX 1/25-1'],
      ['n', '142 EX 3/25-1'],
      ['Escape', ''],
    ] as const) {
      key(name);
      await vi.waitFor(() => expect(detail()).toBe(mark));
    }
    key('?');
    await vi.waitFor(() => expect(page()).toContain('Klávesové zkratky'));
  });

  it('lists the keys that do something in the list that is open', async () => {
    open([submissionOfState('rejected')]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    const listed = () => [...root.querySelectorAll('.key-list kbd')].map((one) => one.textContent);
    key('?');
    await vi.waitFor(() => expect(listed()).toEqual(['/', 'j', 'k', 'n', 'Esc']));
    root.querySelector<HTMLButtonElement>('.key-list button')?.click();
    button('Podpisová kniha 3').click();
    key('?');
    await vi.waitFor(() => expect(listed()).toContain('x'));
  });

  it('leaves single keys alone where a person switched them off; Esc stays', async () => {
    open([submissionOfState('rejected', { id: idOf(1) })], undefined, [], undefined, undefined, {
      singleKeys: false,
    });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    await new Promise((pass) => setTimeout(pass, 30)); // the listener comes just after the picture
    for (const name of ['j', 'n', '?', '/']) key(name);
    await new Promise((pass) => setTimeout(pass, 30));
    expect(root.querySelector('.status-detail')).toBeNull();
    expect(root.querySelector('.key-list')).toBeNull();
    expect(document.activeElement).toBe(document.body);
    expect(root.querySelector<HTMLInputElement>('input[type="search"]')?.placeholder).not.toContain('/');
    rows()[0]?.click();
    await vi.waitFor(() => expect(root.querySelector('.status-detail')).not.toBeNull());
    key('Escape');
    await vi.waitFor(() => expect(root.querySelector('.status-detail')).toBeNull());
  });

  it('lets a person decide what is unclear, with the evidence shown', async () => {
    const candidate = {
      id: 'Ykwdg',
      number: '142EX81/25-27',
      state: 'draft',
      startsAt: null,
      updatedAt: null,
      url: null,
      matches: true,
    };
    const { calls } = open([submissionOfState('unknown', { id: idOf(1), candidates: [candidate] })]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    rows()[0]?.click();
    await vi.waitFor(() => expect(root.querySelector('input[type=radio]')).not.toBeNull());
    root.querySelector<HTMLInputElement>('input[type=radio]')?.click();
    await vi.waitFor(() => expect(button('Převzít vybranou').getAttribute('aria-disabled')).not.toBe('true'));
    button('Převzít vybranou').click();
    await vi.waitFor(() =>
      expect(calls.at(-1)).toEqual([
        'submissions.decide',
        { id: idOf(1), decision: { what: 'adopt', candidate: 'Ykwdg' } },
      ]),
    );
  });

  it('saves everything found, not only what is shown', async () => {
    const many = Array.from({ length: 230 }, (_, index) => submissionOfState('done', { id: idOf(index) }));
    const { saved } = open(many);
    await vi.waitFor(() => expect(rows()).toHaveLength(50));
    expect(page()).toContain('Zobrazeno 50 z 230');
    button('Uložit seznam (CSV)').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    expect(saved[0]?.[1].trim().split('\r\n')).toHaveLength(231);
  });

  it('says of an empty list whether it is a filter that hides what there is', async () => {
    const { calls } = open([]);
    await vi.waitFor(() => expect(page()).toContain('Nic na vás nečeká.'));
    const [from] = [...root.querySelectorAll<HTMLInputElement>('.status-day')];
    if (from === undefined) throw new Error('no box');
    const type = (text: string): void => {
      from.value = text;
      from.dispatchEvent(new Event('input', { bubbles: true }));
      from.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const asked = (): unknown =>
      calls
        .filter(([route]) => route === 'submissions.search')
        .map(([, message]) => message)
        .at(-1);
    type('20. 11.');
    await vi.waitFor(() => expect(asked()).toMatchObject({ from: '2026-11-19T23:00:00.000Z' }));
    await vi.waitFor(() => expect(page()).toContain('Filtrům v tomto seznamu nic neodpovídá.'));
    expect(page()).not.toContain('Nic na vás nečeká');
    await vi.waitFor(() => expect(from.value.replaceAll('\u00a0', ' ')).toBe('20. 11. 2026'));
    // What is no day bounds nothing, and stays to be put right.
    type('45. 13. 2026');
    await vi.waitFor(() => expect(asked()).not.toHaveProperty('from'));
    await vi.waitFor(() => expect(from.getAttribute('aria-invalid')).toBe('true'));
    expect(from.value).toBe('45. 13. 2026');
    type('20. 11.');
    await vi.waitFor(() => expect(page()).toContain('Filtrům v tomto seznamu nic neodpovídá.'));
    button('Zrušit filtry').click();
    await vi.waitFor(() => expect(page()).toContain('Nic na vás nečeká.'));
    expect(asked()).not.toHaveProperty('from');
    await vi.waitFor(() => expect(from.value).toBe(''));
  });

  it('saves by whom each was filed', async () => {
    const { saved } = open([
      submissionOfState('done', { id: idOf(1), preparedBy: 'command line' }),
      submissionOfState('done', { id: idOf(2), preparedBy: 'Edge, Jana' }),
    ]);
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    button('Uložit seznam (CSV)').click();
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const [head = '', ...lines] = (saved[0]?.[1] ?? '').trim().split('\r\n');
    const at = head.split(';').indexOf('Kdo');
    expect(lines.map((line) => line.split(';')[at])).toEqual(['příkazový řádek', 'Edge, Jana']);
  });

  it('shows a change where it stands, without moving the list', async () => {
    const { hear } = open([submissionOfState('sending', { id: idOf(1) })]);
    await vi.waitFor(() => expect(page()).toContain('Odesílá se'));
    hear({ what: 'submissions', submissions: [submissionOfState('done', { id: idOf(1) })] });
    await vi.waitFor(() => expect(page()).toContain('Zveřejněno'));
  });

  it('reads out what changes in the detail that is open', async () => {
    const { hear } = open([submissionOfState('sending', { id: idOf(1) })]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    rows()[0]?.click();
    const said = (role: string): string =>
      root.querySelector(`.status-detail [role=${role}]`)?.textContent ?? '';
    await vi.waitFor(() => expect(said('status')).toContain('Odesílá se'));
    hear({ what: 'submissions', submissions: [submissionOfState('done', { id: idOf(1) })] });
    await vi.waitFor(() => expect(said('status')).toContain('Zveřejněno'));
    hear({ what: 'submissions', submissions: [submissionOfState('unknown', { id: idOf(1) })] });
    await vi.waitFor(() => expect(said('alert')).toContain('Nevíme'));
  });

  it('says which system refused an order and whether anything was sent, until another one is chosen', async () => {
    const undo = (): void => {
      throw new ProblemError({ code: 'remote-unavailable', sent: 'unclear' });
    };
    const attendance = {
      system: 'dochazka',
      caseKey: { fileMark: '', kind: 'attendance', lot: '' },
    } as const;
    const submissions = [
      submissionOfState('held', { id: idOf(1), ...attendance }),
      submissionOfState('held', { id: idOf(2) }),
    ];
    const { hear } = open(submissions, undefined, [], undefined, undefined, { undo });
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    rows()[0]?.click();
    await vi.waitFor(() => button('Vrátit zpět').click());
    const problem = (): string => root.querySelector('.status-page__problem')?.textContent ?? '';
    await vi.waitFor(() => expect(problem()).toMatch(/^Docházka.*Není jisté, zda něco odešlo\.$/));
    hear({ what: 'submissions', submissions: [submissionOfState('done', { id: idOf(9) })] });
    await new Promise((done) => setTimeout(done, 20)); // a list came
    expect(problem()).not.toBe('');
    rows()[1]?.click();
    await vi.waitFor(() => expect(problem()).toBe(''));
  });

  it('says why there is no list and offers another try', async () => {
    const { calls } = open([], new ProblemError({ code: 'service-missing' }));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(page()).toContain('příkazem „podatelna start“');
    expect(page()).not.toContain('Načítáme seznam…');
    const before = calls.length;
    button('Zkusit znovu').click();
    await vi.waitFor(() => expect(calls.length).toBeGreaterThan(before));
  });
});

describe('documents of the notice board', () => {
  const late = noticeView({ cudid: 'CV1', postedAt: null, concerns: ['not-posted'] });
  const fine = noticeView({ cudid: 'CV2', numbers: ['142EX9/25-1'], confirmations: [confirmationView()] });

  it('that need a person count and stand among what waits, the others in their own list', async () => {
    open([], undefined, [late, fine]);
    await vi.waitFor(() => expect(page()).toContain('Čeká na vás 3'));
    expect(rows()).toHaveLength(1);
    expect(page()).toContain('Mělo být vyvěšeno 1. 3. 2027');
    button('Lhůty a potvrzení').click();
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    expect(page()).toContain('142 EX 9/25-1');
  });

  it('open beside the list', async () => {
    const { calls } = open([], undefined, [late]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    rows()[0]?.click();
    await vi.waitFor(() => expect(page()).toContain('Čeká na vyvěšení'));
    expect(calls).toContainEqual([
      'notices.list',
      { fileMark: '142EX355/25', onlyConcerns: false, limit: 200 },
    ]);
  });

  it('say what would be in their list', async () => {
    open([]);
    await vi.waitFor(() => button('Lhůty a potvrzení'));
    button('Lhůty a potvrzení').click();
    await vi.waitFor(() => expect(page()).toContain('zatím nic nesledujeme'));
  });

  it('are moved among by keys where they are shown, and give the focus back to their row', async () => {
    open([submissionOfState('rejected', { id: idOf(1), number: '142EX1/25-1' })], undefined, [fine, late]);
    await vi.waitFor(() => button('Lhůty a potvrzení').click());
    await vi.waitFor(() => expect(root.querySelectorAll('.notice-table .status-row')).toHaveLength(2));
    await vi.waitFor(() => expect(rows()).toHaveLength(2));
    const detail = (): string =>
      (root.querySelector('.status-detail h2')?.textContent ?? '').replaceAll('\u00a0', ' ');
    for (const [name, mark] of [
      ['j', '142 EX 9/25-1'],
      ['j', '142 EX 355/25-14'],
      ['k', '142 EX 9/25-1'],
      ['n', '142 EX 355/25-14'],
      ['Escape', ''],
    ] as const) {
      key(name);
      await vi.waitFor(() => expect(detail()).toBe(mark));
    }
    await vi.waitFor(() =>
      expect(document.activeElement?.closest('[data-id]')?.textContent).toContain('355'),
    );
  });

  it('give the focus back to the row of a submission as well', async () => {
    open([submissionOfState('rejected', { id: idOf(1) })]);
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    rows()[0]?.click();
    await vi.waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
    root.querySelector<HTMLElement>('.status-detail .button--icon')?.click();
    await vi.waitFor(() => expect(document.activeElement?.className).toBe('status-row__open'));
  });

  it('have no filters and no file of submissions nobody sees', async () => {
    open([submissionOfState('done')], undefined, [late]);
    await vi.waitFor(() => button('Uložit seznam (CSV)'));
    await vi.waitFor(() => button('Lhůty a potvrzení').click());
    await vi.waitFor(() => expect(page()).not.toContain('Uložit seznam (CSV)'));
    expect(root.querySelector('.status-day')).toBeNull();
  });

  it('say that their list is on its way, why it did not come, and no more once it came', async () => {
    const list = Promise.withResolvers<void>();
    let answer: Promise<void> = list.promise;
    open([], undefined, [late], undefined, undefined, { list: () => answer });
    await vi.waitFor(() => button('Lhůty a potvrzení').click());
    await vi.waitFor(() => expect(page()).toContain('Načítáme seznam…'));
    expect(page()).not.toContain('nesledujeme');
    list.reject(new ProblemError({ code: 'internal' }));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(page()).not.toContain('nesledujeme');
    answer = Promise.resolve();
    button('Zkusit znovu').click();
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
  });

  it('are nowhere in an office without credentials of the board', async () => {
    open([submissionOfState('done')], undefined, [], undefined, undefined, { service: serviceInfo });
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    expect(page()).not.toContain('Lhůty a potvrzení');
  });
});
