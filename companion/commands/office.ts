import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { commandLineName } from '../../shared/contract/audit.ts';
import { systems } from '../../shared/contract/submission.ts';
import { parseProfileText } from '../../shared/extraction/profile/parse-profile.ts';
import { type Profile, profileSchema } from '../../shared/extraction/profile/schema.ts';
import { systemClock } from '../clock.ts';
import { officeConfigSchema, settingsFileSchema } from '../config/settings-file.ts';
import { createOffice } from '../office/office.ts';
import {
  type OfficeFile,
  type OfficeKeys,
  parseOfficeFile,
  requireOfficeSize,
  sealKeys,
  writeOfficeFile,
} from '../office/office-file.ts';
import { createOfficeProfiles, officeProfilesPath } from '../office/office-profiles.ts';
import { createOfficeTaker } from '../office/take-office.ts';
import { makeFolder } from '../platform/make-folder.ts';
import { readFileIfThere, replaceFile, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { pauseService } from '../platform/service/pause-service.ts';
import { inWords } from '../platform/system-error.ts';
import type { SecretStore } from '../secrets/secrets.ts';
import { passphraseDescriptor } from '../vault/passphrase-source.ts';
import { answer } from './answer.ts';
import { type Command, type CommandContext, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';
import { askNewPassphrase } from './terminal.ts';
import { alone, isRunning, passphraseFrom } from './vault-access.ts';

const usage =
  'Say: podatelna office export <file>, or podatelna office import <file>; without a terminal the passphrase of its keys comes by --passphrase-fd <n>.';

/** `podatelna office export | import`: what an office has in common, as one file. While no companion runs. */
export const office: Command = async (args, context) => {
  const { positionals, values } = readArgs(args, {
    'with-keys': { type: 'boolean' },
    profile: { type: 'string', multiple: true },
    'passphrase-fd': { type: 'string' },
  });
  const [what, path, ...rest] = positionals;
  if (path === undefined || rest.length > 0 || (what !== 'export' && what !== 'import'))
    throw new UsageError(usage);
  if (context.config.training) throw new Error('Training has nothing to share; switch it off.');
  if (await isRunning(context)) {
    const { stop, start } = pauseService(process.platform, process.getuid?.());
    throw new Error(
      `The companion runs and holds the vault; nothing was done. End it (its service: ${stop}; otherwise Ctrl+C), call this again, then start it: ${start}, or podatelna start`,
    );
  }
  return what === 'export'
    ? exportOffice(resolve(path), { ...values, profiles: (values.profile ?? []).map(readProfile) }, context)
    : importOffice(resolve(path), values['passphrase-fd'], context);
};

const ownSettings = ({ config }: CommandContext): string => join(config.home, 'config.json');

interface ExportOptions {
  readonly 'with-keys'?: boolean | undefined;
  readonly 'passphrase-fd'?: string | undefined;
  /** Empty: those the office shares already. */
  readonly profiles: readonly Profile[];
}

async function exportOffice(path: string, options: ExportOptions, context: CommandContext): Promise<number> {
  // Exported again and again into the same place; whatever else lies there stays.
  if (existsSync(path) && !isOfficeFile(path)) {
    throw new Error(
      `${path} is there already and is no office's file. Nothing was written. Name another one.`,
    );
  }
  const own = JSON.parse(readFileIfThere(ownSettings(context)) ?? '{}');
  // Only what an office has in common: ports, the vault's kind and training belong to this machine.
  const config = officeConfigSchema.strip().parse(own);
  const passphrase =
    options['with-keys'] === true ? await newPassphrase(options['passphrase-fd'], context) : undefined;
  const profiles =
    options.profiles.length > 0 ? [...options.profiles] : sharedProfiles(context.config.dataFolder);
  const file = await alone(
    context,
    vaultSource(context),
    async ({ db, secrets }): Promise<OfficeFile> => ({
      format: 'podatelna-office/1',
      config,
      settings: createOffice(db, systemClock).read().settings,
      profiles,
      keys: passphrase === undefined ? null : await sealKeys(passphrase, readKeys(secrets)),
    }),
  );
  const text = writeOfficeFile(file);
  try {
    makeFolder(dirname(path));
    replaceFile(path, text);
  } catch (error) {
    throw inWords(error, { path, so: 'Nothing was written.' });
  }
  const keys = file.keys !== null;
  answer(context, 'office', { path, settings: true, profiles: profiles.length, keys }, [
    `Written: ${path}, ${profiles.length} profiles, ${keys ? 'with sealed keys' : 'without keys'}.`,
  ]);
  return 0;
}

function isOfficeFile(path: string): boolean {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return formatSchema.safeParse(read).success;
  } catch {
    return false; // a folder, one that can't be read, or no JSON
  }
}
const formatSchema = z.looseObject({ format: z.string().startsWith('podatelna-office/') });

/** Those of the office's file that was taken last. @throws Error with a sentence */
function sharedProfiles(dataFolder: string): Profile[] {
  try {
    return z.array(profileSchema).parse(createOfficeProfiles(dataFolder).read().profiles);
  } catch (error) {
    const isDamaged = error instanceof SyntaxError || error instanceof z.ZodError;
    if (!isDamaged) throw inWords(error, { so: 'Nothing was written.' });
    throw new Error(
      `${officeProfilesPath(dataFolder)} is damaged; nothing was written. Name the profiles by --profile <file>, or delete that file to export none.`,
      { cause: error },
    );
  }
}

/** @throws Error with a sentence that names the place in the file. */
function readProfile(path: string): Profile {
  const read = parseProfileText(readText(path, 'Nothing was written.'));
  if (read.ok) return read.profile;
  const { refusal } = read;
  if (refusal.reason === 'invalid') throw new Error(`${path}: "${refusal.path}" is wrong.`);
  throw new Error(
    refusal.reason === 'newer' ? `${path} was written by a newer version.` : `${path} is not valid JSON.`,
  );
}

/** @throws Error with a sentence. */
function readText(path: string, so: string): string {
  try {
    return readFileSync(resolve(path), 'utf8');
  } catch (error) {
    throw inWords(error, { path, so });
  }
}

/** @throws Error with a sentence. */
function sizeOf(path: string, so: string): number {
  try {
    return statSync(path).size;
  } catch (error) {
    throw inWords(error, { path, so });
  }
}

function readKeys(secrets: SecretStore): OfficeKeys {
  const keys: OfficeKeys = {};
  for (const system of systems) {
    const secret = secrets.get(system);
    if (secret !== undefined) keys[system] = secret;
  }
  if (Object.keys(keys).length === 0) throw new Error('No credentials are set, so there is nothing to seal.');
  return keys;
}

async function importOffice(path: string, fd: string | undefined, context: CommandContext): Promise<number> {
  const so = 'Nothing was taken.';
  requireOfficeSize(path, sizeOf(path, so));
  const file = parseOfficeFile(path, readText(path, so));
  const passphrase = file.keys === null ? undefined : await knownPassphrase(fd, context);
  const own = settingsFileSchema.parse(JSON.parse(readFileIfThere(ownSettings(context)) ?? '{}'));
  await alone(context, vaultSource(context), async ({ db, secrets }) => {
    const set: SecretStore['set'] = (system, secret) => secrets.set(system, secret, commandLineName);
    const { dataFolder } = context.config;
    const profiles = createOfficeProfiles(dataFolder);
    const taker = createOfficeTaker(dataFolder, createOffice(db, systemClock), profiles, { set });
    // Keys first: with a wrong passphrase nothing is taken.
    if (passphrase !== undefined) await taker.takeKeys(file, passphrase);
    taker.takeSettings(file);
    taker.takeProfiles(file);
  });
  writeOwnerOnlyFile(ownSettings(context), `${JSON.stringify({ ...own, ...file.config }, null, 2)}\n`);
  const taken = {
    settings: file.settings !== null,
    profiles: file.profiles.length,
    keys: passphrase !== undefined,
  };
  answer(context, 'office', { path, ...taken }, [
    `Taken: settings, ${file.profiles.length} profiles${taken.keys ? ' and keys' : ''}. They hold from the next start.`,
  ]);
  return 0;
}

/** The vault's own passphrase comes from the settings; the descriptor is for the file's. */
const vaultSource = ({ config }: CommandContext) => passphraseFrom(undefined, config);

async function newPassphrase(fd: string | undefined, { terminal, warn }: CommandContext): Promise<string> {
  if (fd !== undefined) return fromDescriptor(fd);
  if (terminal === undefined) throw new UsageError(usage);
  warn('The passphrase seals the keys in the file; whoever takes the file with its keys needs it.');
  return long(await askNewPassphrase(terminal, warn));
}

async function knownPassphrase(fd: string | undefined, { terminal }: CommandContext): Promise<string> {
  if (fd !== undefined) return fromDescriptor(fd);
  if (terminal === undefined) throw new UsageError(usage);
  return terminal.askHidden("Passphrase of the file's keys: ");
}

function fromDescriptor(fd: string): string {
  if (!/^\d{1,4}$/.test(fd)) throw new UsageError('--passphrase-fd takes the number of a file descriptor.');
  return long(passphraseDescriptor(Number(fd)).read() ?? '');
}

/** It travels with the file, so guessing it costs an attacker nothing but time. */
const shortest = 12;
function long(passphrase: string): string {
  if (passphrase.length >= shortest) return passphrase;
  throw new UsageError(`The passphrase must have at least ${shortest} characters.`);
}
