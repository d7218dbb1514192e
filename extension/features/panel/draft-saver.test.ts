/** What is sent off when the page goes and takes the panel along. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openDesk, setValue } from './desk.ts';
import { createDraftSaver, type DraftSaver } from './draft-saver.ts';
import { type FakeBackend, fakeBackend, fixedNow, readingOf } from './panel-fixtures.ts';
import { createStore, type Store } from './state.ts';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
let backend: FakeBackend;
let store: Store;
let saver: DraftSaver;
let life: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  backend = fakeBackend();
  store = createStore();
  store.set({ active: '27', desks: [openDesk(readingOf(), key, { url: '', now: fixedNow }, null)] });
  life = new AbortController();
  saver = createDraftSaver(backend, store, () => fixedNow, life.signal);
});
afterEach(() => {
  life.abort();
  vi.useRealTimers();
});

const type = (title: string): void => {
  store.setDesk('27', (desk) => setValue(desk, 'title', title));
  saver.schedule('27');
};
const stored = (): unknown => backend.drafts.get('27')?.fields.title?.value;
const saves = (): number => backend.calls.filter(({ route }) => route === 'drafts.save').length;

describe('when the page goes', () => {
  it('what wasn’t saved yet is sent off', async () => {
    type('Byt');
    saver.goAway('27');
    await vi.runAllTimersAsync();
    expect([stored(), saves()]).toEqual(['Byt', 1]);
  });

  it('it goes behind the save that was not answered yet', async () => {
    const { call } = backend;
    const taken: Promise<unknown>[] = [];
    backend.call = (route, message) => {
      taken.push(call(route, message));
      return new Promise(() => {});
    };
    type('Byt');
    await vi.runAllTimersAsync();
    type('Byt 3+1');
    saver.goAway('27');
    await Promise.all(taken);
    expect([stored(), saves(), backend.drafts.get('27')?.version]).toEqual(['Byt 3+1', 2, 2]);
  });

  it.each([
    ['nothing was changed', async () => {}],
    [
      'all of it is saved',
      async () => {
        type('Byt');
        await vi.runAllTimersAsync();
      },
    ],
    [
      'all of it is in the save under way',
      async () => {
        const { call } = backend;
        backend.call = (route, message) => {
          void call(route, message);
          return new Promise(() => {});
        };
        type('Byt');
        await vi.runAllTimersAsync();
      },
    ],
  ])('nothing is sent twice: %s', async (_name, arrange) => {
    await arrange();
    const before = saves();
    saver.goAway('27');
    await vi.runAllTimersAsync();
    expect(saves()).toBe(before);
  });
});
