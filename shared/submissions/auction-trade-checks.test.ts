import { describe, expect, it } from 'vitest';
import { type CheckId, defaultOfficeSettings, officeSettingsSchema } from '../office/settings.ts';
import type { AuctionSubmission } from './auction.ts';
import { type TradeContext, tradeFindings } from './auction-trade-checks.ts';

const file = (documentType: AuctionSubmission['attachments'][number]['documentType']) => ({
  sha256: 'a'.repeat(64),
  name: 'soubor',
  mediaType: 'application/pdf' as const,
  size: 1,
  documentType,
});
const good: AuctionSubmission = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25-27',
  voluntary: false,
  title: 'Rodinný dům v Horní Lhotě',
  startsAt: '2027-05-12T08:00:00.000Z',
  appraisedPrice: 3_000_000,
  lowestBid: 2_000_000,
  deposit: { amount: 1_500_000, account: '19-2000145399/0800', variableSymbol: null, specificSymbol: null },
  attachments: [file('auction_decree'), file('expert_report'), file('image')],
};
const settings = { ...defaultOfficeSettings, depositAccounts: ['19-2000145399/0800'] };
const context: TradeContext = { now: '2027-03-01T08:00:00.000Z', usedNumbers: [], parties: [] };
const found = (auction: Partial<AuctionSubmission>, around: Partial<TradeContext> = {}): CheckId[] =>
  tradeFindings({ ...good, ...auction }, settings, { ...context, ...around }).map((one) => one.check);
const jana = { name: 'Jana Nováková', birthDate: '1975-12-02' };

describe('an auction', () => {
  it('as it should be has no findings', () => {
    expect(found({})).toEqual([]);
  });

  it.each<[string, Partial<AuctionSubmission>, Partial<TradeContext>?]>([
    ['two thirds rounded up', { appraisedPrice: 1_000_000, lowestBid: 666_667, deposit: null }],
    ['two thirds rounded down', { appraisedPrice: 1_000_000, lowestBid: 666_666, deposit: null }],
    ['half of the price, as a repeated one', { lowestBid: 1_500_000, deposit: null }],
    ['a third for movables', { auctionKind: 'movable', lowestBid: 1_000_000, deposit: null }],
    [
      'no report for movables',
      {
        auctionKind: 'movable',
        lowestBid: 1_000_000,
        deposit: null,
        attachments: [file('auction_decree'), file('image')],
      },
    ],
    ['any price for what has no rule', { auctionKind: 'virtual', lowestBid: 1, deposit: null }],
    [
      'the account with leading zeros',
      {
        deposit: {
          ...good.deposit,
          amount: 1,
          account: '000019-2000145399/0800',
          variableSymbol: null,
          specificSymbol: null,
        },
      },
    ],
    ['exactly thirty days ahead, over the change of clocks', { startsAt: '2027-03-31T07:00:00.000Z' }],
    [
      'the name of a company in the title',
      { title: 'Areál Stavby Novák' },
      { parties: [{ name: 'Stavby Novák', companyId: '00006947' }] },
    ],
    ['one word of a party’s name', { title: 'Dům v obci Nováková' }, { parties: [jana] }],
    ['another day', { description: 'Posudek ze dne 3. 12. 1975' }, { parties: [jana] }],
    ['another sheet of the case', {}, { usedNumbers: ['142EX81/25-28', '142EX81/25'] }],
    [
      'nothing filled in yet',
      { startsAt: undefined, lowestBid: undefined, deposit: undefined } as Partial<AuctionSubmission>,
    ],
  ])('may have %s', (_name, auction, around) => {
    expect(found(auction, around)).toEqual([]);
  });

  it.each<[CheckId, string, Partial<AuctionSubmission>, Partial<TradeContext>?]>([
    ['lowestBid', 'one crown off', { lowestBid: 2_000_001 }],
    ['lowestBid', 'a real thing for a third', { lowestBid: 1_000_000, deposit: null }],
    ['lowestBid', 'a movable thing for two thirds', { auctionKind: 'movable' }],
    [
      'depositShare',
      'a crown over three quarters',
      {
        deposit: {
          amount: 1_500_001,
          account: '19-2000145399/0800',
          variableSymbol: null,
          specificSymbol: null,
        },
      },
    ],
    [
      'depositAccount',
      'a foreign account',
      { deposit: { amount: 1, account: '2000145399/0800', variableSymbol: null, specificSymbol: null } },
    ],
    [
      'depositAccount',
      'no account at all',
      { deposit: { amount: 1, account: 'pokladna', variableSymbol: null, specificSymbol: null } },
    ],
    ['daysAhead', 'twenty-nine days ahead', { startsAt: '2027-03-30T07:00:00.000Z' }],
    ['workingDay', 'a Saturday', { startsAt: '2027-05-15T08:00:00.000Z' }],
    ['workingDay', 'a holiday', { startsAt: '2027-10-28T08:00:00.000Z' }],
    ['officeHours', 'before seven', { startsAt: '2027-05-12T04:59:00.000Z' }],
    ['officeHours', 'after six', { startsAt: '2027-05-12T16:01:00.000Z' }],
    ['numberUsed', 'a number used before', {}, { usedNumbers: ['142EX00081/25-027'] }],
    ['reportMissing', 'no report', { attachments: [file('auction_decree'), file('image')] }],
    ['photographsMissing', 'no photograph', { attachments: [file('auction_decree'), file('expert_report')] }],
    ['personalData', 'a personal number', { description: 'povinný, r. č. 756202/0015' }],
    ['personalData', 'a birth date', { description: 'povinná, nar. 2. 12. 1975' }],
    ['personalData', 'the birth date of a party', { title: 'Dům (02.12.1975)' }, { parties: [jana] }],
    ['personalData', 'a party in the title', { title: 'Dům: NOVÁKOVÁ Jana' }, { parties: [jana] }],
  ])('%s finds %s', (check, _name, auction, around) => {
    expect(found(auction, around)).toContain(check);
  });
});

describe('a finding', () => {
  it('carries its level, its figures and its source from the settings', () => {
    expect(tradeFindings({ ...good, lowestBid: 1_900_000, deposit: null }, settings, context)).toEqual([
      {
        check: 'lowestBid',
        level: 'tick',
        field: 'lowestBid',
        params: { expected: 2_000_000, of: 2, outOf: 3 },
        source: defaultOfficeSettings.checks.lowestBid.source,
      },
    ]);
  });

  it('is not made where the office switched its check off', () => {
    const off = structuredClone(settings);
    off.checks.lowestBid.level = 'off';
    expect(tradeFindings({ ...good, lowestBid: 1, deposit: null }, off, context)).toEqual([]);
  });

  it('names no person', () => {
    const findings = tradeFindings({ ...good, title: 'Dům Jany: Jana Nováková' }, settings, {
      ...context,
      parties: [jana],
    });
    expect(JSON.stringify(findings)).not.toMatch(/nov[aá]kov/i);
  });
});

describe('office settings', () => {
  it('are valid from the start', () => {
    expect(officeSettingsSchema.parse(defaultOfficeSettings)).toEqual(defaultOfficeSettings);
  });

  it.each<[string, object]>([
    ['an account with a wrong checksum', { depositAccounts: ['19-2000145398/0800'] }],
    ['a symbol with letters', { variableSymbol: 'VS{kmen}' }],
    ['an hour that does not exist', { usualStart: '24:00' }],
    [
      'a level nobody knows',
      { checks: { ...defaultOfficeSettings.checks, workingDay: { level: 'hard', source: '' } } },
    ],
    ['an unknown key', { colour: 'red' }],
  ])('refuse %s', (_name, changes) => {
    expect(officeSettingsSchema.safeParse({ ...defaultOfficeSettings, ...changes }).success).toBe(false);
  });
});
