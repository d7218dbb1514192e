import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { logPaths } from '../log-file.ts';
import { homeOfPodatelna, type PlatformFacts } from '../platform/folders.ts';
import { prepareHomeFolder } from '../platform/home-folder.ts';
import { whyNotLocal } from '../platform/local-folder.ts';
import { misplaced } from '../platform/misplaced.ts';
import { obstacleAt } from '../platform/obstacle.ts';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { lockPath } from '../store/lock-folder.ts';
import { type Finding, ok, problem, sentenceOf } from './finding.ts';

/** The folder of settings and data, where one is; nothing is made. */
export function checkFolder(
  facts: PlatformFacts,
  whyNot: typeof whyNotLocal = whyNotLocal,
): { readonly finding: Finding; readonly home: string | undefined } {
  let home: string;
  try {
    home = homeOfPodatelna(facts);
  } catch (error) {
    const finding = problem('folder', sentenceOf(error), 'Correct PODATELNA_HOME.');
    return { finding, home: undefined };
  }
  const obstacle = whyNot(home);
  if (obstacle !== undefined) {
    return { finding: problem('folder', obstacle, 'Set PODATELNA_HOME.'), home: undefined };
  }
  if (!existsSync(home)) {
    const says = `There is no folder ${home}: no companion was ever started here.`;
    return { finding: problem('folder', says, 'podatelna service install'), home: undefined };
  }
  try {
    prepareHomeFolder(home, whyNot);
  } catch (error) {
    return { finding: problem('folder', sentenceOf(error), 'Set PODATELNA_HOME.'), home: undefined };
  }
  const closed = obstacleAt(home, 'write');
  if (closed !== undefined) return { finding: problem('folder', closed.says, closed.todo), home };
  const open = whyNotOwnerOnly(home);
  if (open !== undefined) {
    const isOurs = open.includes('chmod');
    const todo = isOurs ? `chmod go= ${home}` : 'Call podatelna as the user it belongs to.';
    return { finding: problem('folder', open, todo), home };
  }
  return { finding: ok('folder', `${home}, on this machine's own disk, closed to other users.`), home };
}

/**
 * What lies in the folder and can't be read or written by this user, each place one finding; none where all is well.
 * A companion that was once started by an administrator leaves such places.
 */
export function checkPlaces(
  { home, dataFolder }: { readonly home: string; readonly dataFolder: string },
  lookAt: typeof obstacleAt = obstacleAt,
): readonly Finding[] {
  const [log = ''] = logPaths(home);
  const blobs = join(dataFolder, 'blobs');
  const staging = join(dataFolder, 'staging');
  const folders = [dataFolder, staging, blobs, ...foldersIn(blobs), dirname(log)];
  const files = [log, lockPath(home)];
  const found = [...folders, ...files].flatMap((path) => {
    // A pipe isn't opened, so it comes first.
    const obstacle = misplaced(path, files.includes(path) ? 'file' : 'folder') ?? lookAt(path, 'write');
    return obstacle === undefined ? [] : [obstacle];
  });
  // A closed folder is found again for each place in it.
  const different = new Map(found.map((one) => [one.says, one]));
  return [...different.values()].map(({ says, todo }) => problem('folder', says, todo));
}

function foldersIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return []; // not there yet, or closed, which is found by itself
  }
}

/** Bytes; a day of scanned documents and the database's journal fit in easily. */
const leastFree = 500 * 1024 * 1024;

/** @param freeBytes given by tests. */
export function checkDisk(home: string, freeBytes: (path: string) => number = freeOn): Finding {
  const free = freeBytes(home);
  const says = `${Math.floor(free / 1024 / 1024)} MB free where the data lie.`;
  if (free >= leastFree) return ok('disk', says);
  return problem('disk', says, 'Make room: below that documents are soon refused, and nothing can be filed.');
}

function freeOn(path: string): number {
  const { bavail, bsize } = statfsSync(path);
  return bavail * bsize;
}
