/** Puts a backup in the place of what is there; what was there is kept beside it. */
import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { noteRestored } from '../audit/lost-end.ts';
import type { Clock } from '../clock.ts';
import { findCompanions, knownPorts, mayWorkOn } from '../other-companion.ts';
import { homeOfPodatelna, type PlatformFacts } from '../platform/folders.ts';
import { prepareHomeFolder } from '../platform/home-folder.ts';
import { explained, faultOf, pathOf } from '../platform/obstacle.ts';
import { ensureOwnerOnlyFolder, syncFolder, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { inWords } from '../platform/system-error.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { migrations } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import {
  beforePath,
  beforePaths,
  discardRestoring,
  type ExchangeFiles,
  finishRestore,
  isThere,
  markComplete,
  restoringPath,
} from '../store/restoring.ts';
import { type Filed, filedSince } from './filed-since.ts';
import { holdBack } from './hold-back.ts';
import { homeFiles } from './home-files.ts';
import { type Manifest, readBackup } from './manifest.ts';
import { syncTree } from './sync-tree.ts';

export interface Restored {
  readonly home: string;
  /** When the backup was made. */
  readonly at: string;
  /** Where what was there before lies now; null: there was nothing. */
  readonly before: string | null;
  /** Submissions that were still to be sent then: they may have been since, so they are not sent again by themselves. */
  readonly heldBack: number;
  /** What was filed after it, as what was there before knows it; null: nobody knows. */
  readonly since: readonly Filed[] | null;
}

/** What makes it survive a power cut; a parameter, so that tests can look at each moment. */
export interface RestoreFiles extends ExchangeFiles {
  syncTree(folder: string): void;
}
const systemFiles: RestoreFiles = { rename: renameSync, syncFolder, syncTree };

/**
 * @param from a backup's folder.
 * @throws Error with a sentence when a companion runs, or the backup is damaged or too new; nothing is changed then.
 */
export async function restore(
  facts: PlatformFacts,
  from: string,
  clock: Pick<Clock, 'now'>,
  files = systemFiles,
): Promise<Restored> {
  const home = homeOfPodatelna(facts);
  prepareHomeFolder(home);
  const manifest = await readBackup(from);
  if (manifest.layout > migrations.length) {
    throw new Error(
      `The backup was made by a newer version (${manifest.version}). Update Podatelna; nothing was changed.`,
    );
  }
  const release = lockFolder(home);
  try {
    await requireUnused(home);
    const data = join(home, 'data');
    // One that was cut short before its last step: what it brought back is what is there before this one.
    finishRestore(data, files);
    // Without data the newest that was kept is what was there.
    const [kept = null] = beforePaths(data);
    const before = isThere(data) ? beforePath(data, clock.now()) : null;
    const { at } = manifest;
    const taken: string[] = [];
    let found: Pick<Restored, 'heldBack' | 'since'>;
    try {
      discardRestoring(data);
      // Whoever finds it knows that something was begun, and makes no first start of it.
      ensureOwnerOnlyFolder(restoringPath(data));
      files.syncFolder(home);
      // Before the rest, so that one that is cut short has them: the next start finds its settings, or makes others.
      takeHomeFiles(from, home, manifest, taken);
      found = prepare(data, { from, manifest, replaced: before === null ? kept : data, clock, files });
      markComplete(restoringPath(data), { at, before: before === null ? null : basename(before) });
      files.syncFolder(home);
      exchange(data, before, files);
    } catch (error) {
      throw takeBack(error, data, before, taken);
    }
    files.syncFolder(home);
    finishRestore(data, files);
    return { home, at, before: before ?? kept, ...found };
  } finally {
    release();
  }
}

/** @throws Error with a sentence where a companion answers that works on this folder, though its lock was deleted */
async function requireUnused(home: string): Promise<void> {
  const known = knownPorts({ home, ports: [] });
  const found = known === undefined ? [] : await findCompanions(known);
  const other = found.find((one) => mayWorkOn(home, one));
  if (other === undefined) return;
  const process = other.holder?.process;
  throw new Error(
    `A companion answers on port ${other.port} with the key of this folder, ${home}; its companion.lock was deleted or replaced while it ran, or it works on a copy. Nothing was restored. End it${process === undefined ? '' : ` (kill ${process})`}, then restore again.`,
  );
}

/** Settings and pairs of this machine are newer than any backup. @param taken those that were put there. */
function takeHomeFiles(from: string, home: string, manifest: Manifest, taken: string[]): void {
  for (const name of homeFiles) {
    const isInBackup = manifest.files.some((one) => one.path === name);
    if (!isInBackup || isThere(join(home, name))) continue;
    taken.push(join(home, name));
    writeOwnerOnlyFile(join(home, name), readFileSync(join(from, name)));
  }
}

interface PrepareParts {
  readonly from: string;
  readonly manifest: Manifest;
  /** The data folder that gives way, whose passphrase holds on; null: there is none. */
  readonly replaced: string | null;
  readonly clock: Pick<Clock, 'now'>;
  readonly files: RestoreFiles;
}

/** Not yet in its place: whatever fails here leaves what was there as it was. */
function prepare(
  data: string,
  { from, manifest, replaced, clock, files }: PrepareParts,
): Pick<Restored, 'heldBack' | 'since'> {
  const fresh = restoringPath(data);
  // Only what was checked: whoever looked into the backup since may have left something beside it.
  for (const { path } of manifest.files) {
    if (!path.startsWith('data/')) continue;
    const to = join(fresh, path.slice('data/'.length));
    ensureOwnerOnlyFolder(dirname(to));
    copyFileSync(join(from, path), to);
    // A disk of another system's keeps no modes.
    if (process.platform !== 'win32') chmodSync(to, 0o600);
  }
  // A passphrase of this machine's own opens the vault of this machine; one beside a backup was never kept.
  const passphrase = replaced === null ? undefined : join(replaced, 'vault-passphrase');
  if (passphrase !== undefined && existsSync(passphrase))
    copyFileSync(passphrase, join(fresh, 'vault-passphrase'));
  const before = replaced === null ? null : join(replaced, 'podatelna.db');
  const found = settle(join(fresh, 'podatelna.db'), { before, at: manifest.at, now: clock.now() });
  files.syncTree(fresh);
  return found;
}

/** Of one that failed. @returns the sentence for it. */
function takeBack(error: unknown, data: string, before: string | null, taken: readonly string[]): unknown {
  if (before !== null && !isThere(data)) {
    // What is complete stays: with it the next start ends what was begun.
    return new Error(
      `The disk refused to put the restored data into ${data}, and then what was there before, which lies in ${before}. Nothing was sent. Have an administrator look at the disk, then start the companion: it finishes the restore.`,
      { cause: error },
    );
  }
  const effect = 'Nothing was restored; what was there is as it was.';
  // The database was opened for the restoring, so what its sentence says of sending says too little.
  const isExplained = error instanceof Error && faultOf(error.cause) !== undefined;
  const cause: unknown = isExplained ? error.cause : error;
  const explanation = inWords(explained(cause, placeOf(cause, restoringPath(data)), effect), { so: effect });
  discardRestoring(data);
  for (const path of taken) rmSync(path, { force: true });
  return explanation;
}

/** What was copied may be closed; there is no room only where it is copied to. */
function placeOf(error: unknown, to: string): string {
  return faultOf(error) === 'denied' ? (pathOf(error) ?? to) : to;
}

function exchange(data: string, before: string | null, files: RestoreFiles): void {
  if (before !== null) files.rename(data, before);
  try {
    // On the disk in this order: at no moment there may be the one without the other.
    files.syncFolder(dirname(data));
    files.rename(restoringPath(data), data);
  } catch (error) {
    if (before !== null) files.rename(before, data);
    throw error;
  }
}

/** Nothing of it is filed anew by itself, and what a person could file anew is said. */
function settle(
  path: string,
  { before, at, now }: { readonly before: string | null; readonly at: string; readonly now: number },
): Pick<Restored, 'heldBack' | 'since'> {
  // The layout of today, as the next start would make it.
  const db = openDatabase(path);
  try {
    const since = filedSince(before, db);
    const heldBack = holdBack(db, now);
    if (since === null || since.length > 0) noteRestored(db, { at, now });
    return { heldBack, since };
  } finally {
    db.close();
    syncFolder(dirname(path));
  }
}
