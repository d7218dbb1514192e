/**
 * A record at the portal as a person changes it: which of its values may be changed in its state, and what is sent when
 * they were. Pure. (Portal reference, sections 4, 7 and 9.)
 */
import type { FieldId } from '../case/fields.ts';
import type { DraftAttachment, DraftField } from '../contract/draft.ts';
import type { RemoteRecord } from '../contract/remote.ts';
import type { Attachment } from './auction.ts';
import {
  type AuctionChanges,
  type AuctionCopySubmission,
  type AuctionEditSubmission,
  auctionCopySchema,
  auctionEditSchema,
} from './auction-change.ts';
import { type AuctionState, auctionStages, isAuctionState, mayAttach } from './auction-life.ts';
import { placeChanges, placeFields } from './place-changes.ts';

/** What a record tells and a change may replace, in the order of the form. */
export const recordFields = [
  'referenceNumber',
  'title',
  'description',
  'category',
  'startsAt',
  'endsAt',
  'appraisedPrice',
  'lowestBid',
  'minimumIncrement',
  'deposit',
  'depositAccount',
  'depositVariableSymbol',
  'depositSpecificSymbol',
  ...placeFields,
] as const satisfies readonly FieldId[];
export type RecordField = (typeof recordFields)[number];

type Value = DraftField['value'];
export type RecordValues = Readonly<Partial<Record<FieldId, Value>>>;

const depositFields: readonly FieldId[] = [
  'deposit',
  'depositAccount',
  'depositVariableSymbol',
  'depositSpecificSymbol',
];
/** The portal fixes them at publication (section 7). */
const termFields: readonly FieldId[] = ['referenceNumber', 'startsAt'];

export function changeableFields(state: AuctionState): readonly RecordField[] {
  const { editable } = auctionStages[state];
  if (editable === 'all') return recordFields;
  return editable === 'all-but-term' ? recordFields.filter((id) => !termFields.includes(id)) : [];
}

/** The record's values by field; empty ones are left out, but for a deposit that is not required. */
export function valuesOf(record: RemoteRecord): RecordValues {
  const noDeposit = record.values.deposit === null;
  return Object.fromEntries(
    recordFields.flatMap((id): [FieldId, Value][] => {
      const value = record.values[id];
      if (id === 'deposit' && noDeposit) return [[id, null]];
      if (value === undefined || value === null || value === '') return [];
      return [[id, typeof value === 'number' && /(?:Symbol|Code)$/.test(id) ? String(value) : value]];
    }),
  );
}

export function sameValue(id: FieldId, a: Value, b: Value): boolean {
  const isInstant = id === 'startsAt' || id === 'endsAt';
  if (isInstant && typeof a === 'string' && typeof b === 'string') return Date.parse(a) === Date.parse(b);
  return (a ?? '') === (b ?? '') && (a === null) === (b === null);
}

/** `empty`: a value can be replaced, not taken away. `account`: a deposit is paid to one. `same`: a new term has its own number. */
export const changeObstacles = ['empty', 'account', 'same', 'invalid'] as const;
type ChangeObstacle = (typeof changeObstacles)[number];

interface WrongChange {
  readonly status: 'wrong';
  readonly field: FieldId;
  readonly why: ChangeObstacle;
}

export type ChangesRead =
  /** @param changed the fields that differ. */
  | { readonly status: 'ok'; readonly changes: AuctionChanges; readonly changed: readonly FieldId[] }
  | WrongChange;

function differingFields(before: RecordValues, after: RecordValues): readonly RecordField[] {
  return recordFields.filter((id) => !sameValue(id, before[id], after[id]));
}

/** What has to be sent so that the record says `after`. The deposit goes as a whole. */
export function changesBetween(before: RecordValues, after: RecordValues): ChangesRead {
  const changed = differingFields(before, after);
  const isDeposit = (id: FieldId): boolean => depositFields.includes(id);
  const isPlain = (id: FieldId): boolean => !isDeposit(id) && !placeFields.some((one) => one === id);
  const emptied = changed.find((id) => isPlain(id) && after[id] === undefined);
  if (emptied !== undefined) return { status: 'wrong', field: emptied, why: 'empty' };
  const place = placeChanges(after, changed);
  if ('why' in place) return { status: 'wrong', ...place };
  const changes: Record<string, unknown> = {
    ...Object.fromEntries(
      changed.filter(isPlain).map((id) => [id === 'referenceNumber' ? 'number' : id, after[id]]),
    ),
    ...place.value,
  };
  if (changed.some(isDeposit)) {
    const deposit = readDeposit(after);
    if ('why' in deposit) return { status: 'wrong', ...deposit };
    changes.deposit = deposit.value;
  }
  return { status: 'ok', changes: changes as AuctionChanges, changed }; // the schema checks it before it is filed
}

function readDeposit(
  after: RecordValues,
):
  | { readonly value: AuctionChanges['deposit'] }
  | { readonly field: FieldId; readonly why: 'empty' | 'account' } {
  const { deposit, depositAccount, depositVariableSymbol, depositSpecificSymbol } = after;
  if (deposit === null) return { value: null };
  if (typeof deposit !== 'number') return { field: 'deposit', why: 'empty' };
  if (typeof depositAccount !== 'string') return { field: 'depositAccount', why: 'account' };
  const symbol = (value: Value): string | null => (typeof value === 'string' ? value : null);
  return {
    value: {
      amount: deposit,
      account: depositAccount,
      variableSymbol: symbol(depositVariableSymbol),
      specificSymbol: symbol(depositSpecificSymbol),
    },
  };
}

/** Files that may be added in this state and that the record doesn't carry yet, told by name and size. */
export function addableFiles(
  attachments: readonly DraftAttachment[],
  record: RemoteRecord,
  state: AuctionState,
): readonly DraftAttachment[] {
  const there = [...(record.images ?? []), ...(record.documents ?? [])];
  return attachments.filter(
    (one) =>
      mayAttach(one.documentType, state) &&
      !there.some((file) => file.name === one.name && (file.size === null || file.size === one.size)),
  );
}

/** As a submission carries it: without the address it was fetched from. */
export function toAttachment({ href: _href, ...attachment }: DraftAttachment): Attachment {
  return attachment;
}

/** The state of a record we know the life of; undefined for a word of the portal's that is new to us. */
export function stateOf(record: RemoteRecord): AuctionState | undefined {
  return isAuctionState(record.state) ? record.state : undefined;
}

/** What a person decided about a record, apart from its values. */
export interface RecordChange {
  readonly auctionKind: AuctionEditSubmission['auctionKind'];
  readonly title: string;
  readonly record: RemoteRecord;
  readonly before: RecordValues;
  readonly after: RecordValues;
  readonly added: readonly Attachment[];
}

export type ChangeRead<T> =
  | { readonly status: 'ok'; readonly payload: T; readonly changed: readonly FieldId[] }
  | { readonly status: 'nothing' }
  /** The record can't be changed by us: its state or its files aren't told. */
  | { readonly status: 'closed' }
  | WrongChange;

/** Hashes of a record's images, in the order they are shown. */
export function imageIdsOf({ images }: RemoteRecord): readonly string[] {
  return (images ?? []).map((one) => one.id);
}

/**
 * @param removed hashes of attachments that go.
 * @param order hashes of all its images, as they are to be shown.
 */
export function editOf(
  change: RecordChange,
  removed: readonly string[],
  order: readonly string[] = imageIdsOf(change.record),
): ChangeRead<AuctionEditSubmission> {
  const { record, added } = change;
  const state = stateOf(record);
  if (state === undefined || record.images === null || record.documents === null) return { status: 'closed' };
  const read = changesBetween(change.before, change.after);
  if (read.status === 'wrong') return read;
  const stays = (id: string): boolean => !removed.includes(id);
  const imageOrder = order.filter(stays);
  const isReordered = imageOrder.join() !== imageIdsOf(record).filter(stays).join();
  if (read.changed.length + added.length + removed.length === 0 && !isReordered) return { status: 'nothing' };
  const payload = auctionEditSchema.safeParse({
    ...common(change),
    action: 'edit',
    number: record.number,
    seen: {
      state,
      updatedAt: record.updatedAt,
      files: [...record.images, ...record.documents].map((file) => file.id),
    },
    changes: read.changes,
    attachments: added,
    removed,
    ...(isReordered ? { imageOrder } : {}),
  });
  return payload.success
    ? { status: 'ok', payload: payload.data, changed: read.changed }
    : invalid(payload.error.issues);
}

/** A new draft for a new term: another number, and everything else as the form says. */
export function copyOf(change: RecordChange, keepDecree: boolean): ChangeRead<AuctionCopySubmission> {
  const { record, after } = change;
  const number = after.referenceNumber;
  if (typeof number !== 'string') return { status: 'wrong', field: 'referenceNumber', why: 'empty' };
  if (number === record.number) return { status: 'wrong', field: 'referenceNumber', why: 'same' };
  if (after.startsAt === undefined) return { status: 'wrong', field: 'startsAt', why: 'empty' };
  // The end of the old term is not carried over, so nothing of it has to be taken away.
  const before = { ...change.before, referenceNumber: number, endsAt: undefined };
  const read = changesBetween(before, after);
  if (read.status === 'wrong') return read;
  const payload = auctionCopySchema.safeParse({
    ...common(change),
    action: 'copy',
    number,
    sourceNumber: record.number,
    // Said even where it stays: a copy carries the term of its source until it is told another.
    changes: { ...read.changes, startsAt: after.startsAt },
    attachments: change.added,
    keepDecree,
  });
  return payload.success
    ? { status: 'ok', payload: payload.data, changed: differingFields(change.before, after) }
    : invalid(payload.error.issues);
}

function common({ auctionKind, title, record }: RecordChange) {
  return { kind: 'auction', auctionKind, title, remoteHash: record.id };
}

const fieldOfMember: Readonly<Record<string, FieldId>> = {
  number: 'referenceNumber',
  cadastral: 'cadastralAreaCode',
  itemPlace: 'addressPointCode',
};

function invalid(issues: readonly { readonly path: readonly PropertyKey[] }[]): ChangeRead<never> {
  const named = issues.flatMap((one) => one.path).map((part) => fieldOfMember[String(part)] ?? part);
  const field = recordFields.find((id) => named.includes(id)) ?? 'title';
  return { status: 'wrong', field, why: 'invalid' };
}
