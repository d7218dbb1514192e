/**
 * Whether nobody but this user or the administrator could have written a file: themselves, by a folder above it, or by a
 * link on the way to it. Proved by trusted-place.test.ts.
 */
import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import { posix } from 'node:path';
import { errorCode } from '../platform/error-code.ts';
import { ownerName } from '../platform/owner-only.ts';
import { OfficeFileError } from './office-file-error.ts';

interface Passed {
  readonly place: string;
  readonly facts: Pick<Stats, 'uid' | 'mode' | 'isSymbolicLink' | 'isFile'>;
}

/** As many as Linux follows. */
const mostLinks = 40;

/**
 * Everything that decides which file a path leads to: each folder and link on the way, and the file itself at the end.
 * @param path absolute, of a system with slashes. @throws OfficeFileError where it is closed to this user, or leads nowhere
 */
export function wayTo(path: string): readonly Passed[] {
  const passed: Passed[] = [{ place: '/', facts: lstatSync('/') }];
  const rest = path.split('/');
  let folder = '/';
  let links = 0;
  for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
    if (name === '' || name === '.') continue;
    if (name === '..') {
      folder = posix.dirname(folder);
      continue;
    }
    const place = posix.join(folder, name);
    const facts = lookAt(place, path);
    passed.push({ place, facts });
    if (!facts.isSymbolicLink()) {
      folder = place;
      continue;
    }
    links += 1;
    if (links > mostLinks) throw leadsNowhere(path, 'it leads back to itself by links');
    const target = readlinkSync(place);
    rest.unshift(...target.split('/'));
    if (posix.isAbsolute(target)) folder = '/';
  }
  return passed;
}

function lookAt(place: string, path: string): Stats {
  try {
    return lstatSync(place);
  } catch (error) {
    const code = errorCode(error) ?? 'unknown';
    const above = posix.dirname(place);
    if (code === 'EACCES') throw closedFolder(path, above, error);
    if (code === 'ENOTDIR') throw leadsNowhere(path, `${above} is a file`);
    throw leadsNowhere(path, code === 'ENOENT' ? `${place} is not there` : `the system says ${code}`);
  }
}

const closedFolder = (path: string, folder: string, cause: unknown): OfficeFileError =>
  new OfficeFileError('closed', {
    says: `${path} can't be read: ${folder} is closed to this user.`,
    todo: `An administrator opens it with: chmod a+rx ${folder}`,
    cause,
  });

const leadsNowhere = (path: string, why: string): OfficeFileError =>
  new OfficeFileError('misplaced', {
    says: `${path} can't be read: ${why}.`,
    todo: 'Have an administrator lay the file there.',
  });

/** @param own number of this user. @throws OfficeFileError naming the first place that somebody else could have changed */
export function requireTrusted(path: string, own: number, way: readonly Passed[] = wayTo(path)): void {
  const last = way.length - 1;
  for (const [index, { place, facts }] of way.entries()) {
    if (facts.uid !== 0 && facts.uid !== own) {
      throw new OfficeFileError('not-trusted', {
        says: `${path} is not used: ${place} belongs to ${ownerName(facts.uid)}.`,
        todo: `Have an administrator look at what stands in it, then take it over: chown -h root ${place}`,
      });
    }
    // A link's mode means nothing. In a sticky folder, such as /tmp, only the owner takes away what is theirs.
    const isSticky = index !== last && (facts.mode & 0o1000) !== 0;
    if (facts.isSymbolicLink() || isSticky || (facts.mode & 0o022) === 0) continue;
    throw new OfficeFileError('not-trusted', {
      says: `${path} is not used: others may write to ${place}.`,
      todo: `Close it with: chmod go-w ${place}`,
    });
  }
}
