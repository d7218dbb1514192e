import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Paths below the folder, of files alone, in order. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .sort();
}
