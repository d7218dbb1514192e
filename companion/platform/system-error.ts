/**
 * What the operating system or SQLite refuses, as a sentence for a person: which file, why, what to do. What stands in the
 * way of our own files is told by obstacle.ts.
 */
import { errorCode } from './error-code.ts';
import { obstacleOf, pathOf } from './obstacle.ts';

type Sentence = (path: string) => string;

const noRight: Sentence = (path) =>
  `${path}: this user has no right to it; perhaps another user made it. Have its owner give the right, or name another place.`;
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
  ENOTDIR: (path) => `${path} is a file or would lie below one; name a folder.`,
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
  const place = path ?? pathOf(error);
  // What a person named can be named otherwise; what is ours has to be put right where it lies.
  const kept = path === undefined ? obstacleOf(error, place ?? 'the database') : undefined;
  if (kept !== undefined) return joined(kept.says, so, kept.todo);
  const code = errorCode(error);
  if (code === undefined) return undefined;
  const facts = error as { readonly errno?: unknown; readonly errcode?: unknown; readonly syscall?: unknown };
  const about = place ?? 'A file';
  if (code === 'ERR_SQLITE_ERROR') return joined(`The database can't be used (SQLite ${facts.errcode}).`, so);
  // Node's own copying has codes such as ERR_FS_EISDIR.
  if (typeof facts.errno !== 'number' && !code.startsWith('ERR_FS_')) return undefined;
  const plain = code.replace(/^ERR_FS_/, '');
  if (plain === 'ENOENT' && facts.syscall === 'mkdir') {
    return joined(`${about}: no folder can be made there. Name another place.`, so);
  }
  // Making folders, the error names the part of the way that is a file.
  if (plain === 'EEXIST' && facts.syscall === 'mkdir') {
    return joined(`${pathOf(error) ?? about} is a file; name a folder.`, so);
  }
  return joined(bySystem[plain]?.(about) ?? `${about} can't be used (${plain}).`, so);
}

const joined = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' ');

/** @returns what to throw in its place: an Error with the sentence, or the error itself where it says its own. */
export function inWords(error: unknown, context: SystemErrorContext): unknown {
  const sentence = systemErrorSentence(error, context);
  return sentence === undefined ? error : new Error(sentence, { cause: error });
}
