/** From labels to fields: what a generic label (`číslo účtu`, `adresa`, `datum`) means where it stands. */
import type { FieldId } from '../case/fields.ts';
import { isFieldId } from '../case/fields.ts';
import { parseFileMark } from '../formats/file-mark.ts';
import { parseTime } from '../formats/prague-time.ts';
import { fileName } from './document-name.ts';
import { isForeign, kindsAbove } from './headings-above.ts';
import type { SectionKind } from './labels/sections.ts';
import { isNoTitle, isOnlyKind } from './no-title.ts';
import { isUnset, parseField } from './normalise.ts';
import type { Heading } from './page.ts';
import type { Pair } from './pair.ts';
import { readPayee } from './payee.ts';
import { placesInText } from './places-in-text.ts';
import { parseInstantRange } from './when.ts';
import { auctionKindOf } from './words.ts';

/** A pair that has become an answer for one field. */
export interface Candidate extends Pair {
  readonly field: FieldId;
  /** Answers that may fail to parse without being called invalid: the label means other things too. */
  readonly silent?: boolean;
}

const personKinds = new Set<SectionKind>([
  'debtor',
  'creditor',
  'representative',
  'addressee',
  'participants',
  'office',
  'registryOffice',
]);
const paymentFields = new Set<FieldId>(['depositAccount', 'depositVariableSymbol', 'depositSpecificSymbol']);
/** Fields a person or an office has as well as a property. */
const sharedWithPersons = new Set<FieldId>([
  'address',
  'zipCode',
  'municipality',
  'district',
  'title',
  'description',
  'addressPointCode',
  'category',
  'deliveryPlace',
  'share',
]);
const sharedWithDocuments = new Set<FieldId>([
  'title',
  'description',
  'referenceNumber',
  'category',
  'noticeType',
  'price',
]);

/** What governs a payment label: the nearest heading or label before it that is about the deposit or another payment. */
function belongsToDeposit(pair: Pair, pairs: readonly Pair[]): boolean {
  for (const kind of kindsAbove(pair.heading)) {
    if (kind === 'deposit') return true;
    if (kind === 'payment' || personKinds.has(kind)) return false;
  }
  const near = 14;
  let before: Pair | undefined;
  let after: Pair | undefined;
  for (const other of pairs) {
    if (other.slot !== 'deposit' && other.slot !== 'otherPayment') continue;
    if (other === pair) continue;
    if (other.order <= pair.order && pair.order - other.order <= near) before = other;
    if (other.order > pair.order && other.order - pair.order <= near / 2) after ??= other;
  }
  if (before) return before.slot === 'deposit';
  return after?.slot === 'deposit' || isOnlyPayment(pair, pairs);
}

interface Payments {
  readonly hasOther: boolean;
  /** Different values by slot. */
  readonly values: ReadonlyMap<string, ReadonlySet<string>>;
  readonly depositHeadings: ReadonlySet<Heading | null>;
}

/** Asked for each account and symbol of a page, so put together once. */
const paymentMemory = new WeakMap<readonly Pair[], Payments>();

function paymentsOf(pairs: readonly Pair[]): Payments {
  const known = paymentMemory.get(pairs);
  if (known) return known;
  const values = new Map<string, Set<string>>();
  const depositHeadings = new Set<Heading | null>();
  let hasOther = false;
  for (const { slot, raw, heading } of pairs) {
    hasOther ||= slot === 'otherPayment';
    if (slot === 'deposit') depositHeadings.add(heading);
    if (paymentFields.has(slot as FieldId)) values.set(slot, (values.get(slot) ?? new Set()).add(raw)); // other slots are no payment fields
  }
  const payments = { hasOther, values, depositHeadings };
  paymentMemory.set(pairs, payments);
  return payments;
}

/** Further away still the deposit's, when the same section speaks of it and the page of no other payment or account. */
function isOnlyPayment({ slot, heading }: Pair, pairs: readonly Pair[]): boolean {
  const { hasOther, values, depositHeadings } = paymentsOf(pairs);
  return !hasOther && values.get(slot)?.size === 1 && depositHeadings.has(heading);
}

/** Fields a label may mean; `address` below `Povinný` means none of the case's own. */
function fieldsOf(
  pair: Pair,
  pairs: readonly Pair[],
): { field: FieldId; weak?: boolean; silent?: boolean }[] {
  const kinds = kindsAbove(pair.heading);
  const [nearest] = kinds;
  const { slot } = pair;
  switch (slot) {
    case 'kindWords':
      // `Druh: nemovitost` says the kind wherever a thing is described; `Druh: řidičský průkaz` says nothing.
      if (pair.weak && nearest !== 'auction') {
        const isThing =
          nearest === undefined || nearest === 'property' || nearest === 'lot' || nearest === 'lots';
        return isThing && auctionKindOf(pair.raw) ? [{ field: 'auctionKind', silent: true }] : [];
      }
      return [
        { field: 'auctionKind', silent: true },
        { field: 'voluntary', silent: true },
      ];
    case 'coordinates':
      return [{ field: 'latitude' }, { field: 'longitude' }];
    case 'amount':
      return nearest === 'deposit' ? [{ field: 'deposit', weak: false }] : [];
    case 'date':
    case 'from':
      return nearest === 'auction' ? [{ field: 'startsAt', weak: true, silent: true }] : [];
    case 'until':
      // `Dražba do: 2. 2. 2027 10:00` says itself what ends.
      if (/draž|draz|aukc/iu.test(pair.label)) return [{ field: 'endsAt', silent: true }];
      return nearest === 'auction' ? [{ field: 'endsAt', weak: true, silent: true }] : [];
    case 'street':
      return nearest && personKinds.has(nearest) ? [] : [{ field: 'address', weak: true }];
    case 'documentName': {
      // Of a notice the document that is posted, unless it is one file of several.
      const isNotice = pairs.some((other) => other.slot === 'noticeType' || other.slot === 'postOn');
      const isFile = nearest === 'documents' || nearest === 'photos' || pair.tie === 'column';
      // `Název písemnosti` is what is posted; `Předmět` beside it is the errand's.
      const weak = !/název|name/iu.test(pair.label);
      return isNotice && !isFile && !fileName.test(pair.raw) ? [{ field: 'title', weak }] : [];
    }
    case 'startDate':
      return [{ field: 'startsAt' }];
    case 'startTime':
    case 'endTime': {
      // `Čas konání: 12. 3. 2027 10:00` is the whole term.
      const whole = parseInstantRange(pair.raw.replace(/\n/g, ' '))?.status === 'ok';
      return whole ? [{ field: slot === 'endTime' ? 'endsAt' : 'startsAt', weak: true }] : [];
    }
    default:
  }
  if (!isFieldId(slot)) return [];
  if (slot === 'lots' || slot === 'creditors' || slot === 'debtors') return [];
  if (slot === 'addressee' || slot === 'registryOffice') return [];
  if (paymentFields.has(slot) && pair.weak)
    return belongsToDeposit(pair, pairs) ? [{ field: slot, weak: false }] : [];
  if (nearest && personKinds.has(nearest) && (sharedWithPersons.has(slot) || pair.weak)) return [];
  if ((nearest === 'documents' || nearest === 'photos') && (sharedWithDocuments.has(slot) || pair.weak))
    return [];
  if (nearest === 'venue' && slot === 'address') return [{ field: 'venue', weak: true }];
  if (nearest === 'venue' && (slot === 'municipality' || slot === 'district')) return [];
  if (slot === 'address' && pair.weak && followsPerson(pair, pairs)) return [];
  // `Předmět dražby: nemovitost` says what kind of thing it is, not what it is called.
  if (slot === 'title' && isOnlyKind(pair.raw)) return [{ field: 'auctionKind', weak: true, silent: true }];
  if (slot === 'title' && pair.weak && isNoTitle(pair.raw)) return [];
  if (slot === 'startsAt' && pair.weak && isOtherTerm(pair, pairs)) return [];
  // `Věc: 142 EX 81/25` names the case, `Věc: Motocykl` what is auctioned.
  if (slot === 'title' && pair.weak && parseFileMark(pair.raw)) return [{ field: 'fileMark', weak: true }];
  if (slot === 'referenceNumber') return [{ field: slot }, { field: 'fileMark', weak: true, silent: true }];
  if (slot === 'fileMark')
    return [
      { field: slot, silent: pair.weak },
      { field: 'referenceNumber', weak: true, silent: true },
    ];
  if (slot === 'cadastralArea')
    return [{ field: slot }, { field: 'cadastralAreaCode', weak: true, silent: true }];
  if (slot === 'startsAt') return [{ field: slot, silent: pair.weak }];
  // `Type of property: Movable`
  if (slot === 'listingType') return [{ field: slot }, { field: 'auctionKind', weak: true, silent: true }];
  if (slot === 'category') return [{ field: slot }, { field: 'auctionKind', weak: true, silent: true }];
  return [{ field: slot }];
}

/** `Termín` of a task beside the `Zahájení` that stands below `Dražba`. */
function isOtherTerm({ heading }: Pair, pairs: readonly Pair[]): boolean {
  if (heading?.kind === 'auction') return false;
  return pairs.some(
    (other) =>
      other.slot === 'startsAt' &&
      other.heading?.kind === 'auction' &&
      !isForeign(other.heading) &&
      typeof parseField('startsAt', other.raw) === 'object',
  );
}

const personSlots = new Set<string>([
  'debtors',
  'creditors',
  'personName',
  'firstName',
  'lastName',
  'birthDate',
  'companyId',
  'addressee',
  'personRole',
  'otherPerson',
]);

/** `Povinný: … · Datum narození: … · Adresa: …` — the address of the person named just before. */
export function followsPerson(pair: Pair, pairs: readonly Pair[]): boolean {
  const at = pairs.indexOf(pair);
  for (let index = at - 1; index >= 0 && index >= at - 3; index--) {
    const before = pairs[index];
    if (!before || pair.order - before.order > 6) return false;
    if (before.heading !== pair.heading) return false;
    if (personSlots.has(before.slot)) return true;
    if (before.slot !== 'personAddress' && before.slot !== 'zipCode') return false;
  }
  return false;
}

/** The hour that belongs to a day: the nearest label for a time that follows it, or the only one in the page. */
function timeFor(pair: Pair, pairs: readonly Pair[], end: boolean): Pair | undefined {
  const wanted = end ? ['endTime', 'until', 'time'] : ['startTime', 'from', 'time'];
  const times = pairs.filter(
    (other) => wanted.includes(other.slot) && !isForeign(other.heading) && parseTime(other.raw) !== undefined,
  );
  const near = times.filter(
    (other) => Math.abs(other.order - pair.order) <= 6 && other.order >= pair.order - 2,
  );
  const named = times.filter((other) => other.slot === (end ? 'endTime' : 'startTime'));
  return near[0] ?? (named.length === 1 ? named[0] : undefined);
}

/** Street and house number stand under labels of their own. */
function withHouse(pair: Pair, pairs: readonly Pair[]): string {
  const house = pairs.find(
    (other) =>
      other.slot === 'houseNumber' &&
      other.heading === pair.heading &&
      Math.abs(other.order - pair.order) <= 6,
  );
  return house && !isUnset(house.raw) ? `${pair.raw} ${house.raw}` : pair.raw;
}

/** `Lowest bid (CZK): 920,000`: in English the currency stands in front, and then the comma parts thousands. */
function withCurrency({ label, raw }: Pair): string {
  const currency = /^\s*\d{1,3},\d{3}\s*$/.test(raw) ? /\b(?:CZK|EUR|HUF)\b/.exec(label)?.[0] : undefined;
  return currency === undefined ? raw : `${currency} ${raw.trim()}`;
}

/** `60.000 Kč, na účet č. 2401234567/2010, VS 5002288`: one text tells the amount and where to pay it. */
function payeeIn(candidate: Candidate): Candidate[] {
  const { account, variableSymbol, specificSymbol } = readPayee(candidate.raw);
  const parts: readonly (readonly [FieldId, string | undefined])[] = [
    ['depositAccount', candidate.field === 'deposit' ? account : undefined],
    ['depositVariableSymbol', variableSymbol],
    ['depositSpecificSymbol', specificSymbol],
  ];
  return parts.flatMap(([field, raw]) => (raw === undefined ? [] : [{ ...candidate, field, raw }]));
}

/** `Katastr: Blansko, LV 3310, obec Blansko`, `Název: Pozemek p. č. 388/21`: one text tells more than its label names. */
function placesIn(candidate: Candidate): Candidate[] {
  const found: Candidate[] = [];
  placesInText(candidate.raw, (field, raw) => {
    if (field !== candidate.field) found.push({ ...candidate, field, raw, weak: true, silent: true });
  });
  return found;
}

/** All answers for all fields, in the order of the page. */
export function resolve(pairs: readonly Pair[]): Candidate[] {
  const candidates: Candidate[] = [];
  for (const pair of pairs) {
    if (isForeign(pair.heading)) continue;
    for (const { field, weak = pair.weak, silent } of fieldsOf(pair, pairs)) {
      const raw = pair.slot === 'street' ? withHouse(pair, pairs) : withCurrency(pair);
      const candidate: Candidate = { ...pair, raw, field, weak, ...(silent ? { silent } : {}) };
      candidates.push(candidate);
      if (field === 'deposit' || field === 'depositAccount') candidates.push(...payeeIn(candidate));
      if (field === 'cadastralArea' || field === 'title') candidates.push(...placesIn(candidate));
      if (field !== 'startsAt' && field !== 'endsAt') continue;
      const outcome = isUnset(pair.raw) ? 'unset' : parseField(field, pair.raw);
      if (outcome === 'partial') {
        const time = timeFor(pair, pairs, field === 'endsAt');
        if (time) {
          candidates.pop();
          candidates.push({ ...candidate, raw: `${pair.raw} ${time.raw}` });
          const end = field === 'startsAt' ? timeFor(pair, pairs, true) : undefined;
          if (end && end !== time && end.slot !== 'time')
            candidates.push({ ...candidate, field: 'endsAt', raw: `${pair.raw} ${end.raw}`, weak: true });
        }
      } else if (field === 'startsAt') {
        const range = parseInstantRange(pair.raw.replace(/\n/g, ' '));
        if (range?.status === 'ok' && range.end)
          candidates.push({ ...candidate, field: 'endsAt', raw: range.end, weak: true });
      }
    }
  }
  return candidates;
}
