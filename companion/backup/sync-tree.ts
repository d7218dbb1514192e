import { dirname, join } from 'node:path';
import { syncFile, syncFolder } from '../platform/owner-only-file.ts';
import { filesIn } from './files-in.ts';

/** Given by tests. */
interface SyncFiles {
  syncFile(path: string): void;
  syncFolder(folder: string): void;
}

/** Makes sure that all that was copied survives a power cut: what copies files only hands them to the system. */
export function syncTree(folder: string, files: SyncFiles = { syncFile, syncFolder }): void {
  const folders = new Set([folder]);
  for (const path of filesIn(folder)) {
    files.syncFile(join(folder, path));
    for (let above = dirname(path); above !== '.'; above = dirname(above)) folders.add(join(folder, above));
  }
  for (const one of folders) files.syncFolder(one);
}
