import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import type { FieldId } from '../case/fields.ts';
import { readCase } from './read-case.ts';

function readingOf(field: FieldId, ...paragraphs: string[]): unknown {
  const { document } = new JSDOM(paragraphs.map((text) => `<p>${text}</p>`).join('')).window;
  const reading = readCase(document).fields[field];
  return reading.status === 'found' ? reading.value : `!${reading.reason}`;
}

const rows: readonly (readonly [field: FieldId, value: unknown, text: string])[] = [
  [
    'lowestBid',
    45600,
    'Nejnižší podání činí 45 600 Kč. Nezaplatí-li vydražitel, nařídí se opakovaná dražba, při níž nejnižší podání činí 34 200 Kč.',
  ],
  [
    'endsAt',
    '2027-03-17T09:45:00.000Z',
    'Dražba bude zahájena dne 17. 3. 2027 v 10.00 hod. na adrese www.portaldrazeb.cz a skončí dne 17. 3. 2027 v 10.45 hod.',
  ],
  [
    'venue',
    'www.portaldrazeb.cz',
    'Dražba bude zahájena dne 17. 3. 2027 v 10.00 hod. na adrese www.portaldrazeb.cz a skončí dne 17. 3. 2027.',
  ],
  [
    'startsAt',
    '2027-03-16T09:00:00.000Z',
    'Dražební jednání nařízené na den 9. 2. 2027 v 10:00 hod. se odročuje na den 16. 3. 2027 v 10:00 hod.',
  ],
  [
    'startsAt',
    '2027-10-07T11:00:00.000Z',
    'Dražba se uskuteční na adrese https://www.portaldrazeb.cz a bude zahájena dne 7. 10. 2027 ve 13:00 hodin.',
  ],
  ['appraisedPrice', 234000, 'Zahrada Holešov: odhad 234 000 Kč, jistota 20 000 Kč na účet úřadu.'],
  ['deposit', 20000, 'Zahrada Holešov: odhad 234 000 Kč, jistota 20 000 Kč na účet úřadu.'],
  ['district', 'Kroměříž', 'Pozemek parc. č. 3310/7, LV 2290, k. ú. Holešov, okr. Kroměříž, zahrada.'],
  ['venue', 'www.portaldrazeb.cz', 'Prosím zveřejnit, dražba na www.portaldrazeb.cz, díky.'],
  ['appraisedPrice', 84000, 'Rozhodná cena dražené věci byla odhadem stanovena na 84 000 Kč.'],
  ['lowestBid', 34200, 'V opakované dražbě nejnižší podání činí polovinu ceny, tj. 34 200 Kč.'],
  [
    'referenceNumber',
    '142EX81/25-27',
    'Dražební vyhláška č. j. 142 EX 81/25-27 ze dne 3. 3. 2027 o dražbě nemovitých věcí.',
  ],
  ['referenceNumber', '!not-found', 'Cena byla usnesením č. j. 142 EX 81/25-18 ze dne 3. 3. 2026 určena.'],
  [
    'referenceNumber',
    '!not-found',
    'Podle usnesení soudního exekutora č. j. 142 EX 81/25-18 byla dražba odročena.',
  ],
  ['lowestBid', 45600, 'Nejnižší podání činí 45 600,00 Kč.'],
  [
    'lowestBid',
    45600,
    'Nejnižší podání se stanoví ve výši dvou třetin výsledné ceny, tj. částkou 45.600,- Kč.',
  ],
  [
    'lowestBid',
    45600,
    'Soudní exekutor stanoví nejnižší podání ve výši 2/3 výsledné ceny, a to 45 600 Kč (slovy: čtyřicet pět tisíc).',
  ],
  ['lowestBid', 45600, 'Vyvolávací cena draženého vozidla je stanovena na 45 600 Kč.'],
  [
    'appraisedPrice',
    68400,
    'Výsledná cena dražených nemovitých věcí byla usnesením určena částkou 68.400,-- Kč.',
  ],
  ['appraisedPrice', 68400, 'Obvyklá cena předmětu dražby byla znalcem stanovena ve výši 68 400 Kč.'],
  ['deposit', 10000, 'Zájemci o koupi jsou povinni složit dražební jistotu ve výši 10 000 Kč.'],
  ['deposit', null, 'Složení dražební jistoty se nevyžaduje, dražit může každý zájemce.'],
  [
    'minimumIncrement',
    5000,
    'Minimální výše příhozu se stanoví na částku 5 000,- Kč, příhozy se činí v celých tisících.',
  ],
  [
    'depositAccount',
    '19-2000145399/0800',
    'Jistotu lze zaplatit bezhotovostně na účet č. 19-2000145399/0800 vedený u České spořitelny.',
  ],
  [
    'depositVariableSymbol',
    '0812',
    'Jistotu lze zaplatit na účet č. 19-2000145399/0800, variabilní symbol 0812.',
  ],
  ['depositSpecificSymbol', '77', 'Jistotu lze zaplatit na účet č. 19-2000145399/0800, VS: 0812, SS: 77.'],
  [
    'startsAt',
    '2027-03-12T09:00:00.000Z',
    'Elektronická dražba se koná dne 12. 3. 2027 od 10:00 hod. na portálu.',
  ],
  [
    'startsAt',
    '2027-03-12T09:00:00.000Z',
    'Dražební jednání se nařizuje na den 12. března 2027 v 10.00 hodin v sídle úřadu.',
  ],
  [
    'startsAt',
    '2027-07-12T08:00:00.000Z',
    'Zahájení elektronické dražby je stanoveno na 12. července 2027 v 10 hod.',
  ],
  [
    'endsAt',
    '2027-03-12T11:00:00.000Z',
    'Ukončení elektronické dražby je stanoveno nejdříve na den 12. 3. 2027 ve 12:00 hodin.',
  ],
  [
    'titleDeed',
    '123',
    'Nemovité věci jsou zapsány na listu vlastnictví č. 123 pro katastrální území Zaječí.',
  ],
  [
    'cadastralArea',
    'Zaječí',
    'Nemovité věci jsou zapsány na LV č. 123 pro k. ú. Zaječí, obec Zaječí, okres Břeclav.',
  ],
  [
    'cadastralArea',
    'Mikulov na Moravě',
    'Pozemek v katastrálním území Mikulov na Moravě zapsaný na LV č. 123.',
  ],
  [
    'cadastralAreaCode',
    '790397',
    'Pozemek v k. ú. Zaječí [790397], zapsaný na LV č. 123 u katastrálního úřadu.',
  ],
  ['district', 'Brno-venkov', 'Nemovité věci v obci Modřice, okres Brno-venkov, zapsané na LV č. 5.'],
  ['share', '1/4', 'Předmětem dražby je spoluvlastnický podíl o velikosti id. 1/4 na pozemku.'],
  ['auctionKind', 'real', 'Usnesení o nařízení elektronické dražby nemovitých věcí povinného.'],
  ['auctionKind', 'movable', 'Dražební vyhláška o dražbě movitých věcí sepsaných dne 1. 2. 2027.'],
];

describe('sentences of a vyhláška', () => {
  it.each(rows)('give %s = %j', (field, value, text) => {
    expect(readingOf(field, text)).toEqual(value);
  });

  it.each([
    [
      'an amount that nothing governs',
      'lowestBid',
      'Povinný dluží 45 600 Kč a nejnižší podání určí usnesení.',
    ],
    [
      'an amount of the next sentence',
      'deposit',
      'Zájemci musí složit jistotu předem. Znalec ocenil zahradu na 45 600 Kč.',
    ],
    ['the highest bid', 'lowestBid', 'Nejvyšší podání bylo učiněno ve výši 45 600 Kč panem dražitelem.'],
    [
      'the account for the highest bid',
      'depositAccount',
      'Vydražitel zaplatí nejvyšší podání na účet č. 19-2000145399/0800, VS 12.',
    ],
    [
      'a term that is called off',
      'startsAt',
      'Dražební jednání nařízené na den 9. 2. 2027 v 10:00 hod. se odročuje na neurčito.',
    ],
    [
      'the start of the enforcement',
      'startsAt',
      'Exekuce byla zahájena dne 7. 10. 2020 v 10:00 hod., dražba bude nařízena.',
    ],
    ['an estimate of costs', 'appraisedPrice', 'Dražba zahrady: odhad nákladů exekuce je 45 600 Kč celkem.'],
    [
      'a site the auction is only announced at',
      'venue',
      'Dražební vyhláška je zveřejněna na www.exekutor.example.cz po dobu třiceti dnů.',
    ],
    [
      'the viewing of what is auctioned',
      'startsAt',
      'Ohledání předmětu dražby se uskuteční dne 30. 3. 2027 v 16:00 hodin.',
    ],
    ['the viewing', 'startsAt', 'Prohlídka dražené nemovité věci se koná dne 12. 3. 2027 v 10:00 hod.'],
    [
      'the date of the report',
      'startsAt',
      'Pro dražbu byl vypracován znalecký posudek ze dne 12. 3. 2027 v 10:00 hod.',
    ],
    ['a day without an hour', 'startsAt', 'Elektronická dražba nemovitých věcí se koná dne 12. 3. 2027.'],
  ] as const)('do not take %s', (_name, field, text) => {
    expect(readingOf(field, text)).toBe('!not-found');
  });

  it('tell the term that is coming, not the one that is over', () => {
    const past =
      'Dražební jednání konané dne 4. 2. 2027 v 10:00 hodin, při němž nejnižší podání činilo 3.200.000 Kč, bylo skončeno, neboť nebylo učiněno ani nejnižší podání.';
    const next = 'Čas zahájení dražby se stanovuje na 20. 5. 2027 v 10:00:00 hod.';
    const bid = 'Nejnižší podání činí polovinu výsledné ceny, tedy 2.400.000 Kč.';
    expect(readingOf('startsAt', past, next)).toBe('2027-05-20T08:00:00.000Z');
    expect(readingOf('lowestBid', past, bid)).toBe(2_400_000);
  });

  it('tell when an auction over days begins and ends', () => {
    const text =
      'Dražba se uskuteční elektronicky ve dnech od 26. 1. 2027 13:00 hod. do 27. 1. 2027 14:00 hod.';
    expect(readingOf('startsAt', text)).toBe('2027-01-26T12:00:00.000Z');
    expect(readingOf('endsAt', text)).toBe('2027-01-27T13:00:00.000Z');
  });

  it('take the number in a line of its own for that of the ruling below it', () => {
    const page = (title: string): string =>
      `<h1>Spis 142 EX 81/25</h1><p>142 EX 81/25-27</p><h2>${title}</h2>`;
    const numberOf = (body: string): unknown =>
      readCase(new JSDOM(body).window.document).fields.referenceNumber.status;
    expect(numberOf(page('U S N E S E N Í'))).toBe('found');
    expect(numberOf(page('Zpráva'))).toBe('missing');
    expect(numberOf('<ul><li>142 EX 81/25-27</li></ul><p>Usnesení</p>')).toBe('missing');
  });

  it('name the parcels of a list together, one an item', () => {
    const list =
      '<ul><li>pozemek parc. č. st. 101, zastavěná plocha</li><li>pozemek parc. č. 96/2, zahrada</li></ul>';
    const { document } = new JSDOM(list).window;
    expect(readCase(document).fields.parcels).toMatchObject({ value: ['st. 101', '96/2'] });
  });

  it('are ambiguous when they contradict each other', () => {
    expect(
      readingOf('lowestBid', 'Nejnižší podání činí 45 600,00 Kč.', 'Nejnižší podání činí 50 000,00 Kč.'),
    ).toBe('!ambiguous');
  });

  it('yield to a label', () => {
    expect(readingOf('lowestBid', 'Nejnižší podání činí 45 600,00 Kč.', 'Nejnižší podání: 50 000 Kč')).toBe(
      50000,
    );
  });
});

describe('names in sentences', () => {
  it.each([
    ['proti povinnému Davidu Růžičkovi, bytem Zenklova 15, Praha 8, nar. 8. 10. 1985, vydává usnesení', 0.5],
    ['proti povinnému: David Růžička, bytem Zenklova 15, Praha 8, nar. 8. 10. 1985, vydává usnesení', 0.75],
    [
      'proti povinným 1) Miloslav Krátký, bytem Zenklova 15, Praha 8, nar. 8. 10. 1985, vydává usnesení',
      0.75,
    ],
    ['proti povinnému Pila Hanákovi s.r.o., IČO 26512181, se sídlem Dlouhá 1, Praha, vydává usnesení', 0.75],
  ])('are only as sure as their case: %s', (text, confidence) => {
    const { document } = new JSDOM(`<p>Soudní exekutor ve věci 142 EX 81/25 ${text}.</p>`).window;
    const { debtors } = readCase(document).fields;
    expect(debtors.status === 'found' ? debtors.confidence : debtors).toBe(confidence);
  });
});
