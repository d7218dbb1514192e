import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readRestrictionWords, saveRestrictionWords } from './restriction-word-store.ts';

const fake = vi.hoisted(() => ({
  local: {} as Record<string, unknown>,
  managed: {} as Record<string, unknown> | Error,
}));

vi.mock('../../platform/browser.ts', () => ({
  browser: {
    storage: {
      local: {
        get: async (key: string) => ({ [key]: fake.local[key] }),
        set: async (values: object) => void Object.assign(fake.local, values),
      },
      managed: {
        get: async (key: string) => {
          if (fake.managed instanceof Error) throw fake.managed;
          return { [key]: fake.managed[key] };
        },
      },
    },
  },
}));

beforeEach(() => {
  fake.local = {};
  fake.managed = {};
});

describe('restriction words', () => {
  it('are kept, and those that can’t be used are named', async () => {
    expect(await saveRestrictionWords(['režim AB', '?'])).toEqual(['?']);
    expect(await readRestrictionWords()).toEqual({ policy: [], refused: [], own: ['režim AB'] });
  });

  it('of the administrator stand beside a person’s own', async () => {
    fake.managed = { restrictionWords: ['přísně tajné', '*'] };
    await saveRestrictionWords(['režim AB']);
    expect(await readRestrictionWords()).toEqual({
      policy: ['přísně tajné'],
      refused: ['*'],
      own: ['režim AB'],
    });
  });

  it('of the administrator may be a single text', async () => {
    fake.managed = { restrictionWords: 'utajen*' };
    expect(await readRestrictionWords()).toEqual({ policy: ['utajen*'], refused: [], own: [] });
  });

  it.each([
    ['an object', { 0: 'utajen*' }, [], ['restrictionWords']],
    ['a number', 5, [], ['restrictionWords']],
    ['false', false, [], ['restrictionWords']],
    [
      'a list of other things',
      ['utajen*', 1, '?', null, {}],
      ['utajen*'],
      ['?', 'restrictionWords[1]', 'restrictionWords[3]', 'restrictionWords[4]'],
    ],
  ])('of the administrator as %s are named as refused', async (_name, restrictionWords, policy, refused) => {
    fake.managed = { restrictionWords };
    expect(await readRestrictionWords()).toEqual({ policy, refused, own: [] });
  });

  it.each([
    ['no policy at all', new Error('no managed storage')],
    ['a policy that sets nothing', { restrictionWords: null }],
  ])('bear %s', async (_name, managed) => {
    fake.managed = managed;
    fake.local = { restrictionWords: { damaged: true } };
    expect(await readRestrictionWords()).toEqual({ policy: [], refused: [], own: [] });
  });
});
