import { describe, expect, it } from 'vitest';
import { readPage, readRecord } from './schema.ts';

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
