// @vitest-environment jsdom
import { createHash } from 'node:crypto';
import type { JSX } from 'preact';
import { render } from 'preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { NoticeView } from '../../../shared/contract/notices.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import type { StoreInput } from '../../../shared/contract/submission.ts';
import { confirmationView, noticeView } from '../../../shared/submissions/notice-fixtures.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { FilingClickProvider } from '../submission/filing-click.tsx';
import { SubmissionProvider } from '../submission/submission-context.ts';
import { submissionContext } from '../submission/submission-fixtures.ts';
import type { BoardBackend } from './board-backend.ts';
import { BoardSection } from './board-section.tsx';
import { useBoard } from './use-board.ts';

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
function button(name: string): HTMLButtonElement {
  const found = [...root.querySelectorAll('button')].find((one) => one.textContent?.trim() === name);
  if (found === undefined) throw new Error(`no button ${name}`);
  return found;
}
const click = async (name: string): Promise<void> => {
  const found = await vi.waitFor(() => {
    const one = button(name);
    expect(one.getAttribute('aria-disabled')).toBeNull();
    return one;
  });
  found.click();
};

const content = `%PDF-1.4\n${'x'.repeat(700)}\n%%EOF`;
const collectUndecided = { own: false, office: false, setBy: null };

interface Given {
  readonly notice?: NoticeView;
  /** What the board says when it is asked anew. */
  readonly anew?: Partial<NoticeView>;
  readonly folder?: string | null;
  readonly refuse?: Record<string, ProblemError>;
  readonly sha256?: string;
  /** False: no click counts as a person's. */
  readonly trusted?: boolean;
  readonly language?: 'cs' | 'en';
}

function open(given: Given = {}) {
  const { notice = noticeView(), anew = {}, folder = null, refuse = {}, trusted = true } = given;
  const calls: [string, unknown][] = [];
  const filed: StoreInput[] = [];
  const saved: [string, string][] = [];
  const opened: string[] = [];
  const backend: BoardBackend = {
    call: async (route, message) => {
      calls.push([route, message]);
      const problem = refuse[route];
      if (problem !== undefined) throw problem;
      const { offset = 0 } = message as { offset?: number };
      const reply: Record<string, unknown> = {
        'notices.list': { notices: [notice] },
        'notices.office': { closesAt: '16:00', registryOffices: [], collect: collectUndecided, folder },
        'notices.read': { notice: { ...notice, ...anew } },
        'confirmations.read-piece': {
          name: 'potvrzeni.pdf',
          sha256: given.sha256 ?? createHash('sha256').update(content).digest('hex'),
          size: content.length,
          offset,
          base64: btoa(content.slice(offset, offset + 512)),
        },
        'confirmations.copy': { notice, name: 'potvrzeni.pdf' },
        'notices.code-lists': {
          lists: { typyPotvrzeni: [{ code: 'DOSLANI', label: 'Potvrzení o doslání' }] },
        },
      };
      return (reply[route] ?? { notice }) as never; // the fake repeats the route's type
    },
    onChange: () => {},
    save: (name, blob) => void blob.text().then((text) => saved.push([name, text])),
    openOptions: (section) => opened.push(section),
    file: async (request) => {
      filed.push(request);
      return submissionOfState('held');
    },
  };
  // A person takes their time: a second goes by from look to look.
  let instant = Date.parse('2027-03-05T08:00:00.000Z');
  const now = (): string => {
    instant += 1000;
    return new Date(instant).toISOString();
  };
  function Shown(): JSX.Element {
    const newId = () => '6f1c1b2e-0000-4000-8000-000000000001';
    const board = useBoard({ backend, query: { fileMark: '142EX355/25' }, training: false, newId });
    return <BoardSection board={board} fileMark="142EX355/25" save={backend.save} submissions={[]} />;
  }
  render(
    <LanguageProvider value={given.language ?? 'cs'}>
      <SubmissionProvider value={submissionContext({ now })}>
        <FilingClickProvider
          value={{
            unsettled: false,
            judge: (_event, done) => {
              if (trusted) done();
            },
          }}
        >
          <Shown />
        </FilingClickProvider>
      </SubmissionProvider>
    </LanguageProvider>,
    root,
  );
  const sent = (route: string): unknown[] => calls.filter(([one]) => one === route).map(([, one]) => one);
  return { sent, filed, saved, opened };
}

describe('a document of the board', () => {
  it('shows its steps with the days of the board, those to come as days the board gave', async () => {
    open();
    await vi.waitFor(() => expect(page()).toContain('Vyvěšeno'));
    const steps = [...root.querySelectorAll('.timeline__step')].map((one) =>
      (one.textContent ?? '').replaceAll(/[\u00a0\u202f]/g, ' '),
    );
    expect(steps).toEqual([
      'Čeká na vyvěšení1. 3. 2027 v 9:00:00',
      'Vyvěšeno1. 3. 2027 v 9:01:00',
      'Svěšenomá být 16. 3. 2027',
      'Potvrzení založeno',
    ]);
    expect(root.querySelector('[aria-current=step]')?.textContent).toContain('Svěšeno');
    expect(page()).toContain('lze do 11. 3. 2027');
  });

  it('says which step is late', async () => {
    open({ notice: noticeView({ postedAt: null, concerns: ['not-posted'] }) });
    await vi.waitFor(() => expect(page()).toContain('Mělo být vyvěšeno 1. 3. 2027'));
    expect(page()).toContain('mělo být 1. 3. 2027');
  });

  it('asks once how confirmations are to be fetched, and answers in the settings', async () => {
    const { opened } = open();
    await click('Rozhodnout…');
    expect(opened).toEqual(['board']);
  });
});

describe('a confirmation', () => {
  const of = (state: 'available' | 'stored' | 'elsewhere', filedAt: string | null = null) =>
    noticeView({ confirmations: [confirmationView({ state, filedAt, filedBy: filedAt ? 'novakova' : '' })] });
  const which = { cudid: 'CV1', type: 'VYVESENI' };

  it.each([
    ['VYVESENI', 'cs', 'Potvrzení o vyvěšení čeká na desce', 0],
    ['SVESENI', 'en', 'Confirmation of taking down', 0],
    ['DOSLANI', 'cs', 'Potvrzení o doslání', 1],
    ['XYZ', 'cs', 'XYZ čeká na desce', 1],
    ['constructor', 'cs', 'constructor', 1],
  ] as const)('%s is named in words (%s): %s', async (type, language, words, asked) => {
    const confirmations = [confirmationView({ state: 'available', type })];
    const { sent } = open({ notice: noticeView({ confirmations }), language });
    await vi.waitFor(() => expect(page()).toContain(words));
    expect(sent('notices.code-lists')).toHaveLength(asked);
  });

  it('keeps its code where the board does not name it', async () => {
    const confirmations = [confirmationView({ state: 'available', type: 'DOSLANI' })];
    const problem = new ProblemError({ code: 'service-missing' });
    open({ notice: noticeView({ confirmations }), refuse: { 'notices.code-lists': problem } });
    await vi.waitFor(() => expect(page()).toContain('DOSLANI čeká na desce'));
    expect(root.querySelector('[role=alert]')).toBeNull();
  });

  it('is fetched only after its consequence was said and confirmed', async () => {
    const { sent } = open({ notice: of('available') });
    await click('Vyzvednout…');
    await vi.waitFor(() => expect(page()).toContain('za celý úřad'));
    expect(sent('confirmations.collect')).toEqual([]);
    await click('Vyzvednout potvrzení');
    await vi.waitFor(() => expect(sent('confirmations.collect')).toEqual([{ ...which, confirmed: true }]));
  });

  it('is neither fetched nor ticked off by a click no person made', async () => {
    const first = open({ notice: of('available'), trusted: false });
    await click('Vyzvednout…');
    await click('Vyzvednout potvrzení');
    expect(first.sent('confirmations.collect')).toEqual([]);
    render(null, root);
    const second = open({ notice: of('stored'), trusted: false });
    await click('Založeno do spisu');
    expect(second.sent('confirmations.mark-filed')).toEqual([]);
  });

  it('is saved whole, under the office’s name for it', async () => {
    const { saved, sent } = open({ notice: of('stored') });
    await click('Uložit PDF');
    await vi.waitFor(() => expect(saved).toEqual([['potvrzeni.pdf', content]]));
    expect(sent('confirmations.read-piece')).toHaveLength(2);
    expect(page()).toContain('„potvrzeni.pdf“');
  });

  it('is not saved when its pieces aren’t the file that was stored', async () => {
    const { saved } = open({ notice: of('stored'), sha256: 'a'.repeat(64) });
    await click('Uložit PDF');
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(saved).toEqual([]);
  });

  it('is copied only where a folder is watched', async () => {
    open({ notice: of('stored') });
    await vi.waitFor(() => button('Uložit PDF'));
    expect(page()).not.toContain('Zkopírovat');
    render(null, root);
    const { sent } = open({ notice: of('stored'), folder: '/srv/spis' });
    await click('Zkopírovat do složky spisu');
    await vi.waitFor(() => expect(sent('confirmations.copy')).toEqual([which]));
  });

  it('says who filed it and when, and asks no more', async () => {
    open({ notice: of('stored', '2027-03-03T08:00:00.000Z') });
    await vi.waitFor(() => expect(page()).toContain('založeno do spisu 3. 3. 2027 v 9:00:00, novakova'));
    expect(() => button('Založeno do spisu')).toThrow();
  });

  it('fetched elsewhere can be fetched here too, or ticked off', async () => {
    const { sent } = open({ notice: of('elsewhere') });
    await click('Založeno do spisu');
    await vi.waitFor(() => expect(sent('confirmations.mark-filed')).toEqual([which]));
    await click('Vyzvednout i sem');
    await vi.waitFor(() => expect(sent('confirmations.collect')).toHaveLength(1));
  });
});

describe('removing a document', () => {
  it('says what it would do by what the board says now, not by what was known before', async () => {
    const { filed, sent } = open({
      notice: noticeView({ postedAt: null }),
      anew: { postedAt: '2027-03-01T08:01:00.000Z' },
    });
    await click('Odstranit z desky…');
    await vi.waitFor(() => expect(page()).toContain('Předčasně svěsit písemnost, která visí?'));
    expect(sent('notices.read')).toEqual([{ cudid: 'CV1' }]);
    await click('Předčasně svěsit');
    await vi.waitFor(() => expect(filed).toHaveLength(1));
    expect(filed[0]).toMatchObject({
      caseKey: { fileMark: '142EX355/25', kind: 'notice', lot: 'withdraw.CV1' },
      payload: {
        action: 'withdraw',
        cudid: 'CV1',
        type: 'V49',
        number: '142EX355/25-14',
        expected: 'archived',
      },
    });
  });

  it('of one that doesn’t hang yet says that it will be gone', async () => {
    const { filed } = open({ notice: noticeView({ postedAt: null }) });
    await click('Odstranit z desky…');
    await click('Smazat před vyvěšením');
    await vi.waitFor(() => expect(filed[0]?.payload).toMatchObject({ expected: 'destroyed' }));
  });

  it('is not asked when the board can’t be read', async () => {
    const refuse = { 'notices.read': new ProblemError({ code: 'offline' }) };
    const { filed } = open({ refuse });
    await click('Odstranit z desky…');
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
    expect(filed).toEqual([]);
    expect(page()).not.toContain('Předčasně svěsit písemnost');
  });

  it.each<[string, Partial<NoticeView>]>([
    ['in the archive', { takenDownAt: '2027-03-16T00:00:00.000Z' }],
    ['gone', { gone: true }],
    ['on its way off', { withdrawn: true }],
    ['of a type we don’t know', { type: 'Z99' }],
    ['of no case', { fileMark: '' }],
  ])('is not offered for one %s', async (_name, changes) => {
    open({ notice: noticeView(changes) });
    await vi.waitFor(() => expect(root.querySelector('.notice-card')).not.toBeNull());
    expect(page()).not.toContain('Odstranit z desky');
  });
});
