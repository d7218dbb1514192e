/** A copy of everything a companion keeps, made while it runs or not. */
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Config } from '../config/config.ts';
import { errorCode } from '../platform/error-code.ts';
import { ensureOwnerOnlyFolder, syncFolder, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { inWords } from '../platform/system-error.ts';
import { databasePath } from '../store/open-database.ts';
import { version } from '../version.ts';
import { hashOf, type Manifest, manifestName } from './manifest.ts';

/** `vault-passphrase` is not among them: beside the vault it would open it. */
const single = ['config.json', 'pairs.json', 'token-attempts.json', 'data/vault.json'] as const;

/**
 * @param into a folder the backup is put into, in one of its own.
 * @returns its path. @throws Error with a sentence; no half of a backup is left then.
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
  makeOwn(into, folder);
  try {
    await copyAll(config, folder, now);
    renameSync(folder, done);
    syncFolder(into);
  } catch (error) {
    // It holds personal data, and nobody would look for it.
    rmSync(folder, { recursive: true, force: true });
    throw inWords(error, { so: 'No backup was made.' });
  }
  return done;
}

/** A folder nobody else writes into: two backups at once must not become one. */
function makeOwn(into: string, folder: string): void {
  try {
    mkdirSync(into, { recursive: true, mode: 0o700 });
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const isOther = errorCode(error) === 'EEXIST' && existsSync(folder);
    const sentence = 'Another backup is being made there at this moment. Try again; this one was not made.';
    throw isOther
      ? new Error(sentence, { cause: error })
      : inWords(error, { path: into, so: 'No backup was made.' });
  }
}

async function copyAll(
  config: Pick<Config, 'home' | 'dataFolder'>,
  folder: string,
  now: Date,
): Promise<void> {
  ensureOwnerOnlyFolder(join(folder, 'data'));
  // Documents first and once more: what is taken away meanwhile is in the first copy, what is added in the second.
  const blobs = join(config.dataFolder, 'blobs');
  copyTree(blobs, join(folder, 'data', 'blobs'));
  const database = join(folder, 'data', 'podatelna.db');
  const layout = await copyDatabase(databasePath(config), database);
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
