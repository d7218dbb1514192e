/** What is remembered of a tab, when pages come and go in it. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

const stored = vi.hoisted(() => new Map<string, unknown>());
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      session: {
        get: async (key: string | null) =>
          key === null ? Object.fromEntries(stored) : { [key]: stored.get(key) },
        set: async (entries: object) => {
          for (const [key, value] of Object.entries(entries)) stored.set(key, value);
        },
        remove: async (key: string) => {
          stored.delete(key);
        },
      },
    },
  },
}));
const { changeTab, forgetPage, forgetTab, knownTabs, readEarlier, readTab } = await import('./tab-memory.ts');

const summary = {
  isCasePage: true,
  fileMark: '142EX81/25',
  referenceNumber: null,
  auction: true,
  missing: 0,
  missingFields: [],
  restricted: false,
};
const origin = 'https://spis.urad.cz';

beforeEach(() => stored.clear());

describe('the memory of a tab', () => {
  it('keeps what two messages at once said', async () => {
    await Promise.all([changeTab(7, { summary, origin }), changeTab(7, { ticket: 'a' })]);
    expect(await readTab(7)).toEqual({ summary, origin, ticket: 'a' });
  });

  it('is gone with the page that said it', async () => {
    await changeTab(7, { summary, origin, said: 'one' });
    await forgetPage(7, await readTab(7));
    expect(await readTab(7)).toEqual({});
  });

  it('keeps what the page after it said meanwhile, even in the same words', async () => {
    await changeTab(7, { summary, origin, said: 'one' });
    const left = await readTab(7);
    // The browser tells that the page before is gone while the next one speaks.
    await Promise.all([changeTab(7, { summary, origin, said: 'two' }), forgetPage(7, left)]);
    expect((await readTab(7)).said).toBe('two');
    expect(await knownTabs()).toEqual([{ tabId: 7, summary }]);
  });

  it('is gone with the tab, after all that was said before', async () => {
    void changeTab(7, { summary, origin });
    await forgetTab(7);
    expect(await readTab(7)).toEqual({});
  });

  it('is known for a blink of a panel whose page went on to another case without loading anew', async () => {
    vi.useFakeTimers();
    try {
      const page = { summary, origin, documentId: 'only', panelFrame: 'staying' };
      await changeTab(9, page);
      await changeTab(9, page);
      expect(readEarlier('staying')).toBeUndefined();
      await changeTab(9, { ...page, summary: { ...summary, fileMark: '9EX9/99' } });
      expect(readEarlier('staying')).toMatchObject({ fileMark: summary.fileMark, stays: true });
      vi.advanceTimersByTime(10_001);
      expect(readEarlier('staying')).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each<[string, (tab: number) => Promise<void>]>([
    ['its tab is closed', (tab) => forgetTab(tab)],
    ['its page is gone', async (tab) => forgetPage(tab, await readTab(tab))],
    ['another document speaks in its tab', (tab) => changeTab(tab, { summary, origin, documentId: 'next' })],
  ])('is known of a panel for the blink its last words take, when %s', async (name, end) => {
    vi.useFakeTimers();
    try {
      await changeTab(8, { summary, origin, documentId: 'first', said: 'one', panelFrame: name });
      await changeTab(8, { summary, origin, documentId: 'first' });
      expect(readEarlier(name)).toBeUndefined();
      await end(8);
      expect(readEarlier(name)).toMatchObject({ origin, fileMark: summary.fileMark, stays: false });
      expect(readEarlier('another frame')).toBeUndefined();
      vi.advanceTimersByTime(10_001);
      expect(readEarlier(name)).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  it('is nothing where something else was stored', async () => {
    stored.set('tab:7', { summary: 'no summary' });
    expect(await readTab(7)).toEqual({});
    expect(await knownTabs()).toEqual([]);
  });
});
