import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { noticeFormOf } from '../../../shared/submissions/notice-draft.ts';
import { fillRegistryOffice } from './notice-state.ts';

const draftWith = (registryOffice: Record<string, string> | undefined): Draft => ({
  key: { fileMark: '142EX774/25', kind: 'notice', lot: '' },
  version: 0,
  updatedAt: '2027-03-01T08:00:00.000Z',
  pageUrl: 'http://spis.localhost/1',
  fields:
    registryOffice === undefined
      ? {}
      : { registryOffice: { value: registryOffice, read: registryOffice, origin: 'page' } },
  attachments: [],
  leftOut: [],
});
const hustopece = { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' };

describe('the code of an ohlašovna', () => {
  it('comes from the office’s list where the page names it without one', () => {
    const draft = fillRegistryOffice(draftWith({ name: 'MĚSTSKÝ ÚŘAD  Hustopeče' }), [hustopece]);
    expect(noticeFormOf(draft).registryOffice).toEqual(hustopece);
    expect(draft.fields.registryOffice?.origin).toBe('office');
  });

  it.each<[string, Record<string, string> | undefined, (typeof hustopece)[]]>([
    ['the page gives one itself', { name: hustopece.name, addressPointCode: '1' }, [hustopece]],
    ['the page names another', { name: 'Městský úřad Břeclav' }, [hustopece]],
    [
      'two of the list have that name',
      { name: hustopece.name },
      [hustopece, { ...hustopece, addressPointCode: '2' }],
    ],
    ['the page names none', undefined, [hustopece]],
  ])('is left as it is where %s', (_name, read, known) => {
    const draft = draftWith(read);
    expect(fillRegistryOffice(draft, known)).toBe(draft);
  });
});
