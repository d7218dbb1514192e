/** What was packed, with SHA-256: the program tells by it whether its folder is whole (companion/platform/program-files.ts). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const listPath = 'lib/files.sha256';

/** Called when all the rest is written. @param parts folders of the program in which nothing may change. */
export function writeFileList(folder: string, parts: readonly string[]): void {
  const paths = parts
    .flatMap((part) => filesBelow(folder, part))
    .filter((path) => path !== listPath)
    // The same files give the same list, wherever it is made.
    .sort((one, other) => (one < other ? -1 : 1));
  const lines = paths.map((path) => {
    const sha256 = createHash('sha256')
      .update(readFileSync(join(folder, path)))
      .digest('hex');
    return `${sha256}  ${path}\n`;
  });
  writeFileSync(join(folder, listPath), lines.join(''));
}

function filesBelow(folder: string, part: string): readonly string[] {
  return readdirSync(join(folder, part), { withFileTypes: true }).flatMap((entry) => {
    const path = `${part}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

/**
 * What a program's first file does where the rest can't be loaded.
 * @param programFiles an expression that gives the place of `program-files.mjs`, which may be damaged itself.
 */
export const sayDamage = (programFiles: string): string => `async (error) => {
  const { damageSentence } = await import(${programFiles}).catch(() => ({
    damageSentence: () =>
      "Podatelna's program folder is damaged (lib/program-files.mjs can't be loaded). Put the folder there again, or install the package again; settings and data stay.",
  }));
  const sentence = damageSentence();
  if (sentence === undefined) throw error;
  process.stderr.write(sentence + ' Nothing was done.\\n');
  process.exitCode = 1;
}`;
