/** Reads the body of a create or an edit: every rule on the auction's data (portal reference, sections 4.3, 5, 10). */
import { isJsonObject, type JsonObject } from '../read-json-body.ts';
import { registerOf } from './file-mark.ts';
import { type Findings, note, refuse } from './findings.ts';
import {
  isGiven,
  readBoolean,
  readDegrees,
  readInstant,
  readInteger,
  readText,
  refuseUnknownKeys,
  requireField,
  type Scope,
} from './read-field.ts';
import type { AuctionData, AuctionKind, PortalItem, PortalPlace, PortalState } from './state.ts';

const placeKeys = ['ruian', 'location_district', 'location_longitude', 'location_latitude'];
const depositKeys = [
  'caution_deposit',
  'caution_account_number',
  'caution_variable_symbol',
  'account_specific_symbol',
];
const itemKeys = [
  'title',
  'description',
  'category',
  'cadastral_office',
  'ruian_cadastral_office',
  ...placeKeys,
];
const auctionKeys = [
  'number',
  'voluntary',
  'start_at',
  'end_at',
  'estimated_price',
  'item_price',
  'minimal_bid',
  'item',
  'auctioneer_office',
  'responsible_person',
  'images',
  'documents',
  ...depositKeys,
  ...placeKeys,
];

interface AuctionContext {
  readonly kind: AuctionKind;
  /** What the create URL says; `voluntary` of the body must agree. */
  readonly voluntary: boolean;
  /** The office of the user who asks. */
  readonly office: number;
  readonly state: PortalState;
}

/** The data of a body, or null with the reasons in `findings`. Attachments are read by `read-files.ts`. */
export function readAuction(
  body: JsonObject,
  context: AuctionContext,
  findings: Findings,
): AuctionData | null {
  const scope: Scope = { values: body, prefix: '', findings };
  refuseUnknownKeys(scope, auctionKeys);

  const number = readText(scope, 'number');
  const voluntary = readBoolean(scope, 'voluntary');
  const auctioneerOffice = readInteger(scope, 'auctioneer_office');
  const responsiblePerson = readInteger(scope, 'responsible_person');
  requireField(scope, 'number', number);
  requireField(scope, 'voluntary', voluntary);
  requireField(scope, 'auctioneer_office', auctioneerOffice);
  requireField(scope, 'responsible_person', responsiblePerson);
  checkNumber(scope, number, voluntary, context);
  checkOffice(scope, auctioneerOffice, responsiblePerson, context);

  const startAt = readInstant(scope, 'start_at');
  const endAt = readInstant(scope, 'end_at');
  if (startAt !== null && endAt !== null && endAt <= startAt) {
    refuse(findings, 'end-before-start', 'end_at', 'end_at must be after start_at');
  }
  const rest = {
    estimated_price: readInteger(scope, 'estimated_price'),
    item_price: readInteger(scope, 'item_price'),
    minimal_bid: readInteger(scope, 'minimal_bid'),
    ...readDeposit(scope),
    ...readPlace(scope),
  };
  const item = readItem(scope, context);
  if (number === null || voluntary === null || item === null) return null;
  if (auctioneerOffice === null || responsiblePerson === null) return null;
  return {
    number,
    voluntary,
    start_at: startAt,
    end_at: endAt,
    ...rest,
    item,
    auctioneer_office: auctioneerOffice,
    responsible_person: responsiblePerson,
  };
}

function checkNumber(
  { findings }: Scope,
  number: string | null,
  voluntary: boolean | null,
  context: AuctionContext,
): void {
  if (voluntary !== null && voluntary !== context.voluntary) {
    refuse(findings, 'wrong-procedure', 'voluntary', `voluntary must be ${context.voluntary} here`);
  }
  if (number === null) return;
  const register = registerOf(number);
  if (register === null) {
    refuse(findings, 'pattern', 'number', 'This value is not a valid file number.');
    return;
  }
  if (voluntary !== null && (register === 'DD') !== voluntary) {
    refuse(findings, 'register', 'number', `Register ${register} does not go with voluntary ${voluntary}.`);
  }
}

function checkOffice(
  { findings }: Scope,
  officeId: number | null,
  personId: number | null,
  { office, state }: AuctionContext,
): void {
  if (officeId !== null && officeId !== office) {
    refuse(findings, 'unknown-office', 'auctioneer_office', 'This is not your office.');
    return;
  }
  const persons = state.offices.find(({ id }) => id === officeId)?.responsible_persons ?? [];
  if (officeId !== null && personId !== null && !persons.some(({ id }) => id === personId)) {
    refuse(findings, 'unknown-person', 'responsible_person', 'This person is not of the office.');
  }
}

/** Not required: all four null. Required: amount and account (reference, section 10). Nothing said: still open. */
function readDeposit(scope: Scope) {
  const { findings, values } = scope;
  const amount = readInteger(scope, 'caution_deposit', 1);
  const account = readText(scope, 'caution_account_number');
  const variableSymbol = readText(scope, 'caution_variable_symbol');
  const specificSymbol = readText(scope, 'account_specific_symbol');

  const stated = depositKeys.filter((key) => Object.hasOwn(values, key));
  if (stated.length > 0 && !isGiven(scope, 'caution_deposit')) {
    for (const key of depositKeys) {
      if (isGiven(scope, key)) {
        refuse(findings, 'deposit-group', key, 'Must be null where no deposit is required.');
      } else if (!stated.includes(key)) {
        refuse(findings, 'deposit-group', key, 'All four deposit fields must be null together.');
      }
    }
  }
  if (amount !== null && !isGiven(scope, 'caution_account_number')) {
    refuse(findings, 'deposit-group', 'caution_account_number', 'A deposit needs an account.');
  }
  return {
    depositDecided: stated.length > 0,
    caution_deposit: amount,
    caution_account_number: account,
    caution_variable_symbol: variableSymbol,
    account_specific_symbol: specificSymbol,
  };
}

/** `ruian` or district with both coordinates; when both are sent, `ruian` is used (reference, section 10). */
function readPlace(scope: Scope): PortalPlace {
  const { findings, prefix } = scope;
  const ruian = readInteger(scope, 'ruian', 1);
  const district = readText(scope, 'location_district');
  const longitude = readDegrees(scope, 'location_longitude', 180);
  const latitude = readDegrees(scope, 'location_latitude', 90);
  const coordinateKeys = placeKeys.filter((key) => key !== 'ruian');
  const given = coordinateKeys.filter((key) => isGiven(scope, key));

  if (given.length > 0 && given.length < coordinateKeys.length) {
    for (const key of coordinateKeys.filter((name) => !given.includes(name))) {
      refuse(findings, 'half-place', prefix + key, 'District and both coordinates belong together.');
    }
  }
  if (isGiven(scope, 'ruian') && given.length > 0) {
    note(findings, 'both-places', `${prefix}ruian`);
    return { ruian, location_district: null, location_longitude: null, location_latitude: null };
  }
  if (longitude !== null && latitude !== null && !isInCzechia(longitude, latitude)) {
    note(findings, 'outside-czechia', `${prefix}location_latitude`);
  }
  return {
    ruian,
    location_district: district,
    location_longitude: longitude,
    location_latitude: latitude,
  };
}

/** The bounding box of the country: enough to see exchanged coordinates. */
function isInCzechia(longitude: number, latitude: number): boolean {
  return longitude > 12 && longitude < 18.9 && latitude > 48.5 && latitude < 51.1;
}

function readItem(auction: Scope, { kind, state }: AuctionContext): PortalItem | null {
  const { findings, values } = auction;
  const raw = Object.hasOwn(values, 'item') ? values.item : undefined;
  if (!isJsonObject(raw)) {
    refuse(findings, 'missing', 'item', 'This value should be an object.');
    return null;
  }
  const scope: Scope = { values: raw, prefix: 'item.', findings };
  refuseUnknownKeys(scope, itemKeys);

  const title = readText(scope, 'title');
  requireField(scope, 'title', title);
  const description = readText(scope, 'description', { mayBeBlank: true });
  const categoryId = readInteger(scope, 'category');
  const category = state.categories.find(({ id }) => id === categoryId);
  if (categoryId !== null && category?.type !== kind) {
    refuse(findings, 'unknown-category', 'item.category', `This is not a category of ${kind} auctions.`);
  }
  const cadastre = readCadastre(scope);
  const place = readPlace(scope);
  return title === null ? null : { title, description, category: categoryId, ...cadastre, ...place };
}

/** When both are sent, `ruian_cadastral_office` is used (reference, section 10). */
function readCadastre(scope: Scope): Pick<PortalItem, 'cadastral_office' | 'ruian_cadastral_office'> {
  const name = readText(scope, 'cadastral_office');
  const code = readInteger(scope, 'ruian_cadastral_office', 1);
  if (code !== null && !/^\d{6}$/.test(String(code))) {
    refuse(scope.findings, 'code', 'item.ruian_cadastral_office', 'This is not a cadastral area code.');
  }
  if (!isGiven(scope, 'cadastral_office') || !isGiven(scope, 'ruian_cadastral_office')) {
    return { cadastral_office: name, ruian_cadastral_office: code };
  }
  note(scope.findings, 'both-cadastres', 'item.ruian_cadastral_office');
  return { cadastral_office: null, ruian_cadastral_office: code };
}
