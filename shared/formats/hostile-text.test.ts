import { describe, expect, it } from 'vitest';
import { parseAccountNumber } from './account-number.ts';
import { parseCompanyId } from './company-id.ts';
import { parseCoordinates } from './coordinates.ts';
import { findFileMarks, parseFileMark } from './file-mark.ts';
import { parseMoney } from './money.ts';
import { parseParcels } from './parcels.ts';
import { findPersonalNumbers } from './personal-number.ts';
import { parseDateTime, parseTime, parseTyped } from './prague-time.ts';
import { processorMs } from './processor-ms.ts';
import { parseAddressPointCode } from './ruian.ts';
import { parseShare } from './share.ts';
import { parseSymbol } from './symbols.ts';
import { cleanText, foldText } from './text.ts';
import { parseTitleDeed } from './title-deed.ts';

/**
 * Threat: a page holds a text on which a pattern backtracks without end, and every page with it hangs. Each run below
 * takes milliseconds with linear patterns and minutes with quadratic ones.
 */
const parsers: Record<string, (text: string) => unknown> = {
  parseAccountNumber,
  parseCompanyId,
  parseCoordinates,
  findFileMarks,
  parseFileMark,
  parseMoney,
  parseParcels,
  findPersonalNumbers,
  parseDateTime,
  parseTime,
  parseTyped: (text) => parseTyped(text, '2026-11-21T12:00:00Z'),
  parseAddressPointCode,
  parseShare,
  parseSymbol,
  cleanText,
  foldText,
  parseTitleDeed,
};

const seeds = [
  ' ',
  '\n',
  '1',
  '1 ',
  '1,',
  '1.',
  '-',
  ' -',
  '(',
  '(a',
  ':',
  '*',
  'a',
  'a ',
  '1/',
  '°',
  "1'",
  'LV ',
  'st. ',
  'č. ',
  'podíl ',
];
const starts = [
  '',
  'x',
  '1',
  '142 EX 81/25',
  '12. 3. 2027',
  'výměra',
  'LV č.',
  'r. č.',
  '49.1',
  'Kč',
  'č. ú.',
  'k. ú.',
];

describe.each(Object.entries(parsers))('%s', (_, parse) => {
  it('stays quick on long repetitive text', () => {
    const tookMs = processorMs(() => {
      for (const start of starts) {
        for (const seed of seeds) parse(`${start}${seed.repeat(30_000 / seed.length)}x`);
      }
    });
    expect(tookMs).toBeLessThan(8_000);
  });
});
