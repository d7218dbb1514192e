/**
 * One file with what an office has in common: settings, defaults, checks, templates, profiles, allowed signers, and the
 * API keys under a passphrase. An administrator makes it once; every user's companion takes it (docs/operations.md).
 *
 * Answers the threat of another user of the machine naming addresses that credentials are then sent to: a file that
 * somebody else could have written is refused. Proved by office-file.test.ts.
 */
import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { type System, systems } from '../../shared/contract/submission.ts';
import { maxOfficeProfiles, profileSchema } from '../../shared/extraction/profile/schema.ts';
import { earlierOfficeSettings } from '../../shared/office/settings.ts';
import { officeConfigSchema, settingsFileSchema } from '../config/settings-file.ts';
import { errorCode } from '../platform/error-code.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { withoutByteOrderMark } from '../platform/owner-only-file.ts';
import { deriveVaultKey, newSalt, openContent, passphraseCost, sealContent } from '../vault/vault-cipher.ts';
import { scryptSchema } from '../vault/vault-record.ts';
import { makeNewOne, OfficeFileError } from './office-file-error.ts';
import { requireTrusted, wayTo } from './trusted-place.ts';

const sealedSchema = z.strictObject({
  scrypt: scryptSchema,
  nonce: z.string().max(100),
  sealed: z.string().max(100_000),
});
/** What the seal also holds fast. */
const header = 'podatelna office keys/1';

export const officeFileSchema = z.strictObject({
  format: z.literal('podatelna-office/1'),
  /** Lowest of all: a user's own config.json and environment win. */
  config: officeConfigSchema,
  /** Null: the users' own stay. */
  settings: earlierOfficeSettings.nullable(),
  /** Profiles of case systems; each browser takes them from its companion. */
  profiles: z.array(profileSchema).max(maxOfficeProfiles).default([]),
  /** Null: each user sets their own. */
  keys: sealedSchema.nullable(),
});
export type OfficeFile = z.output<typeof officeFileSchema>;
type SealedKeys = z.output<typeof sealedSchema>;

export type OfficeKeys = Partial<Record<System, unknown>>;
const keysSchema = z.partialRecord(z.enum(systems), z.record(z.string(), z.unknown()));

/** Where an administrator lays it for all users; `PODATELNA_OFFICE_FILE` names another place. */
export function officeFilePath({ env, platform }: PlatformFacts): string {
  const path = platform === 'win32' ? win32 : posix;
  if (env.PODATELNA_OFFICE_FILE) {
    if (path.isAbsolute(env.PODATELNA_OFFICE_FILE)) return env.PODATELNA_OFFICE_FILE;
    throw new OfficeFileError('wrong-setting', {
      says: `PODATELNA_OFFICE_FILE is "${env.PODATELNA_OFFICE_FILE}"; it must be an absolute path.`,
      todo: 'Correct the setting.',
    });
  }
  if (platform === 'win32')
    return path.join(env.ProgramData ?? 'C:\\ProgramData', 'Podatelna', 'office.json');
  if (platform === 'darwin') return '/Library/Application Support/Podatelna/office.json';
  return '/etc/podatelna/office.json';
}

const megabyte = 1024 * 1024;
/** Fifty profiles with long tables have one; whatever is larger is another file. */
const mostBytes = 8 * megabyte;

/**
 * @param readText only tests give another one. @returns undefined where there is none.
 * @throws OfficeFileError that names the file
 */
export function readOfficeFile(
  facts: PlatformFacts,
  readText: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): OfficeFile | undefined {
  const path = officeFilePath(facts);
  if (isAbsent(path)) {
    if (!facts.env.PODATELNA_OFFICE_FILE) return undefined;
    throw new OfficeFileError('missing', {
      says: `PODATELNA_OFFICE_FILE names ${path}, which is not there.`,
      todo: 'Have an administrator lay it there, or correct the setting.',
    });
  }
  const own = process.getuid?.();
  // Windows: only administrators write to ProgramData\Podatelna (docs).
  const way = own === undefined ? [] : wayTo(path);
  requireOfficeFile(path);
  if (own !== undefined) requireTrusted(path, own, way);
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  return parseOfficeFile(path, text);
}

/** A folder that is closed to this user hides whether there is one: it isn't taken for absent, nor is a link that leads nowhere. */
function isAbsent(path: string): boolean {
  try {
    return lstatSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    // Which one it is, of all above it.
    if (errorCode(error) === 'EACCES' && process.getuid !== undefined) wayTo(path);
    throw unreadable(path, error);
  }
}

/** Looked at before it is read: of a pipe the end is never reached. @throws OfficeFileError */
function requireOfficeFile(path: string): void {
  let facts: Stats;
  try {
    facts = statSync(path);
  } catch (error) {
    throw unreadable(path, error);
  }
  if (!facts.isFile()) {
    throw new OfficeFileError('misplaced', {
      says: `${path} is not used: it is no file${facts.isDirectory() ? ' but a folder' : ''}.`,
      todo: "Have an administrator move it away and lay the office's file there.",
    });
  }
  requireOfficeSize(path, facts.size);
}

/** Asked before its text is in memory. @throws OfficeFileError */
export function requireOfficeSize(path: string, bytes: number): void {
  if (bytes <= mostBytes) return;
  throw new OfficeFileError('too-large', {
    // Rounded up: one that is a little too large doesn't have what it may have.
    says: `${path} is not used: it has ${Math.ceil(bytes / megabyte)} MB, and an office's file at most ${mostBytes / megabyte}.`,
    todo: makeNewOne,
  });
}

function unreadable(path: string, cause: unknown): OfficeFileError {
  const code = errorCode(cause) ?? 'unknown';
  const isClosed = code === 'EACCES' || code === 'EPERM';
  return new OfficeFileError(isClosed ? 'closed' : 'unreadable', {
    says: `${path} can't be read (${code}).`,
    // It is the administrator's and stays so: only to be read by everybody.
    todo: isClosed
      ? `An administrator opens it with: chmod a+r ${path}`
      : 'Have an administrator look at it and its disk.',
    cause,
  });
}

/** @throws OfficeFileError naming the place in the file, never what stands there. */
export function parseOfficeFile(path: string, text: string): OfficeFile {
  let json: unknown;
  try {
    json = JSON.parse(withoutByteOrderMark(text));
  } catch (error) {
    throw new OfficeFileError('invalid', {
      says: `${path} is not valid JSON.`,
      todo: makeNewOne,
      cause: error,
    });
  }
  const read = officeFileSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const what = issue === undefined ? 'something is wrong' : whatIsWrong(issue);
  throw new OfficeFileError('invalid', {
    says: `${path}: ${what}.`,
    todo: what.includes(newer) ? `${makeNewOne} Or install the newer version here.` : makeNewOne,
  });
}

const newer = 'or it was written by a newer version';

/** Names of keys are said, as of config.json; values never. */
function whatIsWrong(issue: z.core.$ZodIssue): string {
  const where = issue.path.join('.');
  if (issue.code !== 'unrecognized_keys') return `"${where}" is wrong, ${newer}`;
  const [first = ''] = issue.keys;
  if (where === 'config' && Object.hasOwn(settingsFileSchema.shape, first)) {
    return `"config.${first}" cannot be set for an office; it belongs into config.json of each user`;
  }
  // It came from outside and goes to a terminal.
  const keys = issue.keys.map((key) => `"${key.replace(/\p{C}+/gu, ' ').slice(0, 60)}"`).join(', ');
  const shape = where === '' ? officeFileSchema.shape : where === 'config' ? officeConfigSchema.shape : {};
  const expected = Object.keys(shape).join(', ');
  return `unknown setting ${keys}${where === '' ? '' : ` in "${where}"`}, ${newer}${expected === '' ? '' : `; expected ${expected}`}`;
}

/** @returns its text. @throws Error with a sentence where no companion would take it. */
export function writeOfficeFile(file: OfficeFile): string {
  const text = `${JSON.stringify(file, null, 2)}\n`;
  if (Buffer.byteLength(text) <= mostBytes) return text;
  throw new Error(
    `The file would have more than ${mostBytes / megabyte} MB, and no companion takes that. Nothing was written. Name fewer profiles.`,
  );
}

export async function sealKeys(passphrase: string, keys: OfficeKeys): Promise<SealedKeys> {
  const salt = newSalt();
  const { key } = await deriveVaultKey(passphrase, passphraseCost, salt);
  return { scrypt: { ...passphraseCost, salt }, ...sealContent(key, header, JSON.stringify(keys)) };
}

/** Its message is a sentence for a person. */
export class WrongPassphraseError extends Error {}

/** @throws WrongPassphraseError when it is not the passphrase, or the keys were changed. */
export async function openKeys(passphrase: string, keys: SealedKeys): Promise<OfficeKeys> {
  const { salt, ...cost } = keys.scrypt;
  const { key } = await deriveVaultKey(passphrase, cost, salt);
  const text = openContent(key, header, keys);
  if (text === undefined) {
    throw new WrongPassphraseError(
      "That is not the passphrase of the office file's keys, or they were changed. Nothing was taken.",
    );
  }
  return keysSchema.parse(JSON.parse(text));
}
