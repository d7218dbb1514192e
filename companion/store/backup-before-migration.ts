/** The database as it was before a newer version changed its layout, kept for a while: the way back from an update. */
import { chmodSync, existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { ensureOwnerOnlyFolder, syncFolder } from '../platform/owner-only-file.ts';

const folderOf = (databasePath: string): string => join(dirname(databasePath), 'before-update');
/** What was purged since lies in it still: it must not stay for good. */
const keptMs = 30 * 24 * 60 * 60 * 1000;

/**
 * @param path of the database; in memory there is nothing to go back to.
 * @param layout the database has. @param newest layout it is about to get.
 */
export function backupBeforeMigration(db: DatabaseSync, path: string, layout: number, newest: number): void {
  if (path === ':memory:') return;
  const folder = folderOf(path);
  dropOld(folder);
  if (layout === 0 || layout >= newest) return;
  ensureOwnerOnlyFolder(folder);
  const target = join(folder, `layout-${layout}.db`);
  // One of an update that was cut short: the database is still the same, or further on.
  if (existsSync(target)) rmSync(target);
  db.prepare('VACUUM INTO ?').run(target);
  if (process.platform !== 'win32') chmodSync(target, 0o600);
  syncFolder(folder);
}

function dropOld(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (Date.now() - statSync(path).mtimeMs > keptMs) rmSync(path, { force: true });
  }
}
