import { describe, expect, it } from 'vitest';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import { newFilesToWire, toWire } from './wire.ts';

const auction: AuctionSubmission = {
  kind: 'auction',
  action: 'publish',
  auctionKind: 'real',
  number: '142EX81/25-27',
  voluntary: false,
  title: 'Dům',
  startsAt: '2027-05-12T09:00:00Z',
  appraisedPrice: 3,
  lowestBid: 2,
  attachments: [],
};
const none = { office: null, person: null, personName: null, category: null };
const noFiles = { images: [], documents: [] };
const wire = (changes: Partial<AuctionSubmission>, choices: Parameters<typeof toWire>[1] = none) =>
  toWire({ ...auction, ...changes }, choices, noFiles);

describe('the body for the portal', () => {
  it('sends instants in UTC with milliseconds', () => {
    expect(wire({}).start_at).toBe('2027-05-12T09:00:00.000Z');
  });

  it('sends all four deposit fields as null when none is required', () => {
    expect(wire({ deposit: null })).toMatchObject({
      caution_deposit: null,
      caution_account_number: null,
      caution_variable_symbol: null,
      account_specific_symbol: null,
    });
  });

  it('leaves the deposit out while it is not decided', () => {
    expect(Object.keys(wire({})).filter((key) => key.includes('caution') || key.includes('symbol'))).toEqual(
      [],
    );
  });

  it.each([
    ['a code', { code: '642649' }, { ruian_cadastral_office: 642_649 }],
    ['a name', { name: 'Lhota' }, { cadastral_office: 'Lhota' }],
  ] as const)('sends the cadastral area by %s only', (_name, cadastral, expected) => {
    expect(wire({ cadastral }).item).toEqual({ title: 'Dům', ...expected });
  });

  it.each([
    ['the item', 'itemPlace'],
    ['the venue', 'venuePlace'],
  ] as const)('sends one alternative for the place of %s', (_name, key) => {
    const byCode = wire({ [key]: { addressPointCode: '21738321' } });
    const byPoint = wire({ [key]: { district: 'Břeclav', latitude: 48.8, longitude: 16.7 } });
    const part = (body: Record<string, unknown>) => (key === 'itemPlace' ? body.item : body);
    expect(part(byCode)).toMatchObject({ ruian: 21_738_321 });
    expect(part(byCode)).not.toHaveProperty('location_district');
    expect(part(byPoint)).toMatchObject({
      location_district: 'Břeclav',
      location_latitude: 48.8,
      location_longitude: 16.7,
    });
    expect(part(byPoint)).not.toHaveProperty('ruian');
  });

  it('always carries both lists of attachments', () => {
    expect(wire({})).toMatchObject({ images: [], documents: [] });
  });

  it('names office, person and category only when they are known', () => {
    expect(wire({})).not.toHaveProperty('auctioneer_office');
    expect(wire({}, { office: 1, person: 11, personName: 'JUDr. Nová', category: 3 })).toMatchObject({
      auctioneer_office: 1,
      responsible_person: 11,
      item: { category: 3 },
    });
  });

  it('puts photographs and documents into their lists, in order', () => {
    const file = { sha256: 'a'.repeat(64), mediaType: 'application/pdf', size: 1 } as const;
    const files = newFilesToWire(
      [
        { ...file, name: '1.jpg', mediaType: 'image/jpeg', documentType: 'image' },
        { ...file, name: 'v.pdf', documentType: 'auction_decree' },
        { ...file, name: '2.jpg', mediaType: 'image/jpeg', documentType: 'image' },
      ],
      ['/1.jpg', '/v.pdf', '/2.jpg'],
      3,
    );
    expect(files).toEqual({
      images: [
        { file: { uploadedFileName: '/1.jpg', name: '1.jpg' }, priority: 3 },
        { file: { uploadedFileName: '/2.jpg', name: '2.jpg' }, priority: 4 },
      ],
      documents: [{ file: { uploadedFileName: '/v.pdf', name: 'v.pdf' }, document_type: 'auction_decree' }],
    });
  });
});
