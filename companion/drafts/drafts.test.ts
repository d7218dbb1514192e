import { describe, expect, it } from 'vitest';
import type { Draft } from '../../shared/contract/draft.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import { createFakeClock } from '../fake-clock.ts';
import { openDatabase } from '../store/open-database.ts';
import { createDrafts } from './drafts.ts';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
const draft: Draft = {
  key,
  version: 0,
  updatedAt: '2027-03-01T08:00:00.000Z',
  pageUrl: null,
  fields: { title: { value: 'Dům', origin: 'page' } },
  attachments: [],
  leftOut: [],
};
const open = () => createDrafts(openDatabase(':memory:'), createFakeClock());

describe('a draft', () => {
  it('is one per case, kind and lot', () => {
    const drafts = open();
    drafts.save(draft);
    drafts.save({ ...draft, key: { ...key, lot: '28' } });
    expect(drafts.list(10, false)).toHaveLength(2);
    expect(drafts.read(key)).toMatchObject({ version: 1, fields: draft.fields });
  });

  it('grows its version with every save', () => {
    const drafts = open();
    const first = drafts.save(draft);
    expect(drafts.save(first).version).toBe(2);
  });

  it.each([
    ['a save from an old version', 0],
    ['a save from a version that never was', 7],
  ])('refuses %s and keeps what is there', (_name, version) => {
    const drafts = open();
    const saved = drafts.save(draft);
    try {
      drafts.save({ ...draft, version, fields: { title: { value: 'Byt', origin: 'hand' } } });
      expect.unreachable();
    } catch (error) {
      expect(isProblemError(error) && error.problem).toMatchObject({
        code: 'draft-changed',
        params: { version: 1 },
      });
    }
    expect(drafts.read(key)).toEqual(saved);
  });

  it('takes the same save twice, because its answer may have been lost', () => {
    const drafts = open();
    const saved = drafts.save(draft);
    expect(drafts.save(draft)).toEqual(saved);
    expect(drafts.read(key)).toEqual(saved);
  });

  it('can be discarded', () => {
    const drafts = open();
    drafts.save(draft);
    drafts.discard(key);
    expect(drafts.read(key)).toBeNull();
    expect(drafts.save(draft).version).toBe(1);
  });
});
