import { describe, expect, it } from 'vitest';
import { type CaseId, findCase } from './cases.ts';
import { expectedDocuments, expectedValues } from './expected-values.ts';

function valuesOf(id: CaseId) {
  const officeCase = findCase(id);
  if (officeCase === undefined) throw new Error(`No case ${id}`);
  return expectedValues(officeCase);
}

describe('expectedValues', () => {
  it('states the complete flat', () => {
    expect(valuesOf('byt-zajeci')).toMatchObject({
      fileMark: '142EX81/25',
      referenceNumber: '142EX81/25-27',
      auctionKind: 'real',
      voluntary: false,
      lowestBid: 2400000,
      deposit: 500000,
      depositSpecificSymbol: '0142',
      startsAt: '2027-03-12T09:00:00.000Z',
      endsAt: '2027-03-12T11:00:00.000Z',
      parcels: ['st. 518', '519/2'],
      debtors: [{ name: 'Bohumil Vráblík', birthDate: '1974-05-12', address: 'Nádražní 412, 691 05 Zaječí' }],
    });
  });

  it('states lots instead of one set of prices where a case has two vyhlášky', () => {
    const values = valuesOf('dve-polozky');
    expect(values).not.toHaveProperty('lowestBid');
    expect(values).not.toHaveProperty('referenceNumber');
    expect(values.lots?.map(({ referenceNumber, startsAt }) => [referenceNumber, startsAt])).toEqual([
      ['142EX512/24-27', '2027-04-20T07:00:00.000Z'],
      ['142EX512/24-28', '2027-04-20T08:00:00.000Z'],
    ]);
  });

  it('tells none from not stated', () => {
    expect(valuesOf('bez-jistoty')).toMatchObject({
      deposit: null,
      depositAccount: null,
      depositVariableSymbol: null,
    });
    expect(valuesOf('bez-terminu')).not.toHaveProperty('startsAt');
    expect(valuesOf('podil')).not.toHaveProperty('depositSpecificSymbol');
    expect(valuesOf('dobrovolna')).toMatchObject({ voluntary: true, fileMark: '142DD5/26' });
    expect(valuesOf('dobrovolna')).not.toHaveProperty('debtors');
  });

  it('states the addressee as a person or as a company', () => {
    expect(valuesOf('ohlasovna').addressee).toEqual({
      firstName: 'Kamil',
      lastName: 'Straširybka',
      birthDate: '1985-11-28',
      address: 'Dukelské náměstí 2/2, 693 01 Hustopeče',
    });
    expect(valuesOf('spolecnost').addressee).toEqual({
      name: 'Stavby a izolace Mutěnka s.r.o.',
      companyId: '74120697',
      address: 'Průmyslová 1120/4, 696 11 Mutěnice',
    });
  });

  it('names the documents with their types', () => {
    const officeCase = findCase('byt-zajeci');
    expect(officeCase && expectedDocuments(officeCase).map(({ documentType }) => documentType)).toEqual([
      'auction_decree',
      'expert_report',
      'expert_report_appendix',
      'image',
      'image',
      'image',
    ]);
  });
});
