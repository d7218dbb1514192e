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

/** What makes a file and its name survive a power cut; a parameter, so that tests can watch each of the three. */
export interface BlobFiles {
  /** Content of an open file. */
  sync(handle: number): void;
  rename(from: string, to: string): void;
  /** Names in a folder. */
  syncFolder(folder: string): void;
}

const systemFiles: BlobFiles = { sync: fsyncSync, rename: renameSync, syncFolder };

/** Two megabytes written by one call took ten times as long as by two calls (ext4, Linux 6); at once nothing is gained. */
const writeBytes = 512 * 1024;

export function createBlobFolder(dataFolder: string, files = systemFiles): BlobFolder {
  const staging = join(dataFolder, 'staging');
  const blobs = join(dataFolder, 'blobs');
  ensureOwnerOnlyFolder(staging);
  ensureOwnerOnlyFolder(blobs);
  // Their own names, too: documents in a folder that a power cut took are lost as well.
  files.syncFolder(dataFolder);
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
        while (written < bytes.length) {
          const length = Math.min(writeBytes, bytes.length - written);
          written += writeSync(handle, bytes, written, length);
        }
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
        files.sync(handle);
      } finally {
        closeSync(handle);
      }
      files.rename(stagedPath(uploadId), target);
      files.syncFolder(folder);
      files.syncFolder(blobs);
    },
    removeBlob: (sha256) => rmSync(blobPath(sha256), { force: true }),
    blobsWrittenBefore: (ms) =>
      readdirSync(blobs).flatMap((prefix) =>
        readdirSync(join(blobs, prefix)).filter((name) => statSync(join(blobs, prefix, name)).mtimeMs < ms),
      ),
  };
}
