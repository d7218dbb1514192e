/** From our payload to the portal's request body (reference, sections 3, 4.2, 4.3, 10; PD-02, PD-03, PD-21). */
import type { Attachment, AuctionPlace, AuctionSubmission } from '../../../shared/submissions/auction.ts';
import { assumptions } from './assumptions.ts';
import type { PortalIdentifier } from './schema.ts';

/** Identifiers the portal gives us and wants back; what is null is left out. */
export interface Choices {
  readonly office: PortalIdentifier | null;
  readonly person: PortalIdentifier | null;
  /** As the portal lists the person, shown to the clerk; null where it listed none. */
  readonly personName: string | null;
  readonly category: PortalIdentifier | null;
}

/** `{"hash"}` keeps an attachment, `{"file"}` adds an uploaded one. */
type WireImage = { readonly priority: number } & WireFile;
type WireDocument = { readonly document_type: string } & WireFile;
type WireFile =
  | { readonly hash: string }
  | { readonly file: { readonly uploadedFileName: string; readonly name: string } };

export interface WireAttachments {
  readonly images: readonly WireImage[];
  readonly documents: readonly WireDocument[];
}

type WireBody = Readonly<Record<string, unknown>> & { readonly item: Readonly<Record<string, unknown>> };

/**
 * The full editable representation, for a create and for an edit. Exactly one alternative of place and of
 * cadastral area goes out, so that the portal's precedence never decides; what isn't decided is left out.
 */
export function toWire(auction: AuctionSubmission, choices: Choices, attachments: WireAttachments): WireBody {
  return {
    number: auction.number,
    voluntary: auction.voluntary,
    ...given('start_at', toUtc(auction.startsAt)),
    ...given('end_at', toUtc(auction.endsAt)),
    ...given('estimated_price', auction.appraisedPrice),
    ...given('item_price', auction.lowestBid),
    ...given('minimal_bid', auction.minimumIncrement),
    ...depositToWire(auction.deposit),
    ...placeToWire(auction.venuePlace),
    item: {
      title: auction.title,
      ...given('description', auction.description),
      ...given('category', choices.category ?? undefined),
      ...cadastralToWire(auction.cadastral),
      ...placeToWire(auction.itemPlace),
    },
    ...given(assumptions.officeField, choices.office ?? undefined),
    ...given(assumptions.personField, choices.person ?? undefined),
    images: attachments.images,
    documents: attachments.documents,
  };
}

/** Files that are attached for the first time; `uploaded[i]` is the portal's temporary name of `files[i]`. */
export function newFilesToWire(
  files: readonly Attachment[],
  uploaded: readonly string[],
  firstPriority = 0,
): WireAttachments {
  const images: WireImage[] = [];
  const documents: WireDocument[] = [];
  files.forEach((one, index) => {
    const uploadedFileName = uploaded[index];
    if (uploadedFileName === undefined) throw new Error('a file has not been uploaded');
    const file = { uploadedFileName, name: one.name };
    if (one.documentType === 'image') images.push({ file, priority: firstPriority + images.length });
    else documents.push({ file, document_type: one.documentType });
  });
  return { images, documents };
}

/** The portal's parser is lenient: only the full form in UTC can't be misread (reference, section 3). */
export function toUtc(instant: string | undefined): string | undefined {
  return instant === undefined ? undefined : new Date(instant).toISOString();
}

export function depositToWire(deposit: AuctionSubmission['deposit']): Record<string, unknown> {
  if (deposit === undefined) return {};
  return {
    caution_deposit: deposit?.amount ?? null,
    caution_account_number: deposit?.account ?? null,
    caution_variable_symbol: deposit?.variableSymbol ?? null,
    account_specific_symbol: deposit?.specificSymbol ?? null,
  };
}

export function placeToWire(place: AuctionPlace | undefined): Record<string, unknown> {
  if (place === undefined) return {};
  if ('addressPointCode' in place) return { ruian: Number(place.addressPointCode) };
  return {
    location_district: place.district,
    location_longitude: place.longitude,
    location_latitude: place.latitude,
  };
}

export function cadastralToWire(cadastral: AuctionSubmission['cadastral']): Record<string, unknown> {
  if (cadastral === undefined) return {};
  if ('code' in cadastral) return { ruian_cadastral_office: Number(cadastral.code) };
  return { cadastral_office: cadastral.name };
}

function given(key: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [key]: value };
}
