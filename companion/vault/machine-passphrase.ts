/**
 * The passphrase of a vault nobody is there to open: 256 random bits in an owner-only file beside it. It protects
 * against a copy of the vault alone, and otherwise as much as the file's mode does.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { deriveVaultKey } from './vault-cipher.ts';
import type { FileRecord } from './vault-record.ts';

export const machinePassphrasePath = (dataFolder: string): string => join(dataFolder, 'vault-passphrase');

export function createMachinePassphrase(dataFolder: string): string {
  const passphrase = randomBytes(32).toString('base64url');
  writeOwnerOnlyFile(machinePassphrasePath(dataFolder), `${passphrase}\n`);
  return passphrase;
}

/** @throws Error with a sentence when other users can open the file. */
export function readMachinePassphrase(dataFolder: string): string | undefined {
  const path = machinePassphrasePath(dataFolder);
  const text = readFileIfThere(path);
  if (text === undefined) return undefined;
  const obstacle = whyNotOwnerOnly(path);
  if (obstacle !== undefined) throw new Error(obstacle);
  return text.trim();
}

/**
 * Whether the file opens this vault; nothing is opened.
 * @throws Error with a sentence when other users can open the file.
 */
export async function tryMachinePassphrase(
  dataFolder: string,
  record: FileRecord,
): Promise<'fits' | 'missing' | 'wrong'> {
  const passphrase = readMachinePassphrase(dataFolder);
  if (passphrase === undefined) return 'missing';
  return (await fits(passphrase, record)) ? 'fits' : 'wrong';
}

/** Whether the passphrase is the vault's. Takes as long as opening it, up to a second. */
export async function fits(passphrase: string, { scrypt, check }: FileRecord): Promise<boolean> {
  const derived = await deriveVaultKey(passphrase, scrypt, scrypt.salt);
  derived.key.fill(0);
  return derived.check === check;
}

export function removeMachinePassphrase(dataFolder: string): void {
  rmSync(machinePassphrasePath(dataFolder), { force: true });
}
