/** Takes what an office file holds, once for every change of it. What a user sets afterwards stays until the next one. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { type System, systems } from '../../shared/contract/submission.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import type { SecretStore } from '../secrets/secrets.ts';
import type { Office } from './office.ts';
import { type OfficeFile, openKeys } from './office-file.ts';
import type { OfficeProfiles } from './office-profiles.ts';

const takenSchema = z.strictObject({
  settings: z.string().optional(),
  profiles: z.string().optional(),
  keys: z.string().optional(),
});
/** Fingerprints of what was taken last. */
type Taken = z.output<typeof takenSchema>;

const who = 'office file';

export interface OfficeTaker {
  /** @returns whether there was something new. */
  takeSettings(file: OfficeFile): boolean;
  /** @returns whether there was something new. */
  takeProfiles(file: OfficeFile): boolean;
  /** @returns whether there was something new. @throws Error with a sentence for a wrong passphrase. */
  takeKeys(file: OfficeFile, passphrase: string): Promise<boolean>;
}

const pathIn = (dataFolder: string): string => join(dataFolder, 'office-taken.json');

function readTaken(dataFolder: string): Taken {
  const text = readFileIfThere(pathIn(dataFolder));
  if (text === undefined) return {};
  try {
    return takenSchema.parse(JSON.parse(text));
  } catch {
    return {}; // damaged: once more taken is better than never again
  }
}

/** There are keys that nobody has opened for this data folder yet. */
export function hasNewKeys({ keys }: Pick<OfficeFile, 'keys'>, dataFolder: string): boolean {
  return keys !== null && readTaken(dataFolder).keys !== fingerprint(keys);
}

export function createOfficeTaker(
  dataFolder: string,
  office: Office,
  profiles: OfficeProfiles,
  secrets: Pick<SecretStore, 'set'>,
): OfficeTaker {
  const read = (): Taken => readTaken(dataFolder);
  const note = (taken: Taken): void =>
    writeOwnerOnlyFile(pathIn(dataFolder), JSON.stringify({ ...read(), ...taken }));

  return {
    takeSettings: ({ settings }) => {
      const print = fingerprint(settings);
      if (settings === null || read().settings === print) return false;
      const { version } = office.read();
      office.save(version, settings, who);
      note({ settings: print });
      return true;
    },
    takeProfiles: (file) => {
      const print = fingerprint(file.profiles);
      const last = read().profiles;
      if (last === print || (last === undefined && file.profiles.length === 0)) return false;
      profiles.take(file.profiles);
      note({ profiles: print });
      return true;
    },
    takeKeys: async ({ keys }, passphrase) => {
      const print = fingerprint(keys);
      if (keys === null || read().keys === print) return false;
      const opened = await openKeys(passphrase, keys);
      for (const system of Object.keys(opened).filter(isSystem))
        await secrets.set(system, opened[system], who);
      note({ keys: print });
      return true;
    },
  };
}

const isSystem = (name: string): name is System => (systems as readonly string[]).includes(name);

function fingerprint(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
