/** Takes files in: pieces in any repetition, one checked file out, stored once by its hash. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { attachmentLimitBytes } from '../../shared/contract/file-limits.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { Clock } from '../clock.ts';
import { transaction } from '../store/transaction.ts';
import type { BlobFolder } from './blob-folder.ts';
import { cleanImage } from './clean-image.ts';
import { readFacts } from './read-facts.ts';
import { type MediaType, sniffContent } from './sniff-content.ts';
import { deleteStagedBlobs } from './sql/delete-staged-blobs.ts';
import { insertBlob } from './sql/insert-blob.ts';
import { type BlobRow, readBlob } from './sql/read-blob.ts';
import {
  deleteUploadsBefore,
  finishUpload,
  insertUpload,
  readUpload,
  type UploadRow,
} from './sql/uploads.ts';

/** Staged files that no submission names are removed after a day. */
export const stagedLifeMs = 24 * 60 * 60 * 1000;

interface FinishedAttachment {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: MediaType;
}

export interface Attachments {
  /** Starts an upload or goes on with it; the answer says where the next piece starts, in bytes. */
  begin(upload: { uploadId: string; size: number; pair: string }): { uploadId: string; offset: number };
  /**
   * Appends a piece. One that was taken already is only acknowledged; a gap is refused with
   * `attachment-incomplete`, whose `offset` says where to go on.
   */
  acceptPiece(uploadId: string, offset: number, bytes: Uint8Array): { offset: number };
  /** Checks hash and content and keeps the file. Idempotent. */
  finish(uploadId: string, sha256: string, pair: string): Promise<FinishedAttachment>;
  /** Keeps a PDF made here; durable when it returns. */
  keepDocument(bytes: Uint8Array): BlobRow;
  /** The stored file, when it is there whole. */
  find(sha256: string): BlobRow | undefined;
  path(sha256: string): string;
  /** Keeps a file of our own making, with what `sha256` says; durable when it returns. The caller writes its row. */
  keep(sha256: string, bytes: Uint8Array): void;
  /** Removes what was staged and never used; returns how many files went. */
  prune(): number;
}

export function createAttachments(db: DatabaseSync, folder: BlobFolder, clock: Clock): Attachments {
  const finishing = new Map<string, Promise<FinishedAttachment>>();

  const own = (uploadId: string, pair: string): UploadRow => {
    const upload = readUpload(db, uploadId);
    // Another pairing's upload is not there at all, as far as this one may know.
    if (upload === undefined || upload.pair !== pair) throw new ProblemError({ code: 'not-found' });
    return upload;
  };

  const check = async (upload: UploadRow, sha256: string): Promise<FinishedAttachment> => {
    const known = upload.sha256 === null ? undefined : readBlob(db, upload.sha256);
    // A picture is kept under another hash than it came with, where something was taken out of it.
    if (known !== undefined && (upload.sha256 === sha256 || known.mediaType !== 'application/pdf'))
      return known;
    const offset = folder.stagedLength(upload.id);
    if (offset !== upload.size) throw new ProblemError({ code: 'attachment-incomplete', params: { offset } });
    if (offset === 0) throw new ProblemError({ code: 'attachment-unreadable', params: { reason: 'empty' } });
    const facts = await readFacts(folder.stagedPath(upload.id));
    if (facts.sha256 !== sha256) {
      folder.empty(upload.id);
      throw new ProblemError({ code: 'attachment-incomplete', params: { offset: 0 } });
    }
    const mediaType = orDrop(folder, upload.id, () => sniffContent(facts));
    const blob =
      mediaType === 'application/pdf'
        ? { sha256, size: facts.size, mediaType }
        : orDrop(folder, upload.id, () => cleanStaged(folder, upload.id, mediaType));
    // The file and its name are on the disk before the row that says so; nothing runs between the two.
    if (folder.hasBlob(blob.sha256) && readBlob(db, blob.sha256) !== undefined) folder.dropStaged(upload.id);
    else folder.keep(upload.id, blob.sha256);
    transaction(db, () => {
      insertBlob(db, blob, clock.now());
      finishUpload(db, upload.id, blob.sha256);
    });
    return blob;
  };

  return {
    begin: ({ uploadId, size, pair }) => {
      if (size > attachmentLimitBytes) {
        throw new ProblemError({
          code: 'attachment-too-large',
          params: { limitBytes: attachmentLimitBytes },
        });
      }
      const known = readUpload(db, uploadId);
      if (known === undefined) insertUpload(db, { id: uploadId, pair, size, createdAt: clock.now() });
      else if (known.pair !== pair || known.size !== size) throw new ProblemError({ code: 'not-found' });
      else if (known.sha256 !== null) return { uploadId, offset: size };
      return { uploadId, offset: folder.stagedLength(uploadId) };
    },
    acceptPiece: (uploadId, offset, bytes) => {
      // The id is a secret of the pairing that began the upload; only that pairing can finish it.
      const upload = readUpload(db, uploadId);
      if (upload === undefined) throw new ProblemError({ code: 'not-found' });
      const end = offset + bytes.length;
      if (end > upload.size) {
        throw new ProblemError({ code: 'attachment-too-large', params: { limitBytes: upload.size } });
      }
      const current = upload.sha256 === null ? folder.stagedLength(uploadId) : upload.size;
      if (offset > current)
        throw new ProblemError({ code: 'attachment-incomplete', params: { offset: current } });
      if (end <= current || finishing.has(uploadId)) return { offset: current };
      folder.append(uploadId, bytes.subarray(current - offset));
      return { offset: end };
    },
    finish: (uploadId, sha256, pair) => {
      const upload = own(uploadId, pair);
      const running = finishing.get(uploadId);
      if (running !== undefined) return running;
      const finished = check(upload, sha256).finally(() => finishing.delete(uploadId));
      finishing.set(uploadId, finished);
      return finished;
    },
    keepDocument: (bytes) => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const blob: BlobRow = { sha256, size: bytes.length, mediaType: 'application/pdf' };
      const id = clock.uuid();
      folder.append(id, bytes);
      folder.keep(id, sha256);
      insertBlob(db, blob, clock.now());
      return blob;
    },
    find: (sha256) => (folder.hasBlob(sha256) ? readBlob(db, sha256) : undefined),
    path: (sha256) => folder.blobPath(sha256),
    keep: (sha256, bytes) => {
      if (folder.hasBlob(sha256) && readBlob(db, sha256) !== undefined) return;
      const staged = clock.uuid();
      folder.append(staged, bytes);
      folder.keep(staged, sha256);
    },
    prune: () => {
      const before = clock.now() - stagedLifeMs;
      for (const id of deleteUploadsBefore(db, before)) folder.dropStaged(id);
      const forgotten = deleteStagedBlobs(db, before);
      const orphans = folder
        .blobsWrittenBefore(before)
        .filter((sha256) => readBlob(db, sha256) === undefined);
      for (const sha256 of [...forgotten, ...orphans]) folder.removeBlob(sha256);
      return new Set([...forgotten, ...orphans]).size;
    },
  };
}

/** A file of the wrong content is not worth keeping; the reason goes to the person. */
function orDrop<T>(folder: BlobFolder, uploadId: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    folder.dropStaged(uploadId);
    throw error;
  }
}

/** What must not become public is taken out before the picture gets the hash that a person approves. */
function cleanStaged(folder: BlobFolder, uploadId: string, mediaType: 'image/jpeg' | 'image/png'): BlobRow {
  const bytes = readFileSync(folder.stagedPath(uploadId));
  const clean = cleanImage(bytes, mediaType);
  if (clean !== bytes) {
    folder.empty(uploadId);
    folder.append(uploadId, clean);
  }
  return { sha256: createHash('sha256').update(clean).digest('hex'), size: clean.length, mediaType };
}
