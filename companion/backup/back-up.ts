/** A copy of everything a companion keeps, made while it runs or not. */
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Config } from '../config/config.ts';
import { ensureOwnerOnlyFolder, syncFolder, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { databasePath } from '../store/open-database.ts';
import { version } from '../version.ts';
import { hashOf, type Manifest, manifestName } from './manifest.ts';

/** `vault-passphrase` is not among them: beside the vault it would open it. */
const single = ['config.json', 'pairs.json', 'token-attempts.json', 'data/vault.json'] as const;

/**
 * @param into a folder the backup is put into, in one of its own.
 * @returns its path. @throws Error with a sentence when there is nothing to back up.
 */
export async function backUp(
  config: Pick<Config, 'home' | 'dataFolder'>,
  into: string,
  now: Date,
): Promise<string> {
  const from = databasePath(config);
  if (!existsSync(from)) throw new Error('There is no database yet: nothing to back up.');
  const name = `podatelna-${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}`;
  const done = join(into, name);
  if (existsSync(done)) throw new Error(`${done} is there already.`);
  const folder = `${done}.unfinished`;
  rmSync(folder, { recursive: true, force: true });
  ensureOwnerOnlyFolder(join(folder, 'data'));

  // Documents first and once more: what is taken away meanwhile is in the first copy, what is added in the second.
  const blobs = join(config.dataFolder, 'blobs');
  copyTree(blobs, join(folder, 'data', 'blobs'));
  const database = join(folder, 'data', 'podatelna.db');
  const layout = await copyDatabase(from, database);
  copyTree(blobs, join(folder, 'data', 'blobs'));
  for (const path of single) {
    if (existsSync(join(config.home, path))) cpSync(join(config.home, path), join(folder, path));
  }

  const files: Manifest['files'] = [];
  for (const path of filesIn(folder)) {
    const file = join(folder, path);
    if (process.platform !== 'win32') chmodSync(file, 0o600);
    files.push({ path: path.replaceAll('\\', '/'), size: statSync(file).size, sha256: await hashOf(file) });
  }
  const manifest: Manifest = { format: 1, version, layout, at: now.toISOString(), files };
  writeOwnerOnlyFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  renameSync(folder, done);
  syncFolder(dirname(done));
  return done;
}

/** SQLite's own way of copying a database that is being written. @returns its layout. */
async function copyDatabase(from: string, to: string): Promise<number> {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    await backup(db, to);
  } finally {
    db.close();
  }
  const copy = new DatabaseSync(to);
  try {
    // One file, whole by itself.
    copy.exec('PRAGMA journal_mode = DELETE');
    if (copy.prepare('PRAGMA integrity_check(1)').get()?.integrity_check !== 'ok') {
      throw new Error('The database is damaged; this is no backup. See: podatelna doctor');
    }
    return Number(copy.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  } finally {
    copy.close();
  }
}

function copyTree(from: string, to: string): void {
  if (!existsSync(from)) return;
  ensureOwnerOnlyFolder(to);
  // Named by their content: what is there is the same.
  cpSync(from, to, { recursive: true, force: false, errorOnExist: false });
}

export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}
