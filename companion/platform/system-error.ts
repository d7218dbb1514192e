/** What the operating system or SQLite refuses, as a sentence for a person: which file, why, what to do. */
import { errorCode } from './error-code.ts';

type Sentence = (path: string) => string;

const noRight: Sentence = (path) =>
  `${path}: this user has no right to it; perhaps another user made it. Have its owner give the right, or name another place.`;
const noFolder: Sentence = (path) => `${path} is a file; name a folder.`;
const noRoom: Sentence = (path) => `${path}: the disk has no room left. Make room and try again.`;
const inUse: Sentence = (path) => `${path} is in use by another program. End it and try again.`;
const diskFails: Sentence = (path) =>
  `${path}: the disk fails. Look whether it is full, still connected and sound; then try again.`;
const readOnly: Sentence = (path) => `${path} lies on a disk that can only be read from. Name another place.`;
const tooMany: Sentence = (path) => `${path}: too many files are open. End other programs and try again.`;

const bySystem: Readonly<Record<string, Sentence>> = {
  ENOENT: (path) => `${path} is not there. Look how it is written.`,
  EACCES: noRight,
  EPERM: noRight,
  EISDIR: (path) => `${path} is a folder; name a file.`,
  ENOTDIR: (path) => `${path} would lie below a file, not in a folder. Name another place.`,
  EEXIST: (path) => `${path} is there already. Name another place.`,
  ENOTEMPTY: (path) => `${path} is there already, with something in it. Name another place.`,
  ELOOP: (path) => `${path} leads back to itself by links. Name another place.`,
  ENAMETOOLONG: (path) => `${path} is too long a name. Name a shorter one.`,
  ENOSPC: noRoom,
  EDQUOT: noRoom,
  EFBIG: noRoom,
  EROFS: readOnly,
  EBUSY: inUse,
  ETXTBSY: inUse,
  EMFILE: tooMany,
  ENFILE: tooMany,
  EIO: diskFails,
};

const damaged: Sentence = (path) =>
  `${path} is damaged. podatelna doctor says more; podatelna restore <backup> brings an earlier one back.`;

/** By SQLite's primary result codes (sqlite.org/rescode.html). */
const bySqlite: Readonly<Record<number, Sentence>> = {
  3: noRight,
  5: inUse,
  6: inUse,
  8: (path) => `${path} can only be read by this user. Have its owner give this user the right.`,
  10: diskFails,
  11: damaged,
  13: noRoom,
  14: (path) => `${path} can't be opened. Look whether it is there and this user has the right to it.`,
  26: damaged,
};

export interface SystemErrorContext {
  /** What the person named; else what the error names. */
  readonly path?: string;
  /** What it means for them, such as "Nothing was written." */
  readonly so?: string;
}

/** @returns undefined for an error that is neither the system's nor SQLite's. */
export function systemErrorSentence(
  error: unknown,
  { path, so }: SystemErrorContext = {},
): string | undefined {
  const code = errorCode(error);
  if (code === undefined) return undefined;
  const facts = error as {
    readonly path?: unknown;
    readonly errno?: unknown;
    readonly errcode?: unknown;
    readonly syscall?: unknown;
  };
  const named = path ?? (typeof facts.path === 'string' ? facts.path : undefined);
  const ending = so === undefined ? '' : ` ${so}`;
  if (code === 'ERR_SQLITE_ERROR') {
    const about = named ?? 'The database';
    const sentence = bySqlite[Number(facts.errcode) & 0xff];
    return `${sentence?.(about) ?? `${about} can't be used (SQLite ${facts.errcode}).`}${ending}`;
  }
  // Node's own copying has codes such as ERR_FS_EISDIR.
  if (typeof facts.errno !== 'number' && !code.startsWith('ERR_FS_')) return undefined;
  const plain = code.replace(/^ERR_FS_/, '');
  const isFolderWanted = plain === 'EEXIST' && facts.syscall === 'mkdir';
  // Making folders, the error names the part of the way that is a file.
  if (isFolderWanted) return `${noFolder(String(facts.path ?? named))}${ending}`;
  const sentence = bySystem[plain];
  const about = named ?? 'A file';
  return `${sentence?.(about) ?? `${about} can't be used (${plain}).`}${ending}`;
}

/** @returns what to throw in its place: an Error with the sentence, or the error itself where it says its own. */
export function inWords(error: unknown, context: SystemErrorContext): unknown {
  const sentence = systemErrorSentence(error, context);
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}
