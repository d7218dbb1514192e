import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PostNotice } from '../../../shared/submissions/notice.ts';
import { chooseDeliveryKind } from './choose-delivery-kind.ts';
import { differingFields, isSameNotice, stateOf, withdrawalEffect } from './compare.ts';
import { refusalProblem } from './errors.ts';
import { lookAgainMs } from './post.ts';
import { confirmationsSchema, pdfInJson, readCodeLists, readNotice, readNotices } from './schema.ts';
import { fromWallTime } from './wall-time.ts';
import { toWire } from './wire.ts';

const notice: PostNotice = {
  kind: 'notice',
  action: 'post',
  type: 'V49',
  number: '142EX355/25-14',
  postOn: '2027-03-01',
  addressee: { firstName: 'Kamil', lastName: 'Zkoušený', birthDate: '1985-11-28' },
  papers: [{ number: '142EX355/25-14', description: 'Výzva', deliveryKind: 'DVR' }],
};
const answer = {
  cudid: 'CV1',
  interniId: 'x',
  typ: 'V49',
  adresat: { jmeno: 'Kamil', prijmeni: 'Zkoušený', narozeni: '1985-11-28' },
  pisemnosti: [{ cisloJednaci: '142EX355/25-14' }],
  vyvesitDne: '2027-03-01',
};
const record = (changes: object = {}) => {
  const read = readNotice({ ...answer, ...changes });
  if (read === undefined) throw new Error('not readable');
  return read;
};

describe('times without a zone', () => {
  it.each([
    ['2027-03-12T10:00:00', '2027-03-12T09:00:00.000Z'],
    ['2027-07-12T10:00:00', '2027-07-12T08:00:00.000Z'],
    ['2027-10-31T02:30:00', '2027-10-31T00:30:00.000Z'],
    ['2027-03-12T10:00:00.123', '2027-03-12T09:00:00.000Z'],
    ['2027-03-12T10:00:00Z', '2027-03-12T10:00:00.000Z'],
    ['2027-03-12T10:00:00+01:00', '2027-03-12T09:00:00.000Z'],
  ])('%s is Prague time', (text, instant) => {
    expect(fromWallTime(text)).toBe(instant);
  });

  it.each(['', '2027-03-12', '2027-03-28T02:30:00', '2027-02-30T10:00:00', '12.3.2027 10:00', 'x'])(
    '%j is none',
    (text) => {
      expect(fromWallTime(text)).toBeUndefined();
    },
  );
});

describe('a document is read', () => {
  it.each<[string, object, object]>([
    ['with a number for its id', { cudid: 17 }, { cudid: '17' }],
    [
      'without type, addressee, papers and dates',
      { typ: null, adresat: undefined, pisemnosti: null, vyvesitDne: 5 },
      { type: undefined, addresseeKey: undefined, numbers: [], postOn: undefined },
    ],
    ['with nobody as addressee', { adresat: null }, { addresseeKey: '' }],
    ['with half an addressee', { adresat: { jmeno: 'Kamil' } }, { addresseeKey: undefined }],
    [
      'with a company',
      { adresat: { nazev: 'A', ico: '74120697', jmeno: null } },
      { addresseeKey: 'ico:74120697' },
    ],
    ['with days that carry a time', { svesitDne: '2027-03-11T00:00:00' }, { takeDownOn: '2027-03-11' }],
    ['with empty times', { vyveseno: '', sveseno: null }, { postedAt: undefined, takenDownAt: undefined }],
    ['with further members', { novinka: { a: 1 } }, { cudid: 'CV1' }],
  ])('%s', (_name, changes, expected) => {
    expect(record(changes)).toMatchObject(expected);
  });

  it.each([null, undefined, [], 'CV1', {}, { cudid: '' }, { cudid: null }, { cudid: 1.5 }])(
    'not from %j',
    (body) => {
      expect(readNotice(body)).toBeUndefined();
    },
  );

  it('never with an exception, whatever comes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        readNotice(body);
        readNotices(body);
        readCodeLists(body);
        pdfInJson(body);
        confirmationsSchema.safeParse(body);
        refusalProblem(400, JSON.stringify(body) ?? '');
      }),
    );
  });

  it('a list with an entry nobody can read is damaged, and no list is none', () => {
    expect(readNotices([answer, {}])).toMatchObject({ records: [{ cudid: 'CV1' }], damaged: true });
    expect(readNotices([answer])).toMatchObject({ damaged: false });
    expect(readNotices({ items: [] })).toBeUndefined();
  });
});

describe('a document on the board', () => {
  it.each<[string, object, string, string | null]>([
    ['waits', {}, 'waiting', 'destroyed'],
    ['hangs', { vyveseno: '2027-03-01T09:00:00' }, 'posted', 'archived'],
    ['is archived', { vyveseno: '2027-03-01T09:00:00', sveseno: '2027-03-11T00:00:00' }, 'archived', null],
  ])('that %s', (_name, changes, state, effect) => {
    expect([stateOf(record(changes)), withdrawalEffect(record(changes))]).toEqual([state, effect]);
  });

  it.each<[string, object, string[], boolean]>([
    ['the same', {}, [], true],
    ['another day', { vyvesitDne: '2027-03-02' }, ['postOn'], true],
    ['a padded number', { pisemnosti: [{ cisloJednaci: '142EX00355/25-014' }] }, [], true],
    ['nothing said of the addressee', { adresat: undefined }, [], true],
    ['another addressee', { adresat: { nazev: 'A', ico: '74120697' } }, ['addressee'], false],
    ['another number', { pisemnosti: [{ cisloJednaci: '142EX355/25-15' }] }, ['referenceNumber'], false],
    ['another type', { typ: 'X49' }, ['noticeType'], false],
    [
      'one paper more',
      { pisemnosti: [{ cisloJednaci: '142EX355/25-14' }, { cisloJednaci: '142EX355/25-15' }] },
      ['referenceNumber'],
      true,
    ],
  ])('compared with ours: %s', (_name, changes, fields, isSame) => {
    expect(differingFields(record(changes), notice)).toEqual(fields);
    expect(isSameNotice(record(changes), notice)).toBe(isSame);
  });
});

describe('a refusal', () => {
  const said = (...dilciChyby: string[]) =>
    JSON.stringify({ stav: 400, chyba: 'Neplatná data.', dilciChyby });

  it.each([
    ['cisloJednaci', 'Položka "pisemnosti[0].cisloJednaci" nemá platnou hodnotu.', 'referenceNumber'],
    ['vyvesitDne', 'Položka "vyvesitDne" musí být vyplněna.', 'postOn'],
    ['ohlasovna.nazev', 'Položka "ohlasovna.nazev" musí být vyplněna.', 'registryOffice'],
    ['mistoDoruceni.adm', 'Položka „mistoDoruceni.adm“ chybí.', 'deliveryPlace'],
    ['adresat.nazev', 'Položka "adresat.nazev" …', 'addressee'],
    ['narozeni', "Položka 'narozeni' …", 'addressee'],
    ['druhDoruceni', 'Položka "pisemnosti[1].druhDoruceni" …', 'deliveryKind'],
    ['rodicovskyDokument', 'Položka "rodicovskyDokument" …', 'parentNotice'],
    ['an unknown name', 'Položka "neznama" …', undefined],
    ['a name every object knows', 'Položka "constructor" …', undefined],
  ])('names our field for %s', (_name, words, field) => {
    const problem = refusalProblem(400, said(words));
    expect(problem.field).toBe(field);
    expect(problem.remoteWords).toBe(`Neplatná data. ${words}`);
  });

  it.each([
    [403, 'remote-forbidden'],
    [404, 'remote-not-found'],
    [413, 'attachment-too-large'],
    [422, 'remote-conflict'],
    [400, 'remote-refused'],
    [415, 'remote-refused'],
  ])('%i is %s, and nothing was sent', (status, code) => {
    expect(refusalProblem(status, '<html>')).toMatchObject({ code, sent: 'nothing' });
  });

  it('quotes no gateway and never more than a thousand signs', () => {
    expect(refusalProblem(400, '<html><h1>Bad</h1>')).not.toHaveProperty('remoteWords');
    expect(refusalProblem(400, said('x'.repeat(5000))).remoteWords).toHaveLength(1000);
  });
});

describe('the kind of delivery', () => {
  const lists = readCodeLists({
    druhyDoruceni: [
      { kod: 'DVR', nazev: 'Do vlastních rukou' },
      { kod: 2, nazev: 'Prosté doručení' },
      { kod: 'X', nazev: 'Dvojí' },
      { kod: 'Y', nazev: 'dvoji' },
    ],
    jine: 'x',
  });

  it.each([
    ['DVR', 'DVR'],
    ['do vlastnich rukou', 'DVR'],
    ['PROSTÉ  DORUČENÍ', '2'],
    ['2', '2'],
  ])('%s is %s', (wanted, code) => {
    expect(chooseDeliveryKind(lists, wanted)).toBe(code);
  });

  it.each(['holubem', 'do vlastních', 'dvojí', ''])('%j is refused', (wanted) => {
    expect(() => chooseDeliveryKind(lists, wanted)).toThrow();
  });

  it('goes out as it is where there is no list', () => {
    expect(chooseDeliveryKind({}, 'do vlastních rukou')).toBe('do vlastních rukou');
  });
});

describe('the body of a post', () => {
  it('carries exactly one group of the addressee and no empty members', () => {
    expect(toWire(notice, { ownId: 'id', deliveryKinds: ['DVR'], files: [undefined] })).toEqual({
      interniId: 'id',
      vyvesitDne: '2027-03-01',
      adresat: { jmeno: 'Kamil', prijmeni: 'Zkoušený', narozeni: '1985-11-28' },
      pisemnosti: [{ cisloJednaci: '142EX355/25-14', popis: 'Výzva', druhDoruceni: 'DVR' }],
    });
  });

  it.each([
    ['nothing is known of it', undefined, {}],
    ['it has a name', { name: 'U Lesa 5' }, { nazev: 'U Lesa 5' }],
    ['it has a code', { addressPointCode: '31' }, { adm: 31 }],
  ] as const)('names the place of an OHL-56b also when %s', (_name, deliveryPlace, mistoDoruceni) => {
    const placed = { ...notice, type: 'OHL-56b', ...(deliveryPlace && { deliveryPlace }) } as PostNotice;
    const body = toWire(placed, { ownId: 'id', deliveryKinds: ['DVR'], files: [undefined] });
    expect(body).toMatchObject({ mistoDoruceni });
  });

  it('is never made when a file or a code is missing', () => {
    expect(() => toWire(notice, { ownId: 'id', deliveryKinds: [], files: [undefined] })).toThrow();
    expect(() => toWire(notice, { ownId: 'id', deliveryKinds: ['DVR'], files: ['x'] })).toThrow();
  });
});

describe('the next look at a document that waits', () => {
  it.each([
    ['far ahead', '2027-03-01T08:00:00Z', 12 * 60],
    ['two hours ahead', '2027-03-04T21:00:00Z', 130],
    ['on its day', '2027-03-05T08:00:00Z', 10],
    ['long after', '2027-03-09T08:00:00Z', 360],
  ])('%s', (_name, now, minutes) => {
    expect(lookAgainMs('2027-03-05', Date.parse(now))).toBe(minutes * 60_000);
  });
});

describe('a confirmation in JSON', () => {
  const pdf = btoa('%PDF-1.4\n');
  it.each<[string, unknown, boolean]>([
    ['under any name', { obsah: pdf, typ: 'A' }, true],
    ['twice', { a: pdf, b: pdf }, false],
    ['not at all', { soubor: 'AAAA' }, false],
    ['as text', pdf, false],
    ['in nothing', null, false],
  ])('is found %s', (_name, body, isThere) => {
    expect(pdfInJson(body) !== undefined).toBe(isThere);
  });
});
