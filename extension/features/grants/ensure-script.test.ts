import { beforeEach, describe, expect, it, vi } from 'vitest';

const api = vi.hoisted(() => ({ runs: false as unknown, gone: false, ran: [] as number[] }));
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    runtime: { getURL: () => 'chrome-extension://abcdefghijklmnop/' },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins[0] === 'https://spis.urad.cz/*',
    },
    scripting: {
      executeScript: async ({ target, files }: { target: { tabId: number }; files?: string[] }) => {
        if (api.gone) throw new Error('Frame with ID 0 was removed.');
        if (files === undefined) return [{ result: api.runs }];
        api.ran.push(target.tabId);
        return [];
      },
    },
  },
}));
const { ensureScript } = await import('./ensure-script.ts');

const granted = 'https://spis.urad.cz/spis/81';

beforeEach(() => {
  api.runs = false;
  api.gone = false;
  api.ran = [];
});

describe('a page whose load has ended', () => {
  it('gets the script where its site is granted and the script is not there', async () => {
    await ensureScript(7, granted);
    expect(api.ran).toEqual([7]);
  });

  it('gets it once', async () => {
    api.runs = true;
    await ensureScript(7, granted);
    expect(api.ran).toEqual([]);
  });

  const others = ['https://jiny.cz/', 'http://127.0.0.1:8080/', 'about:blank', 'není adresa', undefined];
  for (const url of others) {
    it(`is left alone at ${url}`, async () => {
      await ensureScript(7, url);
      expect(api.ran).toEqual([]);
    });
  }

  it('may be gone already', async () => {
    api.gone = true;
    await expect(ensureScript(7, granted)).resolves.toBeUndefined();
  });
});
