/**
 * The passphrase of a vault nobody is there to open: 256 random bits in an owner-only file beside it. It protects
 * against a copy of the vault alone, and otherwise as much as the file's mode does.
 */
import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';

const pathIn = (dataFolder: string): string => join(dataFolder, 'vault-passphrase');

export function createMachinePassphrase(dataFolder: string): string {
  const passphrase = randomBytes(32).toString('base64url');
  writeOwnerOnlyFile(pathIn(dataFolder), `${passphrase}\n`);
  return passphrase;
}

/** @throws Error with a sentence when other users can open the file. */
export function readMachinePassphrase(dataFolder: string): string | undefined {
  const path = pathIn(dataFolder);
  const text = readFileIfThere(path);
  if (text === undefined) return undefined;
  const obstacle = whyNotOwnerOnly(path);
  if (obstacle !== undefined) throw new Error(obstacle);
  return text.trim();
}

export function removeMachinePassphrase(dataFolder: string): void {
  rmSync(pathIn(dataFolder), { force: true });
}
