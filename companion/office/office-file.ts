/**
 * One file with what an office has in common: settings, defaults, checks, templates, profiles, allowed signers, and the
 * API keys under a passphrase. An administrator makes it once; every user's companion takes it (docs/operations.md).
 *
 * Answers the threat of another user of the machine naming addresses that credentials are then sent to: a file that
 * somebody else could have written is refused. Proved by office-file.test.ts.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { type System, systems } from '../../shared/contract/submission.ts';
import { maxOfficeProfiles, profileSchema } from '../../shared/extraction/profile/schema.ts';
import { earlierOfficeSettings } from '../../shared/office/settings.ts';
import { ConfigError } from '../config/config.ts';
import { officeConfigSchema, settingsFileSchema } from '../config/settings-file.ts';
import { errorCode } from '../platform/error-code.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { withoutByteOrderMark } from '../platform/owner-only-file.ts';
import { deriveVaultKey, newSalt, openContent, passphraseCost, sealContent } from '../vault/vault-cipher.ts';
import { scryptSchema } from '../vault/vault-record.ts';

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
    throw new ConfigError(
      `PODATELNA_OFFICE_FILE is "${env.PODATELNA_OFFICE_FILE}"; it must be an absolute path.`,
    );
  }
  if (platform === 'win32')
    return path.join(env.ProgramData ?? 'C:\\ProgramData', 'Podatelna', 'office.json');
  if (platform === 'darwin') return '/Library/Application Support/Podatelna/office.json';
  return '/etc/podatelna/office.json';
}

/** @param readText only tests give another one. @returns undefined where there is none. @throws ConfigError with a sentence that names the file. */
export function readOfficeFile(
  facts: PlatformFacts,
  readText: (path: string) => string = (path) => readFileSync(path, 'utf8'),
): OfficeFile | undefined {
  const path = officeFilePath(facts);
  if (!existsSync(path)) {
    if (!facts.env.PODATELNA_OFFICE_FILE) return undefined;
    throw new ConfigError(`PODATELNA_OFFICE_FILE names ${path}, which is not there.`);
  }
  const obstacle = whyNotTrusted(path);
  if (obstacle !== undefined) throw new ConfigError(obstacle);
  let text: string;
  try {
    text = readText(path);
  } catch (error) {
    // It is the administrator's and stays so: only to be read by everybody.
    const why = errorCode(error) ?? 'unknown';
    throw new ConfigError(
      `${path} can't be read (${why}). An administrator opens it with: chmod a+r ${path}`,
      {
        cause: error,
      },
    );
  }
  return parseOfficeFile(path, text);
}

/** @throws ConfigError naming the place in the file, never what stands there. */
export function parseOfficeFile(path: string, text: string): OfficeFile {
  let json: unknown;
  try {
    json = JSON.parse(withoutByteOrderMark(text));
  } catch (error) {
    throw new ConfigError(`${path} is not valid JSON.`, { cause: error });
  }
  const read = officeFileSchema.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new ConfigError(`${path}: ${issue === undefined ? 'something is wrong' : whatIsWrong(issue)}.`);
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

/** Written by this user or the administrator, and by nobody else; so must be the folder it lies in. */
function whyNotTrusted(path: string): string | undefined {
  const own = process.getuid?.();
  if (own === undefined) return undefined; // Windows: only administrators write to ProgramData\Podatelna (docs)
  for (const place of [path, posix.dirname(path)]) {
    const facts = statSync(place);
    const { uid, mode } = facts;
    // Of a pipe the end is never read.
    if (place === path && !facts.isFile()) return `${path} is not used: it is no file.`;
    const isSticky = (mode & 0o1000) !== 0;
    if (uid !== 0 && uid !== own) return `${path} is not used: ${place} belongs to another user.`;
    if ((mode & 0o022) !== 0 && !(isSticky && place !== path)) {
      return `${path} is not used: others may write to ${place}. Close it with: chmod go-w ${place}`;
    }
  }
  return undefined;
}

export async function sealKeys(passphrase: string, keys: OfficeKeys): Promise<SealedKeys> {
  const salt = newSalt();
  const { key } = await deriveVaultKey(passphrase, passphraseCost, salt);
  return { scrypt: { ...passphraseCost, salt }, ...sealContent(key, header, JSON.stringify(keys)) };
}

/** @throws Error with a sentence when it is not the passphrase, or the keys were changed. */
export async function openKeys(passphrase: string, keys: SealedKeys): Promise<OfficeKeys> {
  const { salt, ...cost } = keys.scrypt;
  const { key } = await deriveVaultKey(passphrase, cost, salt);
  const text = openContent(key, header, keys);
  if (text === undefined) {
    throw new Error(
      "That is not the passphrase of the office file's keys, or they were changed. Nothing was taken.",
    );
  }
  return keysSchema.parse(JSON.parse(text));
}
