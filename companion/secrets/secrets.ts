/**
 * Credentials of the remote systems. Nothing outside the companion can read one; the file belongs to this user
 * alone. The seam for a vault: whatever keeps secrets implements {@link SecretStore}.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { type System, systems } from '../../shared/contract/submission.ts';
import { type Clock, toIso } from '../clock.ts';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { readSecret, type Secret } from './secret-shapes.ts';

interface SecretNote {
  readonly system: System;
  readonly setAt: string;
}

export interface SecretStore {
  /** @throws ProblemError `invalid-message` naming the field that doesn't fit. */
  set(system: System, value: unknown): SecretNote;
  list(): SecretNote[];
  remove(system: System): void;
  get<S extends System>(system: S): Secret<S> | undefined;
}

const fileSchema = z.strictObject({
  secrets: z.partialRecord(z.enum(systems), z.strictObject({ setAt: z.iso.datetime(), value: z.unknown() })),
});
type SecretsFile = z.output<typeof fileSchema>;

/**
 * Secrets in `secrets.json`, mode 0600. Read anew each time: the file is small, and the command line may have
 * written it while no companion ran.
 * @throws Error with a sentence when other users can open the file or it is damaged.
 */
export function openSecretFile(folder: string, clock: Pick<Clock, 'now'>): SecretStore {
  const path = join(folder, 'secrets.json');

  const read = (): SecretsFile => {
    const text = readFileIfThere(path);
    if (text === undefined) return { secrets: {} };
    const obstacle = whyNotOwnerOnly(path);
    if (obstacle !== undefined) throw new Error(obstacle);
    try {
      return fileSchema.parse(JSON.parse(text));
    } catch {
      // The cause would quote the content.
      throw new Error(`${path} is damaged; delete it and set the credentials again.`);
    }
  };
  const write = (file: SecretsFile): void => writeOwnerOnlyFile(path, `${JSON.stringify(file)}\n`);

  return {
    set: (system, value) => {
      const setAt = toIso(clock.now());
      const { secrets } = read();
      write({ secrets: { ...secrets, [system]: { setAt, value: readSecret(system, value) } } });
      return { system, setAt };
    },
    list: () => {
      const { secrets } = read();
      return systems.flatMap((system) => {
        const entry = secrets[system];
        return entry === undefined ? [] : [{ system, setAt: entry.setAt }];
      });
    },
    remove: (system) => {
      const { [system]: _removed, ...secrets } = read().secrets;
      write({ secrets });
    },
    get: (system) => {
      const entry = read().secrets[system];
      return entry === undefined ? undefined : readSecret(system, entry.value);
    },
  };
}
