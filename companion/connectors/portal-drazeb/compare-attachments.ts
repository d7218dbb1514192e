import type { Attachment } from '../../../shared/submissions/auction.ts';
import type { PortalFile, PortalRecord } from './schema.ts';

export interface AttachmentDifference {
  /** Expected and not there, or not to be told from what is there ({@link unclear}). */
  readonly missing: readonly Attachment[];
  /** How many are there once more than expected. */
  readonly doubled: number;
  /**
   * How many of the missing may be there in another guise (renamed, recoded): attaching them might double them, so
   * only a person can say.
   */
  readonly unclear: number;
}

type There = PortalFile & { readonly isImage: boolean };
type IsSame = (file: There, one: Attachment) => boolean;

const isSameType: IsSame = (file, one) =>
  file.isImage === (one.documentType === 'image') &&
  (file.isImage || (file.document_type ?? one.documentType) === one.documentType);
const mayBeSame: IsSame = (file, one) => isSameType(file, one) && (file.size ?? one.size) === one.size;
const isNamedSame: IsSame = (file, one) =>
  (file.original_name ?? one.name).normalize('NFC') === one.name.normalize('NFC');
const isStrictlySame: IsSame = (file, one) => mayBeSame(file, one) && isNamedSame(file, one);
/** A portal may rename what it takes in, but not change its length. */
const isSameLength: IsSame = (file, one) => isSameType(file, one) && file.size === one.size;

/**
 * @param isOwn The record comes from our own create: it had no attachments but ours, so where the portal renames files
 * and gives no size, their number per type decides.
 * @returns Undefined when the record doesn't carry its attachments, so that nothing can be said.
 */
export function compareAttachments(
  record: Pick<PortalRecord, 'images' | 'documents'>,
  expected: readonly Attachment[],
  isOwn: boolean,
): AttachmentDifference | undefined {
  if (record.images === undefined || record.documents === undefined) return undefined;
  const there: There[] = [
    ...record.images.map((file) => ({ ...file, isImage: true })),
    ...record.documents.map((file) => ({ ...file, isImage: false })),
  ];
  const left = [...there];
  const without = (wanted: readonly Attachment[], isSame: IsSame): Attachment[] =>
    wanted.filter((one) => {
      const index = left.findIndex((file) => isSame(file, one));
      if (index < 0) return true;
      left.splice(index, 1);
      return false;
    });
  // The surest match first, so that a vague one doesn't take another's place.
  const isMimeSame: IsSame = (file, one) => file.mime_type === one.mediaType;
  const unnamed = without(expected, isStrictlySame);
  const unmeasured = without(unnamed, isSameLength);
  const missing = isOwn
    ? without(
        without(unmeasured, (file, one) => mayBeSame(file, one) && isMimeSame(file, one)),
        mayBeSame,
      )
    : unmeasured;

  const count = (one: Attachment): number => there.filter((file) => isSameType(file, one)).length;
  const wanted = (one: Attachment): number =>
    expected.filter((other) => other.documentType === one.documentType).length;
  // In our own record whatever is left over may be ours, even under another type.
  const unclear = missing.filter((one) =>
    isOwn ? left.some((file) => file.isImage === (one.documentType === 'image')) : count(one) >= wanted(one),
  );
  // Where every name came back as sent, another name is another file.
  const isDouble = unnamed.length === 0 ? isStrictlySame : isOwn ? mayBeSame : isSameLength;
  const doubled = left.filter((file) =>
    expected.some((one) => isStrictlySame(file, one) || isDouble(file, one)),
  );
  return { missing, doubled: doubled.length, unclear: unclear.length };
}
