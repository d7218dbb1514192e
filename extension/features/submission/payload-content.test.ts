import { describe, expect, it } from 'vitest';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import { type Payload, payloadSchema } from '../../../shared/contract/submission.ts';
import { payloadContent, takenOut } from './payload-content.ts';

const file = {
  sha256: 'a'.repeat(64),
  name: 'vyhláška.pdf',
  mediaType: 'application/pdf',
  size: 2048,
  documentType: 'auction_decree',
};
const { documentType: _, ...untyped } = file;
const image = { ...file, name: 'dům.png', mediaType: 'image/png', documentType: 'image' };
const auction = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25-27',
  voluntary: false,
  title: 'Byt 3+1',
  startsAt: '2027-03-12T09:00:00Z',
  appraisedPrice: 3_600_000,
  lowestBid: 2_400_000,
  deposit: {
    amount: 500_000,
    account: '19-2000145399/0800',
    variableSymbol: '0008125',
    specificSymbol: null,
  },
  cadastral: { code: '790010' },
  attachments: [file],
};
const onRecord = {
  kind: 'auction',
  auctionKind: 'real',
  number: '142EX81/25-27',
  title: 'Byt',
  remoteHash: 'h',
};
const remoteFile = (id: string, name: string) => ({ id, name, size: null, documentType: null });
const notice = {
  kind: 'notice',
  action: 'post',
  type: 'P50',
  number: '142EX81/25-27',
  postOn: '2027-03-04',
  addressee: { firstName: 'Jan', lastName: 'Novák', birthDate: '1980-02-03' },
  papers: [{ number: '142EX81/25-27', description: 'Usnesení', deliveryKind: 'prosté', file: untyped }],
};
const key = { kind: 'listing', fileMark: '142EX81/25', officeId: '7', transferId: 't-1' };
const listing = {
  ...key,
  action: 'create',
  listingType: 'house',
  listingAction: 'sale',
  regionId: '12',
  price: '3460000',
  currency: 'czk',
  description: { hu: 'Családi ház' },
  images: [image],
};

/** `name: value` of every row, then the files, with plain spaces. */
function said(payload: object, language: 'cs' | 'en' = 'cs'): string[] {
  const { rows, files } = payloadContent(payloadSchema.parse(payload) as Payload, language);
  const all = [
    ...rows.map(({ name, value }) => `${name}: ${value}`),
    ...(files ?? []).map((one) => `${one.name} (${one.detail})`),
  ];
  return all.map((one) => one.replaceAll(/[\u00a0\u202f]/g, ' '));
}

describe('what a submission sends, in words', () => {
  it.each<[string, object, readonly string[]]>([
    [
      'an auction',
      auction,
      [
        'Číslo jednací: 142 EX 81/25-27',
        'Název: Byt 3+1',
        'Nejnižší podání: 2 400 000 Kč',
        'Jistota: 500 000 Kč',
        'Kód katastrálního území: 790010',
        'vyhláška.pdf (Dražební vyhláška · 2 kB)',
      ],
    ],
    ['an auction without a deposit', { ...auction, deposit: null }, ['Jistota: nevyžaduje se']],
    [
      'a change: only what is changed',
      {
        ...onRecord,
        action: 'edit',
        seen: { state: 'upcoming', updatedAt: null, files: ['x', 'y'] },
        changes: { description: 'Nový popis' },
        attachments: [],
        removed: ['x'],
      },
      ['Popis: Nový popis', 'Odebrané přílohy: 1'],
    ],
    [
      'a change of nothing but the order of pictures',
      {
        ...onRecord,
        action: 'edit',
        seen: { state: 'upcoming', updatedAt: null, files: ['x', 'y'] },
        changes: {},
        attachments: [],
        removed: [],
        imageOrder: ['y', 'x'],
      },
      ['Pořadí obrázků: změněné'],
    ],
    [
      'a change of a listing’s period alone, and of its pictures',
      {
        ...key,
        action: 'change',
        remoteId: '5',
        changeId: '6f1c1b2e-0000-4000-8000-000000000001',
        pricePeriod: 'monthly',
        imageSteps: [{ what: 'change', imageId: '9', order: 1 }],
      },
      ['Cena za: měsíc', 'Pořadí obrázků: změněné'],
    ],
    [
      'a new term: its own number',
      {
        ...onRecord,
        action: 'copy',
        number: '142EX81/25-31',
        sourceNumber: '142EX81/25-27',
        changes: { startsAt: '2027-05-12T08:00:00Z' },
        attachments: [],
        keepDecree: false,
      },
      ['Číslo jednací: 142 EX 81/25-31', 'Původní vyhláška: odebere se'],
    ],
    [
      'a deferral: its document',
      { ...onRecord, action: 'defer', attachments: [{ ...file, documentType: 'resolution_defer' }] },
      ['vyhláška.pdf (Usnesení o odročení · 2 kB)'],
    ],
    ['a notice', notice, ['Popis: Usnesení', 'vyhláška.pdf (2 kB)']],
    ['a listing', listing, ['Popis maďarsky: Családi ház', 'dům.png (Fotografie · 2 kB)']],
    [
      'a listing of the command line: what no form of ours has, too',
      { ...listing, description: { hu: 'Ház', de: 'Haus' }, status: 'active', areaId: '3' },
      ['Popis maďarsky: Ház', 'Popis (de): Haus', 'status: active', 'areaId: 3'],
    ],
    [
      'a changed listing: only what is changed',
      {
        ...key,
        action: 'change',
        remoteId: '5',
        changeId: '6f1c1b2e-0000-4000-8000-000000000001',
        price: '100',
        imageSteps: [
          { what: 'delete', imageId: '9' },
          { what: 'add', image, title: '', order: 1 },
        ],
      },
      ['Odebrané přílohy: 1', 'dům.png (Fotografie · 2 kB)'],
    ],
  ])('%s', (_name, payload, expected) => {
    const all = said(payload);
    for (const one of expected) expect(all).toContain(one);
  });

  it.each<[string, object]>([
    ['a record that is followed', { ...onRecord, action: 'follow' }],
    ['a cancellation without a document', { ...onRecord, action: 'cancel', attachments: [] }],
    [
      'a notice that is taken down',
      {
        kind: 'notice',
        action: 'withdraw',
        number: '142EX81/25-27',
        type: 'P50',
        cudid: 'x',
        expected: 'archived',
      },
    ],
    ['a listing that is deleted', { ...key, action: 'delete', remoteId: '5' }],
    [
      'an arrival',
      {
        kind: 'attendance',
        action: 'record',
        userId: 1,
        userName: 'Jana',
        type: 'arrival',
        at: '2027-03-01T08:00:00Z',
      },
    ],
  ])('nothing to read of %s', (_name, payload) => {
    expect(said(payload)).toEqual([]);
  });

  it.each<[string, RemoteRecord['images'], RemoteRecord['documents'], string]>([
    [
      'are named by the record',
      [remoteFile('x', 'dům.png')],
      [remoteFile('y', 'posudek.pdf')],
      'posudek.pdf\ndům.png',
    ],
    ['are counted where one of them is gone', [remoteFile('x', 'dům.png')], [], '2'],
    ['are counted where the record tells no files', null, null, '2'],
  ])('attachments that go %s', (_name, images, documents, value) => {
    const edit = payloadSchema.parse({
      ...onRecord,
      action: 'edit',
      seen: { state: 'upcoming', updatedAt: null, files: ['x', 'y'] },
      changes: {},
      attachments: [],
      removed: ['y', 'x'],
    });
    const record = {
      id: 'h',
      number: '142EX81/25-27',
      state: 'upcoming',
      url: null,
      updatedAt: null,
      values: {},
      images,
      documents,
    };
    expect(takenOut(edit)).toEqual({ remoteHash: 'h', files: ['y', 'x'] });
    expect(payloadContent(edit, 'cs', record).rows).toEqual([{ name: 'Odebrané přílohy', value }]);
  });

  it('names an addressee of a notice with what tells him from others', () => {
    expect(said(notice).join('\n')).toMatch(/Jan Novák, .*3\. 2\. 1980/);
    expect(said(notice, 'en').join('\n')).toContain('Jan Novák');
  });
});
