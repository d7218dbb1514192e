import { describe, expect, it } from 'vitest';
import { submissionOfState } from './panel-fixtures.ts';
import { createStore, submissionOf } from './state.ts';

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
