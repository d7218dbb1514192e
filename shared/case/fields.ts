/**
 * The canonical field ids of a case: the vocabulary of extraction, profiles, pre-fill, tests and messages.
 * A field that is not here does not exist for the product.
 */

/** How a field's plain value looks; see {@link CaseValues} for the exact TypeScript type of each. */
export type FieldType =
  | 'text'
  | 'long-text'
  | 'money'
  | 'number'
  | 'boolean'
  | 'choice'
  | 'instant'
  | 'day'
  | 'list'
  | 'object';

interface FieldDefinition {
  readonly type: FieldType;
  /** Name shown to a clerk, Czech and English. */
  readonly cs: string;
  readonly en: string;
}

export const caseFields = {
  fileMark: { type: 'text', cs: 'Spisová značka', en: 'File mark' },
  referenceNumber: { type: 'text', cs: 'Číslo jednací', en: 'Reference no.' },
  creditors: { type: 'list', cs: 'Oprávnění', en: 'Creditors' },
  debtors: { type: 'list', cs: 'Povinní', en: 'Debtors' },
  auctionKind: { type: 'choice', cs: 'Druh dražby', en: 'Kind of auction' },
  voluntary: { type: 'boolean', cs: 'Dobrovolná', en: 'Voluntary' },
  category: { type: 'text', cs: 'Kategorie', en: 'Category' },
  title: { type: 'text', cs: 'Název', en: 'Title' },
  description: { type: 'long-text', cs: 'Popis', en: 'Description' },
  share: { type: 'text', cs: 'Podíl', en: 'Share' },
  appraisedPrice: { type: 'money', cs: 'Výsledná cena', en: 'Appraised price' },
  lowestBid: { type: 'money', cs: 'Nejnižší podání', en: 'Lowest bid' },
  minimumIncrement: { type: 'money', cs: 'Minimální příhoz', en: 'Minimum increment' },
  deposit: { type: 'money', cs: 'Jistota', en: 'Deposit' },
  depositAccount: { type: 'text', cs: 'Účet pro jistotu', en: 'Deposit account' },
  depositVariableSymbol: { type: 'text', cs: 'Variabilní symbol', en: 'Variable symbol' },
  depositSpecificSymbol: { type: 'text', cs: 'Specifický symbol', en: 'Specific symbol' },
  startsAt: { type: 'instant', cs: 'Zahájení', en: 'Start' },
  endsAt: { type: 'instant', cs: 'Ukončení', en: 'End' },
  venue: { type: 'text', cs: 'Místo konání', en: 'Venue' },
  district: { type: 'text', cs: 'Okres', en: 'District' },
  municipality: { type: 'text', cs: 'Obec', en: 'Municipality' },
  cadastralArea: { type: 'text', cs: 'Katastrální území', en: 'Cadastral area' },
  cadastralAreaCode: { type: 'text', cs: 'Kód katastrálního území', en: 'Cadastral area code' },
  titleDeed: { type: 'text', cs: 'List vlastnictví', en: 'Title deed' },
  parcels: { type: 'list', cs: 'Parcely', en: 'Parcels' },
  addressPointCode: { type: 'text', cs: 'Kód adresního místa (RÚIAN)', en: 'Address point code (RÚIAN)' },
  latitude: { type: 'number', cs: 'Zeměpisná šířka', en: 'Latitude' },
  longitude: { type: 'number', cs: 'Zeměpisná délka', en: 'Longitude' },
  addressee: { type: 'object', cs: 'Adresát', en: 'Addressee' },
  noticeType: { type: 'choice', cs: 'Druh písemnosti', en: 'Notice type' },
  postOn: { type: 'day', cs: 'Vyvěsit dne', en: 'Post on' },
  registryOffice: { type: 'object', cs: 'Ohlašovna', en: 'Registry office' },
  deliveryPlace: { type: 'text', cs: 'Místo doručení', en: 'Place of delivery' },
  deliveryKind: { type: 'text', cs: 'Druh doručení', en: 'Kind of delivery' },
  parentNotice: { type: 'text', cs: 'Navazuje na', en: 'Parent notice' },
  listingType: { type: 'choice', cs: 'Typ nemovitosti', en: 'Property type' },
  listingAction: { type: 'choice', cs: 'Nabídka', en: 'Offer' },
  price: { type: 'money', cs: 'Cena', en: 'Price' },
  currency: { type: 'choice', cs: 'Měna', en: 'Currency' },
  floorArea: { type: 'number', cs: 'Podlahová plocha (m²)', en: 'Floor area (m²)' },
  zipCode: { type: 'text', cs: 'PSČ', en: 'Postal code' },
  address: { type: 'text', cs: 'Adresa', en: 'Address' },
  rooms: { type: 'number', cs: 'Počet pokojů', en: 'Rooms' },
  lots: { type: 'list', cs: 'Položky', en: 'Lots' },
} as const satisfies Record<string, FieldDefinition>;

export type FieldId = keyof typeof caseFields;

export const fieldIds = Object.keys(caseFields) as FieldId[];

/** True for a canonical field id and for nothing else (`__proto__` and `constructor` are not ids). */
export function isFieldId(text: string): text is FieldId {
  return Object.hasOwn(caseFields, text);
}
