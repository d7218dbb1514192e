import { describe, expect, it } from 'vitest';
import { differingFields, isSameKind } from './compare.ts';
import { readRecord } from './schema.ts';

const record = (given: Record<string, unknown>) => {
  const read = readRecord({ hash: 'AbC', number: '142EX81/25', status: 'draft', ...given });
  if (read === undefined) throw new Error('not a record');
  return read;
};
const auction = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25',
  voluntary: false,
  title: 'Dům',
  attachments: [],
} as const;

describe('the kind of a record', () => {
  it.each([
    ['it is not said', {}],
    ['it is said in foreign words', { item: { category: { type: 'cattype_movable' } } }],
    ['it is said in foreign words at the top', { type: 'execution' }],
    ['the category says it beside foreign words', { type: 'auction', item: { category: { type: 'real' } } }],
  ])('is no difference where %s', (_name, given) => {
    expect(differingFields(record(given), { ...auction, attachments: [] })).not.toContain('auctionKind');
    expect(isSameKind(record(given), 'real')).toBe(true);
  });

  it.each([
    ['the record', { type: 'movable' }],
    ['the category', { item: { category: { type: 'virtual' } } }],
  ])('is a difference where %s names another of the three', (_name, given) => {
    expect(differingFields(record(given), { ...auction, attachments: [] })).toContain('auctionKind');
    expect(isSameKind(record(given), 'real')).toBe(false);
  });
});

describe('where the deposit goes and when the auction ends', () => {
  const filed = {
    ...auction,
    attachments: [],
    endsAt: '2027-05-12T10:00:00.000Z',
    deposit: {
      amount: 200_000,
      account: '19-2000145399/0800',
      variableSymbol: '8125',
      specificSymbol: null,
    },
  };
  const there = {
    type: 'real',
    end_at: '2027-05-12T10:00:00.000+00:00',
    caution_deposit: 200_000,
    caution_account_number: '19-2000145399/0800',
    caution_variable_symbol: '8125',
    account_specific_symbol: null,
  };

  it.each([
    ['nothing is said', {}],
    ['all is the same', there],
    ['the account is an IBAN', { ...there, caution_account_number: 'CZ6508000000192000145399' }],
    ['the symbol has its zeros', { ...there, caution_variable_symbol: '0000008125' }],
    ['a symbol that is none is an empty text', { ...there, account_specific_symbol: '' }],
    ['a symbol is written as a number', { ...there, caution_variable_symbol: 8125 }],
  ])('is no difference where %s', (_name, given) => {
    expect(differingFields(record(given), filed)).toEqual([]);
  });

  it.each([
    ['the account', { caution_account_number: '2000145399/0800' }, 'depositAccount'],
    ['an account that is missing', { caution_account_number: null }, 'depositAccount'],
    ['the variable symbol', { caution_variable_symbol: '8126' }, 'depositVariableSymbol'],
    ['a symbol that should be none', { account_specific_symbol: '1' }, 'depositSpecificSymbol'],
    ['the end', { end_at: '2027-05-12T11:00:00.000+00:00' }, 'endsAt'],
    ['an end that is missing', { end_at: null }, 'endsAt'],
  ])('is a difference where %s is another', (_name, given, field) => {
    expect(differingFields(record({ ...there, ...given }), filed)).toEqual([field]);
  });

  it('is none where no deposit is wanted and none is there', () => {
    const nothing = { caution_deposit: null, caution_account_number: null, caution_variable_symbol: null };
    expect(differingFields(record(nothing), { ...filed, deposit: null })).toEqual([]);
    expect(differingFields(record(there), { ...filed, deposit: null })).toContain('depositAccount');
  });

  it('is not judged where it was not said', () => {
    const { endsAt: _endsAt, deposit: _deposit, ...silent } = filed;
    expect(differingFields(record({ ...there, caution_deposit: null }), silent)).toEqual([]);
  });
});
