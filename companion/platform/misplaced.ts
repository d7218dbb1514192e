/**
 * Something else in the place of a file or folder of ours. Looked for before it is opened: the end of a pipe or a device
 * is never read, and a process that waits for it hears no signal. Proved by misplaced.test.ts.
 */
import { lstatSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

export interface Misplaced {
  readonly says: string;
  readonly todo: string;
}

/** @returns undefined where it is what it should be, isn't there, or can't be looked at by this user. */
export function misplaced(path: string, wants: 'file' | 'folder'): Misplaced | undefined {
  const what = whatInstead(path, wants);
  if (what === 'no place') return dirname(path) === path ? undefined : misplaced(dirname(path), 'folder');
  if (what === undefined) return undefined;
  return {
    says: `${path} is ${what} where a ${wants} of Podatelna's should be.`,
    todo: 'Move it away, then try again.',
  };
}

/** Its message is a sentence for a person. */
export class MisplacedError extends Error {
  readonly place: Misplaced;

  constructor(place: Misplaced) {
    super(`${place.says} ${place.todo}`);
    this.place = place;
  }
}

/** @throws MisplacedError */
export function requirePlace(path: string, wants: 'file' | 'folder'): void {
  const found = misplaced(path, wants);
  if (found !== undefined) throw new MisplacedError(found);
}

function whatInstead(path: string, wants: 'file' | 'folder'): string | undefined {
  try {
    const facts = statSync(path, { throwIfNoEntry: false });
    if (facts === undefined) {
      const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;
      return isLink ? 'a link to what is not there' : undefined;
    }
    if (wants === 'file' ? facts.isFile() : facts.isDirectory()) return undefined;
    if (facts.isDirectory()) return 'a folder';
    return facts.isFile() ? 'a file' : 'a pipe or a device';
  } catch (error) {
    if (errorCode(error) === 'ENOTDIR') return 'no place';
    if (errorCode(error) !== 'ELOOP') return undefined; // closed to this user: opening it says so
    return isLoop(path) ? 'a link that leads back to itself' : 'no place';
  }
}

function isLoop(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false; // a folder above it is
  }
}
