/** Auctions of movables and rights, a voluntary one, and one without a deposit. */
import type { OfficeCase } from './case-types.ts';

export const otherAuctionCases: readonly OfficeCase[] = [
  {
    id: 'vozidlo',
    fileMark: '142 EX 1406/24',
    matter: 'Vymožení 212 380,00 Kč s příslušenstvím',
    state: 'Dražba – k vyhlášení',
    referee: 'Pospíchal',
    openedOn: '2024-11-27',
    claim: 212380,
    parties: [
      {
        role: 'oprávněný',
        name: 'Autocentrum Pavlovsko s.r.o.',
        companyId: '09145273',
        address: 'Brněnská 44, 691 22 Pouzdřany',
      },
      {
        role: 'povinný',
        name: 'Miloslav Ostřížek',
        birthDate: '1988-03-17',
        address: 'U Cihelny 9, 691 51 Lanžhot',
      },
    ],
    subject: {
      kind: 'movitá věc',
      category: 'Osobní automobil',
      title: 'Škoda Octavia Combi 2.0 TDI',
      description:
        'Osobní automobil, barva modrá metalíza, dva klíče, velký technický průkaz. Poškozený pravý přední blatník.',
      details: [
        ['Registrační značka', '5B2 7316'],
        ['VIN', 'TMBJG9NE8H0194427'],
        ['Rok výroby', '2017'],
        ['Stav tachometru', '187 452 km'],
        ['Uloženo', 'sklad úřadu, Průmyslová 3, 690 02 Břeclav'],
      ],
    },
    auctions: [
      {
        referenceNumber: '142 EX 1406/24-41',
        startsAt: '2027-01-19T13:00+01:00',
        endsAt: '2027-01-19T13:30+01:00',
        appraisedPrice: 144000,
        lowestBid: 48000,
        minimumIncrement: 2000,
        deposit: { amount: 15000, account: '2788117309/0300', variableSymbol: '140624041' },
      },
    ],
    files: [
      {
        n: 1,
        name: 'Dražební vyhláška 142 EX 1406-24-41.pdf',
        kind: 'Dražební vyhláška',
        date: '2026-12-08',
        content: { type: 'decree', auction: 0 },
      },
      {
        n: 2,
        name: 'Octavia zepředu.png',
        kind: 'Fotografie',
        date: '2026-11-26',
        content: { type: 'photo', scene: 'car', seed: 21 },
      },
      {
        n: 3,
        name: 'Octavia na dvoře skladu.png',
        kind: 'Fotografie',
        date: '2026-11-26',
        content: { type: 'photo', scene: 'car', seed: 22 },
      },
    ],
    serviceHistory: [
      ['142 EX 1406/24-19', 'Exekuční příkaz – movité věci', 'Miloslav Ostřížek', '2025-02-05', 'převzato'],
    ],
  },
  {
    id: 'podil',
    fileMark: '142 EX 233/23',
    matter: 'Vymožení 1 020 400,00 Kč s příslušenstvím',
    state: 'Dražba – k vyhlášení',
    referee: 'Nováková',
    openedOn: '2023-03-09',
    claim: 1020400,
    parties: [
      {
        role: 'oprávněný',
        name: 'Obilní sýpky Dolní Věstonice, družstvo',
        companyId: '64039170',
        address: 'Dolní Věstonice 121, 691 29 Dolní Věstonice',
      },
      {
        role: 'povinný',
        name: 'Ing. Jaromír Kadlček',
        birthDate: '1970-10-04',
        address: 'Vinařská 210, 691 25 Vrbice',
      },
    ],
    subject: {
      kind: 'jiné majetkové právo',
      category: 'Obchodní podíl',
      title: 'Obchodní podíl 50 % ve společnosti Vinařství Pod Reistnou s.r.o.',
      description:
        'Podíl povinného ve výši 50 % na základním kapitálu 200 000 Kč. Převod podílu je podmíněn souhlasem valné hromady.',
      details: [
        ['Společnost', 'Vinařství Pod Reistnou s.r.o.'],
        ['IČO společnosti', '74120697'],
        ['Spisová značka v OR', 'C 48213 vedená u Krajského soudu v Brně'],
      ],
    },
    auctions: [
      {
        referenceNumber: '142 EX 233/23-58',
        startsAt: '2027-02-24T14:00+01:00',
        endsAt: '2027-02-24T15:00+01:00',
        appraisedPrice: 900000,
        lowestBid: 600000,
        minimumIncrement: 10000,
        deposit: { amount: 90000, account: '19-2000145399/0800', variableSymbol: '23323058' },
      },
    ],
    files: [
      {
        n: 1,
        name: 'Dražební vyhláška 142 EX 233-23-58.pdf',
        kind: 'Dražební vyhláška',
        date: '2027-01-06',
        content: { type: 'decree', auction: 0 },
      },
      {
        n: 2,
        name: 'Ocenění podílu 2026.pdf',
        kind: 'Znalecký posudek',
        date: '2026-09-02',
        content: { type: 'report' },
      },
      {
        n: 3,
        name: 'Usnesení o ceně a závadách 142 EX 233-23-51.pdf',
        kind: 'Usnesení',
        date: '2026-10-15',
        content: {
          type: 'letter',
          heading: 'USNESENÍ',
          paragraphs: [
            'Soudní exekutor určuje obvyklou cenu obchodního podílu povinného částkou 900 000,00 Kč.',
            'Závady, které prodejem v dražbě nezaniknou, nebyly zjištěny.',
            'Poučení: Proti tomuto usnesení lze podat odvolání do 15 dnů ode dne jeho doručení.',
          ],
        },
      },
    ],
    serviceHistory: [],
  },
  {
    id: 'dobrovolna',
    fileMark: '142 DD 5/26',
    matter: 'Dobrovolná dražba – zahrada Velké Pavlovice',
    state: 'Dražba – k vyhlášení',
    referee: 'Nováková',
    openedOn: '2026-08-19',
    claim: null,
    parties: [
      {
        role: 'navrhovatel',
        name: 'Anežka Turečková',
        birthDate: '1953-04-26',
        address: 'Pod Břehy 31, 691 06 Velké Pavlovice',
      },
      {
        role: 'vlastník',
        name: 'Anežka Turečková',
        birthDate: '1953-04-26',
        address: 'Pod Břehy 31, 691 06 Velké Pavlovice',
      },
    ],
    subject: {
      kind: 'nemovitá věc',
      category: 'Zahrada',
      title: 'Zahrada se zahradním domkem, Velké Pavlovice',
      description: 'Oplocená zahrada 1 126 m² s vlastní studnou a dřevěným domkem na pozemku.',
      cadastre: {
        area: 'Velké Pavlovice',
        areaCode: '778672',
        titleDeed: '4015',
        parcels: ['3320/18'],
        share: '1/1',
      },
      place: {
        municipality: 'Velké Pavlovice',
        district: 'Břeclav',
        zipCode: '691 06',
        latitude: 48.904417,
        longitude: 16.819233,
      },
    },
    auctions: [
      {
        referenceNumber: '142 DD 5/26-3',
        startsAt: '2027-03-30T10:00+02:00',
        endsAt: '2027-03-30T11:00+02:00',
        appraisedPrice: 820000,
        lowestBid: 750000,
        minimumIncrement: 5000,
        deposit: { amount: 80000, account: '211467305/0600', variableSymbol: '526003' },
      },
    ],
    files: [
      {
        n: 1,
        name: 'Dražební vyhláška 142 DD 5-26-3.pdf',
        kind: 'Dražební vyhláška',
        date: '2027-01-28',
        content: { type: 'decree', auction: 0 },
      },
      {
        n: 2,
        name: 'Návrh na provedení dražby.pdf',
        kind: 'Podání',
        date: '2026-08-19',
        content: {
          type: 'letter',
          heading: 'NÁVRH NA PROVEDENÍ DOBROVOLNÉ DRAŽBY',
          paragraphs: [
            'Jako výlučná vlastnice navrhuji, aby byla v dobrovolné dražbě prodána zahrada p. č. 3320/18 v k. ú. Velké Pavlovice.',
            'Nejnižší podání navrhuji částkou 750 000,00 Kč.',
          ],
        },
      },
      {
        n: 3,
        name: 'Zahrada.png',
        kind: 'Fotografie',
        date: '2026-08-27',
        content: { type: 'photo', scene: 'field', seed: 41 },
      },
    ],
    serviceHistory: [],
  },
  {
    id: 'bez-jistoty',
    fileMark: '142 EX 67/25',
    matter: 'Vymožení 34 120,00 Kč s příslušenstvím',
    state: 'Dražba – k vyhlášení',
    referee: 'Pospíchal',
    openedOn: '2025-01-20',
    claim: 34120,
    parties: [
      {
        role: 'oprávněný',
        name: 'Obec Kobylí – místní poplatky',
        companyId: '25194364',
        address: 'Augusty Šebestové 716, 691 10 Kobylí',
      },
      {
        role: 'povinný',
        name: 'Radek Skoumal',
        birthDate: '1991-06-06',
        address: 'Trávníky 204, 691 10 Kobylí',
      },
    ],
    subject: {
      kind: 'movitá věc',
      category: 'Zemědělská technika',
      title: 'Malotraktor domácí výroby s vlekem',
      description: 'Malotraktor bez technického průkazu, motor Slavia, nepojízdný. Vlek jednonápravový.',
      details: [
        ['Rok výroby', 'nezjištěno'],
        ['Uloženo', 'u povinného'],
      ],
    },
    auctions: [
      {
        referenceNumber: '142 EX 67/25-19',
        startsAt: '2027-02-03T09:30+01:00',
        endsAt: '2027-02-03T10:00+01:00',
        appraisedPrice: 24000,
        lowestBid: 8000,
        minimumIncrement: 500,
        deposit: null,
      },
    ],
    files: [
      {
        n: 1,
        name: 'Dražební vyhláška 142 EX 67-25-19.pdf',
        kind: 'Dražební vyhláška',
        date: '2026-12-30',
        content: { type: 'decree', auction: 0 },
      },
    ],
    serviceHistory: [],
  },
];
