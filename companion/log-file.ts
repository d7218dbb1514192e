/** The log's file: owner-only, each line on the disk before the call returns, rotated by size. */
import { chmodSync, closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './platform/error-code.ts';
import { requirePlace } from './platform/misplaced.ts';
import { ensureOwnerOnlyFolder } from './platform/owner-only-file.ts';

export const logFolder = (home: string): string => join(home, 'log');

/** The newest file and the ones before it: `companion.log`, `companion.log.1` … */
export function logPaths(home: string): readonly string[] {
  const newest = join(logFolder(home), 'companion.log');
  return Array.from({ length: keptFiles }, (_, age) => (age === 0 ? newest : `${newest}.${age}`));
}

const keptFiles = 5;
const maxFileBytes = 1024 * 1024;

export interface LogFile {
  write(line: string): void;
}

/** @param maxBytes of one file; only tests make it smaller. */
export function openLogFile(home: string, maxBytes = maxFileBytes): LogFile {
  ensureOwnerOnlyFolder(logFolder(home));
  const paths = logPaths(home);
  const [path = ''] = paths;
  let handle: number | undefined;
  let size = 0;
  let isBroken = false;

  const open = (): number => {
    requirePlace(path, 'file');
    const opened = openSync(path, 'a', 0o600);
    if (process.platform !== 'win32') chmodSync(path, 0o600);
    size = fstatSync(opened).size;
    return opened;
  };
  const rotate = (): void => {
    if (handle !== undefined) closeSync(handle);
    handle = undefined;
    for (let age = paths.length - 1; age > 0; age -= 1) {
      const [from = '', to = ''] = [paths[age - 1], paths[age]];
      try {
        renameSync(from, to);
      } catch (error) {
        if (!isMissing(error)) throw error; // there are not that many yet
      }
    }
  };

  // Opened at once: a folder that can't be written stops the start and not the first filing.
  handle = open();
  return {
    write: (line) => {
      const bytes = Buffer.from(line);
      try {
        if (size > 0 && size + bytes.length > maxBytes) rotate();
        handle ??= open();
        let written = 0;
        while (written < bytes.length) written += writeSync(handle, bytes, written);
        size += written;
        isBroken = false;
      } catch (error) {
        // A full disk must not stop filing for the log's sake; it is said once, where somebody may see it.
        const code = errorCode(error) ?? 'unknown';
        if (!isBroken) process.stderr.write(`The log can't be written (${code}).\n`);
        isBroken = true;
      }
    },
  };
}

const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';
