/** A copy of everything a companion keeps, made while it runs or not. */
import {
  chmodSync,
  cpSync,
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import type { Config } from '../config/config.ts';
import { errorCode } from '../platform/error-code.ts';
import { liesIn } from '../platform/lies-in.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { explained, faultOf, obstacleAt, pathOf, sentenceOf } from '../platform/obstacle.ts';
import { ensureOwnerOnlyFolder, syncFolder, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { inWords } from '../platform/system-error.ts';
import { databasePath } from '../store/open-database.ts';
import { whyNotEmpty } from '../store/whole-database.ts';
import { version } from '../version.ts';
import { filesIn } from './files-in.ts';
import { homeFiles } from './home-files.ts';
import { hashOf, type Manifest, manifestName } from './manifest.ts';
import { openSource } from './open-source.ts';
import { syncTree } from './sync-tree.ts';

/** `vault-passphrase` is not among them: beside the vault it would open it. */
const vaultJson = 'data/vault.json';

/**
 * @param into a folder the backup is put into, in one of its own.
 * @param copy and sync: only tests give others.
 * @returns its path. @throws Error with a sentence when there is nothing to back up, the folder lies in what is backed up, or
 * there is no room for it; nothing
 * of it is left then.
 */
export async function backUp(
  config: Pick<Config, 'home' | 'dataFolder'>,
  into: string,
  now: Date,
  copy: typeof copyDatabase = copyDatabase,
  sync: typeof syncTree = syncTree,
): Promise<string> {
  refuseOwnPlace(config, into);
  const from = databasePath(config);
  if (!existsSync(from)) {
    const lost = whyNotEmpty(from);
    if (lost !== undefined) throw new Error(sentenceOf(lost, 'No backup was made.'));
    throw new Error('There is no database yet: nothing to back up.');
  }
  const name = `podatelna-${now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')}`;
  const done = join(into, name);
  if (existsSync(done)) throw new Error(`${done} is there already.`);
  const folder = `${done}${unfinished}`;
  removeOlderLeftovers(into, now);
  makeOwn(into, folder);
  try {
    await fill(folder, { config, from, now, copy, sync });
    renameSync(folder, done);
    syncFolder(dirname(done));
    return done;
  } catch (error) {
    // Before it is removed: a disk that is full is no longer full then.
    const place = placeOf(error, from, done);
    const effect = 'No backup was made.';
    const explanation = inWords(explained(error, place, effect), { so: effect });
    removeUnfinished(folder);
    throw explanation;
  }
}

/** What takes the original away, a purge of all of it or a disk that fails, would take such a backup, too; and no purge looks into it. */
function refuseOwnPlace({ home, dataFolder }: Pick<Config, 'home' | 'dataFolder'>, into: string): void {
  const own = [home, dataFolder].find((folder) => lies(into, folder));
  if (own === undefined) return;
  throw new Error(
    `${into} lies in the folder of Podatelna's own data (${own}): what takes that away would take the backup, too. No backup was made. Name a folder elsewhere, best on another disk.`,
  );
}

/** What can't be looked at is said when the backup is made. */
function lies(into: string, folder: string): boolean {
  try {
    return liesIn(into, folder);
  } catch {
    return false;
  }
}

const unfinished = '.unfinished';

/** No backup takes half a day, and one that is made every day finds what the one before it left. */
const leftMs = 12 * 60 * 60 * 1000;

/** What a backup that was killed left: personal data nobody looks after. None of them stops the next backup. */
function removeOlderLeftovers(into: string, now: Date): void {
  for (const entry of entriesIn(into)) {
    const [, day, hour, minute, second] =
      /^podatelna-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d)Z\.unfinished$/.exec(entry.name) ?? [];
    const age = now.getTime() - Date.parse(`${day}${hour}:${minute}:${second}Z`);
    if (entry.isDirectory() && age > leftMs) removeUnfinished(join(into, entry.name));
  }
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // not there yet, or what is wrong with it is said when the backup is made
  }
}

/** A folder nobody else writes into: two backups at once must not become one. */
function makeOwn(into: string, folder: string): void {
  try {
    makeFolder(into, 0o700);
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    const isOther = errorCode(error) === 'EEXIST' && existsSync(folder);
    if (!isOther) throw inWords(error, { path: into, so: 'No backup was made.' });
    const sentence = 'Another backup is being made there at this moment. Try again; this one was not made.';
    throw new Error(sentence, { cause: error });
  }
}

/** Where it failed: a damaged database is the one that is copied, a full disk the one that is copied to. */
function placeOf(error: unknown, from: string, to: string): string {
  const fault = faultOf(error);
  if (fault === 'damaged') return from;
  if (fault !== 'denied') return to;
  // SQLite says no name.
  return pathOf(error) ?? (obstacleAt(from, 'read') === undefined ? to : from);
}

function removeUnfinished(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // A disk that fails: why there is no backup says more than why something is left of it.
  }
}

interface FillParts {
  readonly config: Pick<Config, 'home' | 'dataFolder'>;
  readonly from: string;
  readonly now: Date;
  readonly copy: typeof copyDatabase;
  readonly sync: typeof syncTree;
}

async function fill(folder: string, { config, from, now, copy, sync }: FillParts): Promise<void> {
  ensureOwnerOnlyFolder(join(folder, 'data'));

  // Documents first and once more: what is taken away meanwhile is in the first copy, what is added in the second.
  const blobs = join(config.dataFolder, 'blobs');
  copyTree(blobs, join(folder, 'data', 'blobs'));
  const database = join(folder, 'data', 'podatelna.db');
  // The vault before the database: it notes how far the audit has come, and must know of no line the copy hasn't.
  copySingle(config.home, folder, [vaultJson]);
  const layout = await copy(from, database);
  copyTree(blobs, join(folder, 'data', 'blobs'));
  copySingle(config.home, folder, [
    ...homeFiles,
    ...(existsSync(join(folder, vaultJson)) ? [] : [vaultJson]),
  ]);

  const files: Manifest['files'] = [];
  for (const path of filesIn(folder)) {
    const file = join(folder, path);
    if (process.platform !== 'win32') chmodSync(file, 0o600);
    files.push({ path: path.replaceAll('\\', '/'), size: statSync(file).size, sha256: await hashOf(file) });
  }
  // A power cut must not leave a manifest without what it names.
  sync(folder);
  const manifest: Manifest = { format: 1, version, layout, at: now.toISOString(), files };
  writeOwnerOnlyFile(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** SQLite's own way of copying a database that is being written. @returns its layout. */
async function copyDatabase(from: string, to: string): Promise<number> {
  const db = openSource(from);
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

function copySingle(from: string, to: string, paths: readonly string[]): void {
  for (const path of paths) if (existsSync(join(from, path))) cpSync(join(from, path), join(to, path));
}

function copyTree(from: string, to: string): void {
  if (!existsSync(from)) return;
  ensureOwnerOnlyFolder(to);
  // Named by their content: what is there is the same.
  cpSync(from, to, { recursive: true, force: false, errorOnExist: false });
}
