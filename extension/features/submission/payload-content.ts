/** What a submission sends, in words a person reads. Pure. */
import type { FieldId } from '../../../shared/case/fields.ts';
import type { RemoteRecord } from '../../../shared/contract/remote.ts';
import type { Payload } from '../../../shared/contract/submission.ts';
import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { AuctionChange } from '../../../shared/submissions/auction-change.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';
import { auctionValues } from '../../../shared/submissions/auction-values.ts';
import type { ListingSubmission } from '../../../shared/submissions/listing.ts';
import { type PostNotice, papersOf } from '../../../shared/submissions/notice.ts';
import { noticeTypeRules } from '../../../shared/submissions/notice-types.ts';
import { type Language, translate } from '../../ui/locales/translate.ts';
import type { ValueRow } from '../../ui/value-rows.tsx';
import { plainValues } from '../listing/listing-form.ts';
import { listingRows } from '../listing/listing-sheet.ts';
import { noticeSheet } from '../notice/notice-sheet.ts';
import { auctionRows, filledRows, type SheetContent, sheetFile } from '../panel/sheet-content.ts';

const nothing: SheetContent = { rows: [], files: null };

/** Of an auction's record whose attachments it takes out: the portal's hash, and theirs; the record tells their names. */
export function takenOut(
  payload: Payload,
): { readonly remoteHash: string; readonly files: readonly string[] } | null {
  if (payload.kind !== 'auction' || payload.action !== 'edit' || payload.removed.length === 0) return null;
  return { remoteHash: payload.remoteHash, files: payload.removed };
}

/**
 * Without rows and files where it is only an order: to withdraw, to cancel, to follow.
 * @param record what it changes, as it is at the portal now; without it attachments that go are counted, not named
 */
export function payloadContent(
  payload: Payload,
  language: Language,
  record: RemoteRecord | null = null,
): SheetContent {
  switch (payload.kind) {
    case 'auction':
      return ofAuction(payload, language, record);
    case 'notice':
      return payload.action === 'post' ? ofNotice(payload, language) : nothing;
    case 'listing':
      return ofListing(payload, language);
    case 'attendance':
      return nothing;
  }
}

/** The form's order, and behind it what only the command line fills in. */
const shownFields: readonly FieldId[] = [...auctionFields.map(({ id }) => id), 'venue'];

function ofAuction(
  payload: AuctionSubmission | AuctionChange,
  language: Language,
  record: RemoteRecord | null,
): SheetContent {
  if (payload.action === 'follow') return nothing;
  const files = payload.attachments.map((one) => sheetFile(one, language));
  if (payload.action === 'edit' || payload.action === 'copy') {
    const number = payload.action === 'copy' ? { number: payload.number } : {};
    const values = auctionValues({ ...payload.changes, ...number });
    const besides =
      payload.action === 'edit'
        ? [
            ...removedRow(namesOf(payload.removed, record) ?? payload.removed.length, language),
            ...orderRow(payload.imageOrder !== undefined, language),
          ]
        : [decreeRow(payload.keepDecree, language)];
    return { rows: [...auctionRows((id) => values[id], language, shownFields), ...besides], files };
  }
  if (!('voluntary' in payload)) return { rows: [], files };
  const { auctionKind, voluntary } = payload;
  const values = { ...auctionValues(payload), auctionKind, voluntary };
  return { rows: auctionRows((id) => values[id], language, shownFields), files };
}

/** Undefined where one of them isn't there any more, or the record is not known. */
function namesOf(files: readonly string[], record: RemoteRecord | null): readonly string[] | undefined {
  const names = files.map(
    (id) =>
      [record?.images, record?.documents].flatMap((all) => all ?? []).find((one) => one.id === id)?.name,
  );
  return names.every((name) => name !== undefined) ? names : undefined;
}

/** @param removed their names, each in a line of its own; their number where nobody knows the names */
function removedRow(removed: readonly string[] | number, language: Language): ValueRow[] {
  const value = typeof removed === 'number' ? String(removed) : removed.join('\n');
  if (value === '' || removed === 0) return [];
  return [{ name: translate(language, 'content.removed'), value }];
}

function orderRow(isChanged: boolean, language: Language): ValueRow[] {
  if (!isChanged) return [];
  return [
    {
      name: translate(language, 'content.image-order'),
      value: translate(language, 'content.image-order-new'),
    },
  ];
}

function decreeRow(stays: boolean, language: Language): ValueRow {
  const value = translate(language, stays ? 'content.old-decree-stays' : 'content.old-decree-goes');
  return { name: translate(language, 'content.old-decree'), value };
}

function ofNotice(notice: PostNotice, language: Language): SheetContent {
  const place = 'registryOffice' in notice ? notice.registryOffice : undefined;
  const delivery = 'deliveryPlace' in notice ? notice.deliveryPlace : undefined;
  const papers = papersOf(notice);
  return noticeSheet(
    {
      type: notice.type,
      papers,
      people: 'addressee' in notice && notice.addressee !== undefined ? [notice.addressee] : [],
      postOn: notice.postOn,
      registryOffice: place ?? {},
      deliveryPlace: delivery?.name,
      addressPointCode: delivery?.addressPointCode,
      parent: 'parent' in notice ? notice.parent : undefined,
      files: papers.flatMap(({ file }) => file ?? []),
    },
    noticeTypeRules[notice.type],
    language,
  );
}

function ofListing(listing: ListingSubmission, language: Language): SheetContent {
  if (listing.action === 'delete') return nothing;
  const { description, ...members } = listing;
  const values = plainValues((name) => (members as Readonly<Record<string, unknown>>)[name]); // its members, by name
  const { hu = '', ...otherLanguages } = description ?? {};
  const { status, areaId } = listing;
  const rows = [
    ...listingRows({ ...values, text: hu }, null, language),
    // What no form of ours fills in, and a command line may.
    ...filledRows([
      ...Object.entries(otherLanguages).map(
        ([code, text]) => [`${translate(language, 'notice.description')} (${code})`, text] as const,
      ),
      ['status', status],
      ['areaId', areaId],
    ]),
  ];
  if (listing.action === 'create')
    return { rows, files: listing.images.map((one) => sheetFile(one, language)) };
  const { imageSteps } = listing;
  const removed = imageSteps.filter((one) => one.what === 'delete').length;
  const added = imageSteps.flatMap((one) => (one.what === 'add' ? [sheetFile(one.image, language)] : []));
  const isReordered = imageSteps.some((one) => one.what === 'change');
  return {
    rows: [...rows, ...removedRow(removed, language), ...orderRow(isReordered, language)],
    files: added,
  };
}
