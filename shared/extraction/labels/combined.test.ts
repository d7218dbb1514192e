import { describe, expect, it } from 'vitest';
import { matchLabel } from './lookup.ts';

const namesOf = (label: string): unknown => matchLabel(label)?.parts?.map(({ slot }) => slot);

describe('a label that names several things', () => {
  it.each([
    ['LV / k. ú.', ['titleDeed', 'cadastralArea']],
    ['K. ú. / LV:', ['cadastralArea', 'titleDeed']],
    ['Obec, okres', ['municipality', 'district']],
    ['Katastrální území, LV, parcely', ['cadastralArea', 'titleDeed', 'parcels']],
    ['Jistota / VS', ['deposit', 'depositVariableSymbol']],
    ['Odhad / nejnižší podání', ['appraisedPrice', 'lowestBid']],
    ['Zahájení a ukončení', ['startsAt', 'endsAt']],
    ['Dražba od – do', ['startsAt', 'until']],
    ['Zahájení a ukončení dražby', ['startsAt', 'endsAt']],
    ['Jistota a příhoz', ['deposit', 'minimumIncrement']],
  ])('%s', (label, slots) => {
    expect(namesOf(label)).toEqual(slots);
  });

  it.each([
    'Č. j. / číslo listu',
    'Kauce / jistota',
    'Jméno, příjmení',
    'Povinný / LV',
    'Obec / část obce',
    'LV / LV',
    'k. ú.',
    'Nejnižší podání / povinný',
    'Účet / VS / SS / LV',
    'Jistota – č. ú.',
    'a',
    '/',
  ])('%s is none', (label) => {
    expect(namesOf(label)).toBeUndefined();
  });
});
