import { describe, expect, it } from 'vitest';
import type { Problem, ProblemCode } from '../../../shared/contract/problems.ts';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import type { StepView, SubmissionView } from '../../../shared/contract/submission.ts';
import { fixedNow, submissionOfState } from '../panel/panel-fixtures.ts';
import { newestRefused } from './newest-ended.ts';
import { standingLine } from './outage-line.ts';
import { stateWord } from './state-look.ts';
import { stepLook } from './steps.ts';
import { submissionLine } from './submission-line.ts';

type Sent = 'nothing' | 'draft' | 'public' | 'unclear';
type What = Pick<SubmissionView, 'system' | 'action'>;
const auction = (action: string): What => ({ system: 'portal-drazeb', action });
const notice = (action: string): What => ({ system: 'cud', action });
const listing = (action: string): What => ({ system: 'ingatlanok', action });
const attendance: What = { system: 'dochazka', action: 'check-in' };

const says = (submission: SubmissionView): string => submissionLine(submission, 'cs', fixedNow).text;

describe('a refusal', () => {
  const refused = (what: What, sent: Sent): string =>
    says(submissionOfState('rejected', { ...what, problem: { code: 'remote-refused', params: {}, sent } }));

  it.each<[What, Sent, string]>([
    [auction('publish'), 'nothing', 'Nic není veřejné.'],
    [auction('publish'), 'draft', 'Nic není veřejné, na portálu zůstala rozpracovaná.'],
    [auction('publish'), 'public', 'Dražba už je veřejná.'],
    [auction('cancel'), 'nothing', 'Na portálu se nic nezměnilo.'],
    [auction('edit'), 'draft', 'Část změny už na portálu je.'],
    [auction('defer'), 'public', 'Část změny už na portálu je.'],
    [notice('post'), 'nothing', 'Nic nebylo vyvěšeno.'],
    [notice('post'), 'public', 'Na úřední desce už je.'],
    [notice('withdraw'), 'nothing', 'Na úřední desce se nic nezměnilo.'],
    [listing('create'), 'public', 'Inzerát už na portálu je.'],
    [listing('change'), 'draft', 'Část změny už na portálu je.'],
    [listing('delete'), 'nothing', 'Na portálu se nic nezměnilo.'],
    [attendance, 'nothing', 'Nic se neodeslalo.'],
    [notice('withdraw'), 'unclear', 'Není jisté, zda něco odešlo.'],
  ])('of %o with %s left says what is there', (what, sent, expected) => {
    expect(refused(what, sent)).toContain(expected);
  });
});

describe('what nobody knows the end of', () => {
  it.each<[What, string]>([
    [auction('publish'), 'Nevíme, zda se dražba založila.'],
    [auction('cancel'), 'Nevíme, zda se změna na portálu provedla.'],
    [notice('post'), 'Nevíme, zda se oznámení vyvěsilo.'],
    [notice('withdraw'), 'Nevíme, zda se písemnost z desky odstranila.'],
    [listing('create'), 'Nevíme, zda se inzerát založil.'],
    [listing('delete'), 'Nevíme, zda se inzerát na portálu změnil.'],
    [attendance, 'Nevíme, zda se záznam zapsal.'],
  ])('is told by what it was: %o', (what, expected) => {
    expect(says(submissionOfState('unknown', what))).toContain(expected);
  });

  it.each<[NonNullable<SubmissionView['problem']>, string]>([
    [{ code: 'answer-lost', params: {}, sent: 'unclear' }, 'Nevíme, zda se dražba založila.'],
    [{ code: 'remote-conflict', params: { state: 'deleted' }, sent: 'draft' }, 'Nevíme, zda se dražba'],
    [{ code: 'remote-conflict', params: { state: 'cancelled' }, sent: 'draft' }, 'tam je, ale v jiném stavu'],
    [{ code: 'duplicate-at-remote', params: { count: 1 }, sent: 'nothing' }, 'Takový záznam tam už je.'],
    [{ code: 'attachments-differ', params: { missing: 1 }, sent: 'draft' }, 'tam je, ale nesouhlasí'],
    [{ code: 'remote-conflict', params: { fields: 'lowestBid' }, sent: 'draft' }, 'tam je, ale nesouhlasí'],
  ])('says that a record is there where it was seen: %o', (problem, expected) => {
    expect(says(submissionOfState('unknown', { ...auction('publish'), problem }))).toContain(expected);
  });
});

describe('what waits', () => {
  it.each<[Partial<SubmissionView>, string]>([
    [{ awaits: ['approval'], preparedBy: 'J. Nová' }, 'Čeká na schválení: J. Nová'],
    [{ awaits: ['approval', 'signature'], preparedBy: 'J. Nová' }, 'Čeká na schválení: J. Nová'],
    [{ awaits: ['approval'], preparedBy: '' }, 'Čeká na schválení'],
    [{ awaits: ['signature'], preparedBy: 'J. Nová' }, 'Čeká na podpis'],
    [{}, 'Čeká na schválení'],
  ])('of %o says for what, and who prepared it', (changes, expected) => {
    expect(says(submissionOfState('waiting', changes))).toBe(expected);
  });
});

describe('what was done', () => {
  it.each<[What, string | null, string, string]>([
    [auction('publish'), 'upcoming', 'Zveřejněno', 'Zveřejněno 21.'],
    [auction('cancel'), 'cancelled', 'Dražba zrušena', 'Dražba zrušena 21.'],
    [notice('withdraw'), 'archived', 'Svěšeno', 'Svěšeno 21.'],
    [notice('withdraw'), 'destroyed', 'Smazáno před vyvěšením', 'Smazáno před vyvěšením 21.'],
    [notice('withdraw'), null, 'Svěšeno', 'Svěšeno 21.'],
  ])('%o, standing as %s, is told alike in lists and in the first line', (what, state, word, sentence) => {
    const remote = state === null ? null : { id: 'x', url: null, state };
    const done = submissionOfState('done', { ...what, remote });
    expect(stateWord(done, 'cs')).toBe(word);
    expect(says(done).replaceAll('\u00a0', ' ')).toContain(sentence);
  });
});

describe('what was ended', () => {
  it('is told as taken back only where nothing is left and nothing is unclear', () => {
    const step = { name: 'post', state: 'failed', startedAt: null, finishedAt: null } as const;
    const remote = { id: 'Ykwdg', url: null, state: 'draft' };
    expect(stateWord(submissionOfState('cancelled'), 'cs')).toBe('Neodesláno (vráceno zpět)');
    expect(stateWord(submissionOfState('cancelled', { remote }), 'cs')).toBe(
      'Dál se neposílá, záznam zůstal',
    );
    const checked = submissionOfState('cancelled', { steps: [{ ...step, params: { checked: 1 } }] });
    expect(stateWord(checked, 'cs')).toBe('Dál se neposílá, není jisté, co odešlo');
    const givenUp = submissionOfState('cancelled', { steps: [{ ...step, params: { givenUp: 1 } }] });
    expect(stateWord(givenUp, 'cs')).toBe('Dál se neposílá, není jisté, co odešlo');
  });
});

describe('a step', () => {
  const step = (state: StepView['state'], params: StepView['params'] = {}): StepView => ({
    name: 'create',
    state,
    startedAt: null,
    finishedAt: null,
    params,
  });

  it.each<[StepView, SubmissionView['state'], string]>([
    [step('open'), 'sending', 'stepState.open'],
    [step('open'), 'unknown', 'stepState.unclear'],
    [step('failed', { givenUp: 1 }), 'cancelled', 'stepState.unclear'],
    [step('failed', { adopted: 1 }), 'done', 'stepState.unfinished'],
    [step('failed', { interrupted: 1 }), 'done', 'stepState.unfinished'],
    [step('failed'), 'rejected', 'stepState.failed'],
  ])('%o of what is %s says how it stands', (one, state, word) => {
    expect(stepLook(one, { state }).word).toBe(word);
  });
});

describe('the refusal a form begins with', () => {
  const at = (minute: number, state: SubmissionView['state']) =>
    submissionOfState(state, { createdAt: `2026-11-21T08:${minute}:00.000Z` });

  it.each<[string, SubmissionView[], boolean]>([
    ['is the newest one', [at(10, 'done'), at(12, 'rejected')], true],
    ['in any order', [at(12, 'rejected'), at(10, 'done')], true],
    ['is none once something newer was filed', [at(12, 'rejected'), at(13, 'sending')], false],
    ['is none once it was given up', [at(12, 'cancelled')], false],
    ['is none where nothing was filed', [], false],
  ])('%s', (_name, submissions, isRefused) => {
    expect(newestRefused(submissions) !== undefined).toBe(isRefused);
  });
});

describe('what is under way while the companion can’t be reached', () => {
  const problem = (code: ProblemCode): Problem => ({ code, params: {}, sent: 'nothing' });
  const told = (state: SubmissionState, code: ProblemCode): string =>
    standingLine(submissionOfState(state), { language: 'cs', now: fixedNow, outage: problem(code) }).text;

  it.each<[SubmissionState, ProblemCode, string]>([
    ['held', 'service-missing', 'Naposledy hlásila, že se nic neodeslalo. Až poběží, bude pokračovat.'],
    ['queued', 'service-missing', 'Naposledy hlásila, že se nic neodeslalo. Až poběží, bude pokračovat.'],
    [
      'sending',
      'service-missing',
      'Odesílání už začalo. Až poběží, zjistí, co se stihlo, a bude pokračovat.',
    ],
    [
      'retrying',
      'service-missing',
      'Odesílání už začalo. Až poběží, zjistí, co se stihlo, a bude pokračovat.',
    ],
    ['held', 'service-foreign', 'Jak odesílání pokračuje, odtud teď není vidět.'],
    ['sending', 'not-paired', 'Jak odesílání pokračuje, odtud teď není vidět.'],
  ])('%s without it (%s) is told as it was told last', (state, code, expected) => {
    expect(told(state, code)).toContain(expected);
    expect(told(state, code)).not.toContain('Zveřejní se za');
  });

  it.each<SubmissionState>(['waiting', 'accepted', 'done', 'unknown', 'rejected', 'cancelled'])(
    '%s is told as ever: it goes nowhere by itself',
    (state) => {
      const one = submissionOfState(state);
      expect(told(state, 'service-missing')).toBe(submissionLine(one, 'cs', fixedNow).text);
    },
  );
});
