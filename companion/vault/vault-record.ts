/**
 * `vault.json`: where the credentials of one data folder are kept, and for the vault file the sealed credentials
 * themselves. Names and times stand in it openly, so that a locked vault can say what is in it; values never do.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import type { SecretFacts } from './key-store.ts';

const base64 = z.base64().max(1_000_000);
const common = {
  version: z.literal(1),
  id: z.uuid(),
  /** By name: what is in it. */
  facts: z.record(z.string().max(64), z.strictObject({ setAt: z.iso.datetime() })),
};

/** Limits keep a damaged file from asking for all the memory there is. */
export const scryptSchema = z.strictObject({
  /** N, r and p of RFC 7914. */
  cost: z
    .int()
    .min(2)
    .max(2 ** 20),
  blockSize: z.int().min(1).max(32),
  parallel: z.int().min(1).max(16),
  salt: base64,
});

const osSchema = z.strictObject({ ...common, store: z.literal('os') });
const fileSchema = z.strictObject({
  ...common,
  store: z.literal('file'),
  protection: z.enum(['passphrase', 'file-mode']),
  scrypt: scryptSchema,
  /** SHA-256 of the half of scrypt's output that is no key: tells a wrong passphrase from changed content. */
  check: base64,
  nonce: base64,
  sealed: base64,
});
const recordSchema = z.discriminatedUnion('store', [osSchema, fileSchema]);

export type OsRecord = z.output<typeof osSchema>;
export type FileRecord = z.output<typeof fileSchema>;
export type VaultRecord = OsRecord | FileRecord;

const envelopeSchema = z.strictObject({
  vault: recordSchema,
  /** SHA-256 of `vault` as written: tells chance damage from a wrong passphrase. It protects nothing. */
  checksum: z.string(),
});

const checksumOf = (record: VaultRecord): string =>
  createHash('sha256').update(JSON.stringify(record)).digest('base64');

export const vaultPath = (dataFolder: string): string => join(dataFolder, 'vault.json');

/**
 * @returns undefined when there is no vault yet, `damaged` when the file is not what was written.
 * @throws Error with a sentence when other users can open the file.
 */
export function readVaultRecord(dataFolder: string): VaultRecord | 'damaged' | undefined {
  const path = vaultPath(dataFolder);
  const text = readFileIfThere(path);
  if (text === undefined) return undefined;
  const obstacle = whyNotOwnerOnly(path);
  if (obstacle !== undefined) throw new Error(obstacle);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'damaged'; // what is damaged, and what to do, is told by whoever wanted to open it
  }
  const read = envelopeSchema.safeParse(json);
  if (!read.success || read.data.checksum !== checksumOf(read.data.vault)) return 'damaged';
  return read.data.vault;
}

export function writeVaultRecord(dataFolder: string, record: VaultRecord): void {
  // Written in the schema's order, because the checksum is compared with what the schema read.
  const vault = recordSchema.parse(record);
  writeOwnerOnlyFile(vaultPath(dataFolder), `${JSON.stringify({ vault, checksum: checksumOf(vault) })}\n`);
}

export function factsOf(record: VaultRecord): Map<string, SecretFacts> {
  return new Map(Object.entries(record.facts));
}
