/** Files nobody else on the machine may read: written whole or not at all, synced with their folder. */
import { chmodSync, closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';
import { makeFolder } from './make-folder.ts';
import { requirePlace } from './misplaced.ts';

/** Makes sure the name survives a power cut, not only the content. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // Windows has no handle on a folder to sync
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** What was copied or written by others: it survives a power cut from here on. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+'); // Windows syncs only what may be written
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Creates the folder for this user alone (0700), or narrows it to that. */
export function ensureOwnerOnlyFolder(folder: string): void {
  requirePlace(folder, 'folder');
  makeFolder(folder, 0o700);
  if (process.platform !== 'win32') chmodSync(folder, 0o700);
}

/** Replaces the file in one step, mode 0600, in a folder of ours, which is narrowed to its owner. */
export function writeOwnerOnlyFile(path: string, content: string | Uint8Array): void {
  ensureOwnerOnlyFolder(dirname(path));
  replaceFile(path, content);
}

/** The same without waiting for the disk: a killed process loses nothing of it, a power cut may take it. */
export function noteOwnerOnlyFile(path: string, content: string): void {
  ensureOwnerOnlyFolder(dirname(path));
  replace(path, content);
}

/** The same where a person named the place: its folder is theirs, or everybody's, and stays as it is. */
export function replaceFile(path: string, content: string | Uint8Array): void {
  replace(path, content, fsyncSync);
  syncFolder(dirname(path));
}

function replace(path: string, content: string | Uint8Array, sync?: (handle: number) => void): void {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.new`);
  const handle = openSync(draft, 'w', 0o600);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    let written = 0;
    while (written < bytes.length) written += writeSync(handle, bytes, written);
    sync?.(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, path);
}

/** Editors on Windows put it in front of what they save as UTF-8. */
export const withoutByteOrderMark = (text: string): string => text.replace(/^\uFEFF/, '');

/**
 * The file's text, or undefined when there is none.
 * @throws the system's error, always with the path; Error with a sentence where something else lies there
 */
export function readFileIfThere(path: string): string | undefined {
  requirePlace(path, 'file');
  try {
    return withoutByteOrderMark(readFileSync(path, 'utf8'));
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    // Of a folder the system says no name.
    throw error instanceof Error ? Object.assign(error, { path }) : error;
  }
}
