/** What a backup holds: `backup.json`, the last file written, so that one that was cut short has none. */
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { errorCode } from '../platform/error-code.ts';
import { misplaced } from '../platform/misplaced.ts';
import { inWords } from '../platform/system-error.ts';

const relativePath = z
  .string()
  .max(300)
  .regex(/^(?!.*(^|\/)\.\.?(\/|$))[\w.-]+(\/[\w.-]+)*$/, 'must stay inside the backup');

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Of Podatelna, and of the database's layout. */
  version: z.string(),
  layout: z.int(),
  at: z.iso.datetime(),
  files: z.array(z.strictObject({ path: relativePath, size: z.int(), sha256: z.string().length(64) })),
});
export type Manifest = z.output<typeof manifestSchema>;

export const manifestName = 'backup.json';

/** @throws Error with a sentence when there is none, or files are missing or changed. */
export async function readBackup(folder: string): Promise<Manifest> {
  const path = join(folder, manifestName);
  const read = manifestSchema.safeParse(parse(readManifest(folder)));
  if (!read.success)
    throw new Error(`${path} is damaged, or was written by a newer version. Nothing was changed.`);
  for (const { path: name, size, sha256 } of read.data.files) {
    const file = join(folder, name);
    const there = statSync(file, { throwIfNoEntry: false });
    if (there?.size !== size || (await hashOf(file)) !== sha256) {
      throw new Error(
        `The backup is damaged: ${name} is missing or not as it was written. Nothing was changed.`,
      );
    }
  }
  return read.data;
}

/** @throws Error with a sentence that also names the backups lying in there. */
function readManifest(folder: string): string {
  const found = misplaced(join(folder, manifestName), 'file');
  if (found !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new Error(`${found.says} Nothing was changed.`);
  try {
    return readFileSync(join(folder, manifestName), 'utf8');
  } catch (error) {
    const isMissing = errorCode(error) === 'ENOENT' && statSync(folder, { throwIfNoEntry: false });
    if (!isMissing) throw inWords(error, { path: folder, so: 'Nothing was changed.' });
    const [newest] = readdirSync(folder)
      .filter((name) => /^podatelna-[\dTZ-]+$/.test(name))
      .sort()
      .reverse();
    const meant = newest === undefined ? '' : ` Name one of those in it, such as ${join(folder, newest)}.`;
    throw new Error(
      `${folder} is no backup, or one that was not finished: it has no ${manifestName}. Nothing was changed.${meant}`,
      { cause: error },
    );
  }
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the schema refuses it
  }
}
