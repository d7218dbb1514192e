/**
 * Puts a copy of a stored file into a folder that another program watches: whole or not at all under its name, and
 * never over a file that is there.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProblemError } from '../../shared/contract/problems.ts';
import { syncFolder } from '../platform/owner-only-file.ts';

const mostNames = 100;

/**
 * @param name a plain file name ending in `.pdf`.
 * @returns the name it got; ` (2)` is added where another file has that name. The same content is there once.
 * @throws ProblemError `confirmation-folder` when the folder can't be written to
 */
export function copyToFolder(
  path: string,
  { folder, name }: { readonly folder: string; name: string },
): string {
  try {
    const bytes = readFileSync(path);
    const hash = hashOf(bytes);
    for (let count = 1; count <= mostNames; count += 1) {
      const tried = count === 1 ? name : name.replace(/\.pdf$/, ` (${count}).pdf`);
      const target = join(folder, tried);
      if (!existsSync(target)) {
        writeWhole(bytes, folder, target);
        return tried;
      }
      if (hashOf(readFileSync(target)) === hash) return tried;
    }
  } catch (error) {
    throw new ProblemError({ code: 'confirmation-folder' }, { cause: error });
  }
  throw new ProblemError({ code: 'confirmation-folder' });
}

/** Under a name that nobody watches for, until it is whole; readable for whoever may read the folder. */
function writeWhole(bytes: Uint8Array, folder: string, target: string): void {
  const draft = join(folder, `.podatelna-${process.pid}.part`);
  const handle = openSync(draft, 'w');
  try {
    writeFileSync(handle, bytes);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, target);
  syncFolder(folder);
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
