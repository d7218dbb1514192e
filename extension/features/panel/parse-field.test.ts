import { describe, expect, it } from 'vitest';
import type { FieldId } from '../../../shared/case/fields.ts';
import { openDesk } from './desk.ts';
import { fixedNow, readingOf } from './panel-fixtures.ts';
import { parseField } from './parse-field.ts';

const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
const { draft } = openDesk(readingOf(), key, { url: 'http://spis.localhost/', now: fixedNow }, null);
const parse = (id: FieldId, text: string) => parseField(id, text, { draft, now: fixedNow, language: 'cs' });
const hard = (text: string): string => text.replaceAll(/[\u00a0\u202f]/g, ' ');

describe('a typed value is understood', () => {
  it.each<[FieldId, string, unknown, string]>([
    ['lowestBid', '2,4 mil', 2_400_000, '2 400 000 Kč'],
    ['lowestBid', ' 2 400 000,- ', 2_400_000, '2 400 000 Kč'],
    ['lowestBid', '2\t400\t000\tKč', 2_400_000, '2 400 000 Kč'],
    ['lowestBid', '\t2 400 000\tKč\t', 2_400_000, '2 400 000 Kč'],
    ['lowestBid', 'Kč\t45\t600,00', 45_600, '45 600 Kč'],
    ['lowestBid', "2'400'000", 2_400_000, '2 400 000 Kč'],
    ['lowestBid', '2\u2019400\u2019000,- Kč', 2_400_000, '2 400 000 Kč'],
    ['deposit', 'nevyžaduje se', null, 'nevyžaduje se'],
    ['startsAt', '12.3. 10', '2027-03-12T09:00:00.000Z', '12. 3. 2027 10:00, pátek, za 111 dní'],
    ['startsAt', '12. 3. 2027 v 10:00', '2027-03-12T09:00:00.000Z', '12. 3. 2027 10:00, pátek, za 111 dní'],
    ['startsAt', '12. 3. 2027 10:00', '2027-03-12T09:00:00.000Z', 'pátek, za 111 dní'],
    ['endsAt', '12:30', '2027-03-12T11:30:00.000Z', '12. 3. 2027 12:30, pátek, za 111 dní'],
    ['endsAt', '11', '2027-03-12T10:00:00.000Z', '12. 3. 2027 11:00, pátek, za 111 dní'],
    ['endsAt', 'v 9', '2027-03-12T08:00:00.000Z', '12. 3. 2027 9:00, pátek, za 111 dní'],
    ['endsAt', '0', '2027-03-11T23:00:00.000Z', '12. 3. 2027 0:00, pátek, za 111 dní'],
    ['referenceNumber', 'č. j. 142-EX-81/25-28', '142EX81/25-28', '142EX81/25-28'],
    ['referenceNumber', '142 EX 81/25-28', '142EX81/25-28', '142EX81/25-28'],
    ['depositAccount', '19-2000145399 / 0800', '19-2000145399/0800', '19-2000145399/0800'],
    ['depositVariableSymbol', '0081 25', '008125', ''],
    ['addressPointCode', '21738942', '21738942', ''],
    ['latitude', '48,8731', 48.8731, ''],
    ['voluntary', 'false', false, ''],
    ['title', '', undefined, ''],
  ])('%s: %s', (id, text, value, understood) => {
    const read = parse(id, text);
    expect(read.status === 'ok' ? [read.value, hard(read.understood)] : read).toEqual([value, understood]);
  });

  it('says when it filled in the year', () => {
    expect(parse('startsAt', '12.3. 10')).toMatchObject({ remark: 'parse.year-guessed' });
  });

  it('offers both hours on the night the clocks go back', () => {
    expect(parse('startsAt', '31. 10. 2027 2:30')).toEqual({
      status: 'choose',
      values: ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'],
      message: 'parse.twice',
    });
  });

  it('offers both whole amounts for one with haléře', () => {
    expect(parse('lowestBid', '45 600,50')).toEqual({
      status: 'choose',
      values: [45_600, 45_601],
      message: 'parse.fraction',
    });
  });

  it.each(['45 600,00', '45 600,-', '45.600,-- Kč', '45600.00'])('takes %s as whole crowns', (typed) => {
    expect(parse('lowestBid', typed)).toMatchObject({ status: 'ok', value: 45_600 });
  });

  it('offers the usual hour of the office where only a day of the start was typed', () => {
    const context = { draft, now: fixedNow, language: 'cs', usualStart: '09:00' } as const;
    expect(parseField('startsAt', '12. 3. 2027', context)).toEqual({
      status: 'choose',
      values: ['2027-03-12T08:00:00.000Z'],
      message: 'parse.hour-usual',
    });
    expect(parseField('endsAt', '12. 3. 2027', context)).toMatchObject({ status: 'wrong' });
    // An hour the clock skips is nobody's usual one.
    const skipped = { ...context, usualStart: '02:30' };
    expect(parseField('startsAt', '28. 3. 2027', skipped)).toMatchObject({ message: 'parse.hour-missing' });
  });

  it('keeps the paragraphs of a description', () => {
    expect(parse('description', 'První.\n\nDruhý.')).toMatchObject({ value: 'První.\n\nDruhý.' });
  });

  it('takes markup as characters', () => {
    expect(parse('title', '<b>Byt</b>')).toMatchObject({ value: '<b>Byt</b>' });
  });
});

describe('a typed value is refused with a reason', () => {
  it.each<[FieldId, string, string]>([
    ['lowestBid', 'asi milion', 'parse.money'],
    ['lowestBid', '100 EUR', 'parse.currency'],
    ['lowestBid', '-5', 'parse.money'],
    ['lowestBid', '2\t40', 'parse.money'],
    ['lowestBid', '2 400 000\t500 000', 'parse.money'],
    ['lowestBid', '2\t400\t000 500 000', 'parse.money'],
    ['lowestBid', '2400000\t500000', 'parse.money'],
    ['lowestBid', '2\t\t400', 'parse.money'],
    ['lowestBid', '2 400 000\t20 %', 'parse.money'],
    ['lowestBid', "2'40'000", 'parse.money'],
    ['startsAt', '11', 'parse.instant'],
    ['endsAt', '24', 'parse.instant'],
    ['endsAt', '11.', 'parse.instant'],
    ['endsAt', '111', 'parse.instant'],
    ['endsAt', '11 12', 'parse.instant'],
    ['endsAt', '-1', 'parse.instant'],
    ['startsAt', 'zítra', 'parse.instant'],
    ['startsAt', '12. 3. 2027', 'parse.hour-missing'],
    ['startsAt', '28. 3. 2027 2:30', 'parse.no-such-time'],
    ['startsAt', '31. 2. 2027 10:00', 'parse.no-such-time'],
    ['referenceNumber', '81/25', 'parse.reference'],
    ['referenceNumber', '142-EX-81-25-28', 'parse.reference'],
    ['referenceNumber', '142-EX-82/25-28', 'parse.other-case'],
    ['referenceNumber', '142 EX 82/25-1', 'parse.other-case'],
    ['depositAccount', '123', 'parse.account'],
    ['depositVariableSymbol', '12345678901', 'parse.symbol'],
    ['cadastralAreaCode', '79033', 'parse.cadastral-code'],
    ['addressPointCode', 'Zaječí 412', 'parse.address-code'],
    ['latitude', '148', 'parse.degrees'],
    ['auctionKind', 'constructor', 'parse.choice'],
    ['title', '\u200b', 'parse.text'],
  ])('%s: %s', (id, text, message) => {
    const read = parse(id, text);
    // A day that does not exist may be named as such or as no date at all.
    const reasons = message === 'parse.no-such-time' ? [message, 'parse.instant'] : [message];
    expect(read.status).toBe('wrong');
    expect(read.status === 'wrong' ? reasons : []).toContain(read.status === 'wrong' ? read.message : '');
  });
});

describe('a text that is too long', () => {
  it.each<[FieldId, number]>([
    ['title', 255],
    ['category', 200],
    ['description', 20_000],
    ['venue', 2000],
  ])('is refused whole: %s, at most %i', (id, limit) => {
    expect(parse(id, 'á'.repeat(limit))).toMatchObject({ status: 'ok', value: 'á'.repeat(limit) });
    expect(parse(id, 'á'.repeat(limit + 1))).toEqual({
      status: 'wrong',
      message: 'parse.too-long',
      params: { limit, count: limit + 1 },
    });
  });

  it('is counted as it would be filed', () => {
    expect(parse('title', `a${' '.repeat(300)}b`)).toMatchObject({ status: 'ok', value: 'a b' });
    expect(parse('description', `${'a\n'.repeat(10_000)}a`)).toMatchObject({ params: { count: 20_001 } });
  });
});
