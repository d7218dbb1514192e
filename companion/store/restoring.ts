/**
 * A restore moves the data folder away and another one into its place. Killed between the two it leaves neither where it
 * belongs, and a companion that began anew then would file again what was filed. So what is to come in is marked as
 * complete before anything is moved, and whoever opens the folder next ends what was begun. Proved by
 * restore-cut-short.test.ts.
 */
import { existsSync, lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import type { Obstacle } from '../platform/obstacle.ts';
import { readFileIfThere, syncFolder, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';

/** What makes the exchange survive a power cut; a parameter, so that tests can look at each moment. */
export interface ExchangeFiles {
  rename(from: string, to: string): void;
  syncFolder(folder: string): void;
}
const systemFiles: ExchangeFiles = { rename: renameSync, syncFolder };

/** What is to come into the data folder's place is made here. */
export const restoringPath = (data: string): string => `${data}.restoring`;

/** What was in its place is kept here. */
export const beforePath = (data: string, now: number): string =>
  `${data}.before-${new Date(now).toISOString().replaceAll(':', '-')}`;

/** Newest first. */
export function beforePaths(data: string): readonly string[] {
  const start = `${basename(data)}.before-`;
  return namesIn(dirname(data))
    .filter((name) => name.startsWith(start))
    .sort()
    .reverse()
    .map((name) => join(dirname(data), name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // not there, or closed, which is said by whoever opens it
  }
}

/** Also where it is a link to a disk that isn't there now: that one is no missing folder. */
export const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

const markSchema = z.strictObject({
  format: z.literal(1),
  /** When the backup was made. */
  at: z.iso.datetime(),
  /** Where what was there is moved to; null: there was nothing. */
  before: z.string().nullable(),
});
export type RestoreMark = Omit<z.output<typeof markSchema>, 'format'>;

const markIn = (folder: string): string => join(folder, 'restored.json');

/** Everything in it must be on the disk before. @param before a name beside it. */
export function markComplete(fresh: string, mark: RestoreMark): void {
  writeOwnerOnlyFile(markIn(fresh), `${JSON.stringify({ format: 1, ...mark })}\n`);
}

/** The mark goes first and for good: half of what was complete must never be taken for all of it. */
export function discardRestoring(data: string): void {
  const fresh = restoringPath(data);
  if (existsSync(markIn(fresh))) {
    rmSync(markIn(fresh));
    syncFolder(fresh);
  }
  rmSync(fresh, { recursive: true, force: true });
}

/** @returns undefined where nothing is to be ended, or it can't be proved that all is there. */
function toFinish(data: string): RestoreMark | undefined {
  if (isThere(data)) return undefined;
  let mark: RestoreMark;
  try {
    mark = markSchema.parse(JSON.parse(readFileIfThere(markIn(restoringPath(data))) ?? ''));
  } catch {
    return undefined;
  }
  // Marked, it had one; whoever took it away since took away what was filed.
  if (!existsSync(join(restoringPath(data), 'podatelna.db'))) return undefined;
  // Else it is older than the data folder that isn't there now: one that was killed before it moved anything.
  const isOfNow = mark.before === null || isThere(join(dirname(data), mark.before));
  return isOfNow ? mark : undefined;
}

/**
 * Ends an exchange that was cut short. Called under the folder's lock.
 * @returns what was ended; undefined: nothing. @throws Error of Node
 */
export function finishRestore(data: string, files = systemFiles): RestoreMark | undefined {
  const mark = toFinish(data);
  if (mark !== undefined) {
    files.rename(restoringPath(data), data);
    files.syncFolder(dirname(data));
  }
  // It has said what it had to; cut short here, the next one takes it away.
  if (existsSync(markIn(data))) rmSync(markIn(data));
  return mark;
}

/**
 * Whether a restore was cut short before all of it was there: what is made in the home folder meanwhile would be kept by
 * the one that is called again, in the place of what the backup has.
 */
export function isHalfRestored(data: string): boolean {
  return !isThere(data) && isThere(restoringPath(data)) && toFinish(data) === undefined;
}

/** Of a data folder without a database: what a restore that was cut short left beside it; undefined: nothing. */
export function whyCutShort(data: string, what: string): Obstacle | undefined {
  const fresh = restoringPath(data);
  const [before] = beforePaths(data);
  if (toFinish(data) !== undefined) {
    return {
      fault: 'damaged',
      says: `${what}: a restore was cut short before its last step. ${fresh} is complete${before === undefined ? '' : `, and what was there before lies in ${before}`}.`,
      todo: 'The next start finishes it: podatelna start. Or say again: podatelna restore <folder>.',
    };
  }
  const isFreshThere = isThere(fresh);
  if (!isFreshThere && before === undefined) return undefined;
  const cut = isFreshThere ? [`${fresh} is of a restore that was cut short, and may not be whole`] : [];
  const kept = before === undefined ? [] : [`${before} is what was there before a restore`];
  const left = [...(isFreshThere ? [fresh] : []), ...(before === undefined ? [] : [before])].join(' and ');
  const back =
    before === undefined
      ? ''
      : ` To go on with what was there before, put ${before} in the place of ${data}.`;
  return {
    fault: 'damaged',
    says: `${what}: ${[...cut, ...kept].join('; ')}. What was filed here is not known.`,
    todo: `Restore again: podatelna restore <folder>.${back} To begin anew without what was filed, move ${left} elsewhere.`,
  };
}
