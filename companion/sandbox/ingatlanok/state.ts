/** Everything the practice Ingatlanok.hu remembers: plain data. Identifiers are text, up to 20 digits. */

export interface StoredImage {
  readonly id: string;
  title: string;
  order: number;
  base64: string;
  mediaType: string;
}

/** The blocks of a property as its JSON carries them (Ingatlanok reference, 5.1); a block's fields by their own names. */
export const blockNames = ['seller', 'property', 'location', 'price', 'special', 'description'] as const;
export type BlockName = (typeof blockNames)[number];
export type Blocks = Partial<Record<BlockName, Record<string, unknown>>>;

export interface Owner {
  readonly id: string;
  transferId: string | null;
  readonly officeId: string;
  images: StoredImage[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  updatedAt: number;
}

export interface Property extends Owner {
  blocks: Blocks;
}

export interface Seller extends Owner {
  name: string;
  email: string | null;
  phone: string | null;
}

export interface Office {
  readonly id: string;
  readonly firmId: string;
  readonly name: string;
  readonly regionId: string;
  readonly zipCode: number;
  readonly address: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** What was deleted, so that adding it again soon is taken for a duplicate (A19). */
export interface Deleted {
  readonly officeId: string;
  readonly transferId: string | null;
  readonly fingerprint: string;
  readonly at: number;
}

export interface IngatlanokState {
  /** By user name. */
  readonly users: Record<string, { readonly password: string; readonly offices: readonly string[] }>;
  readonly offices: Office[];
  readonly regions: { readonly id: string; readonly name: string }[];
  properties: Property[];
  sellers: Seller[];
  readonly deleted: Deleted[];
  /** When requests of kind 1 and 2 failed, milliseconds since 1970, oldest first. */
  failing: number[];
  /** The address has been told that it is locked out (code 12). */
  toldLocked: boolean;
  lastId: string;
}

export const practiceOffice = '18446744073709551001';

/** A fresh portal with one office; its identifiers have 20 digits, so that a double would spoil them. */
export function createIngatlanokState(
  users: Readonly<Record<string, string>> = { cvicna: 'cvicne-heslo' },
): IngatlanokState {
  return {
    users: Object.fromEntries(
      Object.entries(users).map(([name, password]) => [name, { password, offices: [practiceOffice] }]),
    ),
    offices: [
      {
        id: practiceOffice,
        firmId: '45454534534',
        name: 'Cvičná kancelář Budapešť',
        regionId: '1071',
        zipCode: 1071,
        address: 'Damjanich utca 11.',
        createdAt: 0,
        updatedAt: 0,
      },
    ],
    regions: [
      { id: '22', name: 'Aba' },
      { id: '1051', name: 'Budapest V. kerület' },
      { id: '1071', name: 'Budapest VII. kerület' },
      { id: '1121', name: 'Budapest XII. kerület' },
      { id: '3275', name: 'Debrecen' },
      { id: '3300', name: 'Eger' },
      { id: '9021', name: 'Győr' },
      { id: '7621', name: 'Pécs' },
      { id: '6720', name: 'Szeged' },
      { id: '8000', name: 'Székesfehérvár' },
    ],
    properties: [],
    sellers: [],
    deleted: [],
    failing: [],
    toldLocked: false,
    lastId: '18446744073709560000',
  };
}

export function nextId(state: IngatlanokState): string {
  state.lastId = String(BigInt(state.lastId) + 1n);
  return state.lastId;
}
