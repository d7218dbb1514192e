/**
 * Whether the shipped program is whole, by the list of its files that is laid beside them at packing. A file of its own
 * in the shipped program, with nothing to load but Node's: it is asked where another file can't be loaded.
 * Proved by program-files.test.ts.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** As `sha256sum` writes it, with paths from the program's folder: `sha256sum -c lib/files.sha256` there checks it, too. */
const listName = 'files.sha256';

export interface ProgramDamage {
  /** A sentence that names the folder and the first file that is not as it was packed. */
  readonly says: string;
  /** A sentence a person can act on. */
  readonly todo: string;
}

/**
 * @param lib where the shipped code lies, and the list with it.
 * @returns undefined where all is as it was packed, or nothing can be told: run from source, which lies in no `lib`, there is no list.
 */
export function programDamage(lib: string = import.meta.dirname): ProgramDamage | undefined {
  const folder = dirname(lib);
  const list = read(join(lib, listName));
  // Only what is packed has its code in `lib`.
  if (typeof list === 'string')
    return basename(lib) === 'lib' ? damage(folder, `lib/${listName}`, list) : undefined;
  for (const line of list.toString('utf8').split('\n').slice(0, -1)) {
    const [, sha256, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (path === undefined) return damage(folder, `lib/${listName}`, 'is damaged');
    const content = read(join(folder, path));
    if (typeof content === 'string') return damage(folder, path, content);
    if (createHash('sha256').update(content).digest('hex') !== sha256)
      return damage(folder, path, 'is damaged');
  }
  return undefined;
}

/** Both sentences in one; undefined as above. */
export function damageSentence(lib?: string): string | undefined {
  const found = programDamage(lib);
  return found === undefined ? undefined : `${found.says} ${found.todo}`;
}

const damage = (folder: string, path: string, how: string): ProgramDamage => ({
  says: `Podatelna's program folder ${folder} is damaged (${path} ${how}).`,
  todo: 'Put the folder there again, or install the package again; settings and data stay.',
});

/** @returns the content, or how it is that there is none. */
function read(path: string): Buffer | string {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return code === 'ENOENT' ? 'is missing' : `can't be read: ${code}`;
  }
}
