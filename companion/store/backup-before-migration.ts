/** The database as it was before a newer version changed its layout, kept for a while: the way back from an update. */
import {
  chmodSync,
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ensureOwnerOnlyFolder, syncFile, syncFolder } from '../platform/owner-only-file.ts';

const folderOf = (databasePath: string): string => join(dirname(databasePath), 'before-update');
/** What was purged since lies in it still: it must not stay for good. */
const keptMs = 30 * 24 * 60 * 60 * 1000;
const unfinished = '.unfinished';

/**
 * @param path of the database; in memory there is nothing to go back to.
 * @param layout the database has. @param newest layout it is about to get.
 */
export function backupBeforeMigration(db: DatabaseSync, path: string, layout: number, newest: number): void {
  if (path === ':memory:') return;
  const folder = folderOf(path);
  dropHalves(folder);
  if (layout === 0 || layout >= newest) return;
  ensureOwnerOnlyFolder(folder);
  const target = join(folder, `layout-${layout}.db`);
  const draft = `${target}${unfinished}`;
  try {
    // It goes into an empty file, too, and what SQLite lays beside it gets the same mode.
    closeSync(openSync(draft, 'w', 0o600));
    if (process.platform !== 'win32') chmodSync(draft, 0o600);
    db.prepare('VACUUM INTO ?').run(draft);
    syncFile(draft);
    // In the place of one of an update that was cut short: the database is still the same, or further on.
    renameSync(draft, target);
  } catch (error) {
    // On a full disk its room is needed.
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Takes away the copies that were kept long enough; the housekeeping does, once the clock is trusted. @param now milliseconds since 1970 */
export function dropOldCopies(databasePath: string, now: number): void {
  for (const path of filesIn(folderOf(databasePath))) {
    if (now - statSync(path).mtimeMs > keptMs) rmSync(path, { force: true });
  }
}

/** What one that was killed left. Earlier versions wrote under the final name: a journal shows that such a one is half. */
function dropHalves(folder: string): void {
  for (const path of filesIn(folder)) {
    if (path.endsWith(unfinished)) rmSync(path, { force: true });
    if (!path.endsWith('-journal')) continue;
    // The journal goes last: without it nobody would know any more.
    rmSync(path.slice(0, -'-journal'.length), { force: true });
    rmSync(path, { force: true });
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(folder, entry.name));
}
