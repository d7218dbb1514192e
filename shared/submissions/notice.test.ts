import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { payloadSchema } from '../contract/submission.ts';
import { noticeKey, noticeLot, noticeSchema, type PostNotice, postNoticeSchema } from './notice.ts';
import { noticeTypeRules, noticeTypes } from './notice-types.ts';

const person = { firstName: 'Kamil', lastName: 'Zkoušený', birthDate: '1985-11-28' };
const company = { name: 'Cvičná stavební s.r.o.', companyId: '74120697' };
const file = { sha256: 'a'.repeat(64), name: 'p.pdf', mediaType: 'application/pdf', size: 1000 };
const paper = { number: '142EX774/25-33', description: 'Vyrozumění', deliveryKind: 'DVR' };
const registryOffice = { name: 'Městský úřad', addressPointCode: '19864221' };

/** Everything the type demands; `undefined` in `changes` leaves a member out. */
function good(type: (typeof noticeTypes)[number], changes: Readonly<Record<string, unknown>> = {}) {
  const rules = noticeTypeRules[type];
  const payload = {
    kind: 'notice',
    action: 'post',
    type,
    number: paper.number,
    postOn: '2027-03-01',
    addressee: person,
    ...(rules.place === 'registry-office' ? { registryOffice } : {}),
    ...(rules.parent ? { parent: 'CV1' } : {}),
    papers: [rules.file === 'required' ? { ...paper, file } : paper],
    ...changes,
  };
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}

const fieldsOf = (payload: unknown): string[] => {
  const read = noticeSchema.safeParse(payload);
  return read.success ? [] : read.error.issues.map((issue) => issue.path.join('.'));
};

describe.each(noticeTypes)('%s', (type) => {
  const rules = noticeTypeRules[type];

  it('takes what it demands and nothing more', () => {
    expect(payloadSchema.safeParse(good(type)).success).toBe(true);
    expect(fieldsOf(good(type, { extra: 1 }))).toEqual(['']);
  });

  it('takes a company as its rules say', () => {
    expect(fieldsOf(good(type, { addressee: company })).length === 0).toBe(rules.addressee !== 'natural');
  });

  it('goes without addressee as its rules say', () => {
    expect(fieldsOf(good(type, { addressee: undefined })).length === 0).toBe(rules.addressee === 'optional');
  });

  it('takes a file as its rules say', () => {
    const takes = (papers: unknown) => fieldsOf(good(type, { papers })).length === 0;
    expect(takes([{ ...paper, file }])).toBe(rules.file !== 'none');
    expect(takes([paper])).toBe(rules.file !== 'required');
  });

  it('takes several papers as its rules say, and never none', () => {
    const [one] = good(type).papers as [object];
    expect(fieldsOf(good(type, { papers: [one, one] })).length === 0).toBe(rules.several);
    expect(fieldsOf(good(type, { papers: [] }))).not.toEqual([]);
  });

  it('names a registry office, a place or a parent as its rules say', () => {
    const takes = (changes: object) => fieldsOf(good(type, { ...changes })).length === 0;
    expect(takes({ registryOffice })).toBe(rules.place === 'registry-office');
    expect(takes({ deliveryPlace: { addressPointCode: '19864221' } })).toBe(rules.place === 'delivery-place');
    expect(takes({ parent: 'CV1' })).toBe(rules.parent);
  });
});

describe('a notice is refused with', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['a number with spaces', { number: '142 EX 774/25-33' }, 'number'],
    ['a padded number', { number: '142EX00774/25-33' }, 'number'],
    ['a padded sheet', { number: '142EX774/25-033' }, 'number'],
    ['a long dash', { number: '142EX774/25–33' }, 'number'],
    ['a court mark', { number: '142INS774/25' }, 'number'],
    ['a line behind the number', { number: '142EX774/25-33\n' }, 'number'],
    ['a number its papers do not bear', { number: '142EX774/25-34' }, 'number'],
    ['a day that does not exist', { postOn: '2027-02-30' }, 'postOn'],
    ['a day with a time', { postOn: '2027-03-01T08:00:00Z' }, 'postOn'],
    ['a person and a company in one', { addressee: { ...person, ...company } }, 'addressee'],
    ['a company without its number', { addressee: { name: 'A' } }, 'addressee'],
    ['a company with a first name', { addressee: { ...company, firstName: 'A' } }, 'addressee'],
    [
      'a company number of seven digits',
      { addressee: { ...company, companyId: '7412069' } },
      'addressee.companyId',
    ],
    ['a person without a birth date', { addressee: { ...person, birthDate: undefined } }, 'addressee'],
    ['a blank name', { addressee: { ...person, firstName: '  ' } }, 'addressee.firstName'],
    ['an empty addressee', { addressee: {} }, 'addressee'],
    ['an unknown type', { type: 'V50' }, 'type'],
    ['an unknown action', { action: 'edit' }, 'action'],
    [
      'a picture',
      { papers: [{ ...paper, file: { ...file, mediaType: 'image/png' } }] },
      'papers.0.file.mediaType',
    ],
    [
      'a file of 20 MB',
      { papers: [{ ...paper, file: { ...file, size: 20_000_000 } }] },
      'papers.0.file.size',
    ],
    ['no kind of delivery', { papers: [{ ...paper, deliveryKind: ' ' }] }, 'papers.0.deliveryKind'],
  ])('%s', (_name, changes, field) => {
    expect(fieldsOf(good('P50', { papers: [{ ...paper, file }], ...changes }))).toContain(field);
  });

  it('a paper of another case', () => {
    const papers = [paper, { ...paper, number: '142EX775/25-1' }];
    expect(fieldsOf(good('OHL-56a', { papers }))).toEqual(['papers']);
  });

  it('a removal that does not say what it expects', () => {
    const removal = {
      kind: 'notice',
      action: 'withdraw',
      number: '142EX774/25-33',
      type: 'V49',
      cudid: 'CV1',
    };
    expect(fieldsOf({ ...removal, expected: 'archived' })).toEqual([]);
    expect(fieldsOf(removal)).toEqual(['expected']);
    expect(fieldsOf({ ...removal, expected: 'gone' })).toEqual(['expected']);
  });
});

describe('what tells notices apart', () => {
  const notice = (changes: Readonly<Record<string, unknown>> = {}): PostNotice =>
    postNoticeSchema.parse(good('P50', changes));

  it.each<[string, Readonly<Record<string, unknown>>, boolean]>([
    ['the day', { postOn: '2027-03-02' }, true],
    ['accents and case of a name', { addressee: { ...person, lastName: 'ZKOUSENY' } }, true],
    ['the description', { papers: [{ ...paper, description: 'jiný', file }] }, true],
    ['the birth date', { addressee: { ...person, birthDate: '1985-11-29' } }, false],
    ['the addressee', { addressee: company }, false],
    ['the number', { number: '142EX774/25', papers: [{ ...paper, number: '142EX774/25', file }] }, false],
    ['the type', { type: 'OZN' }, false],
  ])('%s', (_name, changes, isSame) => {
    expect(noticeKey(notice(changes)) === noticeKey(notice())).toBe(isSame);
    expect(noticeLot(notice(changes)) === noticeLot(notice())).toBe(isSame);
  });

  it('the lot of a key never holds a name and always fits', () => {
    const text = fc.string({ minLength: 1, maxLength: 200 }).filter((value) => value.trim() !== '');
    fc.assert(
      fc.property(text, text, (firstName, lastName) => {
        const lot = noticeLot({ ...notice(), addressee: { ...person, firstName, lastName } } as PostNotice);
        expect(lot).toMatch(/^33\.P50\.[0-9a-f]{8}$/);
      }),
    );
  });
});
