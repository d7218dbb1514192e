/** Cases whose next step is a notice on the central notice board: a natural person and a company. */
import type { OfficeCase } from './case-types.ts';

export const noticeCases: readonly OfficeCase[] = [
  {
    id: 'ohlasovna',
    fileMark: '142 EX 774/25',
    matter: 'Vymožení 18 264,00 Kč s příslušenstvím',
    state: 'Doručování – k vyvěšení',
    referee: 'Nováková',
    openedOn: '2025-07-03',
    claim: 18264,
    parties: [
      {
        role: 'oprávněný',
        name: 'Dopravní společnost Hané a Podluží, a.s.',
        companyId: '64039170',
        address: 'Nádražní 5, 695 01 Hodonín',
      },
      {
        role: 'povinný',
        name: 'Kamil Straširybka',
        birthDate: '1985-11-28',
        personalNumber: '851128/4419',
        address: 'Dukelské náměstí 2/2, 693 01 Hustopeče (ohlašovna)',
      },
    ],
    auctions: [],
    notice: {
      referenceNumber: '142 EX 774/25-33',
      type: 'OHL-56a – oznámení, adresa na ohlašovně',
      description: 'Vyrozumění o zahájení exekuce a výzva ke splnění vymáhané povinnosti',
      addressee: {
        firstName: 'Kamil',
        lastName: 'Straširybka',
        birthDate: '1985-11-28',
        address: 'Dukelské náměstí 2/2, 693 01 Hustopeče',
      },
      registryOffice: { name: 'Městský úřad Hustopeče', addressPointCode: '19864221' },
      deliveryKind: 'do vlastních rukou',
      postOn: '2027-03-01',
    },
    files: [
      {
        n: 1,
        name: 'Vyrozumění o zahájení exekuce 142 EX 774-25-33.pdf',
        kind: 'Vyrozumění',
        date: '2026-11-23',
        content: {
          type: 'letter',
          heading: 'VYROZUMĚNÍ O ZAHÁJENÍ EXEKUCE',
          paragraphs: [
            'Soudní exekutor vyrozumívá povinného Kamila Straširybku, nar. 28. 11. 1985, o zahájení exekuce k vymožení částky 18 264,00 Kč s příslušenstvím.',
            'Povinný se vyzývá, aby vymáhanou povinnost splnil ve lhůtě 30 dnů ode dne doručení.',
            'Poučení: Po dobu 15 dnů od doručení nesmí povinný nakládat se svým majetkem.',
          ],
        },
      },
      {
        n: 2,
        name: 'Doručenka – vráceno.pdf',
        kind: 'Doručenka',
        date: '2026-11-12',
        content: {
          type: 'letter',
          heading: 'DORUČENKA',
          paragraphs: [
            'Adresát nebyl zastižen. Úložní doba uplynula dne 9. 11. 2026. Zásilka vrácena odesílateli.',
          ],
        },
      },
    ],
    serviceHistory: [
      [
        '142 EX 774/25-9',
        'Vyrozumění o zahájení exekuce',
        'Kamil Straširybka',
        '2025-09-04',
        'vráceno – na adrese neznámý',
      ],
    ],
  },
  {
    id: 'spolecnost',
    fileMark: '142 EX 355/25',
    matter: 'Vymožení 97 500,00 Kč s příslušenstvím',
    state: 'Doručování – k vyvěšení',
    referee: 'Pospíchal',
    openedOn: '2025-04-14',
    claim: 97500,
    parties: [
      {
        role: 'oprávněný',
        name: 'Pila Soutok s.r.o.',
        companyId: '09145273',
        address: 'Masarykova 60, 691 51 Lanžhot',
      },
      {
        role: 'povinný',
        name: 'Stavby a izolace Mutěnka s.r.o.',
        companyId: '74120697',
        address: 'Průmyslová 1120/4, 696 11 Mutěnice',
      },
    ],
    auctions: [],
    notice: {
      referenceNumber: '142 EX 355/25-14',
      type: 'P50 – písemnost podle § 50 o. s. ř.',
      description: 'Exekuční příkaz přikázáním pohledávky z účtu',
      addressee: {
        companyName: 'Stavby a izolace Mutěnka s.r.o.',
        companyId: '74120697',
        address: 'Průmyslová 1120/4, 696 11 Mutěnice',
      },
      deliveryPlace: 'Průmyslová 1120/4, 696 11 Mutěnice',
      deliveryKind: 'prosté doručení',
      postOn: '2027-03-04',
    },
    files: [
      {
        n: 1,
        name: 'Exekuční příkaz 142 EX 355-25-14.pdf',
        kind: 'Exekuční příkaz',
        date: '2026-11-20',
        content: {
          type: 'letter',
          heading: 'EXEKUČNÍ PŘÍKAZ',
          paragraphs: [
            'Soudní exekutor přikazuje provést exekuci přikázáním pohledávky z účtu povinného Stavby a izolace Mutěnka s.r.o., IČO 74120697.',
            'Povinnému se zakazuje nakládat s prostředky na účtu až do výše 97 500,00 Kč s příslušenstvím.',
          ],
        },
      },
    ],
    serviceHistory: [
      [
        '142 EX 355/25-8',
        'Výzva ke splnění',
        'Stavby a izolace Mutěnka s.r.o.',
        '2025-06-10',
        'DS znepřístupněna',
      ],
    ],
  },
];
