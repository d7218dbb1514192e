import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { databasePath } from '../store/open-database.ts';
import { beforePaths, isThere, restoringPath } from '../store/restoring.ts';
import { type Finding, problem } from './finding.ts';

const dayMs = 24 * 60 * 60 * 1000;
const keptDays = 30;

/**
 * What restores left beside the data: personal data that no purge reaches. Without a database it may be all that there
 * is; the check of the database speaks of it then.
 */
export function checkLeftovers(dataFolder: string, now: number): readonly Finding[] {
  const size = statSync(databasePath({ dataFolder }), { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) return [];
  const fresh = restoringPath(dataFolder);
  return [
    ...(isThere(fresh)
      ? [
          problem(
            'folder',
            `${fresh} is of a restore that was cut short: personal data nobody looks after.`,
            'If no restore is under way now, delete that folder; the next restore does it, too.',
          ),
        ]
      : []),
    ...beforePaths(dataFolder)
      .filter((path) => now - keptSince(path) > keptDays * dayMs)
      .map((path) =>
        problem(
          'folder',
          `${path} is what was there before a restore more than ${keptDays} days ago: personal data nobody looks after.`,
          'Delete that folder if all is well.',
        ),
      ),
  ];
}

/** By its name; a copy of the folder has other times on the disk. */
function keptSince(path: string): number {
  const [, day, time] = /\.before-(\d{4}-\d\d-\d\d)T([\d.-]+Z)$/.exec(basename(path)) ?? [];
  const at = Date.parse(`${day}T${time?.replaceAll('-', ':')}`);
  return Number.isNaN(at) ? statSync(path).mtimeMs : at;
}
