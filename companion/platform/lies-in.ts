/** Whether one place is a folder or lies below it, however both are written: links, letter case, mounts. Proved by lies-in.test.ts. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @param path absolute; need not be there yet. @param folder where it isn't there, nothing lies in it.
 * @throws Error of the system where what is there can't be looked at
 */
export function liesIn(path: string, folder: string): boolean {
  const wanted = identity(folder);
  if (wanted === undefined) return false;
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  if (!existsSync(there)) return false; // a drive that is not there
  for (let place = realpathSync.native(there); ; place = dirname(place)) {
    if (identity(place) === wanted) return true;
    if (dirname(place) === place) return false;
  }
}

/** Names of one folder differ, its number on its disk doesn't. */
function identity(path: string): string | undefined {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false });
  return facts === undefined ? undefined : `${facts.dev}:${facts.ino}`;
}
