import { beforeEach, describe, expect, it, vi } from 'vitest';

const api = vi.hoisted(() => ({
  base: 'chrome-extension://abcdefghijklmnop/',
  origins: [] as string[],
  contains: vi.fn(),
  registered: [] as { id: string; matches?: string[] }[],
  ran: [] as number[],
}));
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    runtime: { getURL: () => api.base },
    permissions: {
      getAll: async () => ({ origins: api.origins }),
      contains: api.contains,
    },
    scripting: {
      getRegisteredContentScripts: async () => api.registered,
      registerContentScripts: async (scripts: { id: string }[]) => {
        api.registered = [...api.registered, ...scripts];
      },
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        api.registered = api.registered.filter((one) => !ids.includes(one.id));
      },
      executeScript: async ({ target }: { target: { tabId: number } }) => {
        if (target.tabId === 13) throw new Error('an error page');
        api.ran.push(target.tabId);
      },
    },
    tabs: { query: async () => [{ id: 7 }, { id: 13 }, {}, { id: 8 }] },
  },
}));
const { applyGrants, grantedPatterns, isGranted, patternFor } = await import('./grants.ts');

beforeEach(() => {
  api.base = 'chrome-extension://abcdefghijklmnop/';
  api.origins = [];
  api.registered = [];
  api.ran = [];
  api.contains.mockReset();
  api.contains.mockResolvedValue(true);
});

describe('the pattern of an origin', () => {
  const patterns: readonly (readonly [origin: string, withPort: boolean, pattern: string])[] = [
    ['https://spis.urad.cz', true, 'https://spis.urad.cz/*'],
    ['https://spis.urad.cz', false, 'https://spis.urad.cz/*'],
    ['http://spis.localhost:8080', true, 'http://spis.localhost:8080/*'],
    ['http://spis.localhost:8080', false, 'http://spis.localhost/*'],
    ['https://spis.urad.cz:443', true, 'https://spis.urad.cz/*'],
    ['https://SPIS.urad.cz', true, 'https://spis.urad.cz/*'],
    ['https://spis.úřad.cz', true, 'https://spis.xn--ad-5ra70i.cz/*'],
    ['http://[::1]:8080', true, 'http://[::1]:8080/*'],
  ];
  for (const [origin, withPort, pattern] of patterns) {
    it(`${origin} is ${pattern} ${withPort ? 'with' : 'without'} ports`, () => {
      expect(patternFor(origin, withPort).replace(/xn--[^.]+/, 'xn--')).toBe(
        pattern.replace(/xn--[^.]+/, 'xn--'),
      );
    });
  }

  it('is for one host, whatever stands in the address', () => {
    for (const origin of [
      'https://*.evil.example',
      'https://user@spis.urad.cz',
      'https://spis.urad.cz/*?x#y',
    ]) {
      const pattern = patternFor(origin, true);
      expect(pattern).toMatch(/^https:\/\/[^/@]+\/\*$/);
    }
  });

  it('is not made of what is no address', () => {
    for (const origin of ['', 'null', 'spis.urad.cz']) expect(() => patternFor(origin, true)).toThrow();
  });
});

describe('a site', () => {
  it('is granted when the browser says so', async () => {
    expect(await isGranted('https://spis.urad.cz')).toBe(true);
    expect(api.contains).toHaveBeenCalledWith({ origins: ['https://spis.urad.cz/*'] });
    api.contains.mockResolvedValue(false);
    expect(await isGranted('https://spis.urad.cz')).toBe(false);
  });

  it('is asked for anew every time: a grant can be withdrawn', async () => {
    await isGranted('https://spis.urad.cz');
    await isGranted('https://spis.urad.cz');
    expect(api.contains).toHaveBeenCalledTimes(2);
  });

  it('is asked for without its port in Firefox', async () => {
    api.base = 'moz-extension://3f1c2a90/';
    await isGranted('http://spis.localhost:8080');
    expect(api.contains).toHaveBeenCalledWith({ origins: ['http://spis.localhost/*'] });
  });

  const never = [
    'null',
    '',
    'file://',
    'http://127.0.0.1',
    'http://127.0.0.1:8080',
    'https://127.0.0.1',
    'http://127.1',
    'http://2130706433',
    'http://0x7f.0.0.1:8080',
    'data:',
    'about:blank',
    'blob:https://spis.urad.cz/1',
    'ftp://spis.urad.cz',
    'chrome-extension://abcdefghijklmnop',
    'moz-extension://3f1c2a90-0b1d-4c5e-8f60-123456789abc',
    'javascript:https://spis.urad.cz',
    ' https://spis.urad.cz',
  ];
  for (const origin of never) {
    it(`is never granted as ${JSON.stringify(origin)}, whatever the browser says`, async () => {
      expect(await isGranted(origin)).toBe(false);
      expect(api.contains).not.toHaveBeenCalled();
    });
  }
});

describe('the granted sites', () => {
  it('are the http and https ones, without the companion’s own address', async () => {
    api.origins = [
      'https://b.cz/*',
      'http://127.0.0.1/*',
      'http://a.cz:8080/*',
      'file:///*',
      '<all_urls>',
      '*://*/*',
      'chrome://favicon/*',
    ];
    expect(await grantedPatterns()).toEqual(['http://a.cz:8080/*', 'https://b.cz/*']);
  });

  it('have the script registered, each once, and run at once in open tabs, one broken tab or not', async () => {
    api.origins = ['https://a.cz/*', 'https://b.cz/*', 'http://127.0.0.1/*'];
    await Promise.all([applyGrants(), applyGrants()]);
    expect(api.registered.flatMap((one) => one.matches ?? []).sort()).toEqual([
      'https://a.cz/*',
      'https://b.cz/*',
    ]);
    expect(api.ran).toEqual([7, 8]);
  });

  it('have it run anew after an update, where tabs hold scripts of the version before', async () => {
    api.origins = ['https://a.cz/*'];
    await applyGrants();
    api.ran.length = 0;
    await applyGrants();
    expect(api.ran).toEqual([]);
    await applyGrants(true);
    expect(api.ran).toEqual([7, 8]);
    expect(api.registered).toHaveLength(1);
  });

  it('lose the script when the grant is withdrawn', async () => {
    api.origins = ['https://a.cz/*', 'https://b.cz/*'];
    await applyGrants();
    api.origins = ['https://b.cz/*'];
    await applyGrants();
    expect(api.registered.flatMap((one) => one.matches ?? [])).toEqual(['https://b.cz/*']);
    api.origins = [];
    await applyGrants();
    expect(api.registered).toEqual([]);
  });
});
