import { beforeEach, describe, expect, it, vi } from 'vitest';
import { submissionOfState } from '../panel/panel-fixtures.ts';

const api = vi.hoisted(() => ({ call: vi.fn(), open: vi.fn(), clear: vi.fn(), overview: vi.fn() }));
vi.mock('../../platform/browser.ts', () => ({ browser: { notifications: { clear: api.clear } } }));
vi.mock('../background/service.ts', () => ({ service: { call: api.call } }));
vi.mock('../background/open-status.ts', () => ({ openStatus: api.open }));
vi.mock('../background/overview-memory.ts', () => ({ readOverview: api.overview }));
const { onNotificationClick } = await import('./notify.ts');

const known = submissionOfState('rejected', { id: '11111111-2222-4333-8444-555555555555' });
const old = submissionOfState('done', {
  id: '99999999-2222-4333-8444-555555555555',
  action: 'save-draft',
  number: '142EX7/19-3',
});

beforeEach(() => {
  vi.resetAllMocks();
  api.overview.mockResolvedValue({ submissions: [known] });
});

describe('a click on a notification', () => {
  it('about what is known leads there without asking', async () => {
    await onNotificationClick(`podatelna ${known.id} rejected ${known.stateSince}`);
    expect(api.clear).toHaveBeenCalledExactlyOnceWith(`podatelna ${known.id} rejected ${known.stateSince}`);
    expect(api.open).toHaveBeenCalledExactlyOnceWith('all', known.number);
    expect(api.call).not.toHaveBeenCalled();
  });

  it('about the term of an old draft, of which the overview knows nothing, leads to that draft', async () => {
    api.call.mockResolvedValue({ submission: old });
    await onNotificationClick(`podatelna ${old.id} term-near 2026-11-25T09:00:00.000Z`);
    expect(api.call).toHaveBeenCalledExactlyOnceWith('submissions.read', { id: old.id });
    expect(api.open).toHaveBeenCalledExactlyOnceWith('all', '142EX7/19-3');
  });

  it('leads to its case where it has no number', async () => {
    api.call.mockResolvedValue({ submission: { ...old, number: '' } });
    await onNotificationClick(`podatelna ${old.id} term-near 2026-11-25T09:00:00.000Z`);
    expect(api.open).toHaveBeenCalledExactlyOnceWith('all', old.caseKey.fileMark);
  });

  it('leads to the whole list where the companion is away, which is said there', async () => {
    api.call.mockRejectedValue(new Error('service-missing'));
    await onNotificationClick(`podatelna ${old.id} term-near 2026-11-25T09:00:00.000Z`);
    expect(api.open).toHaveBeenCalledExactlyOnceWith('all', '');
  });

  it.each([
    ['several needs-person', 'needs-person'],
    // Told by an earlier version.
    ['several', 'needs-person'],
    ['several all', 'all'],
    ['vault-locked 2026-11-20T08:30:00.000Z', 'running'],
    ['end-of-day 2026-11-20', 'all'],
  ])('about %s leads to a list, and asks for no submission', async (about, view) => {
    await onNotificationClick(`podatelna ${about}`);
    expect(api.open).toHaveBeenCalledExactlyOnceWith(view, '');
    expect(api.call).not.toHaveBeenCalled();
  });
});
