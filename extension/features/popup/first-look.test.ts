/** What the popup draws first. It has to be little: `npm run bench -- popup` says how long it takes. */
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Overview } from '../background/overview-memory.ts';
import { fixedNow, serviceInfo, submissionOfState } from '../panel/panel-fixtures.ts';
import { readFirstLook } from './first-look.ts';

const overview: Overview = {
  readAt: fixedNow,
  cursor: 3,
  needsPerson: 0,
  service: serviceInfo,
  problem: null,
  submissions: [submissionOfState('done')],
};

function storage(local: object, session: object) {
  const area = (entries: object) => ({ get: async (key: string) => ({ [key]: Reflect.get(entries, key) }) });
  return { local: area(local), session: area(session) };
}

describe('the first look', () => {
  it('is what was remembered, in the language and theme of the person', async () => {
    const settings = { language: 'en', theme: 'dark', singleKeys: false };
    expect(await readFirstLook(storage({ settings }, { overview }))).toEqual({
      language: 'en',
      theme: 'dark',
      singleKeys: false,
      remembered: { service: serviceInfo, submissions: overview.submissions, rememberedAt: fixedNow },
    });
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'overview'],
    ['null', null],
    ['a list', []],
    ['no time', { ...overview, readAt: undefined }],
    ['no list', { ...overview, submissions: undefined }],
    ['a companion that never answered', { ...overview, service: null }],
    ['a browser that is no longer paired', { ...overview, problem: { code: 'not-paired' } }],
  ])('remembers nothing from %s', async (_name, kept) => {
    expect((await readFirstLook(storage({}, { overview: kept }))).remembered).toBeUndefined();
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'en'],
    ['null', null],
    ['languages and themes there are not', { language: 'de', theme: 'blue' }],
  ])('is Czech, in the theme of the system, with settings of %s', async (_name, settings) => {
    const { language, theme, singleKeys } = await readFirstLook(storage({ settings }, {}));
    expect({ language, theme, singleKeys }).toEqual({ language: 'cs', theme: 'system', singleKeys: true });
  });
});

describe('the popup', () => {
  beforeAll(() => {
    vi.resetModules();
    const loaded = (name: string) => () => {
      throw new Error(`${name} was loaded`);
    };
    vi.doMock('zod', loaded('zod'));
    vi.doMock('webextension-polyfill', loaded('the polyfill'));
  });

  it.each(['./first-look.ts', './lazy-backend.ts', './popup.tsx'])(
    'draws its first picture without the schemas: %s',
    async (file) => {
      await expect(import(file)).resolves.toBeDefined();
    },
  );

  it('has them in what is fetched afterwards', async () => {
    await expect(import('./popup-connection.ts')).rejects.toThrow();
  });
});
