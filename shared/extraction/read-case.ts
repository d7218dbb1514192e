import { type FieldId, fieldIds } from '../case/fields.ts';
import type { Person } from '../case/record.ts';
import { parseTyped } from '../formats/prague-time.ts';
import { cleanText } from '../formats/text.ts';
import { readAmount } from './amount.ts';
import { kindFromSigns } from './auction-kind.ts';
import { findMarks, judgePage } from './case-page.ts';
import { collectInSteps } from './collect.ts';
import { decide, missing, type PlaceOf } from './decide.ts';
import { guessDocumentType } from './document-type.ts';
import { findDocuments } from './documents.ts';
import type { FoundPerson } from './found-person.ts';
import { isForeign } from './headings-above.ts';
import { decideFileMark, referenceInHeading } from './identity.ts';
import { labelPairsInSteps } from './label-pairs.ts';
import { letterheads } from './letterheads.ts';
import { findLots, type LotReading } from './lots.ts';
import { lotsReading } from './lots-reading.ts';
import { withoutMailHeaders } from './mail-header.ts';
import { createOfOtherCase } from './of-other-case.ts';
import { dataPairs, microdataPairs } from './page-data.ts';
import type { Pair } from './pair.ts';
import { paragraphs } from './paragraphs.ts';
import { parties } from './parties.ts';
import { appliedReading, applyLots, settleAgreed } from './profile/apply-lots.ts';
import { applyTaught, withProfile } from './profile/apply-profile.ts';
import { readProfile } from './profile/read-profile.ts';
import type { Profile } from './profile/schema.ts';
import type { CaseReading, FieldReading, FieldReadings, FoundDocument } from './reading.ts';
import { type Candidate, resolve } from './resolve.ts';
import { findRestriction } from './restriction.ts';
import { placeOf as placeOfElement } from './selector-for.ts';
import { sentences } from './sentences.ts';
import { readAddressee, readRegistryOffice } from './service.ts';
import { finish, type Steps } from './steps.ts';
import { createVisibility } from './visibility.ts';

export interface ReadCaseOptions {
  /** The present, ISO 8601; a birth date after it is no birth date. */
  readonly now?: string;
  /** Address of the page, where the document does not know it (`about:blank`, a parsed file). */
  readonly url?: string;
  /** What the office taught about this site; answers first. */
  readonly profile?: Profile | undefined;
  /** Words the office adds to those that mark a restricted case. */
  readonly restrictionWords?: readonly string[] | undefined;
}

/** Fields put together from several labels, not decided between answers. */
const composed = new Set<FieldId>([
  'creditors',
  'debtors',
  'addressee',
  'registryOffice',
  'lots',
  'fileMark',
]);

/**
 * Reads a case from a page: pure, without network and without any profile. Frames of the same origin and open shadow
 * roots are read through the top document. Every field is a value with its place, or a named reason why it is missing.
 * @example const { isCasePage, fields } = readCase(document);
 */
export function readCase(document: Document, options: ReadCaseOptions = {}): CaseReading {
  return finish(readCaseInSteps(document, options));
}

/** {@link readCase} in pieces; the page must not change between them. */
export function* readCaseInSteps(document: Document, options: ReadCaseOptions = {}): Steps<CaseReading> {
  const url = options.url ?? document.URL;
  const page = yield* collectInSteps(document);
  const read = createVisibility(document);
  const placeOf: PlaceOf = (element, label) => placeOfElement(element, document, label);
  const labelled = yield* labelPairsInSteps(page, read);
  const pairs = withoutMailHeaders([...labelled.pairs, ...microdataPairs(page, read)]);
  const texts = paragraphs(page);
  yield;
  const marks = findMarks(page, read);
  yield;
  const taught = options.profile && readProfile(document, options.profile, { url, read, placeOf });

  const labelledAnswers = resolve(pairs);
  yield;
  const seen = [...labelledAnswers, ...sentences(texts, read), ...letterheads(page, read)];
  yield;
  const ofField = (all: readonly Candidate[], field: FieldId): Candidate[] =>
    all.filter((one) => one.field === field);
  // The cast is safe: `decide` parsed every value with the file mark's own parser.
  const markReading = decide('fileMark', ofField(seen, 'fileMark'), placeOf) as FieldReading<string>;
  // The cast is safe for the same reason: a taught file mark went through that parser too.
  const taughtMark = taught?.fields.get('fileMark') as FieldReading<string> | undefined;
  const fileMark = taughtMark ?? decideFileMark(markReading, marks, page, url, placeOf);
  const ownMark = fileMark.status === 'found' ? fileMark.value : undefined;

  const isOther = createOfOtherCase(page, texts, ownMark);
  const candidates = [...seen.filter((one) => !isOther(one)), ...resolve(dataPairs(page, ownMark))];
  const ladder = findLots(candidates, labelled.records, placeOf, page);
  const taughtLots =
    taught?.lots && applyLots(taught.lots, taught.lotFields, { candidates, ladder, placeOf });
  const lots = taughtLots?.ladder ?? ladder;
  yield;
  const documents = findDocuments(page, read, placeOf, ownMark, url);
  yield;

  const readings = new Map<FieldId, FieldReading<unknown>>();
  for (const field of fieldIds) {
    if (!composed.has(field))
      readings.set(field, readField(field, ofField(candidates, field), lots, placeOf));
  }
  const sheet = readings.get('referenceNumber');
  if (sheet?.status === 'missing' && sheet.reason === 'not-found')
    readings.set('referenceNumber', referenceInHeading(marks, fileMark, placeOf) ?? sheet);
  readings.set('fileMark', fileMark.status === 'found' ? fileMark : fromData(fileMark, candidates, placeOf));
  yield;
  readings.set(
    'creditors',
    personsReading(parties('creditors', pairs, labelled.records, texts, read), placeOf, options.now),
  );
  yield;
  readings.set(
    'debtors',
    personsReading(parties('debtors', pairs, labelled.records, texts, read), placeOf, options.now),
  );
  yield;
  readings.set('addressee', readAddressee(pairs, placeOf));
  readings.set('registryOffice', readRegistryOffice(pairs, placeOf));
  readings.set(
    'lots',
    taughtLots ? appliedReading(taughtLots.lots, documents, placeOf) : lotsReading(lots, documents, placeOf),
  );
  if (taught) applyTaught(readings, taught);
  if (taught && taughtLots) settleAgreed(readings, taughtLots.lots, taught.lotFields);
  settleDeposit(readings);
  settleVoluntary(readings);
  const kind = readings.get('auctionKind');
  if (kind?.status === 'missing' && kind.reason === 'not-found')
    readings.set('auctionKind', kindFromSigns(readings, page, read, placeOf) ?? kind);
  settleCurrency(readings);
  settleYear(readings, options.now);

  yield;
  const found = [...readings].filter(([, reading]) => reading.status === 'found').map(([field]) => field);
  const verdict = judgePage({ page, read, marks, candidates, records: labelled.records, found });
  const reading: CaseReading = {
    ...verdict,
    // `fieldIds` names every field once, and each value went through that field's own parser.
    fields: Object.fromEntries(
      fieldIds.map((field) => [field, readings.get(field)]),
    ) as unknown as FieldReadings,
    ...(taughtLots ? { lotReadings: taughtLots.lots.map((lot) => lot.readings) } : {}),
    documents: withSubject(documents, pairs),
    restriction: findRestriction(page, read, placeOf, ownMark, options.restrictionWords),
    unreadFrames: page.unreadFrames,
  };
  return taught ? withProfile(reading, taught, document, placeOf) : reading;
}

/** What stands outside of all lots speaks for the case; else what all lots agree on does. */
function readField(
  field: FieldId,
  own: readonly Candidate[],
  lots: LotReading,
  placeOf: PlaceOf,
): FieldReading<unknown> {
  const shared = own.filter((candidate) => !lots.used.has(candidate));
  if (shared.length > 0) {
    const reading = decide(field, shared, placeOf);
    if (reading.status === 'found' || lots.groups.length === 0) return reading;
  }
  const inLots = own.filter((candidate) => lots.used.has(candidate));
  const listed = lots.groups.flatMap(({ candidates }) => candidates.filter((one) => one.field === field));
  const all = inLots.length > 0 ? inLots : listed;
  const everyLot = lots.groups.every(({ candidates }) => candidates.some((one) => one.field === field));
  return everyLot && all.length > 0 ? decide(field, all, placeOf) : missing('not-found');
}

function fromData(
  reading: FieldReading<string>,
  candidates: readonly Candidate[],
  placeOf: PlaceOf,
): FieldReading<unknown> {
  if (reading.status === 'missing' && reading.reason !== 'not-found') return reading;
  return decide(
    'fileMark',
    candidates.filter((one) => one.field === 'fileMark' && one.tie === 'data'),
    placeOf,
  );
}

function personsReading(
  found: readonly FoundPerson[],
  placeOf: PlaceOf,
  now: string | undefined,
): FieldReading<readonly Person[]> {
  const [first] = found;
  if (!first) return missing('not-found');
  return {
    status: 'found',
    value: found.map(({ person }) => plausible(person, now)),
    raw: cleanText(found.map(({ raw }) => raw).join('; ')),
    place: placeOf(first.element, cleanText(first.label, 200)),
    rung: first.rung,
    confidence: Math.round(Math.min(...found.map(({ confidence }) => confidence)) * 100) / 100,
  };
}

/** Nobody is born in the future. */
function plausible(person: Person, now: string | undefined): Person {
  if (!person.birthDate || !now || person.birthDate <= now) return person;
  const { birthDate: _, ...rest } = person;
  return rest;
}

/** No deposit: then there is no account and no symbol either, unless the page names one. */
function settleDeposit(readings: Map<FieldId, FieldReading<unknown>>): void {
  const deposit = readings.get('deposit');
  if (deposit?.status !== 'found' || deposit.value !== null) return;
  for (const field of ['depositAccount', 'depositVariableSymbol', 'depositSpecificSymbol'] as const) {
    const reading = readings.get(field);
    if (reading?.status === 'missing' && reading.reason === 'not-found') readings.set(field, deposit);
  }
}

/** The register DD holds voluntary auctions only (portal reference, section 5). */
function settleVoluntary(readings: Map<FieldId, FieldReading<unknown>>): void {
  const mark = readings.get('fileMark');
  if (mark?.status !== 'found' || !/^\d{3}DD/.test(String(mark.value))) return;
  const voluntary = readings.get('voluntary');
  if (voluntary?.status === 'missing' && voluntary.reason === 'not-found') {
    readings.set('voluntary', { ...mark, value: true, confidence: Math.min(mark.confidence, 0.9) });
  }
}

/** `12. 3. v 10:00`: the next such day, shown as doubtful. */
function settleYear(readings: Map<FieldId, FieldReading<unknown>>, now: string | undefined): void {
  if (now === undefined) return;
  for (const field of ['startsAt', 'endsAt'] as const) {
    const reading = readings.get(field);
    if (reading?.status !== 'missing' || reading.reason !== 'invalid') continue;
    const [only, second] = reading.candidates;
    const typed = only && !second ? parseTyped(only.raw, now) : undefined;
    if (!only || typed?.status !== 'ok' || !typed.yearGuessed) continue;
    const { raw, place } = only;
    readings.set(field, {
      status: 'found',
      value: typed.instant,
      raw,
      place,
      rung: 'label',
      confidence: 0.45,
      doubt: 'year-guessed',
    });
  }
}

/** A price printed with its currency names it; an auction's amounts do so where they are not in crowns. */
function settleCurrency(readings: Map<FieldId, FieldReading<unknown>>): void {
  const currency = readings.get('currency');
  if (currency?.status !== 'missing' || currency.reason !== 'not-found') return;
  for (const field of ['price', 'lowestBid', 'appraisedPrice'] as const) {
    const amount = readings.get(field);
    const sign = amount?.status === 'found' ? readAmount(amount.raw)?.currency : undefined;
    if (amount?.status !== 'found' || !sign || (field !== 'price' && sign === 'CZK')) continue;
    readings.set('currency', { ...amount, value: sign });
    return;
  }
}

/** A page about one document: its only file is that document, whatever the file is called. */
function withSubject(documents: readonly FoundDocument[], pairs: readonly Pair[]): readonly FoundDocument[] {
  const [only, second] = documents;
  if (!only || second || only.documentType !== 'other_doc') return documents;
  const titles = pairs.filter(
    ({ slot, heading }) => /^(title|documentName)$/.test(slot) && !isForeign(heading),
  );
  const guesses = titles.map(({ raw }) => guessDocumentType(raw, '', '', only.mediaType, false));
  const types = new Set(guesses.filter(({ confidence }) => confidence >= 0.7).map((one) => one.documentType));
  const [documentType, other] = types;
  return !documentType || other ? documents : [{ ...only, documentType, confidence: 0.55 }];
}
