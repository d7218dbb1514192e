/** The folder everything of ours lies in. It is narrowed to its owner, so it must be ours and not somebody's shared one. */
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from './error-code.ts';
import { whyNotLocal } from './local-folder.ts';

const ownNames: ReadonlySet<string> = new Set([
  'config.json',
  'command-line.json',
  'pairs.json',
  'data',
  'training',
  'log',
]);

/**
 * Makes sure the folder is there and may become ours: new, empty, owner-only already, or with our files in it.
 * @param whyNot whether a folder can't be used because it isn't this machine's own.
 * @throws Error with a sentence that names the setting.
 */
export function prepareHomeFolder(home: string, whyNot: typeof whyNotLocal = whyNotLocal): void {
  // What lies below may be a link to elsewhere.
  const places = [home, join(home, 'data'), join(home, 'training')].filter(
    (path, index) => index === 0 || existsSync(path),
  );
  for (const place of places) {
    const obstacle = whyNot(place);
    if (obstacle !== undefined) throw new Error(obstacle);
  }
  let names: readonly string[];
  try {
    mkdirSync(home, { recursive: true, mode: 0o700 });
    names = readdirSync(home);
  } catch (cause) {
    const why = errorCode(cause) ?? 'unknown';
    throw new Error(
      `PODATELNA_HOME is ${home}, which can't be used as a folder (${why}). Name another one.`,
      { cause },
    );
  }
  const isOpenToOthers = process.platform !== 'win32' && (statSync(home).mode & 0o077) !== 0;
  if (!isOpenToOthers || names.length === 0 || names.some((name) => ownNames.has(name))) return;
  throw new Error(
    `PODATELNA_HOME is ${home}, a folder with other things in it that others can open. Name a folder of its own.`,
  );
}
