/** Plain values of a case, as they leave extraction and enter a draft. */

/** A party of the case. `birthDate` is `YYYY-MM-DD`; `companyId` is the eight-digit IČO as text. */
export interface Person {
  readonly name: string;
  readonly birthDate?: string;
  readonly companyId?: string;
  readonly address?: string;
}

/** The person a notice is served on: a company (`name`, `companyId`) or a natural person. */
export interface Addressee {
  readonly name?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly birthDate?: string;
  readonly companyId?: string;
  readonly address?: string;
}

export interface RegistryOffice {
  readonly name: string;
  readonly addressPointCode?: string;
}

export type AuctionKind = 'real' | 'movable' | 'virtual';

/** The portal's twelve document types (portal reference, section 8) and `image` for a photograph. */
export const documentTypes = [
  'auction_decree',
  'expert_report',
  'expert_report_appendix',
  'resolution_post',
  'resolution_pre',
  'resolution_award',
  'resolution_overbid',
  'resolution_paid',
  'resolution_defer',
  'resolution_cancel',
  'other_doc',
  'initiation_notice',
  'image',
] as const;
export type DocumentType = (typeof documentTypes)[number];

/** A document or photograph the page offers. `href` is absolute. */
export interface CaseDocument {
  readonly href: string;
  readonly name: string;
  readonly mediaType: string;
  readonly documentType: DocumentType;
}

/** One lot of a case that auctions several things, or one of several vyhlášky on one page. */
export interface Lot {
  readonly referenceNumber?: string;
  readonly title?: string;
  readonly description?: string;
  readonly appraisedPrice?: number;
  readonly lowestBid?: number;
  readonly minimumIncrement?: number;
  readonly deposit?: number | null;
  readonly depositAccount?: string | null;
  readonly depositVariableSymbol?: string | null;
  readonly depositSpecificSymbol?: string | null;
  readonly startsAt?: string;
  readonly endsAt?: string;
  readonly documents?: readonly CaseDocument[];
}

/**
 * Money, areas, rooms and degrees are numbers; instants are ISO 8601 in UTC (`2027-03-12T09:00:00.000Z`);
 * days `YYYY-MM-DD`; marks, accounts, symbols and codes are text with the zeros that matter; `share` is `1/4`.
 * `null` means: the page says there is none (deposit not required).
 */
export interface CaseValues {
  fileMark: string;
  referenceNumber: string;
  creditors: readonly Person[];
  debtors: readonly Person[];
  auctionKind: AuctionKind;
  voluntary: boolean;
  category: string;
  title: string;
  description: string;
  share: string;
  appraisedPrice: number;
  lowestBid: number;
  minimumIncrement: number;
  deposit: number | null;
  depositAccount: string | null;
  depositVariableSymbol: string | null;
  depositSpecificSymbol: string | null;
  startsAt: string;
  endsAt: string;
  venue: string;
  district: string;
  municipality: string;
  cadastralArea: string;
  cadastralAreaCode: string;
  titleDeed: string;
  parcels: readonly string[];
  addressPointCode: string;
  latitude: number;
  longitude: number;
  addressee: Addressee;
  noticeType: string;
  postOn: string;
  registryOffice: RegistryOffice;
  deliveryPlace: string;
  deliveryKind: string;
  parentNotice: string;
  listingType: string;
  listingAction: string;
  price: number;
  currency: string;
  floorArea: number;
  zipCode: string;
  address: string;
  rooms: number;
  lots: readonly Lot[];
}
