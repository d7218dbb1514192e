import { describe, expect, it } from 'vitest';
import { isJsonObject } from '../read-json-body.ts';
import { createFindings } from './findings.ts';
import { readAuction } from './read-auction.ts';
import { type AuctionKind, createPortalState } from './state.ts';
import { goodAuction, vary } from './test-client.ts';

function judge(body: unknown, { kind = 'real' as AuctionKind, voluntary = false } = {}) {
  const findings = createFindings();
  const context = { kind, voluntary, office: 1, state: createPortalState() };
  const data = readAuction(isJsonObject(body) ? body : {}, context, findings);
  return { data, refusedFields: Object.keys(findings.errors), ...findings };
}

const noDeposit = {
  caution_deposit: null,
  caution_account_number: null,
  caution_variable_symbol: null,
  account_specific_symbol: null,
};
const coordinates = {
  'item.ruian': null,
  'item.location_district': 'Břeclav',
  'item.location_longitude': 16.77,
  'item.location_latitude': 48.87,
};

describe('a good auction', () => {
  it.each<[string, Record<string, unknown>]>([
    ['as it is', {}],
    [
      'with the least a draft needs',
      { start_at: null, end_at: null, estimated_price: null, item_price: null },
    ],
    ['without the optional keys', { start_at: undefined, minimal_bid: undefined, ruian: undefined }],
    ['without a deposit', noDeposit],
    [
      'with the deposit still open',
      {
        caution_deposit: undefined,
        caution_account_number: undefined,
        caution_variable_symbol: undefined,
        account_specific_symbol: undefined,
      },
    ],
    ['with a deposit and no symbols', { caution_variable_symbol: null, account_specific_symbol: null }],
    ['with a deposit and symbols left out', { caution_variable_symbol: undefined }],
    ['placed by coordinates', coordinates],
    ['with a venue of its own', { ruian: 123 }],
    [
      'with the cadastral area by name',
      { 'item.ruian_cadastral_office': null, 'item.cadastral_office': 'Zaječí' },
    ],
    ['starting at +00:00', { start_at: '2027-03-12T09:00:00+00:00' }],
    ['starting on 29 February', { start_at: '2028-02-29T09:00:00Z', end_at: null }],
    ['with microseconds', { start_at: '2027-03-12T09:00:00.123456Z' }],
    ['with a price of nothing', { minimal_bid: 0 }],
    ['with an empty description', { 'item.description': '' }],
  ])('is taken %s, and no rule is broken', (_name, changes) => {
    const { data, errors, brokenRules } = judge(vary(changes));
    expect({ errors, brokenRules }).toEqual({ errors: {}, brokenRules: [] });
    expect(data).not.toBeNull();
  });

  it('keeps its term as the portal writes it', () => {
    expect(judge(vary({ start_at: '2027-03-12T09:00:00Z' })).data?.start_at).toBe(
      '2027-03-12T09:00:00.000+00:00',
    );
  });
});

describe('number, register and voluntary', () => {
  it.each([
    ['142EX81/25-27', false, false],
    ['142DD81/25-27', true, true],
  ])('go together: %s, voluntary %s', (number, voluntary, procedure) => {
    expect(judge(vary({ number, voluntary }), { voluntary: procedure }).errors).toEqual({});
  });

  it.each([
    ['142EX81/25', true, false, ['voluntary', 'number']],
    ['142DD81/25', false, false, ['number']],
    ['142DD81/25', true, false, ['voluntary']],
    ['142EX81/25', false, true, ['voluntary']],
    ['142DD81/25', false, true, ['voluntary', 'number']],
    ['142EX81/25', true, true, ['number']],
  ])('do not: %s, voluntary %s, address of voluntary auctions %s', (number, voluntary, procedure, fields) => {
    expect(judge(vary({ number, voluntary }), { voluntary: procedure }).refusedFields).toEqual(fields);
  });
});

describe('a bad auction', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['no number', { number: undefined }, 'number', 'missing'],
    ['a null number', { number: null }, 'number', 'missing'],
    ['a numeric number', { number: 142 }, 'number', 'type'],
    ['a printed number', { number: '142 EX 00081/25-027' }, 'number', 'pattern'],
    ['a number with a newline', { number: '142EX81/25\n' }, 'number', 'pattern'],
    ['a blank number', { number: ' ' }, 'number', 'blank'],
    ['no voluntary', { voluntary: undefined }, 'voluntary', 'missing'],
    ['voluntary as text', { voluntary: 'false' }, 'voluntary', 'type'],
    ['voluntary as 0', { voluntary: 0 }, 'voluntary', 'type'],
    ['no item', { item: undefined }, 'item', 'missing'],
    ['a list for an item', { item: [] }, 'item', 'missing'],
    ['no title', { 'item.title': undefined }, 'item.title', 'missing'],
    ['a blank title', { 'item.title': '  ' }, 'item.title', 'blank'],
    ['an unknown category', { 'item.category': 999 }, 'item.category', 'unknown-category'],
    ['a category of movables', { 'item.category': 20 }, 'item.category', 'unknown-category'],
    ['a category by name', { 'item.category': 'Byty' }, 'item.category', 'type'],
    ['no office', { auctioneer_office: undefined }, 'auctioneer_office', 'missing'],
    ["somebody else's office", { auctioneer_office: 2 }, 'auctioneer_office', 'unknown-office'],
    ['no person', { responsible_person: null }, 'responsible_person', 'missing'],
    ['a person of no office', { responsible_person: 99 }, 'responsible_person', 'unknown-person'],
    ['a fractional price', { item_price: 45_600.5 }, 'item_price', 'fraction'],
    ['a fractional deposit', { caution_deposit: 0.5 }, 'caution_deposit', 'fraction'],
    ['a fractional estimate', { estimated_price: 1e-7 }, 'estimated_price', 'fraction'],
    ['a fractional increment', { minimal_bid: 999.99 }, 'minimal_bid', 'fraction'],
    ['a price as text', { item_price: '45600' }, 'item_price', 'type'],
    ['a price below nothing', { item_price: -1 }, 'item_price', 'range'],
    ['a price nobody can count', { item_price: 2 ** 53 }, 'item_price', 'range'],
    ['a deposit of nothing', { caution_deposit: 0 }, 'caution_deposit', 'range'],
    ['a start without a zone', { start_at: '2027-03-12T09:00:00' }, 'start_at', 'not-utc'],
    ['a start in Prague time', { start_at: '2027-03-12T10:00:00+01:00' }, 'start_at', 'not-utc'],
    ['a start at -00:00', { start_at: '2027-03-12T10:00:00-00:00' }, 'start_at', 'not-utc'],
    ['a start with a space', { start_at: '2027-03-12 09:00:00Z' }, 'start_at', 'not-utc'],
    ['a start without seconds', { start_at: '2027-03-12T09:00Z' }, 'start_at', 'not-utc'],
    ['a start in small letters', { start_at: '2027-03-12t09:00:00z' }, 'start_at', 'not-utc'],
    ['a Czech start', { start_at: '12. 3. 2027 10:00' }, 'start_at', 'not-utc'],
    ['a day only', { start_at: '2027-03-12' }, 'start_at', 'not-utc'],
    ['a start as a number', { start_at: 1_804_842_000 }, 'start_at', 'type'],
    ['a start on 30 February', { start_at: '2027-02-30T09:00:00Z' }, 'start_at', 'no-such-day'],
    [
      'a start on 29 February of a common year',
      { start_at: '2027-02-29T09:00:00Z' },
      'start_at',
      'no-such-day',
    ],
    ['a start at 24:00', { start_at: '2027-03-12T24:00:00Z' }, 'start_at', 'no-such-day'],
    ['a start in month 13', { start_at: '2027-13-12T09:00:00Z' }, 'start_at', 'no-such-day'],
    ['an end before the start', { end_at: '2027-03-12T08:59:59.999Z' }, 'end_at', 'end-before-start'],
    ['an end at the start', { end_at: '2027-03-12T09:00:00+00:00' }, 'end_at', 'end-before-start'],
    [
      'a deposit without an account',
      { caution_account_number: null },
      'caution_account_number',
      'deposit-group',
    ],
    [
      'an account without a deposit',
      { ...noDeposit, caution_account_number: '1/0800' },
      'caution_account_number',
      'deposit-group',
    ],
    [
      'a variable symbol without a deposit',
      { ...noDeposit, caution_variable_symbol: '1' },
      'caution_variable_symbol',
      'deposit-group',
    ],
    [
      'a specific symbol without a deposit',
      { ...noDeposit, account_specific_symbol: '1' },
      'account_specific_symbol',
      'deposit-group',
    ],
    [
      'three nulls of four',
      { ...noDeposit, account_specific_symbol: undefined },
      'account_specific_symbol',
      'deposit-group',
    ],
    ['a numeric symbol', { caution_variable_symbol: 812527 }, 'caution_variable_symbol', 'type'],
    [
      'a district alone',
      { 'item.ruian': null, 'item.location_district': 'Břeclav' },
      'item.location_longitude',
      'half-place',
    ],
    [
      'coordinates without a district',
      { ...coordinates, 'item.location_district': null },
      'item.location_district',
      'half-place',
    ],
    [
      'one coordinate',
      { ...coordinates, 'item.location_latitude': null },
      'item.location_latitude',
      'half-place',
    ],
    ['half a venue', { location_district: 'Brno' }, 'location_latitude', 'half-place'],
    [
      'a coordinate as text',
      { ...coordinates, 'item.location_latitude': '48.87' },
      'item.location_latitude',
      'type',
    ],
    [
      'a latitude beyond the pole',
      { ...coordinates, 'item.location_latitude': 90.1 },
      'item.location_latitude',
      'range',
    ],
    ['an address code as text', { 'item.ruian': '21734569' }, 'item.ruian', 'type'],
    ['an address code of zero', { 'item.ruian': 0 }, 'item.ruian', 'range'],
    [
      'a cadastral code as text',
      { 'item.ruian_cadastral_office': '790214' },
      'item.ruian_cadastral_office',
      'type',
    ],
    [
      'a cadastral code of five digits',
      { 'item.ruian_cadastral_office': 79_021 },
      'item.ruian_cadastral_office',
      'code',
    ],
    ['a name nobody knows', { appraised_price: 1 }, 'appraised_price', 'unknown-key'],
    ['a title outside the item', { title: 'Byt' }, 'title', 'unknown-key'],
    ['a cadastral area outside the item', { cadastral_office: 'Zaječí' }, 'cadastral_office', 'unknown-key'],
    ['a read-only key', { hash: 'Ykwdg' }, 'hash', 'unknown-key'],
    ['a state', { status: 'upcoming' }, 'status', 'unknown-key'],
    [
      'a prefixed specific symbol',
      { caution_specific_symbol: '1' },
      'caution_specific_symbol',
      'unknown-key',
    ],
    ['an unknown key of the item', { 'item.price': 1 }, 'item.price', 'unknown-key'],
  ])('is refused for %s', (_name, changes, field, rule) => {
    const { refusedFields, brokenRules } = judge(vary(changes));
    expect(refusedFields).toContain(field);
    expect(brokenRules).toContain(`${rule}:${field}`);
    expect(brokenRules.every((broken) => refusedFields.includes(broken.split(':')[1] ?? ''))).toBe(true);
  });

  it('is refused for a key that would reach a prototype, and the key is named', () => {
    const body: unknown = JSON.parse(
      JSON.stringify(goodAuction).replace('{', '{"__proto__":{"number":"x"},'),
    );
    expect(judge(body).refusedFields).toEqual(['__proto__']);
  });

  it('is refused with every field named at once', () => {
    expect(judge({}).refusedFields).toEqual([
      'number',
      'voluntary',
      'auctioneer_office',
      'responsible_person',
      'item',
    ]);
  });
});

describe('two alternatives at once', () => {
  it('are taken by precedence and held against the client: place of the item', () => {
    const { data, errors, brokenRules } = judge(vary({ ...coordinates, 'item.ruian': 21_734_569 }));
    expect({ errors, brokenRules }).toEqual({ errors: {}, brokenRules: ['both-places:item.ruian'] });
    expect(data?.item).toMatchObject({ ruian: 21_734_569, location_district: null, location_latitude: null });
  });

  it('are taken by precedence and held against the client: venue', () => {
    const venue = { location_district: 'Brno', location_longitude: 16.6, location_latitude: 49.2, ruian: 5 };
    const { data, brokenRules } = judge(vary(venue));
    expect(brokenRules).toEqual(['both-places:ruian']);
    expect(data).toMatchObject({ ruian: 5, location_district: null });
  });

  it('are taken by precedence and held against the client: cadastral area', () => {
    const { data, errors, brokenRules } = judge(vary({ 'item.cadastral_office': 'Zaječí' }));
    expect({ errors, brokenRules }).toEqual({
      errors: {},
      brokenRules: ['both-cadastres:item.ruian_cadastral_office'],
    });
    expect(data?.item).toMatchObject({ cadastral_office: null, ruian_cadastral_office: 790_214 });
  });
});

it('takes exchanged coordinates and holds them against the client', () => {
  const exchanged = { ...coordinates, 'item.location_longitude': 48.87, 'item.location_latitude': 16.77 };
  const { errors, brokenRules } = judge(vary(exchanged));
  expect({ errors, brokenRules }).toEqual({
    errors: {},
    brokenRules: ['outside-czechia:item.location_latitude'],
  });
});
