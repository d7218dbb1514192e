import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PageSummary, Pill } from '../../../shared/contract/messages.ts';
import { type SubmissionState, submissionStates } from '../../../shared/contract/states.ts';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { leadingSubmission, pillFor } from './pill-state.ts';

const summary: PageSummary = {
  isCasePage: true,
  fileMark: '142EX81/25',
  referenceNumber: null,
  auction: true,
  missing: 0,
  missingFields: [],
  restricted: false,
};
const submission = (state: SubmissionState, more: Partial<SubmissionView> = {}): SubmissionView => ({
  id: '11111111-2222-4333-8444-555555555555',
  caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '' },
  system: 'portal-drazeb',
  action: 'publish',
  number: '142EX81/25-27',
  title: '',
  pageUrl: null,
  state,
  stateSince: '2027-03-01T08:05:00.000Z',
  createdAt: '2027-03-01T08:00:00.000Z',
  heldUntil: null,
  dueAt: null,
  steps: [],
  problem: null,
  remote: null,
  candidates: [],
  attachments: 0,
  training: false,
  canStop: false,
  ...more,
});
const missing = { code: 'service-missing', params: {}, sent: 'nothing' } as const;
const pillOf = (more: Partial<Parameters<typeof pillFor>[0]> = {}): Pill =>
  pillFor({ summary, submissions: [], problem: null, training: false, language: 'cs', ...more });

describe('a pill without a submission', () => {
  const cases: Record<string, readonly [Partial<PageSummary>, Pill['state']]> = {
    'is hidden where there is no case': [{ isCasePage: false }, 'hidden'],
    'is hidden where the case has no mark': [{ fileMark: null }, 'hidden'],
    'says ready when nothing is missing': [{}, 'ready'],
    'counts what is missing': [{ missing: 3 }, 'missing'],
    'says only that a page was read that speaks of no auction': [{ auction: false, missing: 9 }, 'read'],
    'says that a case is restricted, before anything else': [{ restricted: true, missing: 3 }, 'restricted'],
  };
  for (const [name, [change, state]] of Object.entries(cases)) {
    it(name, () => {
      expect(pillOf({ summary: { ...summary, ...change } }).state).toBe(state);
    });
  }

  it('says that the service is missing, but not on a page that is none of its business', () => {
    expect(pillOf({ problem: missing }).state).toBe('service-missing');
    for (const code of ['not-paired', 'service-foreign', 'companion-outdated', 'extension-outdated'] as const)
      expect(pillOf({ problem: { ...missing, code } }).state).toBe(code);
    expect(pillOf({ problem: missing, summary: { ...summary, isCasePage: false } }).state).toBe('hidden');
  });

  it('prints the mark as people write it', () => {
    expect(pillOf().params).toEqual({ mark: '142 EX 81/25' });
  });
});

describe('a pill with a submission', () => {
  const shown: { readonly [S in SubmissionState]: Pill['state'] } = {
    waiting: 'waiting',
    held: 'held',
    queued: 'waiting',
    sending: 'sending',
    retrying: 'waiting',
    accepted: 'sending',
    done: 'done',
    unknown: 'unknown',
    rejected: 'rejected',
    cancelled: 'ready',
  };
  for (const state of submissionStates) {
    it(`shows ${shown[state]} while it is ${state}`, () => {
      expect(pillOf({ submissions: [submission(state)] }).state).toBe(shown[state]);
    });
    it(`shows nothing of ${state} on a restricted case`, () => {
      const restricted = { ...summary, restricted: true };
      expect(pillOf({ summary: restricted, submissions: [submission(state)] }).state).toBe('restricted');
    });
  }

  it('tells the time of publication in Prague', () => {
    expect(pillOf({ submissions: [submission('done')] }).params.time).toBe('9:05');
    const summer = submission('done', { stateSince: '2027-07-01T08:05:00.000Z' });
    expect(pillOf({ submissions: [summer] }).params.time).toBe('10:05');
  });

  it('says of a done submission what was promised, and nothing of what was put right', () => {
    const cud = { system: 'cud', action: 'post' } as const;
    expect(pillOf({ submissions: [submission('done', cud)] })).toMatchObject({
      state: 'posted',
      params: { time: '9:05' },
    });
    const listing = { system: 'ingatlanok', action: 'create' } as const;
    expect(pillOf({ submissions: [submission('done', listing)] }).state).toBe('listed');
    for (const action of ['delete', 'copy', 'withdraw', 'a newer one'])
      expect(pillOf({ submissions: [submission('done', { action })] }).state, action).toBe('ready');
    const unlisted = submission('done', { ...listing, action: 'delete' });
    expect(pillOf({ submissions: [unlisted] }).state).toBe('ready');
  });

  it('calls no page ready whose auction was put right and stands at the portal: the panel shows that', () => {
    const at = (action: string, state: string): Pill['state'] =>
      pillOf({ submissions: [submission('done', { action, remote: { id: '', url: null, state } })] }).state;
    expect(['cancel', 'defer', 'edit', 'follow'].map((action) => at(action, 'upcoming'))).toEqual(
      Array.from({ length: 4 }, () => 'read'),
    );
    expect([at('cancel', 'cancelled'), at('defer', 'deferred')]).toEqual(['read', 'read']);
    // A draft waits to be published, and where nothing is left the case may be filed again.
    expect([at('edit', 'draft'), at('copy', 'draft'), at('delete', 'deleted')]).toEqual(
      Array.from({ length: 3 }, () => 'ready'),
    );
    expect(at('publish', 'deleted')).toBe('ready');
    expect(at('publish', 'upcoming')).toBe('done');
  });

  it('says published of nothing that was only saved as a draft', () => {
    expect(pillOf({ submissions: [submission('done', { action: 'save-draft' })] }).state).toBe('ready');
  });

  it('counts the steps that are not skipped', () => {
    const step = (state: SubmissionView['steps'][number]['state']): SubmissionView['steps'][number] => ({
      name: 'upload',
      state,
      startedAt: null,
      finishedAt: null,
      params: {},
    });
    const steps = [step('done'), step('skipped'), step('open'), step('planned')];
    expect(pillOf({ submissions: [submission('sending', { steps })] }).params).toMatchObject({
      step: 2,
      steps: 3,
    });
    const all = [step('done'), step('done')];
    expect(pillOf({ submissions: [submission('accepted', { steps: all })] }).params).toMatchObject({
      step: 2,
      steps: 2,
    });
  });

  it('puts what needs a person before all, then what is under way, then the newest', () => {
    const older = '2027-02-01T08:00:00.000Z';
    const leading = (...states: readonly SubmissionView[]) => leadingSubmission(states)?.state;
    expect(leading()).toBeUndefined();
    expect(leading(submission('done'), submission('unknown', { createdAt: older }))).toBe('unknown');
    expect(leading(submission('sending'), submission('rejected', { createdAt: older }))).toBe('rejected');
    expect(leading(submission('done'), submission('queued', { createdAt: older }))).toBe('queued');
    expect(leading(submission('cancelled', { createdAt: older }), submission('done'))).toBe('done');
  });

  it('depends on no order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...submissionStates]), (states) => {
        const list = states.map((state, index) =>
          submission(state, { createdAt: `2027-03-01T08:${String(index).padStart(2, '0')}:00.000Z` }),
        );
        expect(leadingSubmission([...list].reverse())).toEqual(leadingSubmission(list));
      }),
    );
  });
});
