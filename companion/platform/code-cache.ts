/**
 * Code that Node compiled, kept for the next start. It is run as it stands, so the threat is another user writing it:
 * only a folder that is this user's alone is used. Proved by code-cache.test.ts.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { version } from '../version.ts';
import { homeOfPodatelna, type PlatformFacts } from './folders.ts';
import { whyNotOwnerOnly } from './owner-only.ts';
import { ensureOwnerOnlyFolder } from './owner-only-file.ts';

/**
 * Only in a folder where a companion has run already: that one found it to be this machine's and its user's own, and
 * nothing is written into one that would be refused.
 * @returns whether it is used; a start without it is only slower
 */
export function takeCodeCache(facts: PlatformFacts): boolean {
  const folder = codeCacheFolder(facts);
  if (folder === undefined) return false;
  try {
    const parent = join(folder, '..');
    ensureOwnerOnlyFolder(parent);
    for (const name of readdirSync(parent)) {
      if (name !== version) rmSync(join(parent, name), { recursive: true, force: true });
    }
    ensureOwnerOnlyFolder(folder);
  } catch {
    return false; // a full or read-only disk: what is wrong with it is said where it matters
  }
  return enableCompileCache(folder).directory !== undefined;
}

/** Undefined where the folder is not there yet, not set rightly, or not this user's alone. */
function codeCacheFolder(facts: PlatformFacts): string | undefined {
  let home: string;
  try {
    home = homeOfPodatelna(facts);
  } catch {
    return undefined; // the command that is to run names the wrong setting
  }
  if (!existsSync(join(home, 'command-line.json'))) return undefined;
  return whyNotOwnerOnly(home) === undefined ? join(home, 'code-cache', version) : undefined;
}
