import { describe, expect, it, vi } from 'vitest';
import type { Sender } from '../messaging/classify-sender.ts';

vi.mock('../../platform/browser.ts', () => ({ browser: {} }));
const { wishHandlers, wishMarked, wishSearch } = await import('./menu-wishes.ts');

const panelIn = (tabId: number): Sender => ({
  class: 'panel',
  tabId,
  frameId: 3,
  documentId: null,
  origin: 'chrome-extension://abc',
});
const ownPage: Sender = { ...panelIn(0), class: 'own-page', tabId: null };

describe('marked text', () => {
  it('is taken once', async () => {
    wishMarked(7, { field: 'lowestBid', text: '45 600 Kč' });
    expect(await wishHandlers['marked.take']({}, panelIn(7))).toEqual({
      field: 'lowestBid',
      text: '45 600 Kč',
    });
    expect(await wishHandlers['marked.take']({}, panelIn(7))).toBeNull();
  });

  it('is for the panel of its own tab, whatever another names', async () => {
    wishMarked(7, { field: 'title', text: 'Byt' });
    expect(await wishHandlers['marked.take']({ tabId: 7 }, panelIn(8))).toBeNull();
    expect(await wishHandlers['marked.take']({ tabId: 7 }, ownPage)).toEqual({ field: 'title', text: 'Byt' });
  });

  it('is the last that was marked, and never longer than a field', async () => {
    wishMarked(7, { field: 'title', text: 'Byt' });
    wishMarked(7, { field: 'description', text: 'a'.repeat(100_000) });
    const taken = await wishHandlers['marked.take']({}, panelIn(7));
    expect(taken).toMatchObject({ field: 'description' });
    expect(JSON.stringify(taken).length).toBeLessThan(100_100);
  });
});

describe('text to look for', () => {
  it('is taken once, in one line', async () => {
    wishSearch('  142 EX\n 81/25 ');
    expect(await wishHandlers['search.take']({}, ownPage)).toBe('142 EX 81/25');
    expect(await wishHandlers['search.take']({}, ownPage)).toBeNull();
  });

  it('is no longer than a search may be', async () => {
    wishSearch('x'.repeat(5000));
    expect(String(await wishHandlers['search.take']({}, ownPage))).toHaveLength(100);
  });
});
