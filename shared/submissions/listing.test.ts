import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListingCreateInput, listingSchema } from './listing.ts';
import { assessListing, summariseListing } from './listing-check.ts';
import { fillListingTemplate } from './listing-description.ts';
import { findRegions, type ListingRegion, prefillListing, transferIdOf } from './listing-prefill.ts';

const good: ListingCreateInput = {
  kind: 'listing',
  action: 'create',
  fileMark: '142EX81/25',
  officeId: '18446744073709551001',
  transferId: '142EX81-25-27',
  listingType: 'house',
  listingAction: 'sale',
  regionId: '1071',
  price: '140000000.00',
  currency: 'huf',
};
const changeId = '00000000-0000-4000-8000-000000000001';
const photo = {
  sha256: 'a'.repeat(64),
  name: 'dum.jpg',
  mediaType: 'image/jpeg',
  size: 1000,
  documentType: 'image',
};

describe('a listing may have', () => {
  it.each<[string, object]>([
    ['nothing but what is required', {}],
    ['an identifier of 20 digits', { sellerId: '99999999999999999999' }],
    ['a price of 18 digits', { price: '9999999999999999.99' }],
    ['a price of zero', { price: '0' }],
    ['a type nobody knows yet', { listingType: 'houseboat' }],
    ['a key of 40 characters', { transferId: 'x'.repeat(40) }],
    ['20 pictures', { images: Array.from({ length: 20 }, () => photo) }],
    ['a Hungarian description', { description: { hu: 'Szép ház.' } }],
  ])('%s', (_name, changes) => {
    expect(listingSchema.safeParse({ ...good, ...changes }).success).toBe(true);
  });
});

describe('a listing is refused with', () => {
  it.each<[string, object]>([
    ['an identifier as a number', { officeId: 123 }],
    ['an identifier of 21 digits', { officeId: '1'.repeat(21) }],
    ['an identifier with a leading zero', { officeId: '0123' }],
    ['an identifier of zero', { officeId: '0' }],
    ['a signed identifier', { officeId: '-1' }],
    ['an identifier with an exponent', { officeId: '1e3' }],
    ['an identifier in other digits', { officeId: '١٢٣' }],
    ['a price as a number', { price: 140 }],
    ['a negative price', { price: '-1' }],
    ['a price with three decimals', { price: '1.125' }],
    ['a price with a comma', { price: '1,50' }],
    ['a price of 17 digits before the point', { price: '1'.repeat(17) }],
    ['a price with a leading zero', { price: '01' }],
    ['a price with an exponent', { price: '1e9' }],
    ['no price', { price: undefined }],
    ['an empty key', { transferId: '' }],
    ['a key of 41 characters', { transferId: 'x'.repeat(41) }],
    ['a key with a space', { transferId: 'a b' }],
    ['a key with a line break', { transferId: 'a\n' }],
    ['a foreign file mark', { fileMark: '142 EX 81/25' }],
    ['a type with markup', { listingType: '<b>' }],
    ['a Czech postal code', { zipCode: '11000' }],
    ['a switch as text', { isAddressPublic: 'true' }],
    ['21 pictures', { images: Array.from({ length: 21 }, () => photo) }],
    ['a picture over 5 MB', { images: [{ ...photo, size: 5 * 1024 * 1024 + 1 }] }],
    ['a PDF as a picture', { images: [{ ...photo, mediaType: 'application/pdf' }] }],
    ['a description in an unknown language', { description: { xx: '' } }],
    ['a member nobody knows', { featured: true }],
    ['steps on pictures it does not have yet', { imageSteps: [] }],
  ])('%s', (_name, changes) => {
    expect(listingSchema.safeParse({ ...good, ...changes }).success).toBe(false);
  });
});

it('keeps identifiers and amounts as they are written', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 1n, max: 10n ** 20n - 1n }),
      fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }),
      (id, price) => {
        const changes = { officeId: String(id), price: `${price}.50` };
        expect(listingSchema.parse({ ...good, ...changes })).toMatchObject(changes);
      },
    ),
  );
});

describe('before it is filed', () => {
  it('a listing publishes no address and costs nothing unless told', () => {
    const assessment = assessListing(good);
    expect(assessment).toMatchObject({ ready: true, payload: { isAddressPublic: false, images: [] } });
    expect(assessment.ready && assessment.payload).not.toHaveProperty('isFeatured');
    expect(assessment.ready && assessment.warnings.map((one) => one.reason)).toEqual(['no-pictures']);
  });

  it.each<[string, object, string, string]>([
    ['highlighting', { isFeatured: true }, 'isFeatured', 'may-cost'],
    ['a state', { status: 'active' }, 'status', 'may-cost'],
    ['a public address', { isAddressPublic: true }, 'isAddressPublic', 'address-public'],
    ['an unknown type', { listingType: 'houseboat' }, 'listingType', 'unknown-value'],
    ['crowns', { currency: 'czk' }, 'currency', 'unknown-value'],
    ['no price', { price: '0.00' }, 'price', 'price-zero'],
  ])('%s is warned about', (_name, changes, field, reason) => {
    const assessment = assessListing({ ...good, ...changes });
    expect(assessment.ready && assessment.warnings).toContainEqual({ field, reason });
  });

  it('deleting is warned about, for adding it again soon is refused', () => {
    const { kind, fileMark, officeId, transferId } = good;
    const assessment = assessListing({
      kind,
      action: 'delete',
      fileMark,
      officeId,
      transferId,
      remoteId: '9',
    });
    expect(assessment).toMatchObject({ ready: true, warnings: [{ reason: 'duplicate-trap' }] });
  });

  it('every obstacle names its field and why', () => {
    const assessment = assessListing({
      ...good,
      price: undefined,
      regionId: 'x',
      description: { hu: 'x'.repeat(20_001) },
    });
    expect(assessment).toEqual({
      ready: false,
      obstacles: [
        { field: 'description.hu', reason: 'too-long' },
        { field: 'regionId', reason: 'invalid' },
        { field: 'price', reason: 'missing' },
      ],
    });
  });

  it('the summary names what is sent and nothing else', () => {
    const change = {
      ...good,
      action: 'change' as const,
      remoteId: '9',
      changeId,
      imageSteps: [],
      isAddressPublic: undefined,
    };
    const read = listingSchema.parse({ ...change, listingType: undefined, isAddressPublic: undefined });
    expect(summariseListing(read).map((one) => one.field)).toEqual([
      'action',
      'transferId',
      'listingAction',
      'price',
      'currency',
      'regionId',
    ]);
  });
});

describe('pre-fill', () => {
  const regions: readonly ListingRegion[] = [
    { id: '1', name: 'Budapest VII. kerület', zipCodes: ['1071'] },
    { id: '2', name: 'Budapest XII. kerület', zipCodes: [] },
    { id: '3', name: 'Pécs', zipCodes: [] },
  ];
  const key = { fileMark: '142EX81/25', lot: '27' };

  it('takes from the case what it says', () => {
    const listing = prefillListing(
      {
        listingType: 'flat',
        listingAction: 'sale',
        price: 89_900_000,
        currency: 'HUF',
        municipality: 'Pécs',
        address: 'Király utca 4.',
        floorArea: 64.5,
        rooms: 3,
        description: 'Felújított.',
      },
      key,
      { officeId: '9', template: '{listingAction} {listingType}, {municipality}.\n{rooms} szoba.\n{title}' },
      regions,
    );
    expect(listing).toEqual({
      kind: 'listing',
      action: 'create',
      fileMark: '142EX81/25',
      transferId: '142EX81-25-27',
      externalId: '142EX81/25',
      isAddressPublic: false,
      officeId: '9',
      listingType: 'flat',
      listingAction: 'sale',
      regionId: '3',
      address: 'Király utca 4.',
      price: '89900000',
      currency: 'huf',
      floorArea: 64.5,
      rooms: 3,
      description: { hu: 'Eladó lakás, Pécs.\n3 szoba.' },
    });
  });

  it.each<[string, Parameters<typeof findRegions>, readonly string[]]>([
    ['by zip code before the name', [regions, 'Pécs', '1071'], ['1']],
    ['by the whole name', [regions, 'pecs'], ['3']],
    ['by words of the name', [regions, 'Budapest XII'], ['2']],
    ['all that fit', [regions, 'budapest'], ['1', '2']],
    ['none for nothing', [regions, ''], []],
    ['none for another place', [regions, 'Brno', '9999'], []],
  ])('finds a region %s', (_name, query, ids) => {
    expect(findRegions(...query).map((one) => one.id)).toEqual(ids);
  });

  it('never chooses between two regions', () => {
    expect(prefillListing({ municipality: 'Budapest' }, key, {}, regions)).not.toHaveProperty('regionId');
  });

  it('makes the same key for the same case whoever asks, and one the schema takes', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (lot) => {
        const transferId = transferIdOf('142EX81/25', lot);
        expect(transferIdOf('142EX81/25', lot)).toBe(transferId);
        expect(listingSchema.safeParse({ ...good, transferId }).success).toBe(true);
      }),
    );
  });

  it('leaves out lines of a template that name what is missing, and refuses unknown names', () => {
    expect(
      fillListingTemplate('{rooms} szoba\nÁr: {price} {currency}', { price: 1500, currency: 'HUF' }),
    ).toBe('Ár: 1500 HUF'.replace('1500', (1500).toLocaleString('hu-HU')));
    expect(() => fillListingTemplate('{debtor}', {})).toThrow(RangeError);
  });
});
