import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readOfficeProfiles, takeOfficeProfiles } from './office-profiles.ts';
import { listProfiles, profileFor, teachField } from './profile-store.ts';

const fake = vi.hoisted(() => ({ local: {} as Record<string, unknown> }));
vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: structuredClone(fake.local[key]) }),
        set: async (values: object) => void Object.assign(fake.local, structuredClone(values)),
      },
      managed: { get: async () => ({}) },
    },
  },
}));
beforeEach(() => {
  fake.local = {};
});

const origin = 'https://spis.urad.cz';
const profile = (name: string, at = origin) => ({
  version: 1,
  name,
  origins: [at],
  pages: [{ address: { path: '/**' }, fields: { lowestBid: { anchors: [{ by: 'id', id: 'cena' }] } } }],
});
const give = (version: string, profiles: readonly unknown[] | null) => async () => ({ version, profiles });

describe('profiles of the office', () => {
  it('are kept as the companion gave them, locked, and stand before a person’s own', async () => {
    expect(await takeOfficeProfiles(give('a', [profile('Spisy')]))).toEqual([origin]);
    expect((await listProfiles()).profiles).toMatchObject([{ locked: true, profile: { name: 'Spisy' } }]);
    expect(await profileFor(origin)).toMatchObject({ name: 'Spisy' });
    const rule = { anchors: [{ by: 'id' as const, id: 'x' }], count: { min: 1, max: 1 }, transforms: [] };
    await expect(
      teachField(origin, `${origin}/spis/1`, { field: 'lowestBid', rule, frames: {} }),
    ).rejects.toMatchObject({ problem: { code: 'profile-locked' } });
  });

  it('are asked for with the version that is known, and stay while nothing is new', async () => {
    await takeOfficeProfiles(give('a', [profile('Spisy')]));
    const asked: (string | null)[] = [];
    const sites = await takeOfficeProfiles(async (known) => {
      asked.push(known);
      return { version: 'a', profiles: null };
    });
    expect([asked, sites]).toEqual([['a'], []]);
    expect((await readOfficeProfiles()).profiles).toHaveLength(1);
  });

  it('tell which sites they came to and went from', async () => {
    await takeOfficeProfiles(give('a', [profile('Spisy')]));
    const other = 'https://jiny.urad.cz';
    expect(await takeOfficeProfiles(give('b', [profile('Jiné', other)]))).toEqual([origin, other]);
    expect(await profileFor(origin)).toBeNull();
  });

  it.each<[string, unknown]>([
    ['that hold a value of a page', { ...profile('a'), value: 'Jan' }],
    ['of a newer version', { ...profile('a'), version: 9 }],
    ['that are none', 'profile'],
  ])('%s are left out and named', async (_name, raw) => {
    await takeOfficeProfiles(give('a', [profile('Spisy'), raw]));
    const { profiles, refused } = await readOfficeProfiles();
    expect(profiles).toHaveLength(1);
    expect(refused[0]).toMatch(/^office\[1\]/);
  });

  it('damaged in the browser are none', async () => {
    fake.local = { officeProfiles: 'x' };
    expect((await readOfficeProfiles()).profiles).toEqual([]);
  });
});
