// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { type serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { able, button, idOf, openFirst, openStatus, page, rows } from './test-status.tsx';

const refused = submissionOfState('rejected', { id: idOf(1) });
const field = (): HTMLInputElement | null => document.body.querySelector('input[type=search]');

describe('what an open status page is asked for', () => {
  it('is shown in it: the list, the search, and no filter of before', async () => {
    const { ask, of } = openStatus([refused]);
    await openFirst();
    expect(ask({ view: 'all', search: '142EX81/25' })).toBe(true);
    await vi.waitFor(() => expect(field()?.value).toBe('142EX81/25'));
    expect(of('submissions.search').at(-1)).toMatchObject({ text: '142EX81/25', states: [], systems: [] });
    expect(document.body.querySelector('.status-detail')).toBeNull();
  });

  it('without a wish leaves everything as it is', async () => {
    const { ask, of } = openStatus([refused]);
    await openFirst();
    const before = of('submissions.search').length;
    expect(ask({ view: null, search: '' })).toBe(true);
    expect(of('submissions.search')).toHaveLength(before);
    expect(document.body.querySelector('.status-detail')).not.toBeNull();
  });

  it('takes no reason away that somebody writes', async () => {
    const { ask, of } = openStatus([refused]);
    await openFirst();
    button('Neposílat').click();
    await vi.waitFor(() => expect(document.body.querySelector('textarea')).not.toBeNull());
    const reason = document.body.querySelector('textarea');
    if (reason === null) throw new Error('no reason to write');
    expect(ask({ view: null, search: '' })).toBe(true);
    reason.value = 'Povinný zaplatil';
    reason.dispatchEvent(new Event('input', { bubbles: true }));
    const before = of('submissions.search').length;
    expect(ask({ view: 'all', search: '137EX5/24' })).toBe(false);
    expect(of('submissions.search')).toHaveLength(before);
    expect(document.body.querySelector('textarea')?.value).toBe('Povinný zaplatil');
  });
});

it('says that the vault is locked, above the lists, until it is unlocked', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    let vault: typeof serviceInfo.vault = 'locked';
    openStatus([refused], { answers: { 'service.read': () => ({ ...able, vault }) } });
    await vi.waitFor(() =>
      expect(page()).toContain('Trezor je zamčen. Co odešlete, počká, až ho odemknete.'),
    );
    await vi.waitFor(() => expect(rows()).toHaveLength(1));
    vault = 'open';
    vi.advanceTimersByTime(3_000);
    await vi.waitFor(() => expect(page()).not.toContain('Trezor je zamčen'));
  } finally {
    vi.useRealTimers();
  }
});
