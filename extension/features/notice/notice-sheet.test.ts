import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../shared/contract/draft.ts';
import { noticeFormOf } from '../../../shared/submissions/notice-draft.ts';
import { type NoticeType, noticeTypeRules } from '../../../shared/submissions/notice-types.ts';
import { noticeSheet } from './notice-sheet.ts';

const values = {
  referenceNumber: '142EX81/25-30',
  description: 'Vyhláška',
  deliveryKind: 'do vlastních rukou',
  papers: [{ number: '142EX81/25-31', description: 'Usnesení', deliveryKind: '' }],
  addressee: [
    { firstName: 'Jan', lastName: 'Novák', birthDate: '1980-03-05' },
    { name: 'Sůl a pepř s.r.o.', companyId: '27074358' },
  ],
  postOn: '2027-03-04',
  registryOffice: { name: 'OÚ Zaječí', addressPointCode: '123' },
  deliveryPlace: 'Brno',
  addressPointCode: '456',
  parentNotice: 'cud-1',
};

function sheetOf(type: NoticeType, language: 'cs' | 'en' = 'cs') {
  const fields = Object.fromEntries(
    Object.entries({ ...values, noticeType: type }).map(([name, value]) => [
      name,
      { value, origin: 'hand' as const },
    ]),
  );
  const draft: Draft = {
    key: { fileMark: '142EX81/25', kind: 'notice', lot: '' },
    version: 1,
    updatedAt: '2027-03-01T09:00:00.000Z',
    pageUrl: 'https://spis.example.cz/81',
    fields,
    attachments: [
      {
        sha256: 'a'.repeat(64),
        name: 'vyhlaska.pdf',
        mediaType: 'application/pdf',
        size: 2_000_000,
        documentType: 'other_doc',
        href: null,
      },
    ],
    leftOut: [],
  };
  const { rows, files } = noticeSheet(noticeFormOf(draft), noticeTypeRules[type], language);
  const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');
  return { rows: rows.map(({ name, value }) => [name, plain(value)]), files };
}

describe('the sheet of a notice', () => {
  it('names each paper, each addressee with what tells them apart, the day and the place', () => {
    const { rows, files } = sheetOf('OHL-56a');
    expect(rows).toEqual([
      ['Druh písemnosti', 'OHL-56a'],
      ['Číslo jednací', '142 EX 81/25-30'],
      ['Popis', 'Vyhláška'],
      ['Druh doručení', 'do vlastních rukou'],
      ['Číslo jednací', '142 EX 81/25-31'],
      ['Popis', 'Usnesení'],
      ['Adresáti', 'Jan Novák, Narozen/a 5. 3. 1980\nSůl a pepř s.r.o., IČO 27074358'],
      ['Vyvěsit dne', '4. 3. 2027'],
      ['Ohlašovna', 'OÚ Zaječí'],
      ['Kód adresního místa (RÚIAN)', '123'],
    ]);
    expect(files).toBeNull();
  });

  it.each<[NoticeType, readonly string[], readonly string[]]>([
    ['OHL-56b', ['Brno', '456', '142 EX 81/25-31'], ['OÚ Zaječí', 'cud-1']],
    ['V49', ['4. 3. 2027'], ['Brno', '456', 'OÚ Zaječí', 'cud-1', '142 EX 81/25-31']],
    ['X49', ['cud-1'], ['Brno', 'OÚ Zaječí']],
  ])('%s shows only what its type takes', (type, shown, hidden) => {
    const said = sheetOf(type).rows.map(([, value]) => value);
    expect(said).toEqual(expect.arrayContaining([...shown]));
    for (const one of hidden) expect(said).not.toContain(one);
  });

  it('lists the file with its size', () => {
    expect(sheetOf('OZN').files).toMatchObject([
      { name: 'vyhlaska.pdf', detail: expect.stringMatching(/MB$/) },
    ]);
  });

  it('reads in English, too', () => {
    expect(sheetOf('OZN', 'en').rows).toContainEqual(['Description', 'Vyhláška']);
  });
});
