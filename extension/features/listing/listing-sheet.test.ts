import { describe, expect, it } from 'vitest';
import type { CaseKey } from '../../../shared/contract/submission.ts';
import { defaultOfficeSettings } from '../../../shared/office/settings.ts';
import { freshDraft, type ListingValues, type References } from './listing-form.ts';
import { listingSheet } from './listing-sheet.ts';

const key: CaseKey = { fileMark: '142EX81/25', kind: 'listing', lot: '27' };
const values: ListingValues = {
  officeId: '7',
  listingType: 'flat',
  listingAction: 'sale',
  price: '45000000',
  currency: 'huf',
  pricePeriod: 'monthly',
  zipCode: '1011',
  regionId: '3',
  address: 'Fő utca 1',
  isAddressPublic: false,
  floorArea: 54.5,
  text: 'Eladó lakás',
};
const references = {
  offices: [{ id: '7', name: 'Iroda' }],
  sellers: [],
  regions: [{ id: '3', name: 'Budapest I.', zipCodes: ['1011'] }],
  settings: defaultOfficeSettings.listings,
} as unknown as References; // of all lists only names are read

function rowsOf(changes: ListingValues = {}, known: References | null = references) {
  const draft = freshDraft(
    { ...values, ...changes },
    key,
    'https://spis.example.cz/81',
    '2027-03-01T09:00:00.000Z',
  );
  return Object.fromEntries(
    listingSheet(draft, known, 'cs').rows.map(({ name, value }) => [
      name,
      value.replaceAll(/[\u00a0\u202f]/g, ' '),
    ]),
  );
}

describe('the sheet of a listing', () => {
  it('says every value in words', () => {
    expect(rowsOf()).toEqual({
      Kancelář: 'Iroda',
      Typ: 'byt',
      Nabídka: 'prodej',
      Cena: '45 000 000',
      Měna: 'HUF (Ft)',
      'PSČ (maďarské)': '1011',
      Obec: 'Budapest I.',
      Adresa: 'Fő utca 1',
      'Zveřejnit i adresu': 'ne',
      'Plocha (m²)': '54,5',
      'Popis maďarsky': 'Eladó lakás',
    });
  });

  it('names what a price is for where it is a rent', () => {
    expect(rowsOf({ listingAction: 'rent' })['Cena za']).toBe('měsíc');
  });

  it('shows what no list knows as it is', () => {
    expect(rowsOf({ listingType: 'castle' }, null)).toMatchObject({
      Typ: 'castle',
      Kancelář: '7',
      Obec: '3',
    });
  });
});
