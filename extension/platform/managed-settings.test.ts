import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const fake = vi.hoisted(() => ({
  local: {} as Record<string, unknown>,
  asked: 0,
  managed: async (): Promise<Record<string, unknown>> => ({}),
}));
vi.mock('./browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: fake.local[key] }),
        set: async (entries: object) => void Object.assign(fake.local, entries),
      },
      managed: {
        get: () => {
          fake.asked += 1;
          return fake.managed();
        },
      },
    },
  },
}));

let readManaged: (key: string) => Promise<unknown>;
let readManagedNames: () => Promise<readonly string[]>;
beforeEach(async () => {
  vi.useFakeTimers();
  vi.resetModules();
  fake.local = {};
  fake.asked = 0;
  fake.managed = async () => ({ restrictionWords: ['utajeno'] });
  ({ readManaged, readManagedNames } = await import('./managed-settings.ts'));
});
afterEach(() => vi.useRealTimers());

describe('a policy', () => {
  it('holds as it is set now', async () => {
    expect(await readManaged('restrictionWords')).toEqual(['utajeno']);
    fake.managed = async () => ({ restrictionWords: ['neveřejný'] });
    expect(await readManaged('restrictionWords')).toEqual(['neveřejný']);
    fake.managed = async () => ({});
    expect(await readManaged('restrictionWords')).toBeUndefined();
  });

  it('may not exist at all', async () => {
    fake.managed = () => Promise.reject(new Error('no such policy'));
    expect(await readManaged('profiles')).toBeUndefined();
  });

  it('has names, and of their values nothing more is kept', async () => {
    fake.managed = async () => ({ restrictionWords: ['utajeno'], profile: ['tajné'] });
    expect(await readManagedNames()).toEqual(['restrictionWords', 'profile']);
    expect(JSON.stringify(fake.local)).not.toContain('tajné');
    fake.managed = () => Promise.reject(new Error('no such policy'));
    expect(await readManagedNames()).toEqual([]);
  });

  it('that the browser never tells is what it said last, and is waited for once', async () => {
    await readManaged('restrictionWords');
    fake.managed = () => new Promise(() => {});
    const first = readManaged('restrictionWords');
    const other = readManaged('profiles');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toEqual(['utajeno']);
    expect(await other).toBeUndefined();
    const begun = performance.now();
    const again = readManaged('restrictionWords');
    await vi.advanceTimersByTimeAsync(0);
    expect(await again).toEqual(['utajeno']);
    expect(performance.now() - begun).toBe(0);
    expect(fake.asked).toBe(3);
  });

  it('that comes late holds from then on', async () => {
    const { promise, resolve } = Promise.withResolvers<Record<string, unknown>>();
    fake.managed = () => promise;
    const first = readManaged('restrictionWords');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toBeUndefined();
    resolve({ restrictionWords: ['utajeno'] });
    await vi.advanceTimersByTimeAsync(0);
    expect(await readManaged('restrictionWords')).toEqual(['utajeno']);
  });
});
