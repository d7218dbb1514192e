import { describe, expect, it } from 'vitest';
import { officesSchema, readPage, readRecord } from './schema.ts';

const key = { hash: 'AbC', number: '142EX81/25', status: 'draft' };

describe('a record of the portal', () => {
  it.each([
    ['a price as text', { item_price: '2000000' }, { item_price: 2_000_000 }],
    ['a price with decimals as text', { item_price: '2000000.00' }, { item_price: 2_000_000 }],
    ['a price in words', { item_price: '2 mil.' }, { item_price: undefined }],
    ['a price as an object', { caution_deposit: { amount: 1 } }, { caution_deposit: undefined }],
    ['no price', { item_price: null }, { item_price: null }],
    ['a flag as a number', { voluntary: 1 }, { voluntary: undefined }],
    ['an instant as a number', { start_at: 1 }, { start_at: undefined }],
    ['a title as a list', { item: { title: ['a'] } }, { item: { title: undefined } }],
    [
      'a size in words',
      { documents: [{ hash: 'x', size: '1,2 MB' }] },
      { documents: [{ hash: 'x', size: undefined }] },
    ],
    [
      'a size as text',
      { documents: { x: { hash: 'x', size: '120' } } },
      { documents: [{ hash: 'x', size: 120 }] },
    ],
    ['files without a hash', { documents: [{ size: 1 }] }, { documents: undefined }],
    ['a count of files', { images: 2 }, { images: undefined }],
    ['null for files', { images: null }, { images: [] }],
    ['an empty map of files', { images: [] }, { images: [] }],
  ])('is read with %s', (_name, given, expected) => {
    expect(readRecord({ ...key, ...given })).toMatchObject({ ...key, ...expected });
    expect(readPage([{ ...key, ...given }])).toMatchObject({ damaged: false, records: [key] });
  });

  it('is read out of one wrapping', () => {
    expect(readRecord({ auction: key })).toMatchObject(key);
  });

  it.each([
    ['no hash', { number: key.number }],
    ['an odd number', { ...key, number: 7 }],
    ['an odd state', { ...key, status: 7 }],
    ['two wrappings', { data: { auction: key } }],
    ['two records', { auction: key, other: key }],
    ['a list', { 0: key, '@count': 1 }],
    ['text', 'AbC'],
    ['nothing', null],
  ])('is not read from %s', (_name, body) => {
    expect(readRecord(body)).toBeUndefined();
  });
});

describe('the list of offices', () => {
  const person = { id: 901, name: 'Jana Nová' };
  const office = { id: 42, title: 'Úřad', responsible_persons: [person] };
  const read = { id: 42, title: 'Úřad', responsible_persons: [person] };

  it.each([
    ['a list', [office], [read]],
    ['an object with keys', { 0: office, '@count': 1 }, [read]],
    ['the one office', office, [read]],
    ['the one office with the one person', { ...office, responsible_persons: person }, [read]],
    ['persons by their number', { ...office, responsible_persons: { 901: person } }, [read]],
    [
      'a person without a readable name',
      { ...office, responsible_persons: [{ id: 901, name: null }] },
      [{ id: 42, title: 'Úřad', responsible_persons: [{ id: 901 }] }],
    ],
    ['nothing', [], []],
  ])('is read from %s', (_name, body, expected) => {
    expect(officesSchema.parse(body)).toEqual(expected);
  });

  it.each([
    ['an office without an identifier', [{ title: 'Úřad', responsible_persons: [] }]],
    ['a person without an identifier', [{ ...office, responsible_persons: [{ name: 'Jana' }] }]],
  ])('is not read from %s', (_name, body) => {
    expect(officesSchema.safeParse(body).success).toBe(false);
  });
});
