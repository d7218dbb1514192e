/** Files on disk: `staging/<upload>` while they arrive, `blobs/ab/<sha256>` once checked; mode 0600. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { ensureOwnerOnlyFolder, syncFolder } from '../platform/owner-only-file.ts';

export interface BlobFolder {
  stagedPath(uploadId: string): string;
  stagedLength(uploadId: string): number;
  append(uploadId: string, bytes: Uint8Array): void;
  empty(uploadId: string): void;
  dropStaged(uploadId: string): void;
  blobPath(sha256: string): string;
  hasBlob(sha256: string): boolean;
  /** Moves a staged file to its place; when this returns, content and name survive a power cut. */
  keep(uploadId: string, sha256: string): void;
  removeBlob(sha256: string): void;
  /** Hashes of files last written before the instant: candidates of a crash between file and row. */
  blobsWrittenBefore(ms: number): string[];
}

export function createBlobFolder(dataFolder: string): BlobFolder {
  const staging = join(dataFolder, 'staging');
  const blobs = join(dataFolder, 'blobs');
  ensureOwnerOnlyFolder(staging);
  ensureOwnerOnlyFolder(blobs);
  const stagedPath = (uploadId: string): string => join(staging, uploadId);
  const blobPath = (sha256: string): string => join(blobs, sha256.slice(0, 2), sha256);

  return {
    stagedPath,
    blobPath,
    stagedLength: (uploadId) => statSync(stagedPath(uploadId), { throwIfNoEntry: false })?.size ?? 0,
    hasBlob: (sha256) => existsSync(blobPath(sha256)),
    append: (uploadId, bytes) => {
      const handle = openSync(stagedPath(uploadId), 'a', 0o600);
      try {
        let written = 0;
        while (written < bytes.length) written += writeSync(handle, bytes, written);
      } finally {
        closeSync(handle);
      }
    },
    empty: (uploadId) => {
      if (existsSync(stagedPath(uploadId))) truncateSync(stagedPath(uploadId), 0);
    },
    dropStaged: (uploadId) => rmSync(stagedPath(uploadId), { force: true }),
    keep: (uploadId, sha256) => {
      const target = blobPath(sha256);
      const folder = join(blobs, sha256.slice(0, 2));
      ensureOwnerOnlyFolder(folder);
      const handle = openSync(stagedPath(uploadId), 'r+');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
      renameSync(stagedPath(uploadId), target);
      syncFolder(folder);
      syncFolder(blobs);
    },
    removeBlob: (sha256) => rmSync(blobPath(sha256), { force: true }),
    blobsWrittenBefore: (ms) =>
      readdirSync(blobs).flatMap((prefix) =>
        readdirSync(join(blobs, prefix)).filter((name) => statSync(join(blobs, prefix, name)).mtimeMs < ms),
      ),
  };
}
