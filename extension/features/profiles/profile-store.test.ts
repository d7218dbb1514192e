import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isProblemError } from '../../../shared/contract/problems.ts';
import type { FieldRule, TaughtField, TaughtLots } from '../../../shared/extraction/profile/schema.ts';
import schema from '../../public/managed-schema.json' with { type: 'json' };
import {
  forgetField,
  importProfile,
  keepStorageToOurselves,
  listProfiles,
  profileFor,
  removeProfile,
  teachField,
} from './profile-store.ts';

const fake = vi.hoisted(() => ({
  local: {} as Record<string, unknown>,
  managed: {} as Record<string, unknown> | Error,
  levels: [] as unknown[],
}));

vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: structuredClone(fake.local[key]) }),
        set: async (values: object) => void Object.assign(fake.local, structuredClone(values)),
        setAccessLevel: async (level: unknown) => void fake.levels.push(level),
      },
      managed: {
        get: async (key: string | null) => {
          if (fake.managed instanceof Error) throw fake.managed;
          return key === null ? fake.managed : { [key]: fake.managed[key] };
        },
      },
    },
  },
}));

const origin = 'https://spis.urad.cz';
const url = `${origin}/spis/142-81-25/drazba`;
const byId = (id: string): FieldRule => ({
  anchors: [{ by: 'id', id }],
  count: { min: 1, max: 1 },
  transforms: [],
});
const taught = (field: TaughtField['field'], id: string): TaughtField => ({
  field,
  rule: byId(id),
  frames: {},
});
const fileOf = (name: string, fields: object, path = '/**', origins = [origin]): string =>
  JSON.stringify({ version: 1, name, origins, pages: [{ address: { path }, fields }] });
const lowestBid = { lowestBid: { anchors: [{ by: 'id', id: 'cena' }] } };

beforeEach(() => {
  fake.local = {};
  fake.managed = {};
  fake.levels = [];
});

async function refusal(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (isProblemError(error)) return error.problem;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('lots that are taught', () => {
  const lotsOf = (label: string): TaughtLots => ({
    field: 'lots',
    rule: {
      anchors: [{ by: 'structure', selector: 'section.karta' }],
      count: { min: 1, max: 200 },
      mixed: false,
      fields: {
        lowestBid: { anchors: [{ by: 'label', label }], count: { min: 1, max: 1 }, transforms: [] },
      },
    },
    frames: { obsah: { anchors: [{ by: 'name', name: 'obsah' }] } },
  });

  it('are kept beside the fields, in a profile that older versions refuse by its number', async () => {
    await teachField(origin, url, taught('fileMark', 'znacka'));
    expect((await profileFor(origin))?.version).toBe(1);
    expect(await teachField(origin, url, lotsOf('Bod A'))).toBeNull();
    const profile = await profileFor(origin);
    expect(profile).toMatchObject({
      version: 2,
      pages: [{ fields: { fileMark: {} }, lots: lotsOf('Bod A').rule, frames: lotsOf('Bod A').frames }],
    });
    expect(await teachField(origin, url, lotsOf('Bod B'))).toEqual(lotsOf('Bod A').rule);
  });

  it('are forgotten alone, and the profile can be read by older versions again', async () => {
    await teachField(origin, url, taught('fileMark', 'znacka'));
    await teachField(origin, url, lotsOf('Bod A'));
    await forgetField(origin, url, 'lots');
    const profile = await profileFor(origin);
    expect(profile?.version).toBe(1);
    expect(profile?.pages[0]).not.toHaveProperty('lots');
    expect(Object.keys(profile?.pages[0]?.fields ?? {})).toEqual(['fileMark']);
  });

  it('go with the page and the profile when nothing else was taught', async () => {
    await teachField(origin, url, lotsOf('Bod A'));
    await forgetField(origin, url, 'fileMark');
    expect((await profileFor(origin))?.pages).toHaveLength(1);
    await forgetField(origin, url, 'lots');
    expect(await profileFor(origin)).toBeNull();
  });

  it('come and go as a file', async () => {
    await teachField(origin, url, lotsOf('Bod A'));
    const [own] = (await listProfiles()).profiles;
    const text = JSON.stringify(own?.profile);
    fake.local = {};
    await importProfile(text);
    expect((await profileFor(origin))?.pages[0]?.lots).toEqual(lotsOf('Bod A').rule);
  });

  it("are not taught over the administrator's", async () => {
    fake.managed = {
      profiles: [
        JSON.stringify({
          version: 2,
          name: 'Správce',
          origins: [origin],
          pages: [{ lots: lotsOf('Bod A').rule, frames: lotsOf('Bod A').frames }],
        }),
      ],
    };
    expect(await refusal(teachField(origin, url, lotsOf('Bod B')))).toMatchObject({
      code: 'profile-locked',
      field: 'lots',
    });
    expect(await teachField(origin, url, taught('lowestBid', 'cena'))).toBeNull();
  });
});

describe('what is taught', () => {
  it('is kept for the site and its kind of page, with nothing of the case', async () => {
    expect(await teachField(origin, url, taught('lowestBid', 'cena'))).toBeNull();
    const profile = await profileFor(origin);
    expect(profile).toMatchObject({
      name: 'spis.urad.cz',
      origins: [origin],
      pages: [{ kind: 'case', address: { path: '/spis/*/drazba', query: {} } }],
    });
    expect(Object.keys(profile?.pages[0]?.fields ?? {})).toEqual(['lowestBid']);
    expect(JSON.stringify(fake.local)).not.toContain('142');
  });

  it('adds to the same page, and to another one of the same site', async () => {
    await teachField(origin, url, taught('lowestBid', 'cena'));
    await teachField(origin, `${origin}/spis/9/drazba`, taught('deposit', 'jistota'));
    await teachField(origin, `${origin}/spis/9/osoby`, taught('debtors', 'povinni'));
    const pages = (await profileFor(origin))?.pages ?? [];
    expect(pages.map((page) => [page.address.path, Object.keys(page.fields)])).toEqual([
      ['/spis/*/osoby', ['debtors']],
      ['/spis/*/drazba', ['lowestBid', 'deposit']],
    ]);
  });

  it('names the rule it replaces, and can be taken back', async () => {
    await teachField(origin, url, taught('lowestBid', 'a'));
    expect(await teachField(origin, url, taught('lowestBid', 'b'))).toEqual(byId('a'));
    await forgetField(origin, url, 'lowestBid');
    // A profile that says nothing is none.
    expect(await profileFor(origin)).toBeNull();
    expect(fake.local.profiles).toEqual([]);
  });

  it('at once in two tabs is kept from both', async () => {
    await Promise.all([
      teachField(origin, url, taught('lowestBid', 'a')),
      teachField(origin, url, taught('deposit', 'b')),
    ]);
    expect(Object.keys((await profileFor(origin))?.pages[0]?.fields ?? {})).toEqual(['lowestBid', 'deposit']);
  });

  it.each(['http://spis.urad.cz', 'https://spis.urad.cz:8443', 'https://urad.cz', 'https://x.spis.urad.cz'])(
    'says nothing on %s',
    async (other) => {
      await teachField(origin, url, taught('lowestBid', 'a'));
      expect(await profileFor(other)).toBeNull();
    },
  );

  it('with a frame that is not there is refused', async () => {
    const lost = { ...taught('lowestBid', 'a'), rule: { ...byId('a'), frame: 'obsah' } };
    expect(await refusal(teachField(origin, url, lost))).toMatchObject({
      code: 'profile-invalid',
      field: 'lowestBid',
    });
    expect(fake.local.profiles).toBeUndefined();
  });
});

describe("the administrator's profiles", () => {
  it.each([
    ['as texts, as Chromium hands them over', fileOf('Úřad', lowestBid)],
    ['as they are, as Firefox may', JSON.parse(fileOf('Úřad', lowestBid))],
  ])('are read %s, locked and first', async (_name, policy) => {
    fake.managed = { profiles: [policy] };
    await importProfile(fileOf('Moje', lowestBid));
    const { profiles } = await listProfiles();
    expect(profiles.map(({ profile, locked }) => [profile.name, locked])).toEqual([
      ['Úřad', true],
      ['Moje', false],
    ]);
    expect((await profileFor(origin))?.pages).toHaveLength(2);
  });

  it('are not taught over', async () => {
    fake.managed = { profiles: [fileOf('Úřad', lowestBid, '/spis/**')] };
    expect(await refusal(teachField(origin, url, taught('lowestBid', 'x')))).toMatchObject({
      code: 'profile-locked',
      field: 'lowestBid',
    });
    await teachField(origin, url, taught('deposit', 'x'));
  });

  it('that are wrong are named, and the others still hold', async () => {
    fake.managed = {
      profiles: [fileOf('Úřad', lowestBid), fileOf('Jiný', lowestBid, '/**', ['*']), '{', { version: 9 }],
    };
    const { profiles, refused } = await listProfiles();
    expect(profiles.map(({ profile }) => profile.name)).toEqual(['Úřad']);
    expect(refused).toEqual(['profiles[1].origins[0]', 'profiles[2]', 'profiles[3]']);
  });

  it('that are none at all are named by their place alone', async () => {
    fake.managed = { profiles: [1, null, '[]', 'x', fileOf('Úřad', lowestBid), {}] };
    const { profiles, refused } = await listProfiles();
    expect(profiles.map(({ profile }) => profile.name)).toEqual(['Úřad']);
    expect(refused.slice(0, 4)).toEqual(['profiles[0]', 'profiles[1]', 'profiles[2]', 'profiles[3]']);
    expect(refused[4]).toBe('profiles[5].version');
  });

  it.each([
    ['a text', 'x'],
    ['an object', { 0: '{}' }],
    ['a number', 1],
    ['false', false],
  ])('as %s are named whole', async (_name, profiles) => {
    fake.managed = { profiles };
    expect(await listProfiles()).toEqual({ profiles: [], refused: ['profiles'], unknown: [] });
  });

  it('beside a name nobody knows name it, and none of the schema', async () => {
    fake.managed = Object.fromEntries(Object.keys(schema.properties).map((name) => [name, []]));
    expect((await listProfiles()).unknown).toEqual([]);
    fake.managed = { profiles: [], restrictionWord: ['utajeno'], Profiles: [] };
    expect((await listProfiles()).unknown).toEqual(['restrictionWord', 'Profiles']);
  });

  it.each([
    ['no policy at all', new Error('no manifest')],
    ['an empty policy', {}],
    ['nothing', { profiles: null, restrictionWords: ['utajeno'] }],
  ])('may be absent: %s', async (_name, managed) => {
    fake.managed = managed;
    expect(await listProfiles()).toEqual({ profiles: [], refused: [], unknown: [] });
  });
});

describe('a profile from a file', () => {
  it('stands beside another of the same name', async () => {
    const names = [];
    for (let count = 0; count < 3; count++)
      names.push((await importProfile(fileOf('Spisy', lowestBid))).name);
    expect(names).toEqual(['Spisy', 'Spisy (2)', 'Spisy (3)']);
    await removeProfile('Spisy (2)');
    expect((await listProfiles()).profiles.map(({ profile }) => profile.name)).toEqual([
      'Spisy (3)',
      'Spisy',
    ]);
  });

  it.each([
    ['no JSON', 'profil', { code: 'profile-not-json' }],
    ['a newer one', '{"version":3}', { code: 'profile-newer', params: { version: 3 } }],
    [
      'a field without an anchor',
      fileOf('A', { deposit: { anchors: [] } }),
      { code: 'profile-invalid', field: 'deposit', params: { path: 'pages[0].fields.deposit.anchors' } },
    ],
    ['a field we do not know', fileOf('A', { cena: {} }), { params: { path: 'pages[0].fields.cena' } }],
    ['every site', fileOf('A', lowestBid, '/**', ['<all_urls>']), { params: { path: 'origins[0]' } }],
  ])('is refused when it is %s, and nothing changes', async (_name, text, problem) => {
    await importProfile(fileOf('Spisy', lowestBid));
    const before = structuredClone(fake.local);
    expect(await refusal(importProfile(text))).toMatchObject(problem);
    expect(fake.local).toEqual(before);
  });
});

describe('the storage', () => {
  it('is closed to content scripts', async () => {
    await keepStorageToOurselves();
    expect(fake.levels).toEqual([{ accessLevel: 'TRUSTED_CONTEXTS' }]);
  });

  it('that holds something else counts as empty', async () => {
    fake.local = { profiles: [{ version: 1 }, 'x', null, JSON.parse(fileOf('Spisy', lowestBid))] };
    expect((await listProfiles()).profiles).toHaveLength(1);
    fake.local = { profiles: { length: 3 } };
    expect((await listProfiles()).profiles).toEqual([]);
  });
});
