/** The folder everything of ours lies in. It is narrowed to its owner, so it must be ours and not somebody's shared one. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { whyNotLocal } from './local-folder.ts';
import { makeFolder } from './make-folder.ts';

const ownNames: ReadonlySet<string> = new Set([
  'config.json',
  'command-line.json',
  'pairs.json',
  'data',
  'training',
  'log',
  'data.restoring',
]);

/** Also what a restore that was cut short left, where it left nothing else. */
const isOwn = (name: string): boolean => ownNames.has(name) || name.startsWith('data.before-');

/**
 * Whether anything of ours was ever kept there. A mistyped PODATELNA_HOME names a folder where nothing was, and looking
 * into it must not make one that looks as if all had been lost.
 */
export function isUsed(home: string): boolean {
  try {
    return readdirSync(home).some(isOwn);
  } catch (error) {
    return errorCode(error) !== 'ENOENT'; // what stands in the way is said by whoever opens it
  }
}

/** It may have been named, or be the usual one. */
const what = 'The folder for settings and data';

const noRight = 'this user may not make or read it';
const isFile = 'there is a file in its place or above it';
const noRoom = 'the disk has no room left';
const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', noRight],
  ['EPERM', noRight],
  ['EEXIST', isFile],
  ['ENOTDIR', isFile],
  ['ENOENT', 'no folder can be made there'],
  ['EROFS', 'the disk can only be read'],
  ['ENOSPC', noRoom],
  ['EDQUOT', noRoom],
  ['EIO', 'the disk reports errors'],
  ['ELOOP', 'it leads back to itself by links'],
  ['ENAMETOOLONG', 'its name is too long'],
]);

/**
 * Makes sure the folder is there and may become ours: new, empty, owner-only already, or with our files in it.
 * @param whyNot whether a folder can't be used because it isn't this machine's own.
 * @throws Error with a sentence that names the setting.
 */
export function prepareHomeFolder(home: string, whyNot: typeof whyNotLocal = whyNotLocal): void {
  // What lies below may be a link to elsewhere.
  const places = [home, join(home, 'data'), join(home, 'training')].filter(
    (path, index) => index === 0 || existsSync(path),
  );
  for (const place of places) {
    const obstacle = whyNot(place);
    if (obstacle !== undefined) throw new Error(obstacle);
  }
  let names: readonly string[];
  try {
    makeFolder(home, 0o700);
    names = readdirSync(home);
  } catch (cause) {
    const code = errorCode(cause) ?? 'unknown';
    throw new Error(
      `${what}, ${home}, can't be used as a folder: ${reasons.get(code) ?? code}. Nothing was written. Name another one in PODATELNA_HOME.`,
      { cause },
    );
  }
  const isOpenToOthers = process.platform !== 'win32' && (statSync(home).mode & 0o077) !== 0;
  if (!isOpenToOthers || names.length === 0 || names.some(isOwn)) return;
  throw new Error(
    `${what}, ${home}, has other things in it and can be opened by others. Name a folder of its own in PODATELNA_HOME.`,
  );
}
