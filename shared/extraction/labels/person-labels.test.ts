import { describe, expect, it } from 'vitest';
import { matchLabel } from './lookup.ts';

describe('labels that name a part of a person with the person', () => {
  it.each([
    ['IČO oprávněného', 'companyId', 'creditors'],
    ['IČ oprávněné strany:', 'companyId', 'creditors'],
    ['Datum narození povinného', 'birthDate', 'debtors'],
    ['Povinný – datum narození', 'birthDate', 'debtors'],
    ['Povinný (IČO)', 'companyId', 'debtors'],
    ['Povinný 2 - adresa', 'personAddress', 'debtors'],
    ['Adresa povinného', 'personAddress', 'debtors'],
    ['Příjmení povinné', 'lastName', 'debtors'],
    ['Dat. nar. dlužníka', 'birthDate', 'debtors'],
    ['Debtor date of birth', 'birthDate', 'debtors'],
    ["Debtor's address", 'personAddress', 'debtors'],
    ['Date of birth of the debtor', 'birthDate', 'debtors'],
    ['Adós születési ideje', 'birthDate', 'debtors'],
    ['Végrehajtást kérő székhelye', 'personAddress', 'creditors'],
  ])('%s', (label, slot, side) => {
    expect(matchLabel(label)).toEqual({ slot, weak: false, side });
  });

  it.each([
    ['Adós neve', 'debtors'],
    ['Debtor full name', 'debtors'],
    ['Jméno povinného', 'debtors'],
    ['Zástupce oprávněného', 'otherPerson'],
    ['Účet povinného', 'otherPayment'],
    ['Účet oprávněného', 'otherPayment'],
    ['Manželka povinného', 'otherPerson'],
    ['Podíl povinného', 'share'],
    ['Ohlašovna povinného', 'registryOffice'],
  ])('%s is %s and nobody’s part', (label, slot) => {
    expect(matchLabel(label)).toEqual({ slot, weak: false });
  });

  it.each([
    'Plátce mzdy povinného',
    'Zaměstnavatel povinného',
    'Majetek povinného',
    'Telefon povinného',
    'Datová schránka oprávněného',
    'Debtor status',
    'Debtors list',
    'Poučení povinného',
    'Pohledávka oprávněného',
  ])('%s names nothing we read', (label) => {
    expect(matchLabel(label)).toBeUndefined();
  });
});
