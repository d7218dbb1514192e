import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessListing } from '../../../shared/submissions/listing-check.ts';
import { defaultListingTemplate } from '../../../shared/submissions/listing-description.ts';
import { documentOf, found, readingOf, submissionOfState } from '../panel/panel-fixtures.ts';
import {
  amountText,
  changeOf,
  createOf,
  deleteOf,
  freshDraft,
  freshValues,
  listingKeysOf,
  numberOf,
  pageDifferences,
  picturesOf,
  printAmount,
  type References,
  recordsAtPortal,
  settleDifference,
  setValue,
  textFromTemplate,
  valuesOf,
} from './listing-form.ts';

const references: References = {
  offices: [{ id: '18446744073709551001', name: 'Iroda' }],
  regions: [
    { id: '9021', name: 'Győr', zipCodes: [] },
    { id: '3275', name: 'Debrecen', zipCodes: ['4024'] },
  ],
  sellers: [],
  readAt: '2026-11-21T08:00:00.000Z',
  settings: { officeId: null, sellerId: null, template: defaultListingTemplate },
};
const hungarian = {
  listingType: 'house',
  listingAction: 'sale',
  price: 62_500_000,
  currency: 'HUF',
  zipCode: '9021',
  municipality: 'Győr',
  address: 'Kossuth Lajos utca 8.',
  floorArea: 124,
  rooms: 4,
  description: 'Felújított családi ház.',
};
const key = { fileMark: '142EX81/25', kind: 'listing' as const, lot: '27' };
const draftOf = (changes: object = {}) =>
  freshDraft(
    freshValues(readingOf({ ...hungarian, ...changes }), key, references),
    key,
    'http://spis.localhost/',
    '2026-11-21T08:14:00.000Z',
  );

describe('the form of a listing', () => {
  it('is filled from a Hungarian page, with the one office there is, and costs and tells nothing', () => {
    const draft = draftOf();
    const assessment = assessListing(createOf(draft));
    expect(assessment).toMatchObject({
      ready: true,
      payload: {
        fileMark: '142EX81/25',
        transferId: '142EX81-25-27',
        externalId: '142EX81/25-27',
        officeId: '18446744073709551001',
        listingType: 'house',
        listingAction: 'sale',
        regionId: '9021',
        price: '62500000',
        currency: 'huf',
        isAddressPublic: false,
        description: { hu: expect.stringContaining('Eladó ház, Győr.') },
      },
    });
    expect(assessment.ready && assessment.payload).not.toHaveProperty('isFeatured');
    expect(assessment.ready && assessment.payload).not.toHaveProperty('pricePeriod');
  });

  it('never puts Czech text into a Hungarian description', () => {
    const { text } = freshValues(
      readingOf({ ...hungarian, description: 'Rodinný dům s dvojgaráží, po částečné rekonstrukci.' }),
      key,
      references,
    );
    expect(text).not.toContain('Rodinný');
    expect(text).toContain('Alapterület: 124 m².');
  });

  it('has its text filled anew from what was typed meanwhile', () => {
    const draft = setValue(draftOf(), 'regionId', '3275');
    expect(textFromTemplate(valuesOf(setValue(draft, 'rooms', undefined)), references)).toBe(
      'Eladó ház, Debrecen.\nAlapterület: 124 m².',
    );
  });

  it('names what a Czech auction page does not say', () => {
    const draft = freshDraft(freshValues(readingOf(), key, references), key, '', '2026-11-21T08:14:00.000Z');
    const assessment = assessListing(createOf(draft));
    expect(
      !assessment.ready && assessment.obstacles.map(({ field, reason }) => `${field} ${reason}`),
    ).toEqual([
      'listingType missing',
      'listingAction missing',
      'regionId missing',
      'price missing',
      'currency missing',
    ]);
  });

  it.each([
    ['the sheet of the reference number', { referenceNumber: '142EX81/25-27' }, '27'],
    ['nothing where it is doubtful', { referenceNumber: undefined }, ''],
  ])('is filed under %s', (_name, changes, lot) => {
    expect(listingKeysOf(readingOf(changes))).toEqual([{ fileMark: '142EX81/25', kind: 'listing', lot }]);
  });

  it('belongs to no page without a mark, nor with two', () => {
    const several = {
      status: 'missing',
      reason: 'ambiguous',
      candidates: [found('142EX1/25'), found('142EX2/25')],
    };
    expect(listingKeysOf(readingOf({ fileMark: undefined }))).toEqual([]);
    expect(listingKeysOf(readingOf({ fileMark: several }))).toEqual([]);
  });

  it('is one for each lot, with what that lot says and nothing that may be another one’s', () => {
    const photo = documentOf('Fotografie.jpg', 'image');
    const other = documentOf('Cizí.jpg', 'image');
    const lots = [
      { referenceNumber: '142EX81/25-27', title: 'Ház', documents: [photo] },
      { referenceNumber: '142EX81/25-28', title: 'Telek', description: 'Szép telek.', documents: [other] },
    ];
    const reading = readingOf({ lots, price: 62_500_000, floorArea: 81 }, { documents: [photo, other] });
    const keys = listingKeysOf(reading);
    expect(keys.map(({ kind, lot }) => [kind, lot])).toEqual([
      ['listing', '27'],
      ['listing', '28'],
    ]);
    const [, second] = keys;
    if (second === undefined) throw new Error('no second lot');
    expect(picturesOf(reading, second).map(({ name }) => name)).toEqual(['Cizí.jpg']);
    const values = freshValues(reading, second, references);
    expect(values).not.toHaveProperty('price');
    expect(values).not.toHaveProperty('floorArea');
    expect(values.text).toContain('Szép telek.');
  });

  it('changes exactly what differs, and deletes without any content', () => {
    const draft = setValue(draftOf(), 'price', '59000000');
    const change = assessListing(
      changeOf(
        draft,
        '9',
        '00000000-0000-4000-8000-000000000001',
        ['price.price', 'description.hu', 'made.up'],
        [],
      ),
    );
    expect(change).toMatchObject({
      ready: true,
      payload: { action: 'change', price: '59000000', remoteId: '9' },
    });
    expect(Object.keys(change.ready ? change.payload : {}).sort()).toEqual(
      [
        'action',
        'changeId',
        'description',
        'fileMark',
        'imageSteps',
        'kind',
        'officeId',
        'price',
        'remoteId',
        'transferId',
      ].sort(),
    );
    const deletion = assessListing(deleteOf(draft, '9'));
    expect(Object.keys(deletion.ready ? deletion.payload : {}).sort()).toEqual(
      ['action', 'fileMark', 'kind', 'officeId', 'remoteId', 'transferId'].sort(),
    );
  });

  it('shows what the page says otherwise since, until the person has settled it', () => {
    const draft = setValue(draftOf(), 'price', '59000000');
    const fresh = freshValues(readingOf({ ...hungarian, price: 61_000_000 }), key, references);
    expect(pageDifferences(draft, freshValues(readingOf(hungarian), key, references))).toEqual([]);
    const [one] = pageDifferences(draft, fresh);
    expect(one).toEqual({ name: 'price', onPage: '61000000' });
    if (one === undefined) return;
    const taken = settleDifference(draft, one, true);
    expect([taken.fields.price?.value, pageDifferences(taken, fresh)]).toEqual(['61000000', []]);
    const kept = settleDifference(draft, one, false);
    expect([kept.fields.price?.value, pageDifferences(kept, fresh)]).toEqual(['59000000', []]);
  });
});

describe('what stands at the portal', () => {
  const filed = (action: string, id: string, minute: number, state: 'done' | 'unknown' = 'done') =>
    submissionOfState(state, {
      system: 'ingatlanok',
      action,
      remote: { id, url: null, state: 'active' },
      createdAt: `2026-11-21T08:0${minute}:00.000Z`,
    });
  const lookOf = (
    told: readonly string[],
    complete: boolean,
    submissions: ReturnType<typeof filed>[] = [],
  ) => {
    const one = { number: '', state: '', startsAt: null, updatedAt: null, url: null, matches: true };
    return { records: told.map((id) => ({ ...one, id })), complete, submissions };
  };
  it.each<[string, string[], ReturnType<typeof filed>[], string[]]>([
    ['what it told', ['9'], [], ['9']],
    ['what was filed since', [], [filed('create', '9', 1)], ['9']],
    ['the same once', ['9'], [filed('change', '9', 2), filed('create', '9', 1)], ['9']],
    ['not what was deleted since', ['9'], [filed('delete', '9', 2), filed('create', '9', 1)], []],
    [
      'what was added anew',
      [],
      [filed('create', '10', 3), filed('delete', '9', 2), filed('create', '9', 1)],
      ['10'],
    ],
    ['nothing nobody knows of', [], [filed('create', '9', 1, 'unknown')], []],
    ['two under one key', ['9', '10'], [], ['9', '10']],
  ])('is %s', (_name, told, submissions, ids) => {
    expect(recordsAtPortal(lookOf(told, false), submissions)).toEqual(ids);
    expect(recordsAtPortal(null, submissions)).toEqual(recordsAtPortal(lookOf([], false), submissions));
  });

  const gone = (action: string) => ({
    ...filed(action, '9', 1),
    remote: { id: '9', url: null, state: 'deleted' },
  });
  it.each<[string, string[], boolean, ReturnType<typeof filed>[], ReturnType<typeof filed>[], string[]]>([
    ['not what a complete look lacks', [], true, [filed('create', '9', 1)], [filed('create', '9', 1)], []],
    ['what an incomplete look lacks', [], false, [filed('create', '9', 1)], [filed('create', '9', 1)], ['9']],
    ['what was done after a complete look', [], true, [], [filed('create', '9', 1)], ['9']],
    [
      'what was still under way at a complete look',
      [],
      true,
      [filed('create', '9', 1, 'unknown')],
      [filed('create', '9', 1)],
      ['9'],
    ],
    ['not what was found deleted', ['9'], false, [], [gone('create')], []],
    ['another under the key of what is gone', ['10'], true, [gone('create')], [gone('create')], ['10']],
  ])('is %s', (_name, told, complete, atLook, submissions, ids) => {
    expect(recordsAtPortal(lookOf(told, complete, atLook), submissions)).toEqual(ids);
  });
});

it('an amount is printed as it can be typed again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }), fc.boolean(), (whole, cents) => {
      const amount = cents ? `${whole}.05` : String(whole);
      expect(amountText(printAmount(amount))).toBe(amount);
    }),
  );
});

describe('what is typed', () => {
  it.each([
    ['62 500 000', '62500000'],
    ['62 500 000 Ft', '62500000'],
    ['1500,50', '1500.50'],
    ['89,9 mil', '89900000'],
    // More digits than a double holds stay as they are.
    ['9007199254740993', '9007199254740993'],
    ['nevím', 'nevím'],
    ['-5', '-5'],
  ])('as an amount: %s', (typed, text) => {
    expect(amountText(typed)).toBe(text);
  });

  it.each([
    ['64,5', 64.5],
    ['124 m²', 124],
    ['', undefined],
    ['velká', 'velká'],
    ['-3', '-3'],
  ])('as a number: %s', (typed, value) => {
    expect(numberOf(typed)).toBe(value);
  });
});
