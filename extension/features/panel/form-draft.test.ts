import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { createFormDraft, differingParts, type FormDraft } from './form-draft.ts';
import { type FakeBackend, fakeBackend, fixedNow } from './panel-fixtures.ts';
import { acknowledgeIn } from './unfinished.ts';

const key = { fileMark: '142EX81/25', kind: 'notice', lot: '' } as const;
const saying = (description: string, version = 0): Draft => ({
  key,
  version,
  updatedAt: fixedNow,
  pageUrl: null,
  fields: { description: { value: description, origin: 'hand' } },
  attachments: [],
  leftOut: [],
});

let backend: FakeBackend;
let shown: Draft;
let newer: Draft | null;
let failures: unknown[];
let form: FormDraft;

beforeEach(() => {
  vi.useFakeTimers();
  backend = fakeBackend();
  shown = saying('');
  newer = null;
  failures = [];
  form = createFormDraft({
    backend,
    read: () => shown,
    write: (draft) => {
      shown = draft;
    },
    fresh: () => saying('ze stránky'),
    now: () => fixedNow,
    meet: (one) => {
      newer = one;
    },
    fail: (error) => failures.push(error),
  });
  return () => vi.useRealTimers();
});

const type = (description: string): void => {
  const before = shown;
  shown = { ...shown, fields: saying(description).fields };
  form.schedule(before);
};
const stored = (): unknown => backend.drafts.get('')?.fields.description?.value;
const saves = (): number => backend.calls.filter(({ route }) => route === 'drafts.save').length;
/** Somebody else saves theirs on top of what is stored. */
const elsewhere = (description: string): void => {
  const version = (backend.drafts.get('')?.version ?? 0) + 1;
  backend.drafts.set('', saying(description, version));
};

describe('the draft of a form', () => {
  it('is saved soon after the last change, once', async () => {
    type('a');
    type('ab');
    expect(saves()).toBe(0);
    await vi.runAllTimersAsync();
    expect([stored(), saves(), shown.version]).toEqual(['ab', 1, 1]);
  });

  it('is not saved by leaving it as it was', async () => {
    await form.leave();
    expect(saves()).toBe(0);
    type('a');
    await vi.runAllTimersAsync();
    await form.leave();
    expect(saves()).toBe(1);
  });

  it('is sent off when the page goes, though an earlier save was not answered yet', async () => {
    type('a');
    await vi.runAllTimersAsync();
    const { call } = backend;
    const answers: Promise<unknown>[] = [];
    // It is taken, but its answer stays away.
    backend.call = (route, message) => {
      answers.push(call(route, message));
      return new Promise(() => {});
    };
    type('ab');
    await vi.runAllTimersAsync();
    type('abc');
    form.goAway();
    await Promise.all(answers);
    expect([stored(), saves(), backend.drafts.get('')?.version]).toEqual(['abc', 3, 3]);
  });

  it('is not sent off by a page that goes with all of it saved', async () => {
    type('a');
    await vi.runAllTimersAsync();
    form.goAway();
    expect(saves()).toBe(1);
  });

  it('is saved by leaving it before its time has come', async () => {
    type('a');
    await form.leave();
    expect(stored()).toBe('a');
  });

  it('keeps what was typed while it was being saved for the next save', async () => {
    const call = backend.call.bind(backend);
    backend.call = (async (route: never, message: never) => {
      const reply = await call(route, message);
      if (shown.fields.description?.value === 'a') type('ab');
      return reply;
    }) as typeof backend.call;
    type('a');
    await form.save();
    await form.leave();
    expect([stored(), shown.version]).toEqual(['ab', 2]);
  });

  it('tells a save that failed, and saves it with the next one', async () => {
    const call = backend.call.bind(backend);
    backend.call = () => Promise.reject(new Error('no service'));
    type('a');
    await vi.runAllTimersAsync();
    expect(failures).toHaveLength(1);
    backend.call = call;
    await form.leave();
    expect(stored()).toBe('a');
  });
});

describe('a draft that somebody else saved meanwhile', () => {
  async function meet(): Promise<void> {
    elsewhere('jejich');
    type('moje');
    await vi.runAllTimersAsync();
  }

  it('that says the same is taken for ours', async () => {
    elsewhere('stejně');
    type('stejně');
    await vi.runAllTimersAsync();
    expect([newer, failures, shown.version]).toEqual([null, [], 1]);
    type('jinak');
    await vi.runAllTimersAsync();
    expect(stored()).toBe('jinak');
  });

  it('is not written over, and nothing is filed, until a person has decided', async () => {
    await meet();
    expect(newer?.fields.description?.value).toBe('jejich');
    expect(failures).toMatchObject([{ problem: { code: 'draft-changed' } }]);
    type('moje dál');
    await vi.runAllTimersAsync();
    expect(stored()).toBe('jejich');
    expect(shown.fields.description?.value).toBe('moje dál');
  });

  it('gives way to ours', async () => {
    await meet();
    await form.settle('mine');
    expect([stored(), newer, shown.version]).toEqual(['moje', null, 2]);
  });

  it('takes the place of ours', async () => {
    await meet();
    await form.settle('newer');
    expect([shown.fields.description?.value, newer]).toEqual(['jejich', null]);
    expect(saves()).toBe(1);
    type('dál');
    await vi.runAllTimersAsync();
    expect(stored()).toBe('dál');
  });

  it('was discarded: ours begins anew', async () => {
    shown = saying('a', 7);
    const call = backend.call.bind(backend);
    backend.call = (async (route: never, message: never) => {
      // The companion knows no draft that ours could follow.
      if (route === 'drafts.save' && shown.version > 0) throw new ProblemError({ code: 'draft-changed' });
      return await call(route, message);
    }) as typeof backend.call;
    type('ab');
    await vi.runAllTimersAsync();
    expect([newer, failures]).toEqual([null, []]);
    expect(shown.version).toBe(1);
  });

  it('is forgotten with ours', async () => {
    await meet();
    await form.discard(key);
    expect([newer, stored()]).toEqual([null, undefined]);
    expect(shown).toEqual(saying('ze stránky'));
  });
});

describe('a draft that another window discarded', () => {
  beforeEach(async () => {
    type('a');
    await vi.runAllTimersAsync();
    backend.drafts.clear();
  });

  it('is here as the page says', async () => {
    form.hearDiscarded(key);
    await vi.runAllTimersAsync();
    expect(shown).toEqual(saying('ze stránky'));
    expect(backend.drafts.size).toBe(0);
  });

  it('begins anew with what is being typed', async () => {
    type('ab');
    form.hearDiscarded(key);
    await vi.runAllTimersAsync();
    expect([stored(), shown.version, failures]).toEqual(['ab', 1, []]);
    expect(backend.calls.map(({ route }) => route).filter((route) => route === 'drafts.read')).toEqual([]);
  });

  it('is no longer asked about beside ours', async () => {
    backend.drafts.set('', saying('jejich', 9));
    type('ab');
    await vi.runAllTimersAsync();
    expect(newer).not.toBeNull();
    backend.drafts.clear();
    form.hearDiscarded(key);
    expect(newer).toBeNull();
    await form.save();
    expect(stored()).toBe('ab');
  });

  it('is no other case’s', () => {
    form.hearDiscarded({ ...key, fileMark: '1EX1/26' });
    expect(shown.fields.description?.value).toBe('a');
  });
});

describe('a draft that another window tells of', () => {
  const file = { sha256: 'a'.repeat(64), name: 'a.pdf', documentType: 'other_doc' } as const;
  const attachments = [file as Draft['attachments'][number]];
  const description = (): unknown => shown.fields.description?.value;
  beforeEach(async () => {
    type('a');
    await vi.runAllTimersAsync();
  });

  it('takes the place of one that was not changed here since', () => {
    form.hear(saying('ab', 2));
    expect([description(), shown.version, newer]).toEqual(['ab', 2, null]);
  });

  it('is asked about beside what is being typed', async () => {
    elsewhere('jejich');
    type('moje');
    form.hear(saying('jejich', 2));
    await vi.runAllTimersAsync();
    expect([description(), newer?.fields.description?.value, saves()]).toEqual(['moje', 'jejich', 1]);
    await form.settle('mine');
    expect(shown.version).toBe(3);
  });

  it('brings in a file beside what is being typed', () => {
    type('moje');
    form.hear({ ...saying('a', 2), attachments });
    expect([description(), shown.attachments, shown.version, newer]).toEqual(['moje', attachments, 2, null]);
  });

  it('brings nothing in where more than a file was saved', () => {
    type('moje');
    form.hear({ ...saying('a', 3), attachments });
    expect([shown.attachments, newer?.version]).toEqual([[], 3]);
  });

  it('that says what is being typed is taken for it', () => {
    type('stejně');
    form.hear(saying('stejně', 2));
    expect([description(), shown.version, newer]).toEqual(['stejně', 2, null]);
  });

  it('waits for the answer to a save under way', async () => {
    elsewhere('jejich');
    type('moje');
    const saving = form.save().catch(() => undefined);
    await Promise.resolve();
    form.hear(saying('jejich', 2));
    await saving;
    expect([description(), newer?.fields.description?.value]).toEqual(['moje', 'jejich']);
  });

  it.each([
    ['of another kind', { ...saying('x', 9), key: { ...key, kind: 'listing' } } as Draft],
    ['of another case', { ...saying('x', 9), key: { ...key, fileMark: '142EX82/25' } } as Draft],
    ['of an earlier version', saying('x', 1)],
  ])('and that is %s says nothing here', (_name, draft) => {
    form.hear(draft);
    expect([description(), newer]).toEqual(['a', null]);
  });
});

describe('what differs', () => {
  it('is named by field, files as attachments', () => {
    const file = {
      sha256: 'a'.repeat(64),
      name: 'a.pdf',
      documentType: 'other_doc',
    } as Draft['attachments'][number];
    const one = { ...saying('a'), attachments: [file] };
    expect(differingParts(one, one)).toEqual([]);
    expect(differingParts(one, saying('b'))).toEqual(['description', 'attachments']);
    expect(differingParts(one, { ...one, fields: {}, version: 9 })).toEqual(['description']);
    expect(differingParts(one, acknowledgeIn(one, 'a'.repeat(64), true))).toEqual([]);
  });
});
