import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { begunOf } from './begun-of.ts';
import { submissionOfState } from './panel-fixtures.ts';

const key = (kind: CaseKey['kind'], lot = ''): CaseKey => ({ fileMark: '142EX81/25', kind, lot });
const byHand = { description: { value: 'Vyhláška', origin: 'hand' } } as const;
const file = {
  sha256: 'a'.repeat(64),
  name: 'a.pdf',
  mediaType: 'application/pdf',
  size: 1,
  documentType: 'other_doc',
  href: null,
} as const;
const draft = (of: CaseKey, changes: Partial<Draft> = {}): Draft => ({
  key: of,
  version: 1,
  updatedAt: '2026-11-20T09:00:00.000Z',
  pageUrl: 'https://spis.example.cz/81',
  fields: byHand,
  attachments: [],
  leftOut: [],
  ...changes,
});
const filed = (caseKey: CaseKey, createdAt: string) => submissionOfState('done', { caseKey, createdAt });
const before = '2026-11-20T08:59:00.000Z';
const since = '2026-11-20T09:01:00.000Z';

describe('what was begun', () => {
  it.each([
    ['typed into', draft(key('notice')), []],
    ['with a file a notice was given', draft(key('notice'), { fields: {}, attachments: [file] }), []],
    ['typed into after it was filed', draft(key('notice')), [filed(key('notice', 'OZN 1'), before)]],
    [
      'filed for another case',
      draft(key('notice')),
      [filed({ ...key('notice'), fileMark: '1EX1/25' }, since)],
    ],
    ['of another lot', draft(key('listing', '27')), [filed(key('listing', '28'), since)]],
    ['filed as another kind', draft(key('listing')), [filed(key('auction'), since)]],
  ])('is told: %s', (_name, one, submissions) => {
    expect(begunOf([one], submissions)).toEqual([{ kind: one.key.kind, at: one.updatedAt }]);
  });

  it.each([
    ['only what the page says', draft(key('notice'), { fields: {} }), []],
    ['pictures a listing fetches by itself', draft(key('listing'), { fields: {}, attachments: [file] }), []],
    ['filed since', draft(key('notice')), [filed(key('notice', 'OZN 1'), since)]],
    ['the same lot filed since', draft(key('listing', '27')), [filed(key('listing', '27'), since)]],
    ['attendance', draft(key('attendance')), []],
  ])('is not: %s', (_name, one, submissions) => {
    expect(begunOf([one], submissions)).toEqual([]);
  });

  it('is told once a kind, the one worked on last first', () => {
    const drafts = [
      draft(key('notice')),
      draft(key('listing', '27')),
      draft(key('listing', '28'), { updatedAt: since }),
    ];
    expect(begunOf(drafts, [])).toEqual([
      { kind: 'listing', at: since },
      { kind: 'notice', at: '2026-11-20T09:00:00.000Z' },
    ]);
  });
});
