import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { findPlace } from './find-place.ts';
import { readCase } from './read-case.ts';
import type { CaseReading } from './reading.ts';

const read = (name: string): { document: Document; reading: CaseReading } => {
  const html = readFileSync(new URL(`./pages/${name}.html`, import.meta.url), 'utf8');
  // The pages are our own; those that build shadow trees need their script.
  const { document } = new JSDOM(html, { url: 'https://spis.example/detail/1', runScripts: 'dangerously' })
    .window;
  return { document, reading: readCase(document, { now: '2026-11-21T10:00:00.000Z' }) };
};

function valuesOf({ fields }: CaseReading): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([id, field]) => (field.status === 'found' ? [[id, field.value]] : [])),
  );
}

const pages: Record<string, { fields: Record<string, unknown>; documents?: string[]; ambiguous?: string[] }> =
  {
    webforms: {
      fields: {
        fileMark: '142EX81/25',
        referenceNumber: '142EX81/25-27',
        creditors: [
          {
            name: 'Stavební spořitelna Morava, a.s.',
            companyId: '27082440',
            address: 'Kounicova 26, 602 00 Brno',
          },
        ],
        debtors: [
          { name: 'Jan Novák', birthDate: '1968-07-04', address: 'Školní 12, 691 05 Zaječí' },
          { name: 'Marie Nováková', birthDate: '1971-02-15', address: 'Školní 12, 691 05 Zaječí' },
        ],
        auctionKind: 'real',
        title: 'Rodinný dům č. p. 12 v obci Zaječí',
        share: '1/1',
        appraisedPrice: 3_600_000,
        lowestBid: 2_400_000,
        minimumIncrement: 10_000,
        deposit: 500_000,
        depositAccount: '19-2000145399/0800',
        depositVariableSymbol: '0008125',
        startsAt: '2027-03-12T09:00:00.000Z',
        endsAt: '2027-03-12T11:00:00.000Z',
        venue: 'www.exdrazby.cz',
        district: 'Břeclav',
        municipality: 'Zaječí',
        cadastralArea: 'Zaječí',
        cadastralAreaCode: '790397',
        titleDeed: '1042',
        parcels: ['st. 112', '354/2'],
      },
      documents: [
        'auction_decree https://spis.example/detail/Soubor.ashx?id=5511',
        'expert_report https://spis.example/detail/Soubor.ashx?id=5402',
        'expert_report_appendix postback',
      ],
    },
    'jquery-ui-tabs': {
      fields: {
        fileMark: '142EX90/25',
        creditors: [
          { name: 'Credit Plus s.r.o.', companyId: '25596641', address: 'Dlouhá 5, 110 00 Praha 1' },
        ],
        debtors: [{ name: 'Petr Svoboda', birthDate: '1980-11-09', address: 'Lipová 3, 664 01 Bílovice' }],
        auctionKind: 'movable',
        title: 'Osobní automobil Škoda Octavia',
        description: 'Osobní automobil Škoda Octavia 1.9 TDI, r. v. 2008, najeto 210 000 km.',
        appraisedPrice: 90_000,
        lowestBid: 60_000,
        deposit: null,
        depositAccount: null,
        depositVariableSymbol: null,
        depositSpecificSymbol: null,
        startsAt: '2027-04-20T07:30:00.000Z',
      },
    },
    'angular-material': {
      fields: {
        fileMark: '137EX5/24',
        debtors: [{ name: 'Karel Dvořák', birthDate: '1959-03-03', address: 'Brněnská 7, 692 01 Mikulov' }],
        auctionKind: 'real',
        appraisedPrice: 2_100_000,
        lowestBid: 1_250_000,
        deposit: 200_000,
        depositAccount: '2000145399/0800',
        depositVariableSymbol: '524',
        startsAt: '2027-05-20T11:00:00.000Z',
        municipality: 'Mikulov',
        cadastralArea: 'Mikulov na Moravě',
        titleDeed: '2210',
        latitude: 48.8056,
        longitude: 16.6378,
      },
      documents: ['auction_decree postback', 'expert_report https://spis.example/api/files/77/content'],
    },
    'react-grid': {
      fields: {
        fileMark: '203EX1187/23',
        debtors: [
          { name: 'Ing. Tomáš Král, Ph.D.', birthDate: '1975-12-12', address: 'Nádražní 44, 697 01 Kyjov' },
        ],
        appraisedPrice: 100_000,
        lowestBid: 66_700,
        deposit: 10_000,
        depositAccount: '2000145399/0800',
        depositVariableSymbol: '1187232023',
        startsAt: '2027-06-01T07:00:00.000Z',
        district: 'Hodonín',
        cadastralArea: 'Kyjov',
        cadastralAreaCode: '678431',
        auctionKind: 'real',
      },
      documents: [
        'image https://spis.example/soubory/foto/1.jpg',
        'image https://spis.example/soubory/foto/2.jpg',
      ],
    },
    'web-components': {
      fields: {
        fileMark: '088EX4410/21',
        appraisedPrice: 250_000,
        lowestBid: 166_667,
        deposit: 20_000,
        startsAt: '2027-09-07T09:15:00.000Z',
        venue: 'Exekutorský úřad Jihlava, Komenského 8, Jihlava',
        district: 'Jihlava',
      },
      documents: ['auction_decree https://spis.example/download/77/vyhlaska.pdf'],
    },
    'decree-print': {
      fields: {
        venue: 'www.portaldrazeb.cz',
        fileMark: '137EX10413/25',
        referenceNumber: '137EX10413/25-MB',
        creditors: [
          {
            name: 'Česká spořitelna, a.s.',
            companyId: '45244782',
            address: 'Olbrachtova 1929/62, 140 00 Praha 4',
          },
        ],
        debtors: [{ name: 'Josef Malý', birthDate: '1961-05-12', address: 'Lidická 8, 690 02 Břeclav' }],
        auctionKind: 'real',
        appraisedPrice: 2_850_000,
        lowestBid: 1_900_000,
        minimumIncrement: 20_000,
        deposit: 300_000,
        depositAccount: '19-2000145399/0800',
        depositVariableSymbol: '1041325',
        startsAt: '2027-04-15T08:00:00.000Z',
        endsAt: '2027-04-15T09:30:00.000Z',
        district: 'Břeclav',
        municipality: 'Břeclav',
        cadastralArea: 'Břeclav',
        titleDeed: '1558',
        parcels: ['1204/3'],
      },
    },
    'lots-table': {
      fields: {
        fileMark: '142EX77/24',
        debtors: [{ name: 'Alfa Stav s.r.o.', companyId: '00006947', address: 'Vinohrady 4, 639 00 Brno' }],
        startsAt: '2027-03-12T08:00:00.000Z',
        lots: [
          { title: 'Bagr JCB 3CX', appraisedPrice: 900_000, lowestBid: 300_000, deposit: 30_000 },
          {
            title: 'Míchačka',
            appraisedPrice: 9_000,
            lowestBid: 3_000,
            deposit: null,
            depositAccount: null,
            depositVariableSymbol: null,
            depositSpecificSymbol: null,
          },
        ],
      },
      ambiguous: ['title', 'appraisedPrice', 'lowestBid', 'deposit'],
    },
    'lots-sections': {
      fields: {
        auctionKind: 'real',
        fileMark: '142EX78/24',
        creditors: [{ name: 'ČR – Finanční úřad' }],
        lots: [
          {
            referenceNumber: '142EX78/24-27',
            title: 'Byt č. 5',
            lowestBid: 1_000_000,
            startsAt: '2027-03-12T08:00:00.000Z',
          },
          {
            referenceNumber: '142EX78/24-28',
            title: 'Garáž',
            lowestBid: 100_000,
            startsAt: '2027-03-12T09:00:00.000Z',
          },
        ],
      },
      ambiguous: ['referenceNumber', 'title', 'lowestBid', 'startsAt'],
    },
    notice: {
      fields: {
        fileMark: '142EX81/25',
        referenceNumber: '142EX81/25-30',
        addressee: { firstName: 'Eliška', lastName: 'Veselá', birthDate: '1990-01-30' },
        noticeType: 'OHL-56a',
        postOn: '2027-02-01',
        registryOffice: { name: 'Obecní úřad Zaječí', addressPointCode: '12345678' },
        deliveryKind: 'do vlastních rukou',
      },
    },
    'listing-hu': {
      fields: {
        fileMark: '142EX12/26',
        description: 'Napfényes lakás a hetedik kerületben.',
        municipality: 'Budapest',
        latitude: 47.5,
        longitude: 19.05,
        listingType: 'flat',
        listingAction: 'sale',
        price: 45_000_000,
        currency: 'HUF',
        floorArea: 68,
        zipCode: '1071',
        address: 'Damjanich utca 12.',
        rooms: 3,
      },
    },
  };

describe('pages of differing technology', () => {
  it.each(Object.entries(pages))('reads all and nothing else from %s', (name, expected) => {
    const { reading } = read(name);
    expect(reading.isCasePage).toBe(true);
    expect(valuesOf(reading)).toEqual(expected.fields);
    const ambiguous = Object.entries(reading.fields).filter(
      ([, field]) => field.status === 'missing' && field.reason === 'ambiguous',
    );
    expect(ambiguous.map(([id]) => id)).toEqual(expected.ambiguous ?? []);
    const documents = reading.documents.map(
      ({ documentType, obstacle, href }) => `${documentType} ${obstacle ?? href}`,
    );
    expect(documents).toEqual(expected.documents ?? []);
  });

  it.each(Object.keys(pages))('points at the element of every value in %s', (name) => {
    const { document, reading } = read(name);
    for (const field of Object.values(reading.fields)) {
      if (field.status === 'found') expect(findPlace(document, field.place)).not.toBeNull();
    }
  });

  it.each(['case-list', 'mail', 'login', 'not-found'])('says that %s is no case page', (name) => {
    expect(read(name).reading.isCasePage).toBe(false);
  });

  it('quotes the mark of a restricted case', () => {
    expect(read('notice').reading.restriction?.raw).toBe('Neveřejný spis');
    expect(read('webforms').reading.restriction).toBeNull();
  });
});
