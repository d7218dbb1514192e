import { describe, expect, it } from 'vitest';
import type { CaseValues } from '../case/record.ts';
import type { Draft } from '../contract/draft.ts';
import { assessNotice } from './notice-check.ts';
import { noticeDraftFromReading } from './notice-draft.ts';
import { readingOf } from './notice-fixtures.ts';
import { peopleOf, toAddressee } from './notice-people.ts';
import { postingDay } from './posting-day.ts';
import { proposeNoticeType } from './propose-notice-type.ts';

const key = { fileMark: '142EX774/25', kind: 'notice', lot: '' } as const;
const person = { firstName: 'Kamil', lastName: 'Zkoušený', birthDate: '1985-11-28' };
const company = { name: 'Stavby s.r.o.', companyId: '27082440' };
const page: Partial<CaseValues> = {
  fileMark: '142EX774/25',
  referenceNumber: '142EX774/25-33',
  description: 'Vyrozumění o zahájení exekuce',
  noticeType: 'OHL-56a',
  addressee: person,
  registryOffice: { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' },
  deliveryKind: 'do vlastních rukou',
};
const when = { now: '2027-03-01T08:00:00.000Z', closesAt: '15:30' };
const draftOf = (values: Partial<CaseValues> = page): Draft =>
  noticeDraftFromReading(readingOf(values), key, 'http://spis.localhost/', when);
const file = {
  sha256: 'a'.repeat(64),
  name: 'p.pdf',
  mediaType: 'application/pdf',
  size: 1000,
  documentType: 'other_doc',
  href: null,
} as const;

/** `draftOf` with values laid over its fields; `undefined` takes one out. */
function change(values: Readonly<Record<string, unknown>>, attachments: Draft['attachments'] = []): Draft {
  const draft = draftOf();
  const changed = Object.entries(values).map(([id, value]) => [
    id,
    // Plain JSON in every row below.
    value === undefined ? { origin: 'hand' } : { value: value as string, origin: 'hand' },
  ]);
  return { ...draft, attachments, fields: { ...draft.fields, ...Object.fromEntries(changed) } };
}
const obstacles = (draft: Draft) => {
  const assessment = assessNotice(draft, '2027-03-01');
  return assessment.ready
    ? []
    : assessment.obstacles.map(({ field, reason, position }) =>
        [field, reason, position].filter(Boolean).join(' '),
      );
};

describe('a draft', () => {
  it('is filled from the page and files at once', () => {
    const assessment = assessNotice(draftOf(), '2027-03-01');
    expect(assessment).toEqual({
      ready: true,
      warnings: [],
      payloads: [
        {
          kind: 'notice',
          action: 'post',
          type: 'OHL-56a',
          number: '142EX774/25-33',
          postOn: '2027-03-01',
          addressee: person,
          registryOffice: { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' },
          papers: [
            {
              number: '142EX774/25-33',
              description: 'Vyrozumění o zahájení exekuce',
              deliveryKind: 'do vlastních rukou',
            },
          ],
        },
      ],
    });
  });

  it('gives each addressee a submission of its own', () => {
    const draft = change({ noticeType: 'P50', addressee: [person, company] }, [file]);
    const assessment = assessNotice(draft, '2027-03-01');
    expect(assessment.ready && assessment.payloads.map((one) => one.addressee)).toEqual([person, company]);
  });

  it('takes further papers', () => {
    const papers = [{ number: '142 EX 774/25 – 034', description: 'Výzva', deliveryKind: 'DVR' }];
    const assessment = assessNotice(change({ papers }), '2027-03-01');
    expect(assessment.ready && assessment.payloads[0]?.papers.map((one) => one.number)).toEqual([
      '142EX774/25-33',
      '142EX774/25-34',
    ]);
  });

  it('can do without an addressee where the type can', () => {
    const assessment = assessNotice(
      change({ noticeType: 'PXX', addressee: undefined }, [file]),
      '2027-03-01',
    );
    expect(assessment.ready && assessment.payloads).toHaveLength(1);
    expect(assessment.ready && assessment.payloads[0]).not.toHaveProperty('addressee');
  });

  it.each<[string, Readonly<Record<string, unknown>>, Draft['attachments'], string]>([
    ['no type', { noticeType: undefined }, [], 'noticeType choose-type'],
    ['an unknown type', { noticeType: 'V50' }, [], 'noticeType choose-type'],
    ['a court mark', { referenceNumber: '142 INS 774/25' }, [], 'referenceNumber invalid 1'],
    ['the number of another case', { referenceNumber: '142EX775/25-1' }, [], 'referenceNumber other-case 1'],
    ['no number', { referenceNumber: '' }, [], 'referenceNumber missing 1'],
    ['no description', { description: undefined }, [], 'description missing 1'],
    ['no kind of delivery', { deliveryKind: ' ' }, [], 'deliveryKind missing 1'],
    ['nobody', { addressee: [] }, [], 'addressee choose-people'],
    [
      'a missing birth date',
      { addressee: [{ ...person, birthDate: undefined }] },
      [],
      'addressee birth-date-missing 1',
    ],
    [
      'a name that is one',
      { addressee: [{ name: 'Kamil Jan Zkoušený' }] },
      [],
      'addressee first-name-missing 1',
    ],
    ['a company where none is taken', { addressee: [person, company] }, [], 'addressee company-not-taken 2'],
    [
      'a company and a person in one',
      { noticeType: 'V49', addressee: [{ ...company, firstName: 'A' }] },
      [],
      'addressee company-mixed 1',
    ],
    [
      'a company without its number',
      { noticeType: 'V49', addressee: [{ name: 'Firma' }] },
      [],
      'addressee company-id-missing 1',
    ],
    [
      'a registry office without code',
      { registryOffice: { name: 'A' } },
      [],
      'registryOffice address-point-missing',
    ],
    ['no registry office', { registryOffice: undefined }, [], 'registryOffice missing'],
    ['a day that is over', { postOn: '2027-02-28' }, [], 'postOn in-the-past'],
    ['no day', { postOn: undefined }, [], 'postOn missing'],
    ['an X49 that follows nothing', { noticeType: 'X49' }, [], 'parentNotice missing'],
    ['a P50 without its file', { noticeType: 'P50' }, [], 'attachments file-missing'],
    ['an OHL with a file', {}, [file], 'attachments file-not-taken'],
    ['two files', { noticeType: 'P50' }, [file, file], 'attachments one-file'],
    ['a picture', { noticeType: 'P50' }, [{ ...file, mediaType: 'image/png' }], 'attachments file-type'],
    ['a file of 20 MB', { noticeType: 'P50' }, [{ ...file, size: 20_000_000 }], 'attachments file-too-large'],
    [
      'two papers of a V49',
      { noticeType: 'V49', papers: [{ number: '142EX774/25-34', description: 'x', deliveryKind: 'x' }] },
      [],
      'papers one-paper',
    ],
    [
      'a further paper without number',
      { papers: [{ description: 'x', deliveryKind: 'x' }] },
      [],
      'papers missing 2',
    ],
  ])('is held back by %s', (_name, values, attachments, expected) => {
    expect(obstacles(change(values, attachments))).toEqual([expected]);
  });

  it('warns of a large file, a wrong check digit and the doubt about X50', () => {
    const draft = change({ noticeType: 'X50', addressee: [{ ...company, companyId: '27082441' }] }, [
      { ...file, size: 14_000_001 },
    ]);
    const assessment = assessNotice(draft, '2027-03-01');
    expect(assessment.ready && assessment.warnings.map((one) => one.reason)).toEqual([
      'file-large',
      'company-id-checksum',
      'company-uncertain',
    ]);
  });

  it('holds no type where the page allows two, and nobody where several could be meant', () => {
    const { noticeType: _type, addressee: _addressee, registryOffice: _office, ...rest } = page;
    const debtors = [{ name: 'Jan Novák' }, { name: 'Jana Nováková' }];
    const draft = noticeDraftFromReading(
      readingOf({ ...rest, debtors }, ['Usnesení § 29.pdf']),
      key,
      '',
      when,
    );
    expect(draft.fields).not.toHaveProperty('noticeType');
    expect(draft.fields).not.toHaveProperty('addressee');
  });
});

describe('the proposed type', () => {
  const proposed = (values: Partial<CaseValues>, names: readonly string[] = []) => {
    const proposal = proposeNoticeType(readingOf(values, names));
    if (proposal.kind === 'none') return 'none';
    const choices = proposal.kind === 'one' ? [proposal.choice] : proposal.choices;
    return choices.map((one) => `${one.type} ${one.because}`).join(', ');
  };

  it.each<[string, Partial<CaseValues>, readonly string[], string]>([
    ['what the page names', { noticeType: 'X52', registryOffice: { name: 'A' } }, ['§ 49.pdf'], 'X52 stated'],
    ['a registry office', { registryOffice: { name: 'A' } }, [], 'OHL-56a registry-office'],
    ['§ 56b', { description: 'Oznámení dle § 56b e. ř.' }, [], 'OHL-56b paragraph'],
    [
      '§ 56a and a registry office',
      { description: '§ 56a', registryOffice: { name: 'A' } },
      [],
      'OHL-56a paragraph',
    ],
    ['a guardian', { title: 'Usnesení o ustanovení opatrovníka' }, [], 'U29 guardian'],
    ['a call for pick-up', {}, ['Výzva k vyzvednutí.pdf'], 'V49 pick-up'],
    ['§ 49', {}, ['Výzva podle § 49.pdf'], 'V49 paragraph, X49 paragraph'],
    ['§ 49 behind a parent', { parentNotice: 'V49 142EX1/25-1' }, ['Sdělení § 49.pdf'], 'X49 follows-v49'],
    ['§ 52 of a company', { addressee: company }, ['§ 52.pdf'], 'P52 paragraph'],
    ['a registry office of a company', { addressee: company, registryOffice: { name: 'A' } }, [], 'none'],
    ['two paragraphs', {}, ['§ 50.pdf', '§ 56a.pdf'], 'P50 paragraph, X50 paragraph, OHL-56a paragraph'],
    ['nothing', { description: 'Exekuční příkaz' }, ['Exekuční příkaz.pdf'], 'none'],
    ['a type nobody knows', { noticeType: 'V50' }, [], 'none'],
  ])('from %s', (_name, values, names, expected) => {
    expect(proposed(values, names)).toBe(expected);
  });
});

describe('people', () => {
  it('are listed once each, and ticked only where it is clear who is meant', () => {
    const debtors = [{ name: 'Kamil Zkoušený', birthDate: '1985-11-28' }, { name: 'Mgr. Jana Nová' }];
    const creditors = [{ name: 'Pila s.r.o.', companyId: '09145273' }];
    expect(
      peopleOf(readingOf({ addressee: person, debtors, creditors })).map((one) => [one.role, one.ticked]),
    ).toEqual([
      ['addressee', true],
      ['debtor', false],
      ['creditor', false],
    ]);
    expect(peopleOf(readingOf({ debtors: debtors.slice(0, 1), creditors })).map((one) => one.ticked)).toEqual(
      [true, false],
    );
  });

  it.each([
    ['Jan Novák', { firstName: 'Jan', lastName: 'Novák' }],
    ['Mgr. Jana Nová, Ph.D.', { firstName: 'Jana', lastName: 'Nová' }],
    ['Ing. Petr Malý ml.', { firstName: 'Petr', lastName: 'Malý' }],
    ['Jan Pavel Novák', { name: 'Jan Pavel Novák' }],
    ['NOVÁK Jan', { name: 'NOVÁK Jan' }],
    ['J. Novák', { name: 'J. Novák' }],
    ['Novák', { name: 'Novák' }],
  ])('the name %s is split only where it can be', (name, expected) => {
    expect(toAddressee({ name })).toEqual(expected);
  });
});

describe('the day of posting', () => {
  it.each([
    ['before closing', '2027-03-01T14:29:00Z', '2027-03-01'],
    ['at closing time', '2027-03-01T14:30:00Z', '2027-03-02'],
    ['on a Friday evening', '2027-03-05T18:00:00Z', '2027-03-08'],
    ['on a Saturday', '2027-03-06T08:00:00Z', '2027-03-08'],
    ['before Easter', '2027-03-25T17:00:00Z', '2027-03-30'],
    ['in the night, when it is tomorrow in Prague', '2027-03-01T23:30:00Z', '2027-03-02'],
    ['in summer time', '2027-07-01T13:29:00Z', '2027-07-01'],
  ])('%s', (_name, now, day) => {
    expect(postingDay(now, '15:30')).toBe(day);
  });
});
