/** Puts a backup in the place of what is there; what was there is kept beside it. */
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Clock } from '../clock.ts';
import { homeOfPodatelna, type PlatformFacts } from '../platform/folders.ts';
import { prepareHomeFolder } from '../platform/home-folder.ts';
import { explained, faultOf, pathOf } from '../platform/obstacle.ts';
import { ensureOwnerOnlyFolder, syncFolder } from '../platform/owner-only-file.ts';
import { inWords } from '../platform/system-error.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { migrations } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { holdBack } from './hold-back.ts';
import { readBackup } from './manifest.ts';

export interface Restored {
  readonly home: string;
  /** When the backup was made. */
  readonly at: string;
  /** Where what was there before lies now; null: there was nothing. */
  readonly before: string | null;
  /** Submissions that were still to be sent then: they may have been since, so they are not sent again by themselves. */
  readonly heldBack: number;
}

/**
 * @param from a backup's folder.
 * @throws Error with a sentence when a companion runs, or the backup is damaged or too new; nothing is changed then.
 */
export async function restore(
  facts: PlatformFacts,
  from: string,
  clock: Pick<Clock, 'now'>,
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
    const data = join(home, 'data');
    const fresh = join(home, 'data.restoring');
    const heldBack = prepare(fresh, from, data, clock);
    const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-');
    const before = existsSync(data) ? join(home, `data.before-${stamp}`) : null;
    exchange(data, before, fresh);
    for (const name of ['config.json', 'pairs.json', 'token-attempts.json']) {
      // Settings and pairs of this machine are newer than any backup.
      if (existsSync(join(from, name)) && !existsSync(join(home, name)))
        cpSync(join(from, name), join(home, name));
    }
    syncFolder(home);
    return { home, at: manifest.at, before, heldBack };
  } finally {
    release();
  }
}

/** Not yet in its place: whatever fails here leaves what was there as it was. @returns how many are held back. */
function prepare(fresh: string, from: string, data: string, clock: Pick<Clock, 'now'>): number {
  rmSync(fresh, { recursive: true, force: true });
  try {
    ensureOwnerOnlyFolder(fresh);
    cpSync(join(from, 'data'), fresh, { recursive: true });
    // A passphrase of this machine's own opens the vault of this machine; one beside a backup was never kept.
    const passphrase = join(data, 'vault-passphrase');
    if (existsSync(passphrase)) cpSync(passphrase, join(fresh, 'vault-passphrase'));
    return holdBackIn(join(fresh, 'podatelna.db'), clock);
  } catch (error) {
    const effect = 'Nothing was restored; what was there is as it was.';
    // The database was opened for the restoring, so what its sentence says of sending says too little.
    const isExplained = error instanceof Error && faultOf(error.cause) !== undefined;
    const cause: unknown = isExplained ? error.cause : error;
    const explanation = inWords(explained(cause, placeOf(cause, fresh), effect), { so: effect });
    rmSync(fresh, { recursive: true, force: true });
    throw explanation;
  }
}

/** What was copied may be closed; there is no room only where it is copied to. */
function placeOf(error: unknown, to: string): string {
  return faultOf(error) === 'denied' ? (pathOf(error) ?? to) : to;
}

function exchange(data: string, before: string | null, fresh: string): void {
  if (before !== null) renameSync(data, before);
  try {
    renameSync(fresh, data);
  } catch (error) {
    if (before !== null) renameSync(before, data);
    throw error;
  }
}

function holdBackIn(path: string, clock: Pick<Clock, 'now'>): number {
  // The layout of today, as the next start would make it.
  const db = openDatabase(path);
  try {
    return holdBack(db, clock.now());
  } finally {
    db.close();
    syncFolder(dirname(path));
  }
}
