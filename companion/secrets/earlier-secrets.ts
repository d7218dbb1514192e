/** `secrets.json` of versions before the vault: read once, moved into the vault, removed. */
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { systems } from '../../shared/contract/submission.ts';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { readFileIfThere, syncFolder } from '../platform/owner-only-file.ts';
import type { EarlierSecrets } from '../vault/vault.ts';

const fileSchema = z.strictObject({
  secrets: z.partialRecord(z.enum(systems), z.strictObject({ setAt: z.iso.datetime(), value: z.unknown() })),
});

/** @throws Error with a sentence, also from `read`, when other users can open the file or it is damaged. */
export function findEarlierSecrets(dataFolder: string): EarlierSecrets {
  const path = join(dataFolder, 'secrets.json');

  const read: EarlierSecrets['read'] = () => {
    const text = readFileIfThere(path);
    if (text === undefined) return new Map();
    const obstacle = whyNotOwnerOnly(path);
    if (obstacle !== undefined) throw new Error(obstacle);
    try {
      const { secrets } = fileSchema.parse(JSON.parse(text));
      return new Map(
        Object.entries(secrets).map(([name, { setAt, value }]) => [
          name,
          { text: JSON.stringify(value), facts: { setAt } },
        ]),
      );
    } catch {
      // The cause would quote the content.
      throw new Error(`${path} is damaged; delete it and set the credentials again.`);
    }
  };
  let isThere = read().size > 0 || readFileIfThere(path) !== undefined;
  return {
    isThere: () => isThere,
    read,
    remove: () => {
      rmSync(path, { force: true });
      syncFolder(dirname(path));
      isThere = false;
    },
  };
}
