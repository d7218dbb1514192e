// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TabInfo } from '../../../shared/contract/messages.ts';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { noticeView } from '../../../shared/submissions/notice-fixtures.ts';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { problemOf } from '../panel/state.ts';
import type { PopupBackend } from './backend.ts';
import { Popup } from './popup.tsx';
import { type Remembered, sortSubmissions } from './popup-state.ts';

let root: HTMLElement;
beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

const page = (): string => (root.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' ');
const names = (): (string | null)[] => [...root.querySelectorAll('button')].map((one) => one.textContent);
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent === name);
  if (found === undefined) throw new Error(`no button "${name}" in ${names()}`);
  return found;
}

interface Options {
  readonly tab?: TabInfo;
  readonly paired?: boolean;
  readonly submissions?: readonly SubmissionView[];
  readonly problem?: ProblemError;
  readonly service?: typeof serviceInfo;
  readonly remembered?: Remembered;
  readonly notices?: readonly NoticeView[];
  readonly undo?: () => void;
  readonly hangs?: boolean;
  readonly singleKeys?: boolean;
}

function open({ tab, paired = true, submissions = [], problem, ...rest }: Options = {}) {
  const state = { granted: tab?.granted ?? true };
  const calls: string[] = [];
  const opened: string[] = [];
  const backend: PopupBackend = {
    tab: async () => ({ ...(tab ?? { origin: null, fileMark: null }), granted: state.granted }),
    requestGrant: vi.fn(async () => {
      state.granted = true;
      return true;
    }),
    removeGrant: async () => {},
    openPanel: async () => {},
    openSidePanel: async () => opened.push('side panel') > 0,
    problemOf,
    call: async (route) => {
      calls.push(route);
      if (problem !== undefined) throw problem;
      if (rest.hangs === true) await new Promise(() => {});
      if (route === 'submissions.undo') rest.undo?.();
      if (route === 'service.read') return (rest.service ?? serviceInfo) as never; // the fake repeats the route's type
      if (route === 'notices.list') return { notices: rest.notices ?? [] } as never;
      if (route === 'submissions.list') return { cursor: 1, needsPerson: 0, submissions } as never;
      return { submission: submissionOfState('cancelled') } as never;
    },
    onChange: () => {},
    // Behind the tab's answer, as the background's own question to the companion is.
    pairing: () => new Promise((resolve) => setTimeout(() => resolve({ paired, serviceName: 'PC' }), 0)),
    openOptions: (section) => opened.push(section),
    openFirstRun: () => opened.push('first run'),
    openStatusPage: () => opened.push('status'),
    openAttendance: (part) => opened.push(`attendance ${part}`),
    openTab: (url) => opened.push(url),
  };
  render(
    <Popup
      backend={backend}
      remembered={rest.remembered}
      now={() => fixedNow}
      singleKeys={rest.singleKeys ?? true}
    />,
    root,
  );
  return { backend, calls, opened };
}

const other = (number: string, state: SubmissionView['state'], changes: Partial<SubmissionView> = {}) =>
  submissionOfState(state, {
    id: crypto.randomUUID(),
    number,
    caseKey: { fileMark: number.split('-')[0] ?? '', kind: 'auction', lot: '' },
    ...changes,
  });

describe('the key of the search', () => {
  const many = Array.from({ length: 6 }, (_, n) =>
    submissionOfState('done', { id: `6f1c1b2e-0000-4000-8000-00000000000${n}` }),
  );
  const search = (): Promise<HTMLInputElement> =>
    vi.waitFor(() => {
      const found = root.querySelector<HTMLInputElement>('input[type="search"]');
      if (found === null) throw new Error('no search');
      return found;
    });
  const press = (): void =>
    void document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));

  it('goes there', async () => {
    open({ submissions: many });
    const box = await search();
    expect(box.placeholder).toMatch(/\/$/);
    press();
    expect(document.activeElement).toBe(box);
  });

  it('does nothing where a person switched single keys off', async () => {
    open({ submissions: many, singleKeys: false });
    const box = await search();
    expect(box.placeholder).not.toContain('/');
    press();
    expect(document.activeElement).not.toBe(box);
  });
});

describe('the popup', () => {
  it('names documents of the notice board that need a person, and leads to them', async () => {
    const notices = [noticeView({ postedAt: null, concerns: ['not-posted'] })];
    const { opened } = open({ notices });
    await vi.waitFor(() => expect(page()).toContain('Mělo být vyvěšeno 1. 3. 2027'));
    expect(page()).toContain('Na úřední desce 1');
    button('Lhůty a potvrzení').click();
    expect(opened).toEqual(['status']);
  });

  it('lists what needs a person before everything else', async () => {
    open({
      submissions: [
        other('142EX1/25', 'done'),
        other('142EX2/25', 'rejected'),
        other('142EX3/25', 'sending'),
      ],
    });
    await vi.waitFor(() =>
      expect(page()).toMatch(/Čeká na vás 1.*142 EX 2\/25.*Probíhá.*142 EX 3\/25.*Nedávná.*142 EX 1\/25/),
    );
  });

  it.each([
    ['an unpaired browser', { paired: false }, 'Spárovat…'],
    ['a service that does not run', { problem: new ProblemError({ code: 'service-missing' }) }, 'neběží'],
    [
      'a concern of the notice board',
      { notices: [noticeView({ postedAt: null, concerns: ['not-posted'] })] },
      'Na úřední desce',
    ],
    [
      'a concern, where the rest is remembered',
      {
        remembered: { service: serviceInfo, submissions: [], rememberedAt: '2026-11-21T07:00:00.000Z' },
        notices: [noticeView({ postedAt: null, concerns: ['not-posted'] })],
      },
      'Na úřední desce',
    ],
  ])('offers the site only once %s is known, which stands above it', async (_, what, above) => {
    const seen: string[] = [];
    const observer = new MutationObserver(() => seen.push(page()));
    observer.observe(root, { childList: true, subtree: true, characterData: true });
    open({ tab: { origin: 'https://spis.example.cz', granted: false, fileMark: null }, ...what });
    await vi.waitFor(() => button('Používat na tomto webu'));
    observer.disconnect();
    const withSite = seen.filter((one) => one.includes('Používat na tomto webu'));
    expect(withSite).not.toEqual([]);
    for (const one of withSite) expect(one).toContain(above);
  });

  it('offers the case of the tab also where the companion hangs and keeps its answer', async () => {
    const tab = { origin: 'https://spis.example.cz', granted: true, fileMark: '142EX81/25' };
    const { calls } = open({ tab, hangs: true });
    await vi.waitFor(() => expect(calls).toContain('service.read'));
    expect(names()).not.toContain('Otevřít');
    await vi.waitFor(() => button('Otevřít'), { timeout: 5_000 });
  });

  it('asks the browser for the site in the click itself', async () => {
    const { backend } = open({ tab: { origin: 'https://spis.example.cz', granted: false, fileMark: null } });
    await vi.waitFor(() => expect(page()).toContain('spis.example.cz'));
    button('Používat na tomto webu').click();
    // Synchronously: after an await the browser would no longer see a person's gesture.
    expect(backend.requestGrant).toHaveBeenCalledWith('https://spis.example.cz');
    await vi.waitFor(() => expect(names()).not.toContain('Používat na tomto webu'));
  });

  it('opens the case beside the page, in the click itself', async () => {
    const { opened } = open({
      tab: { origin: 'https://spis.example.cz', granted: true, fileMark: '142EX81/25' },
    });
    await vi.waitFor(() => button('V postranním panelu'));
    button('V postranním panelu').click();
    expect(opened).toEqual(['side panel']);
  });

  it('leads to pairing first', async () => {
    const { opened, calls } = open({ paired: false });
    await vi.waitFor(() => button('Spárovat…').click());
    expect(opened).toEqual(['pairing']);
    expect(calls).toEqual([]);
  });

  it('offers the guide to whoever is not set up yet', async () => {
    const { opened } = open({ paired: false });
    await vi.waitFor(() => button('Průvodce prvním spuštěním').click());
    expect(opened).toEqual(['first run']);
  });

  it('asks for credentials where no system has any', async () => {
    const systems = serviceInfo.systems.map((one) => ({ ...one, configured: false }));
    const { opened } = open({ service: { ...serviceInfo, systems } });
    await vi.waitFor(() => button('Zadat přihlášení…').click());
    expect(opened).toEqual(['systems']);
  });

  it('shows what is remembered at once, with its age, and then what is so', async () => {
    const remembered = {
      service: serviceInfo,
      submissions: [other('142EX7/25', 'sending')],
      rememberedAt: '2026-11-21T07:00:00.000Z',
    };
    open({ remembered, submissions: [other('142EX7/25', 'done')] });
    // Before anything was answered.
    expect(page()).toMatch(/Stav z .*8:00/);
    expect(page()).toContain('142 EX 7/25');
    await vi.waitFor(() => expect(page()).toContain('Nedávná'));
    expect(page()).not.toContain('Stav z');
  });

  it('takes back what is held', async () => {
    const { calls } = open({ submissions: [submissionOfState('held')] });
    await vi.waitFor(() => button('Vrátit').click());
    await vi.waitFor(() => expect(page()).toContain('Neodesláno (vráceno zpět)'));
    expect(calls).toContain('submissions.undo');
  });

  it('says that the companion doesn’t answer, whatever is remembered of it', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      open({ hangs: true });
      await vi.advanceTimersByTimeAsync(1_900);
      expect(root.textContent).not.toContain('zatím neodpovídá');
      await vi.advanceTimersByTimeAsync(200);
      await vi.waitFor(() => expect(root.textContent).toContain('služba zatím neodpovídá'));
    } finally {
      vi.useRealTimers();
    }
  });

  it('says of a locked vault that nothing is sent, whatever is connected', async () => {
    open({ service: { ...serviceInfo, vault: 'locked' } });
    await vi.waitFor(() => expect(page()).toContain('trezor je zamčen, nic se neodesílá'));
    expect(page()).not.toContain('vše připojeno');
  });

  it('says that it was too late to take something back, and where it stands', async () => {
    const submissions = [submissionOfState('held')];
    const undo = (): void => {
      submissions[0] = submissionOfState('sending');
      throw new ProblemError({ code: 'wrong-state' });
    };
    open({ submissions, undo });
    await vi.waitFor(() => button('Vrátit').click());
    await vi.waitFor(() => expect(names()).not.toContain('Vrátit'));
    expect(page()).toContain('Odesílá se');
    expect(root.querySelector('[role=alert]')?.textContent).toContain('v jiném stavu');
  });

  it('links to the case page and to the remote record, and to nothing but web addresses', async () => {
    const remote = { id: 'x', url: 'https://www.portaldrazeb.cz/drazba/x', state: 'upcoming' };
    const { opened } = open({
      submissions: [
        submissionOfState('done', { remote }),
        other('142EX9/25', 'done', {
          pageUrl: 'javascript:alert(1)',
          remote: { ...remote, url: 'data:text/html,x' },
        }),
      ],
    });
    await vi.waitFor(() => button('142\u00a0EX\u00a081/25-27').click());
    root.querySelector<HTMLButtonElement>('.entry__action button')?.click();
    expect(opened).toEqual(['http://spis.localhost/spis/byt-zajeci', 'https://www.portaldrazeb.cz/drazba/x']);
    expect(names()).not.toContain('142\u00a0EX\u00a09/25');
    expect(root.querySelectorAll('.entry__action button')).toHaveLength(1);
  });

  it('says that the service does not run and how to start it', async () => {
    open({ problem: new ProblemError({ code: 'service-missing' }) });
    await vi.waitFor(() => expect(page()).toContain('Služba Podatelna neběží.'));
    expect(page()).toContain('podatelna start');
  });
});

describe('a refusal', () => {
  it('needs nobody once the same draft was filed anew', () => {
    const refused = submissionOfState('rejected', {
      id: crypto.randomUUID(),
      createdAt: '2026-11-20T08:00:00.000Z',
    });
    const again = submissionOfState('done', { createdAt: fixedNow });
    expect(sortSubmissions([refused, again]).needsPerson).toEqual([]);
    expect(sortSubmissions([refused]).needsPerson).toEqual([refused]);
  });
});
