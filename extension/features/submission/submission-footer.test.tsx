// @vitest-environment jsdom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { LanguageProvider } from '../../ui/locales/text.ts';
import { submissionOfState } from '../panel/panel-fixtures.ts';
import { type SubmissionContextValue, SubmissionProvider } from './submission-context.ts';
import { SubmissionFooter } from './submission-footer.tsx';
import type { UnknownChoice } from './use-unknown-choice.ts';

const decide = vi.fn();

function show(
  submission: SubmissionView,
  changes: Partial<SubmissionContextValue> = {},
  choice: UnknownChoice = { candidate: null, checked: false },
): HTMLElement {
  const root = document.createElement('div');
  onTestFinished(() => render(null, root));
  decide.mockReset();
  const none = (): void => {};
  const value: SubmissionContextValue = {
    busy: false,
    now: () => new Date().toISOString(),
    filedAt: 0,
    unsettled: false,
    onFilingClick: (_event, act) => act(),
    act: none,
    decide,
    putRight: () => undefined,
    saveReceipt: none,
    openTab: none,
    openOptions: none,
    openSigningBook: none,
    openDocument: none,
    ...changes,
  };
  act(() =>
    render(
      <LanguageProvider value="cs">
        <SubmissionProvider value={value}>
          <SubmissionFooter submission={submission} choice={choice} />
        </SubmissionProvider>
      </LanguageProvider>,
      root,
    ),
  );
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

  it('is sent again only where a person looked for a lost one', () => {
    const lost = { ...duplicate, problem: { code: 'answer-lost', params: {}, sent: 'unclear' } } as const;
    expect(names(show(lost, {}, { candidate: '', checked: true }))).toContain('Odeslat znovu');
  });
});
