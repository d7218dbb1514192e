/** The one validated place for settings: `config.json` in the home folder, overridden by the environment. */
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type ApprovalPolicy, approvalPolicies } from '../../shared/contract/service-info.ts';
import { type System, systems } from '../../shared/contract/submission.ts';
import { homeOfPodatelna, type PlatformFacts } from '../platform/folders.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import type { VaultChoice } from '../vault/find-store.ts';
import { isLoopbackUrl, readRemoteUrl } from './remote-url.ts';
import { type FilingSetBy, readSetBy } from './set-by.ts';
import {
  approvalSchema,
  type CollectChoice,
  collectChoices,
  maxPorts,
  portSchema,
  retentionSchema,
  type SettingsFile,
  settingsFileSchema,
  undoSchema,
  vaultSchema,
} from './settings-file.ts';

export interface Config {
  readonly home: string;
  /** Database, attachments: apart for training and for real work. */
  readonly dataFolder: string;
  /** Candidates in the order they are tried; the first free one is taken. */
  readonly ports: readonly number[];
  readonly training: boolean;
  /** Base addresses without a trailing slash. */
  readonly urls: Readonly<Record<System, string>>;
  readonly approval: ApprovalPolicy;
  readonly undoSeconds: { readonly public: number; readonly other: number };
  /** Who set what is above of filing. */
  readonly setBy: FilingSetBy;
  /** After so many days what has come to its end is deleted; the audit stays. */
  readonly retentionDays: number;
  readonly vault: {
    readonly choice: VaultChoice;
    /** Absolute path of a file with the vault's passphrase. */
    readonly passphraseFile: string | null;
  };
  readonly cud: {
    /** Which confirmations of service are fetched by themselves (CÚD reference, section 5.4); null: the office decides. */
    readonly collect: CollectChoice | null;
    /** Absolute path of a folder that the office's case system watches. */
    readonly confirmationFolder: string | null;
  };
  /** Ids of the office and person to file under where the portal lists several (PD-31). */
  readonly portalDrazeb: {
    readonly office: string | number | null;
    readonly responsiblePerson: string | number | null;
  };
  /** Null: documents are sent as they are. */
  readonly signing: SigningSettings | null;
  /** SHA-256 of certificates; null: whichever is set may sign. */
  readonly allowedSigners: readonly string[] | null;
  /** Companions behind the office's internet address, this one included. */
  readonly ingatlanokCompanions: number;
  readonly dochazka: { readonly createUsers: boolean; readonly fileMarkInNote: boolean };
}

export interface ConfigFiles {
  /** What the office sets for all of its users. */
  readonly office?: SettingsFile | undefined;
  /** The file's text, undefined when there is none. */
  read(path: string): string | undefined;
  /** Replaces the file, for this user alone. */
  write(path: string, text: string): void;
  /** 0 (inclusive) to 1 (exclusive): chooses the ports at the first start. */
  random(): number;
}

/** A setting that can't be used; the message is a sentence for a person and names the setting. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Defaults: portal reference section 1; CÚD CU-01; Ingatlanok and Docházka references, section 1. */
export const defaultUrls: Readonly<Record<System, string>> = {
  'portal-drazeb': 'https://www.portaldrazeb.cz',
  cud: 'https://api.centralnideska.cz',
  ingatlanok: 'https://ingatlanok.hu/api/json/v3',
  dochazka: 'https://api.dochazka.net/v1',
};

export const urlVariables: Readonly<Record<System, string>> = {
  'portal-drazeb': 'PODATELNA_PORTAL_DRAZEB_URL',
  cud: 'PODATELNA_CUD_URL',
  ingatlanok: 'PODATELNA_INGATLANOK_URL',
  dochazka: 'PODATELNA_DOCHAZKA_URL',
};

/** A year: the office's own file is the archive, this is the memory of what was sent. */
const defaultRetentionDays = 365;

/** The range systems leave to programs (RFC 6335). */
const firstPrivatePort = 49_152;
const privatePorts = 65_536 - firstPrivatePort;

const flags: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/**
 * Reads and checks all settings. At the first start random high ports are chosen and stored.
 * @throws ConfigError naming the setting, what is wrong with it and what is expected.
 */
export function loadConfig(facts: PlatformFacts, files: ConfigFiles): Config {
  const { env } = facts;
  const home = homeOfPodatelna(facts);
  const path = join(home, 'config.json');
  const own = readSettingsFile(path, files.read(path));
  const { office = {} } = files;
  const file: SettingsFile = {
    ...office,
    ...own,
    urls: { ...office.urls, ...own.urls },
    undoSeconds: { ...office.undoSeconds, ...own.undoSeconds },
  };

  const training = readFlag('PODATELNA_TRAINING', env) ?? file.training ?? false;
  const urls: Record<System, string> = { ...defaultUrls };
  for (const system of systems) urls[system] = readUrl(system, env, file, training);

  const fixedPort = readNumber('PODATELNA_PORT', env, portSchema) ?? file.port;
  const ports = fixedPort === undefined ? (file.ports ?? choosePorts(path, own, files)) : [fixedPort];
  return {
    home,
    dataFolder: join(home, training ? 'training' : 'data'),
    ports,
    training,
    urls,
    approval: readApproval(env) ?? file.approval ?? 'none',
    undoSeconds: {
      public: readNumber('PODATELNA_UNDO_PUBLIC_SECONDS', env, undoSchema) ?? file.undoSeconds?.public ?? 15,
      other: readNumber('PODATELNA_UNDO_OTHER_SECONDS', env, undoSchema) ?? file.undoSeconds?.other ?? 5,
    },
    setBy: readSetBy(env, own, office),
    retentionDays:
      readNumber('PODATELNA_RETENTION_DAYS', env, retentionSchema) ??
      file.retentionDays ??
      defaultRetentionDays,
    vault: {
      choice: readVaultChoice(env) ?? file.vault ?? 'auto',
      passphraseFile: env.PODATELNA_VAULT_PASSPHRASE_FILE
        ? resolve(env.PODATELNA_VAULT_PASSPHRASE_FILE)
        : null,
    },
    cud: { collect: readCollect(env, file), confirmationFolder: file.cud?.confirmationFolder ?? null },
    portalDrazeb: {
      office: env.PODATELNA_PORTAL_DRAZEB_OFFICE || (file.portalDrazeb?.office ?? null),
      responsiblePerson: env.PODATELNA_PORTAL_DRAZEB_PERSON || (file.portalDrazeb?.responsiblePerson ?? null),
    },
    signing: file.signing ?? null,
    allowedSigners: file.allowedSigners ?? null,
    ingatlanokCompanions: file.ingatlanok?.companions ?? 1,
    dochazka: {
      createUsers: file.dochazka?.createUsers ?? false,
      fileMarkInNote: file.dochazka?.fileMarkInNote ?? false,
    },
  };
}

function readSettingsFile(path: string, text: string | undefined): SettingsFile {
  if (text === undefined) return {};
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new ConfigError(`${path} is not valid JSON; correct it or delete it.`, { cause: error });
  }
  const read = settingsFileSchema.safeParse(json);
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  if (issue?.code === 'unrecognized_keys') {
    const where = issue.path.length === 0 ? '' : ` in "${issue.path.join('.')}"`;
    throw new ConfigError(
      `${path}: unknown setting "${issue.keys.join('", "')}"${where}; expected ${Object.keys(settingsFileSchema.shape).join(', ')}.`,
    );
  }
  throw new ConfigError(
    `${path}: setting "${issue?.path.join('.') ?? ''}" is wrong: ${issue?.message ?? ''}.`,
  );
}

function readUrl(system: System, env: PlatformFacts['env'], file: SettingsFile, training: boolean): string {
  const variable = urlVariables[system];
  const fromFile = file.urls?.[system];
  const name = env[variable] ? variable : `Setting "urls.${system}"`;
  const text = env[variable] || fromFile;
  const read = readRemoteUrl(text ?? defaultUrls[system]);
  if ('wrong' in read) throw new ConfigError(`${name} ${read.wrong}.`);
  // Nothing prepared in training may reach a real system; the others are left out where they have no sandbox.
  const matters = text !== undefined || system === 'portal-drazeb';
  if (training && matters && !isLoopbackUrl(new URL(read.url))) {
    throw new ConfigError(
      `${text === undefined ? variable : name} must point to a sandbox on this machine (such as http://127.0.0.1:8080) while PODATELNA_TRAINING is on.`,
    );
  }
  return read.url;
}

function readFlag(name: string, env: PlatformFacts['env']): boolean | undefined {
  const text = env[name];
  if (!text) return undefined;
  const flag = Object.hasOwn(flags, text) ? flags[text] : undefined;
  if (flag === undefined) throw new ConfigError(`${name} is "${text}"; expected 1, true, 0 or false.`);
  return flag;
}

function readVaultChoice(env: PlatformFacts['env']): VaultChoice | undefined {
  const text = env.PODATELNA_VAULT;
  if (!text) return undefined;
  const read = vaultSchema.safeParse(text);
  if (read.success) return read.data;
  throw new ConfigError(`PODATELNA_VAULT is "${text}"; expected auto, os or file.`);
}

function readApproval(env: PlatformFacts['env']): ApprovalPolicy | undefined {
  const text = env.PODATELNA_APPROVAL;
  if (!text) return undefined;
  const read = approvalSchema.safeParse(text);
  if (read.success) return read.data;
  throw new ConfigError(`PODATELNA_APPROVAL is "${text}"; expected ${approvalPolicies.join(' or ')}.`);
}

function readCollect(env: PlatformFacts['env'], file: SettingsFile): CollectChoice | null {
  const text = env.PODATELNA_CUD_COLLECT;
  if (!text) return file.cud?.collectConfirmations ?? null;
  const read = collectChoices.find((one) => one === text);
  if (read !== undefined) return read;
  throw new ConfigError(`PODATELNA_CUD_COLLECT is "${text}"; expected ${collectChoices.join(', ')}.`);
}

function readNumber(name: string, env: PlatformFacts['env'], schema: z.ZodType<number>): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  const read = schema.safeParse(/^\d{1,6}$/.test(text) ? Number(text) : text);
  if (read.success) return read.data;
  throw new ConfigError(
    `${name} is "${text}", which is wrong: ${z.prettifyError(read.error).replace(/^✖ /, '')}.`,
  );
}

/**
 * Many, because on a terminal server everybody has a companion, and a port another user's program took first must not
 * keep this one from starting.
 */
function choosePorts(path: string, file: SettingsFile, files: ConfigFiles): readonly number[] {
  const start = Math.floor(files.random() * privatePorts);
  // The range is a power of two, so an odd step meets no port twice.
  const step = 2 * Math.floor((files.random() * privatePorts) / 2) + 1;
  const ports = Array.from(
    { length: maxPorts },
    (_, index) => firstPrivatePort + ((start + index * step) % privatePorts),
  );
  files.write(path, `${JSON.stringify({ ...file, ports }, null, 2)}\n`);
  return ports;
}
