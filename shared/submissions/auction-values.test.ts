import { describe, expect, it } from 'vitest';
import type { AuctionChanges } from './auction-change.ts';
import { auctionValues } from './auction-values.ts';

describe('what an auction’s payload says, by field', () => {
  it.each<[string, AuctionChanges, object]>([
    ['nothing', {}, {}],
    [
      'plain values',
      { number: '142EX81/25-27', title: 'Byt', lowestBid: 5 },
      { referenceNumber: '142EX81/25-27', title: 'Byt', lowestBid: 5 },
    ],
    ['a deposit nobody has to pay', { deposit: null }, { deposit: null }],
    [
      'a deposit',
      {
        deposit: {
          amount: 7,
          account: '19-2000145399/0800',
          variableSymbol: '0008125',
          specificSymbol: null,
        },
      },
      {
        deposit: 7,
        depositAccount: '19-2000145399/0800',
        depositVariableSymbol: '0008125',
        depositSpecificSymbol: null,
      },
    ],
    ['an area by its code', { cadastral: { code: '790010' } }, { cadastralAreaCode: '790010' }],
    ['an area by its name', { cadastral: { name: 'Zaječí' } }, { cadastralArea: 'Zaječí' }],
    ['an address point', { itemPlace: { addressPointCode: '19862407' } }, { addressPointCode: '19862407' }],
    [
      'a district and a point',
      { itemPlace: { district: 'Břeclav', latitude: 48.8, longitude: 16.7 } },
      { district: 'Břeclav', latitude: 48.8, longitude: 16.7 },
    ],
    ['where it is held', { venuePlace: { addressPointCode: '19862407' } }, { venue: '19862407' }],
  ])('%s', (_name, content, values) => {
    expect(auctionValues(content)).toEqual(values);
  });
});
