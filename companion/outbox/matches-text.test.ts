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

const parties = new Map([
  ['142EX81/25', ['Bohumil Vráblík', 'Moravská úvěrová a.s.']],
  ['142EX82/25', ['Jiří Kotrba']],
]);

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
    ['VS 8125'],
    ['VS: 8125'],
    ['vs8125'],
    ['variabilní symbol 0008125'],
    ['00008125'],
    ['spis. značka: 142EX 81/25'],
    ['spisová značka 142 EX 81/25'],
    ['sp. značka: 142 EX 81/25'],
    ['142–EX–81/25'],
    ['142-EX-81/25-27'],
    ['142/EX/81/25'],
    ['142-EX-81-25'],
    ['142 EX 81-25-27'],
    ['142_EX_81_2025'],
    ['142ex81–25'],
    ['CUDID ykwdg'],
    ['cudid: Ykwdg'],
    ['https://www.portaldrazeb.test/drazba/Ykwdg'],
    ['https://www.portaldrazeb.test/drazba/ykwdg-byt-3-1?tab=1#x'],
    ['https://board.test/ud/YKWDG/'],
    ['Vráblík'],
    ['vrablik bohumil'],
    ['Moravská úvěrová'],
  ])('finds it by %s', (text) => {
    expect(matchesText(text, () => parties)(row)).toBe(true);
  });

  it.each([
    ['142 EX 81/26'],
    ['142 EX 81/25-28'],
    ['142 EX 8/25'],
    ['variableSymbol'],
    ['auctionKind'],
    ['novák'],
    ['Kotrba'],
    ['VS 81251'],
    ['142–EX–82/25'],
    ['142-EX-82-25'],
    ['142 EX 81-25-28'],
    ['142 EX 81-26'],
    ['https://www.portaldrazeb.test/drazba/Ykwdh'],
    ['https://www.portaldrazeb.test/'],
    ['https://ykwdg.test/drazba'],
    ['%'],
    ['_'],
  ])('does not find it by %s', (text) => {
    expect(matchesText(text, () => parties)(row)).toBe(false);
  });
});
