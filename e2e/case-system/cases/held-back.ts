/** Auctions of real estate that cannot go out yet: a house without a term, a restricted flat. */
import type { OfficeCase } from './case-types.ts';

export const heldBackCases: readonly OfficeCase[] = [
  {
    id: 'bez-terminu',
    fileMark: '142 EX 930/25',
    matter: 'Vymožení 2 104 555,00 Kč s příslušenstvím',
    state: 'Příprava dražby',
    referee: 'Pospíchal',
    openedOn: '2025-08-11',
    claim: 2104555,
    earlierAuctions: [['142 EX 930/25-11', '2026-05-14', 3990000, 'odročeno']],
    parties: [
      {
        role: 'oprávněný',
        name: 'Stavební spořitelna Podluží, a.s.',
        companyId: '49812050',
        address: 'Koliště 1912/13, 602 00 Brno',
      },
      {
        role: 'povinný',
        name: 'Věroslav Zpěvák',
        birthDate: '1968-12-01',
        address: 'Svatopluka Čecha 57, 693 01 Hustopeče',
      },
    ],
    subject: {
      kind: 'nemovitá věc',
      category: 'Rodinný dům',
      title: 'Rodinný dům č. p. 57, Hustopeče',
      description: 'Řadový rodinný dům se dvěma nadzemními podlažími, garáží a vinným sklepem.',
      cadastre: {
        area: 'Hustopeče u Brna',
        areaCode: '649864',
        titleDeed: '2977',
        parcels: ['612', '613/1'],
        share: '1/1',
      },
      place: {
        address: 'Svatopluka Čecha 57, 693 01 Hustopeče',
        municipality: 'Hustopeče',
        district: 'Břeclav',
        zipCode: '693 01',
        addressPointCode: '19862407',
      },
    },
    auctions: [
      {
        referenceNumber: '142 EX 930/25-18',
        startsAt: null,
        endsAt: null,
        appraisedPrice: 5190000,
        lowestBid: 3460000,
        minimumIncrement: 30000,
        deposit: { amount: 700000, account: '19-2000145399/0800', variableSymbol: '93025018' },
      },
    ],
    files: [
      {
        n: 1,
        name: 'Posudek Hustopeče 57.pdf',
        kind: 'Znalecký posudek',
        date: '2026-10-30',
        content: { type: 'report' },
      },
      {
        n: 2,
        name: 'Dům z ulice.png',
        kind: 'Fotografie',
        date: '2026-10-12',
        content: { type: 'photo', scene: 'house', seed: 71 },
      },
    ],
    serviceHistory: [
      ['142 EX 930/25-7', 'Exekuční příkaz – nemovitost', 'Věroslav Zpěvák', '2025-09-19', 'převzato'],
    ],
  },
  {
    id: 'neverejny',
    fileMark: '142 EX 1188/25',
    matter: 'Vymožení 640 000,00 Kč s příslušenstvím',
    state: 'Dražba – k vyhlášení',
    referee: 'Kostelník',
    openedOn: '2025-10-02',
    restriction: 'Spis: neveřejný – omezený přístup',
    claim: 640000,
    parties: [
      {
        role: 'oprávněný',
        name: 'Úvěrní družstvo Dyje',
        companyId: '28593405',
        address: 'Náměstí T. G. Masaryka 8, 690 02 Břeclav',
      },
      {
        role: 'povinný',
        name: 'Drahomíra Pálková',
        birthDate: '1979-07-23',
        address: 'Zámecká 15, 691 46 Podivín',
      },
    ],
    subject: {
      kind: 'nemovitá věc',
      category: 'Byt',
      title: 'Byt 2+kk, Podivín',
      description: 'Bytová jednotka 2+kk v přízemí, k bytu náleží předzahrádka.',
      cadastre: { area: 'Podivín', areaCode: '723835', titleDeed: '1630', parcels: ['88/3'], share: '1/2' },
      place: {
        address: 'Zámecká 15, 691 46 Podivín',
        municipality: 'Podivín',
        district: 'Břeclav',
        zipCode: '691 46',
        addressPointCode: '20518830',
      },
    },
    auctions: [
      {
        referenceNumber: '142 EX 1188/25-16',
        startsAt: '2027-05-06T11:00+02:00',
        endsAt: '2027-05-06T12:00+02:00',
        appraisedPrice: 1200000,
        lowestBid: 800000,
        minimumIncrement: 10000,
        deposit: { amount: 150000, account: '19-2000145399/0800', variableSymbol: '118825016' },
      },
    ],
    files: [
      {
        n: 1,
        name: 'Dražební vyhláška 142 EX 1188-25-16.pdf',
        kind: 'Dražební vyhláška',
        date: '2027-03-01',
        content: { type: 'decree', auction: 0 },
      },
    ],
    serviceHistory: [],
  },
];
