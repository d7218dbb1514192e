import { describe, expect, it } from 'vitest';
import type { SubmissionView } from '../../../shared/contract/submission.ts';
import { openDesk, putRight } from './desk.ts';
import { readingOf, submissionOfState } from './panel-fixtures.ts';
import { createStore, submissionOf } from './state.ts';
import { viewOf } from './view.ts';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
const published = submissionOfState('done', { createdAt: '2026-11-21T08:00:00.000Z' });
const remedy = (state: 'cancelled' | 'done' | 'rejected') =>
  submissionOfState(state, {
    id: '6f1c1b2e-0000-4000-8000-000000000002',
    action: 'cancel',
    createdAt: '2026-11-21T09:00:00.000Z',
  });

function shown(submissions: readonly ReturnType<typeof submissionOfState>[]): string | undefined {
  const store = createStore();
  store.set({ submissions });
  return submissionOf(store.get(), key)?.action;
}

describe('something that was to be put right', () => {
  it('and was taken back leaves the published auction as it is, never an empty form', () => {
    expect(shown([published, remedy('cancelled')])).toBe('publish');
  });

  it.each(['done', 'rejected'] as const)('stands in front once it is %s', (state) => {
    expect(shown([published, remedy(state)])).toBe('cancel');
  });
});

describe('publishing a saved draft', () => {
  const now = '2026-11-21T10:00:00.000Z';
  const savedIn = (state: string) =>
    submissionOfState('done', {
      action: 'save-draft',
      createdAt: '2026-11-21T08:00:00.000Z',
      remote: { id: 'Wq7', url: null, state },
    });
  const publishing = (state: 'cancelled' | 'rejected' | 'queued') =>
    submissionOfState(state, {
      id: '6f1c1b2e-0000-4000-8000-000000000003',
      action: 'publish-draft',
      createdAt: '2026-11-21T09:00:00.000Z',
      problem: state === 'rejected' ? { code: 'remote-conflict', params: {}, sent: 'nothing' } : null,
    });

  function viewWith(submissions: readonly SubmissionView[], putRightOf?: SubmissionView) {
    const store = createStore();
    const reading = readingOf();
    const desk = openDesk(reading, key, { url: 'http://spis.localhost/', now }, null);
    const begun = { ...desk, begun: true };
    store.set({
      page: { status: 'read', url: 'http://spis.localhost/', reading },
      desks: [putRightOf === undefined ? begun : putRight(begun, putRightOf)],
      active: key.lot,
      submissions,
    });
    return viewOf(store.get(), now);
  }

  it('that was stopped leaves the draft waiting, to be published, never a second auction', () => {
    const saved = savedIn('draft');
    expect(viewWith([saved, publishing('cancelled')])).toMatchObject({
      name: 'edit',
      action: 'publish-draft',
      savedDraft: { id: saved.id },
    });
  });

  it('that was refused is shown, and being put right it leads back to the draft', () => {
    const refused = publishing('rejected');
    expect(viewWith([savedIn('draft'), refused])).toMatchObject({
      name: 'submission',
      submission: { id: refused.id },
    });
    expect(viewWith([savedIn('draft'), refused], refused)).toMatchObject({
      name: 'edit',
      action: 'publish-draft',
    });
  });

  it('that is under way stands in front', () => {
    expect(viewWith([savedIn('draft'), publishing('queued')]).name).toBe('submission');
  });

  it.each([
    ['deleted at the portal', 'deleted', { name: 'edit', action: 'publish', savedDraft: undefined }],
    ['published at the portal', 'upcoming', { name: 'submission' }],
  ] as const)('is not offered for one that was %s', (_name, state, expected) => {
    expect(viewWith([savedIn(state)])).toMatchObject(expected);
    expect(viewWith([savedIn(state), publishing('cancelled')])).toMatchObject(expected);
  });
});
