import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';

/**
 * Makes the folder and what is missing above it. Part by part: Node's own way tries for ever where the system says of a
 * place that exists that it is not there, as in /proc.
 * @throws Error of Node
 */
export function makeFolder(path: string, mode = 0o777): void {
  const missing = [path];
  for (let above = dirname(path); !existsSync(above) && above !== dirname(above); above = dirname(above)) {
    missing.unshift(above);
  }
  for (const one of missing) {
    try {
      mkdirSync(one, { mode });
    } catch (error) {
      if (errorCode(error) !== 'EEXIST' || statSync(one, { throwIfNoEntry: false })?.isDirectory() !== true)
        throw error;
    }
  }
}
