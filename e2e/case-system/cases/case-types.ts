/**
 * What the case system knows about a case. Amounts are numbers in crowns, moments carry their Prague offset
 * (`2027-03-12T10:00+01:00`), days are `YYYY-MM-DD`; printing them the Czech way is the pages' work.
 */

export interface Party {
  readonly role: 'oprávněný' | 'povinný' | 'navrhovatel' | 'vlastník' | 'přihlášený věřitel';
  readonly name: string;
  readonly birthDate?: string;
  /** Rodné číslo, `740512/4419`: on the page for the office, never to be published. */
  readonly personalNumber?: string;
  /** IČO, eight digits. */
  readonly companyId?: string;
  readonly address: string;
  readonly representative?: string;
}

export interface Deposit {
  readonly amount: number;
  readonly account: string;
  readonly variableSymbol: string;
  readonly specificSymbol?: string;
}

/** One vyhláška with its own list number and term. */
export interface Auction {
  /** As printed, `142 EX 81/25-27`. */
  readonly referenceNumber: string;
  /** What this vyhláška auctions, where a case has several. */
  readonly title?: string;
  readonly description?: string;
  /** `null`: the term is not set yet. */
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly appraisedPrice: number;
  readonly lowestBid: number;
  readonly minimumIncrement: number;
  /** `null`: no deposit is asked for. */
  readonly deposit: Deposit | null;
}

export interface Cadastre {
  readonly area: string;
  readonly areaCode: string;
  readonly titleDeed: string;
  readonly parcels: readonly string[];
  readonly share: string;
}

export interface Place {
  readonly address?: string;
  readonly municipality: string;
  readonly district: string;
  readonly zipCode?: string;
  /** RÚIAN code of the address point. */
  readonly addressPointCode?: string;
  readonly latitude?: number;
  readonly longitude?: number;
}

export interface Subject {
  readonly kind: 'nemovitá věc' | 'movitá věc' | 'jiné majetkové právo';
  readonly category: string;
  readonly title: string;
  readonly description: string;
  readonly cadastre?: Cadastre;
  readonly place?: Place;
  /** Further rows as the office typed them: label, value. */
  readonly details?: readonly (readonly [label: string, value: string])[];
}

/** A document to be posted on the central notice board. */
export interface Notice {
  readonly referenceNumber: string;
  /** As the code list of the board prints it. */
  readonly type: string;
  readonly description: string;
  readonly addressee: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly birthDate?: string;
    readonly companyName?: string;
    readonly companyId?: string;
    readonly address: string;
  };
  readonly registryOffice?: { readonly name: string; readonly addressPointCode: string };
  readonly deliveryPlace?: string;
  readonly deliveryKind: string;
  readonly postOn: string;
}

export type PhotoScene = 'house' | 'room' | 'car' | 'field';

/** What the link of a document answers with. */
export type CaseFileContent =
  | { readonly type: 'decree'; readonly auction: number }
  | { readonly type: 'report' }
  | { readonly type: 'report-appendix' }
  | { readonly type: 'letter'; readonly heading: string; readonly paragraphs: readonly string[] }
  | { readonly type: 'photo'; readonly scene: PhotoScene; readonly seed: number }
  /** A PDF cut off in the middle. */
  | { readonly type: 'broken-pdf' }
  /** The document store's own session is gone: always the login page. */
  | { readonly type: 'login-page' };

export interface CaseFile {
  /** Number in the address `/spis/<id>/dokument/<n>`. */
  readonly n: number;
  /** File name with ending. */
  readonly name: string;
  /** Kind as the office's code list names it. */
  readonly kind: string;
  readonly date: string;
  readonly content: CaseFileContent;
}

export interface OfficeCase {
  readonly id: string;
  /** As printed, `142 EX 81/25`. */
  readonly fileMark: string;
  /** One line for lists. */
  readonly matter: string;
  readonly state: string;
  readonly referee: string;
  readonly openedOn: string;
  /** The mark that closes the case to the public, as printed in its heading. */
  readonly restriction?: string;
  /** File marks of other cases named in this one, as printed. */
  readonly related?: readonly string[];
  /** Terms that came to nothing: č. j., day, lowest bid, result. */
  readonly earlierAuctions?: readonly (readonly [string, string, number, string])[];
  /** What is recovered, in crowns; `null` in a voluntary auction. */
  readonly claim: number | null;
  readonly parties: readonly Party[];
  readonly subject?: Subject;
  readonly auctions: readonly Auction[];
  readonly notice?: Notice;
  readonly files: readonly CaseFile[];
  /** Earlier service of writings: č. j., writing, addressee, day, result. */
  readonly serviceHistory: readonly (readonly [string, string, string, string, string])[];
}
