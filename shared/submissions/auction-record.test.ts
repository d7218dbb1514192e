import { describe, expect, it } from 'vitest';
import type { RemoteRecord } from '../contract/remote.ts';
import { auctionEditSchema } from './auction-change.ts';
import {
  addableFiles,
  changeableFields,
  changesBetween,
  copyOf,
  editOf,
  sameValue,
  valuesOf,
} from './auction-record.ts';

const record: RemoteRecord = {
  id: 'AbCdE',
  number: '142EX81/25-27',
  state: 'upcoming',
  url: null,
  updatedAt: null,
  values: {
    referenceNumber: '142EX81/25-27',
    title: 'Byt',
    startsAt: '2027-03-12T09:00:00.000Z',
    lowestBid: 2_400_000,
    deposit: 500_000,
    depositAccount: '19-2000145399/0800',
    depositVariableSymbol: 8_125_027,
    minimumIncrement: null,
    description: '',
  },
  images: [{ id: 'i1', name: 'dům.jpg', size: 10, documentType: null }],
  documents: [{ id: 'd1', name: 'vyhláška.pdf', size: null, documentType: 'auction_decree' }],
};
const before = valuesOf(record);

describe('what a record says', () => {
  it('leaves out what is empty and keeps symbols as text', () => {
    expect(before).toEqual({
      referenceNumber: '142EX81/25-27',
      title: 'Byt',
      startsAt: '2027-03-12T09:00:00.000Z',
      lowestBid: 2_400_000,
      deposit: 500_000,
      depositAccount: '19-2000145399/0800',
      depositVariableSymbol: '8125027',
    });
    expect(valuesOf({ ...record, values: { deposit: null } })).toEqual({ deposit: null });
  });

  it.each([
    ['startsAt', '2027-03-12T09:00:00.000Z', '2027-03-12T09:00:00Z', true],
    ['startsAt', '2027-03-12T09:00:00.000Z', '2027-03-12T10:00:00Z', false],
    ['deposit', null, undefined, false],
    ['title', undefined, '', true],
    ['lowestBid', 0, undefined, false],
  ] as const)('%s: %j and %j are the same: %s', (id, a, b, same) => {
    expect(sameValue(id, a, b)).toBe(same);
  });
});

describe('what may be changed', () => {
  it.each([
    ['draft', true, true],
    ['upcoming', false, true],
    ['bidding', false, false],
    ['finished', false, false],
    ['deferred', false, false],
  ] as const)('of one that is %s: the term %s, the price %s', (state, term, price) => {
    const fields = changeableFields(state);
    expect([fields.includes('startsAt'), fields.includes('lowestBid')]).toEqual([term, price]);
  });
});

describe('what is sent', () => {
  it('is nothing where nothing was changed', () => {
    expect(changesBetween(before, { ...before })).toEqual({ status: 'ok', changes: {}, changed: [] });
  });

  it('is what was changed, the number by its name in a payload', () => {
    const read = changesBetween(before, {
      ...before,
      lowestBid: 1_800_000,
      referenceNumber: '142EX81/25-31',
    });
    expect(read).toEqual({
      status: 'ok',
      changes: { lowestBid: 1_800_000, number: '142EX81/25-31' },
      changed: ['referenceNumber', 'lowestBid'],
    });
  });

  it('is the whole deposit when one part of it was changed', () => {
    const read = changesBetween(before, { ...before, depositSpecificSymbol: '27' });
    const deposit = {
      amount: 500_000,
      account: '19-2000145399/0800',
      variableSymbol: '8125027',
      specificSymbol: '27',
    };
    expect(read).toMatchObject({ status: 'ok', changes: { deposit } });
    expect(auctionEditSchema.shape.changes.safeParse({ deposit }).success).toBe(true);
  });

  it('is no deposit at all where none is required any more', () => {
    expect(changesBetween(before, { ...before, deposit: null })).toMatchObject({
      changes: { deposit: null },
    });
  });

  it('is one alternative of the place, whose codes are text', () => {
    const there = valuesOf({ ...record, values: { ...record.values, addressPointCode: 21_738_321 } });
    expect(there.addressPointCode).toBe('21738321');
    expect(changesBetween(there, { ...there, addressPointCode: '7', category: 'Byty' })).toEqual({
      status: 'ok',
      changes: { itemPlace: { addressPointCode: '7' }, category: 'Byty' },
      changed: ['category', 'addressPointCode'],
    });
    expect(changesBetween(there, { ...there, addressPointCode: undefined })).toEqual({
      status: 'wrong',
      field: 'addressPointCode',
      why: 'empty',
    });
  });

  it.each([
    ['title', { ...before, title: undefined }, 'empty'],
    ['deposit', { ...before, deposit: undefined }, 'empty'],
    ['depositAccount', { ...before, depositAccount: undefined }, 'account'],
  ] as const)('is refused at %s', (field, after, why) => {
    expect(changesBetween(before, after)).toEqual({ status: 'wrong', field, why });
  });
});

describe('files that may be added', () => {
  const file = (
    name: string,
    size: number,
    documentType: 'image' | 'auction_decree' | 'resolution_defer',
  ) => ({
    sha256: 'a'.repeat(64),
    name,
    size,
    mediaType: documentType === 'image' ? ('image/jpeg' as const) : ('application/pdf' as const),
    documentType,
    href: null,
  });
  const files = [
    file('dům.jpg', 10, 'image'),
    file('dům.jpg', 11, 'image'),
    file('vyhláška.pdf', 99, 'auction_decree'),
    file('nová vyhláška.pdf', 99, 'auction_decree'),
    file('usnesení.pdf', 5, 'resolution_defer'),
  ];

  it.each([
    ['draft', ['dům.jpg 11', 'nová vyhláška.pdf 99']],
    ['upcoming', []],
    ['deferred', ['usnesení.pdf 5']],
  ] as const)('in state %s', (state, names) => {
    expect(addableFiles(files, record, state).map((one) => `${one.name} ${one.size}`)).toEqual(names);
  });
});

describe('what a form makes of a record', () => {
  const change = {
    auctionKind: 'real',
    title: 'Byt',
    record,
    before,
    after: { ...before, lowestBid: 1_800_000 },
    added: [],
  } as const;

  it('is an edit of exactly what was changed, on exactly what was seen', () => {
    expect(editOf(change, ['i1'])).toMatchObject({
      status: 'ok',
      changed: ['lowestBid'],
      payload: {
        action: 'edit',
        number: '142EX81/25-27',
        remoteHash: 'AbCdE',
        seen: { state: 'upcoming', files: ['i1', 'd1'] },
        changes: { lowestBid: 1_800_000 },
        removed: ['i1'],
      },
    });
  });

  it.each([
    ['nothing was changed', { ...change, after: before }, { status: 'nothing' }],
    ['the files are not told', { ...change, record: { ...record, images: null } }, { status: 'closed' }],
    ['the state is a word new to us', { ...change, record: { ...record, state: 'x' } }, { status: 'closed' }],
    [
      'the schema refuses it',
      { ...change, after: { ...before, lowestBid: -1 } },
      { status: 'wrong', field: 'lowestBid', why: 'invalid' },
    ],
  ])('is no edit where %s', (_what, given, expected) => {
    expect(editOf(given, [])).toEqual(expected);
  });

  const next = { ...change, after: { ...before, referenceNumber: '142EX81/25-31' } };

  it('is a copy under another number, whose term is said even where it stays', () => {
    expect(copyOf(next, false)).toMatchObject({
      status: 'ok',
      payload: {
        action: 'copy',
        number: '142EX81/25-31',
        sourceNumber: '142EX81/25-27',
        changes: { startsAt: '2027-03-12T09:00:00.000Z' },
        keepDecree: false,
      },
    });
  });

  it.each([
    ['the number', change, { field: 'referenceNumber', why: 'same' }],
    ['a number at all', { ...change, after: {} }, { field: 'referenceNumber', why: 'empty' }],
    [
      'the term',
      { ...next, after: { ...next.after, startsAt: undefined } },
      { field: 'startsAt', why: 'empty' },
    ],
  ])('asks for %s', (_what, given, expected) => {
    expect(copyOf(given, false)).toEqual({ status: 'wrong', ...expected });
  });
});
