/**
 * What a right reading of a case page says: plain values of the case record, made from the same data as the page.
 * A field that is absent here is not on the page, or the page gives several answers (prices of two vyhlášky).
 */
import type { AuctionKind, CaseValues, DocumentType, Lot, Person } from '../../shared/case/record.ts';
import type { Auction, OfficeCase, Party } from './cases/case-types.ts';

const kindOf: Record<NonNullable<OfficeCase['subject']>['kind'], AuctionKind> = {
  'nemovitá věc': 'real',
  'movitá věc': 'movable',
  'jiné majetkové právo': 'virtual',
};

const documentTypeOf = new Map<string, DocumentType>([
  ['Dražební vyhláška', 'auction_decree'],
  ['Znalecký posudek', 'expert_report'],
  ['Příloha posudku', 'expert_report_appendix'],
  ['Fotografie', 'image'],
  ['Usnesení', 'resolution_pre'],
]);

/** Drops what has no value, as `exactOptionalPropertyTypes` wants it. */
function present<T extends object>(values: { readonly [K in keyof T]?: T[K] | undefined }): Partial<T> {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>; // fromEntries forgets the keys it was given
}

function mark(printed: string): string {
  return printed.replaceAll(' ', '');
}

function instant(moment: string | null): string | undefined {
  return moment === null ? undefined : new Date(moment).toISOString();
}

function person({ name, birthDate, companyId, address }: Party): Person {
  return { name, ...present<Person>({ birthDate, companyId, address }) };
}

function terms(auction: Auction) {
  const { deposit } = auction;
  return {
    referenceNumber: mark(auction.referenceNumber),
    appraisedPrice: auction.appraisedPrice,
    lowestBid: auction.lowestBid,
    minimumIncrement: auction.minimumIncrement,
    deposit: deposit === null ? null : deposit.amount,
    depositAccount: deposit === null ? null : deposit.account,
    depositVariableSymbol: deposit === null ? null : deposit.variableSymbol,
    depositSpecificSymbol: deposit === null ? null : deposit.specificSymbol,
    startsAt: instant(auction.startsAt),
    endsAt: instant(auction.endsAt),
  };
}

function subjectValues({ subject }: OfficeCase): Partial<CaseValues> {
  if (subject === undefined) return {};
  const { cadastre, place } = subject;
  return present<CaseValues>({
    auctionKind: kindOf[subject.kind],
    category: subject.category,
    title: subject.title,
    description: subject.description,
    share: cadastre?.share,
    cadastralArea: cadastre?.area,
    cadastralAreaCode: cadastre?.areaCode,
    titleDeed: cadastre?.titleDeed,
    parcels: cadastre?.parcels,
    municipality: place?.municipality,
    district: place?.district,
    addressPointCode: place?.addressPointCode,
    latitude: place?.latitude,
    longitude: place?.longitude,
  });
}

function noticeValues({ notice }: OfficeCase): Partial<CaseValues> {
  if (notice === undefined) return {};
  const { companyName, ...addressee } = notice.addressee;
  return present<CaseValues>({
    referenceNumber: mark(notice.referenceNumber),
    noticeType: notice.type,
    addressee: companyName === undefined ? addressee : { ...addressee, name: companyName },
    registryOffice: notice.registryOffice,
    deliveryPlace: notice.deliveryPlace,
    deliveryKind: notice.deliveryKind,
    postOn: notice.postOn,
  });
}

/**
 * The values a reading of `/spis/<id>` should find. Instants are UTC; marks carry no spaces. Where a page names earlier
 * terms too (`bez-terminu`), a reader that calls number or lowest bid ambiguous is right as well: it does not guess.
 */
export function expectedValues(officeCase: OfficeCase): Partial<CaseValues> {
  const { auctions, parties } = officeCase;
  const [only, second] = auctions;
  const byRole = (role: Party['role']) => parties.filter((party) => party.role === role).map(person);
  const lots = auctions.map((auction): Lot => {
    const { title, description } = auction;
    return present<Lot>({ ...terms(auction), title, description });
  });
  const several = second !== undefined;
  return {
    fileMark: mark(officeCase.fileMark),
    ...subjectValues(officeCase),
    ...noticeValues(officeCase),
    ...(only !== undefined && !several ? present<CaseValues>(terms(only)) : {}),
    ...(several ? { lots } : {}),
    ...(only === undefined ? {} : { voluntary: officeCase.claim === null }),
    ...(officeCase.claim === null ? {} : { creditors: byRole('oprávněný'), debtors: byRole('povinný') }),
  };
}

export interface ExpectedDocument {
  /** Path on the site, without origin. */
  readonly path: string;
  readonly name: string;
  readonly documentType: DocumentType;
}

/** The documents the page offers, in its order; kinds the portal does not know are `other_doc`. */
export function expectedDocuments({ id, files }: OfficeCase): readonly ExpectedDocument[] {
  return files.map(({ n, name, kind }) => ({
    path: `/spis/${id}/dokument/${n}`,
    name,
    documentType: documentTypeOf.get(kind) ?? 'other_doc',
  }));
}
