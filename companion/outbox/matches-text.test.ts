import { describe, expect, it } from 'vitest';
import type { AuctionSubmission } from '../../shared/submissions/auction.ts';
import { matchesText } from './matches-text.ts';

const payload: AuctionSubmission = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25-27',
  voluntary: false,
  title: 'Byt Žaneta',
  description: 'Povinný Řehoř Čáp',
  deposit: {
    amount: 500_000,
    account: '19-2000145399/0800',
    variableSymbol: '8125',
    specificSymbol: null,
  },
  attachments: [],
};
const row = {
  fileMark: '142EX81/25',
  number: '142EX81/25-27',
  title: 'Byt Žaneta',
  remoteId: 'Ykwdg',
  preparedBy: 'Nová',
  approvedBy: null,
  payload,
};

describe('a search in the submissions', () => {
  it.each([
    ['142 EX 81/25'],
    ['142 EX 00081/25-027'],
    ['č. j. 142EX81/2025-27'],
    ['142ex81'],
    ['81/25'],
    ['zaneta'],
    ['ŘEHOŘ'],
    ['rehor cap'],
    ['8125'],
    ['ykwdg'],
    ['2000145399'],
    ['nova'],
    ['  '],
    [''],
  ])('finds it by %s', (text) => {
    expect(matchesText(text)(row)).toBe(true);
  });

  it.each([
    ['142 EX 81/26'],
    ['142 EX 81/25-28'],
    ['142 EX 8/25'],
    ['variableSymbol'],
    ['auctionKind'],
    ['novák'],
    ['%'],
    ['_'],
  ])('does not find it by %s', (text) => {
    expect(matchesText(text)(row)).toBe(false);
  });
});
