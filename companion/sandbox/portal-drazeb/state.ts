/** Everything the practice portal remembers: plain data, so that it can be stored, compared and shown. */
import type { AuctionState, PortalDocumentType } from './document-matrix.ts';

export const auctionKinds = ['real', 'movable', 'virtual'] as const;
export type AuctionKind = (typeof auctionKinds)[number];

/** At most one of the two alternatives is set: the precedence has been applied (reference, section 10). */
export interface PortalPlace {
  readonly ruian: number | null;
  readonly location_district: string | null;
  readonly location_longitude: number | null;
  readonly location_latitude: number | null;
}

export interface PortalItem extends PortalPlace {
  readonly title: string;
  readonly description: string | null;
  readonly category: number | null;
  readonly cadastral_office: string | null;
  readonly ruian_cadastral_office: number | null;
}

/** The part of an auction a client writes. Instants as `YYYY-MM-DDTHH:mm:ss.SSS+00:00`, prices in whole crowns. */
export interface AuctionData extends PortalPlace {
  readonly number: string;
  readonly voluntary: boolean;
  readonly start_at: string | null;
  readonly end_at: string | null;
  readonly estimated_price: number | null;
  readonly item_price: number | null;
  readonly minimal_bid: number | null;
  /** False until the client has said whether a deposit is required. */
  readonly depositDecided: boolean;
  readonly caution_deposit: number | null;
  readonly caution_account_number: string | null;
  readonly caution_variable_symbol: string | null;
  readonly account_specific_symbol: string | null;
  readonly item: PortalItem;
  readonly auctioneer_office: number;
  readonly responsible_person: number;
}

export interface StoredFile {
  readonly hash: string;
  readonly original_name: string;
  readonly mime_type: string;
  /** In bytes. */
  readonly size: number;
  readonly base64: string;
}

export interface PortalImage extends StoredFile {
  readonly priority: number;
}

export interface PortalDocument extends StoredFile {
  readonly document_type: PortalDocumentType;
}

export interface PortalAuction {
  readonly hash: string;
  readonly kind: AuctionKind;
  status: AuctionState;
  data: AuctionData;
  images: PortalImage[];
  documents: PortalDocument[];
  readonly created_at: string;
  updated_at: string;
}

/** A temporary file: worth something until it is attached to an auction or too old. */
export interface PortalUpload {
  readonly use: 'image' | 'document';
  readonly mime_type: string;
  readonly size: number;
  readonly base64: string;
  /** Milliseconds since 1970. */
  readonly uploadedAt: number;
  usedBy: string | null;
}

export interface PortalCategory {
  readonly id: number;
  readonly title: string;
  readonly type: AuctionKind;
  readonly full_path: string;
  readonly parent: number | null;
}

export interface PortalOffice {
  readonly id: number;
  readonly title: string;
  readonly district: string;
  readonly responsible_persons: readonly { readonly id: number; readonly name: string }[];
}

export interface PortalUser {
  readonly password: string;
  readonly office: number;
}

export interface IssuedToken {
  readonly username: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

export interface PortalState {
  readonly users: Record<string, PortalUser>;
  readonly offices: PortalOffice[];
  readonly categories: PortalCategory[];
  /** By hash, in the order of creation. */
  readonly auctions: Record<string, PortalAuction>;
  /** By the path the upload answered, `/<32 hex>.<extension>`. */
  readonly uploads: Record<string, PortalUpload>;
  /** By the token itself. */
  tokens: Record<string, IssuedToken>;
}

export const practiceUsers: Readonly<Record<string, string>> = { 'cvicny@urad.cz': 'cvicne-heslo' };

/** A fresh portal with one office; `users` maps user names to passwords. */
export function createPortalState(users: Readonly<Record<string, string>> = practiceUsers): PortalState {
  return {
    users: Object.fromEntries(
      Object.entries(users).map(([username, password]) => [username, { password, office: 1 }]),
    ),
    offices: [
      {
        id: 1,
        title: 'Exekutorský úřad Cvičiště',
        district: 'Cvičiště',
        responsible_persons: [
          { id: 11, name: 'Mgr. Jana Nová' },
          { id: 12, name: 'Petr Malý' },
        ],
      },
    ],
    categories: practiceCategories,
    auctions: {},
    uploads: {},
    tokens: {},
  };
}

/** Ids 1, 3, 5, 7 and 13 as seen on the public website (reference, section 11); the rest is made up. */
const practiceCategories: PortalCategory[] = [
  category(1, 'Nemovitosti', 'real', null),
  category(3, 'Rodinné domy', 'real', 1),
  category(5, 'Pozemky', 'real', 1),
  category(7, 'Stavební parcely', 'real', 1),
  category(13, 'Byty', 'real', 1),
  category(2, 'Movitosti', 'movable', null),
  category(20, 'Motorová vozidla', 'movable', 2),
  category(21, 'Elektronika', 'movable', 2),
  category(4, 'Nehmotné věci', 'virtual', null),
  category(40, 'Obchodní podíly', 'virtual', 4),
  category(41, 'Pohledávky', 'virtual', 4),
];

function category(id: number, title: string, type: AuctionKind, parent: number | null): PortalCategory {
  const root = { real: 'Nemovitosti', movable: 'Movitosti', virtual: 'Nehmotné věci' }[type];
  return { id, title, type, parent, full_path: parent === null ? `/${root}` : `/${root}/${title}` };
}

/** A value of a record keyed by what a client sent: `constructor` finds nothing. */
export function own<V>(record: Readonly<Record<string, V>>, key: string): V | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
