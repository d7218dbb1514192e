import { Refusal } from '../failures.ts';
import type { PortalFile, PortalRecord } from './schema.ts';
import type { WireAttachments } from './wire.ts';

interface FileChanges {
  readonly added: WireAttachments;
  /** Which of those that are there go. */
  readonly goes?: (file: PortalFile) => boolean;
  /** Hashes of images in their new order; undefined: it stays. */
  readonly imageOrder?: readonly string[] | undefined;
}

/**
 * The lists an edit must carry: every attachment that is there by its hash but those that go, then the new ones
 * (reference, section 9).
 * @throws Refusal when the type of a document that stays isn't known: the edit would change it.
 */
export function mergeFiles(
  record: Pick<PortalRecord, 'images' | 'documents'>,
  { added, goes = () => false, imageOrder }: FileChanges,
): WireAttachments {
  const place = (file: PortalFile): number => {
    const index = imageOrder?.indexOf(file.hash) ?? -1;
    return index < 0 ? Number.MAX_SAFE_INTEGER : index;
  };
  const staying = imagesInOrder(record).filter((image) => !goes(image));
  const images = imageOrder === undefined ? staying : staying.toSorted((a, b) => place(a) - place(b));
  const documents = (record.documents ?? []).filter((file) => !goes(file));
  return {
    images: [
      ...images.map(({ hash }, priority) => ({ hash, priority })),
      ...added.images.map((image, index) => ({ ...image, priority: images.length + index })),
    ],
    documents: [
      ...documents.map(({ hash, document_type: type }) => {
        if (type) return { hash, document_type: type };
        throw new Refusal({
          code: 'remote-unexpected',
          field: 'attachments',
          params: { field: 'document_type' },
        });
      }),
      ...added.documents,
    ],
  };
}

/** Lower priority first (PD-20); those without one as they are listed. */
export function imagesInOrder(record: Pick<PortalRecord, 'images'>): PortalFile[] {
  return (record.images ?? [])
    .map((image, index) => ({ image, index }))
    .toSorted((a, b) => (a.image.priority ?? a.index) - (b.image.priority ?? b.index) || a.index - b.index)
    .map(({ image }) => image);
}

/** Hashes of all attachments, images in the order they are shown. */
export function fileHashes(record: Pick<PortalRecord, 'images' | 'documents'>): string[] {
  return [...imagesInOrder(record), ...(record.documents ?? [])].map((file) => file.hash);
}
