/** The passphrase of the office's sealed keys, in a file the administrator lays for all users. */
import { readFileSync, type Stats, statSync } from 'node:fs';
import { errorCode } from '../platform/error-code.ts';
import { misplaced } from '../platform/misplaced.ts';
import { ownerName } from '../platform/owner-only.ts';
import { OfficeFileError } from './office-file-error.ts';

export const officePassphrasePath = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env.PODATELNA_OFFICE_PASSPHRASE_FILE || undefined;

/**
 * Root's file, or our own, that a group may read and nobody else may open or change.
 * @param own undefined on Windows: the folder's access list guards it
 */
export function whyUntrusted(
  path: string,
  { uid, mode }: Pick<Stats, 'uid' | 'mode'>,
  own = process.getuid?.(),
): { readonly says: string; readonly todo: string } | undefined {
  if (own === undefined) return undefined;
  if (uid !== 0 && uid !== own) {
    return {
      says: `${path} belongs to ${ownerName(uid)}, not to root.`,
      todo: `Have an administrator look who laid it there, then: chown root ${path}`,
    };
  }
  if ((mode & 0o027) === 0) return undefined;
  const todo = `Close it with: chmod g-w,o= ${path}`;
  return (mode & 0o007) === 0
    ? { says: `${path} can be changed by a group.`, todo }
    : { says: `${path} can be opened by other users.`, todo };
}

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
    const untrusted = whyUntrusted(path, statSync(path));
    if (untrusted !== undefined) throw new OfficeFileError('not-trusted', untrusted);
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
