/** The passphrase of the office's sealed keys, in a file the administrator lays for all users. */
import { readFileSync } from 'node:fs';
import { errorCode } from '../platform/error-code.ts';
import { misplaced } from '../platform/misplaced.ts';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { OfficeFileError } from './office-file-error.ts';

export const officePassphrasePath = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env.PODATELNA_OFFICE_PASSPHRASE_FILE || undefined;

/**
 * It may be readable by a group, never by everybody: it opens the keys of the whole office.
 * @throws OfficeFileError that names the file
 */
export function readOfficePassphrase(path: string): string {
  const named = `${path} (PODATELNA_OFFICE_PASSPHRASE_FILE)`;
  const place = misplaced(path, 'file');
  if (place !== undefined) throw new OfficeFileError('misplaced', place);
  try {
    const text = readFileSync(path, 'utf8');
    // Root's own file that this user may read is fine; one that is ours must be ours alone.
    const obstacle = whyNotOwnerOnly(path);
    if (obstacle !== undefined && !obstacle.endsWith('belongs to another user.')) {
      throw new OfficeFileError('not-trusted', {
        says: `${path} can be opened by other users.`,
        todo: `Close it with: chmod go= ${path}`,
      });
    }
    return text.replace(/\r?\n$/, '');
  } catch (error) {
    if (error instanceof OfficeFileError) throw error;
    const code = errorCode(error) ?? 'unknown';
    if (code === 'ENOENT') {
      throw new OfficeFileError('missing', {
        says: `${named} is not there.`,
        todo: 'Have an administrator lay it there, or correct the setting.',
        cause: error,
      });
    }
    const isClosed = code === 'EACCES' || code === 'EPERM';
    throw new OfficeFileError(isClosed ? 'closed' : 'unreadable', {
      says: `${named} can't be read (${code}).`,
      todo: isClosed
        ? 'Have an administrator let the group of this user read it (chgrp, chmod g+r).'
        : 'Have an administrator look at it and its disk.',
      cause: error,
    });
  }
}
