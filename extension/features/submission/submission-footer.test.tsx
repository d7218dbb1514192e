// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { type FilingClick, FilingClickProvider } from './filing-click.tsx';
import { type SubmissionContextValue, SubmissionProvider } from './submission-context.ts';
import { submissionContext } from './submission-fixtures.ts';
import { SubmissionFooter } from './submission-footer.tsx';
import type { UnknownChoice } from './use-unknown-choice.ts';

const decide = vi.fn();
const withdraw = vi.fn();
const approve = vi.fn();
/** Draws another one, or the same as it is by now, where the last one stands. */
let redraw: (root: HTMLElement, submission: SubmissionView) => void;

function show(
  submission: SubmissionView,
  changes: Partial<SubmissionContextValue> = {},
  choice: UnknownChoice = { candidate: null, checked: false },
  click: FilingClick = { unsettled: false, judge: (_event, file) => file() },
): HTMLElement {
  const root = document.createElement('div');
  document.body.append(root);
  onTestFinished(() => {
    render(null, root);
    root.remove();
  });
  for (const one of [decide, withdraw, approve]) one.mockReset();
  const value = submissionContext({ withdraw, approve, decide, ...changes });
  redraw = (into, one) =>
    void act(() =>
      render(
        <LanguageProvider value="cs">
          <SubmissionProvider value={value}>
            <FilingClickProvider value={click}>
              <SubmissionFooter submission={one} choice={choice} />
            </FilingClickProvider>
          </SubmissionProvider>
        </LanguageProvider>,
        into,
      ),
    );
  redraw(root, submission);
  return root;
}
const names = (root: HTMLElement): (string | null)[] =>
  [...root.querySelectorAll('button')].map((one) => one.textContent);
const press = (root: HTMLElement, name: string): void => {
  void act(() => [...root.querySelectorAll('button')].find((one) => one.textContent === name)?.click());
};

const refused = submissionOfState('rejected', {
  problem: { code: 'remote-refused', params: {}, sent: 'nothing' },
});

describe('one that waits for the vault', () => {
  const locked = submissionOfState('queued', {
    problem: { code: 'vault-locked', params: {}, sent: 'nothing' },
  });

  it('says with which command it is unlocked, and asks for no passphrase', async () => {
    const write = vi.fn(async () => undefined);
    vi.stubGlobal('navigator', { clipboard: { writeText: write } });
    onTestFinished(() => void vi.unstubAllGlobals());
    const root = show(locked);
    const unlock = (): Element | undefined =>
      [...root.querySelectorAll('button')].find((one) => one.textContent === 'Odemknout…');
    expect(unlock()?.getAttribute('aria-expanded')).toBe('false');
    press(root, 'Odemknout…');
    expect(unlock()?.getAttribute('aria-expanded')).toBe('true');
    expect(root.querySelector('code')?.textContent).toBe('podatelna unlock');
    expect(root.querySelector('input')).toBeNull();
    press(root, 'Zkopírovat');
    await vi.waitFor(() => expect(root.querySelector('[role="status"]')?.textContent).toBe('zkopírováno'));
    expect(write).toHaveBeenCalledWith('podatelna unlock');
  });

  it('is not told so of any other wait', () => {
    expect(names(show(submissionOfState('queued')))).not.toContain('Odemknout…');
    const offline = { code: 'offline', params: {}, sent: 'nothing' } as const;
    expect(names(show(submissionOfState('retrying', { problem: offline })))).not.toContain('Odemknout…');
  });
});

describe('a refused one', () => {
  it('is opened again, or ended: nothing stays under what needs a person for ever', async () => {
    const open = vi.fn();
    const root = show(refused, { putRight: () => open });
    expect(names(root)).toEqual(['Opravit a odeslat znovu', 'Neposílat']);
    press(root, 'Opravit a odeslat znovu');
    expect(open).toHaveBeenCalledOnce();
    press(root, 'Neposílat');
    expect(root.textContent).toContain('Opravdu neposílat?');
    expect(decide).not.toHaveBeenCalled();
    // As soon as it has stood there long enough to be read.
    await vi.waitFor(
      () => {
        press(root, 'Neposílat');
        expect(decide).toHaveBeenCalledWith(refused.id, { what: 'give-up' });
      },
      { timeout: 5_000 },
    );
  });

  it('offers no button that opens nothing', () => {
    expect(names(show(refused))).toEqual(['Neposílat']);
  });
});

describe('one whose number the remote has already', () => {
  const candidate = {
    id: 'CV1',
    number: '142EX81/25-27',
    state: 'posted',
    startsAt: null,
    updatedAt: null,
    url: null,
    matches: true,
  };
  const duplicate = submissionOfState('unknown', {
    problem: { code: 'duplicate-at-remote', params: { count: 1 }, sent: 'nothing' },
    candidates: [candidate],
  });

  it('is never sent again beside it: the service would refuse that', () => {
    expect(names(show(duplicate, {}, { candidate: '', checked: true }))).toEqual(['Neposílat']);
  });

  it('is adopted where it is the one that is there', () => {
    const root = show(duplicate, {}, { candidate: 'CV1', checked: false });
    expect(names(root)[0]).toContain('Převzít');
  });

  it('is kept with its differences only in so many words, and only where the service takes them', () => {
    const differs = {
      ...duplicate,
      problem: { code: 'attachments-differ', params: { fields: 'lowestBid' }, sent: 'draft' },
      remote: { id: 'CV1', url: null, state: 'draft' },
    } as const;
    const chosen = { candidate: 'CV1', checked: false };
    const first = (root: HTMLElement) => names(root)[0];
    const able = { service: { can: ['adopt-as-is'] } };
    const draft = show(differs, able, chosen);
    expect(first(draft)).toBe('Zveřejnit, jak je na portálu');
    expect(draft.textContent).toContain('Termín a dokumenty pak měnit nejde.');
    const isPublic = { ...differs, remote: { ...differs.remote, state: 'upcoming' } };
    expect(first(show(isPublic, able, chosen))).toBe('Nechat, jak je na portálu');
    expect(first(show({ ...differs, action: 'save-draft' }, able, chosen))).toBe('Nechat, jak je na portálu');
    expect(first(show(differs, { service: { can: [] } }, chosen))).toContain('Převzít');
    // A conflict of states is nothing that could be kept.
    const cancelled = { code: 'remote-conflict', params: { state: 'cancelled' }, sent: 'draft' } as const;
    expect(first(show({ ...isPublic, problem: cancelled }, able, chosen))).toContain('Převzít');
    // Another record than the one it has is adopted, to be compared first.
    const another = { ...differs, remote: { id: 'CV2', url: null, state: 'draft' } };
    expect(first(show(another, { service: { can: ['adopt-as-is'] } }, chosen))).toContain('Převzít');
    expect(first(show(duplicate, { service: { can: ['adopt-as-is'] } }, chosen))).toContain('Převzít');
  });

  it('is sent again only where a person looked for a lost one', () => {
    const lost = { ...duplicate, problem: { code: 'answer-lost', params: {}, sent: 'unclear' } } as const;
    expect(names(show(lost, {}, { candidate: '', checked: true }))).toContain('Odeslat znovu');
  });
});

/** As soon as a question has stood there long enough to be read. */
const confirmed = async (root: HTMLElement, name: string, did: () => void): Promise<void> => {
  await vi.waitFor(
    () => {
      press(root, name);
      did();
    },
    { timeout: 5_000 },
  );
};
const field = (root: HTMLElement): HTMLTextAreaElement | null => root.querySelector('textarea');
const type = (root: HTMLElement, text: string): void => {
  act(() => {
    const box = field(root);
    if (box === null) throw new Error('no field');
    box.value = text;
    box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
};
const able = { can: ['closing-note', 'approve', 'history'], caller: 'Edge, Windows' };

describe('a note with the end of a submission', () => {
  it('goes with giving up, trimmed, and may be left out', async () => {
    const root = show(refused, { service: able });
    press(root, 'Neposílat');
    expect(field(root)?.maxLength).toBe(500);
    expect(document.activeElement).toBe(field(root));
    type(root, '  Povinný zaplatil  ');
    await confirmed(root, 'Neposílat', () =>
      expect(decide).toHaveBeenCalledWith(refused.id, { what: 'give-up', note: 'Povinný zaplatil' }),
    );
    decide.mockReset();
    type(root, '   ');
    press(root, 'Neposílat');
    expect(decide).toHaveBeenCalledWith(refused.id, { what: 'give-up' });
  });

  it('is not asked for by a companion that takes none', () => {
    const root = show(refused, { service: { caller: 'Edge, Windows' } });
    press(root, 'Neposílat');
    expect(field(root)).toBeNull();
    // The focus is on the way back, not on nothing.
    expect(document.activeElement?.textContent).toBe('Zpět');
  });

  it('is dropped with the way back, which gives the focus to the button that asked', async () => {
    const root = show(refused, { service: able });
    press(root, 'Neposílat');
    press(root, 'Zpět');
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe('Neposílat'));
    expect(field(root)).toBeNull();
    expect(decide).not.toHaveBeenCalled();
  });

  it('is asked for before a remedy is given up, too', () => {
    const root = show({ ...refused, action: 'cancel' }, { service: able });
    press(root, 'Neposílat');
    expect(field(root)).not.toBeNull();
    expect(decide).not.toHaveBeenCalled();
  });
});

describe('one that waits for approval', () => {
  const waiting = submissionOfState('waiting', { awaits: ['approval'], preparedBy: 'Firefox, Windows' });
  const trusting = { service: able };

  it.each<[string, Partial<SubmissionView>, string]>([
    ['an auction', {}, 'Schválit a zveřejnit'],
    ['a notice', { system: 'cud', action: 'post' }, 'Schválit a vyvěsit'],
    ['a listing', { system: 'ingatlanok', action: 'create' }, 'Schválit a zveřejnit inzerát'],
    ['a cancellation', { action: 'cancel' }, 'Schválit a zrušit dražbu'],
    ['a deed of a newer companion', { action: 'něco' }, 'Schválit a odeslat'],
  ])('%s is approved by somebody else, by its deed', (_name, changes, name) => {
    const root = show({ ...waiting, ...changes }, trusting);
    expect(names(root)).toEqual([name, 'Vrátit s důvodem']);
    expect(root.querySelector('.button--primary')?.textContent).toBe(name);
    press(root, name);
    expect(approve).toHaveBeenCalledWith([waiting.id]);
  });

  it('is not approved by a click that no person made', () => {
    const root = show(waiting, trusting, undefined, { unsettled: false, judge: () => {} });
    press(root, 'Schválit a zveřejnit');
    expect(approve).not.toHaveBeenCalled();
  });

  it('is not approved while something is under way', () => {
    const root = show(waiting, { ...trusting, busy: true });
    press(root, 'Schválit a zveřejnit');
    expect(approve).not.toHaveBeenCalled();
  });

  it('looks not ready before it could be read, and asks what a press counts then', () => {
    const judge = vi.fn();
    const root = show(waiting, trusting, undefined, { unsettled: true, judge });
    expect(root.querySelector('.button--primary')?.getAttribute('aria-disabled')).toBe('true');
    press(root, 'Schválit a zveřejnit');
    expect(judge).toHaveBeenCalledOnce();
    expect(approve).not.toHaveBeenCalled();
  });

  it.each(['Edge, Windows', 'edge, WINDOWS', ' EDGE,  Windows '])(
    'is not offered to who prepared it, named as %j',
    (preparedBy) => {
      const root = show({ ...waiting, preparedBy }, trusting);
      expect(names(root)).toEqual(['Stáhnout zpět']);
      expect(root.textContent).toContain('Schválit musí někdo jiný');
    },
  );

  it.each([null, {}, { can: ['approve'] }, { caller: 'Edge, Windows' }])(
    'is only withdrawn where the companion is known as %o',
    (service) => {
      expect(names(show(waiting, { service }))).toEqual(['Stáhnout zpět']);
    },
  );

  it('is returned with a reason, never without one', async () => {
    const root = show(waiting, trusting);
    press(root, 'Vrátit s důvodem');
    await confirmed(root, 'Vrátit', () => expect(root.textContent).toContain('Napište důvod.'));
    expect(withdraw).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(field(root));
    expect(field(root)?.getAttribute('aria-invalid')).toBe('true');
    type(root, 'Chybí posudek');
    expect(root.textContent).not.toContain('Napište důvod.');
    press(root, 'Vrátit');
    expect(withdraw).toHaveBeenCalledWith(waiting.id, 'Chybí posudek');
  });

  it('is taken back by who prepared it, without having to say why', async () => {
    const root = show({ ...waiting, preparedBy: 'Edge, Windows' }, trusting);
    press(root, 'Stáhnout zpět');
    expect(withdraw).not.toHaveBeenCalled();
    await confirmed(root, 'Stáhnout zpět', () =>
      expect(withdraw).toHaveBeenCalledWith(waiting.id, undefined),
    );
  });

  it('leads to the signing book where a signature is missing as well', () => {
    const root = show({ ...waiting, awaits: ['approval', 'signature'] }, trusting);
    expect(names(root)).toEqual(['Schválit a zveřejnit', 'Otevřít podpisovou knihu', 'Vrátit s důvodem']);
  });
});

describe('a question', () => {
  it('is asked about no other submission, nor about the same one once it stands otherwise', () => {
    const root = show(refused, { service: able });
    press(root, 'Neposílat');
    expect(field(root)).not.toBeNull();
    redraw(root, { ...refused, stateSince: '2026-11-21T09:00:00.000Z' });
    expect(field(root)).toBeNull();
  });
});

describe('one that is under way while the companion can’t be reached', () => {
  const outage = { code: 'service-missing', params: {}, sent: 'nothing' } as const;
  const held = submissionOfState('held');
  const moment = (after: number): (() => string) => {
    const end = Date.parse(held.heldUntil ?? '');
    return () => new Date(end + after).toISOString();
  };

  it.each([
    ['held, in time', 'held', -1, ['Vrátit zpět']],
    ['held, too late', 'held', 1, []],
    ['queued', 'queued', 0, []],
    ['sending', 'sending', 0, []],
    ['done', 'done', 0, ['Doklad (PDF)']],
  ] as const)('%s offers only what can still be done', (_name, state, after, expected) => {
    expect(names(show(submissionOfState(state), { outage, now: moment(after) }))).toEqual(expected);
  });
});
