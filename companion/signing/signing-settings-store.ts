/**
 * How the office signs: `signing` in config.json where an administrator set it, else what was set in a browser
 * (`signing.json` beside it). A browser names no path: its key file is handed over and kept here, its token's driver is
 * one of those found on the machine.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { SigningChoice } from '../../shared/contract/signing-routes.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import type { findTokenDrivers } from '../platform/token-drivers.ts';
import { keySchema, type SigningSettings, signingSettingsSchema } from './signing-settings.ts';

const storedSchema = z.strictObject({
  version: z.int().min(1),
  settings: signingSettingsSchema.omit({ key: true, stampFont: true }).extend({ key: keySchema.nullable() }),
});
type Stored = z.output<typeof storedSchema>;

export interface SigningSettingsView {
  readonly version: number;
  readonly managed: boolean;
  readonly settings: SigningChoice;
  readonly drivers: readonly { readonly id: string; readonly name: string }[];
}

export interface SigningSettingsStore {
  /** What holds now; null: documents are sent as they are. */
  read(): SigningSettings | null;
  view(): SigningSettingsView;
  /** @throws ProblemError `settings-changed`, `settings-managed`, `signing-key-unusable` when there is no such key. */
  save(version: number, choice: SigningChoice): void;
  /** Keeps a PKCS#12 file that was opened before, and signs with it from now on. @throws as {@link save} */
  keepKeyFile(version: number, file: Uint8Array): void;
  /** @throws ProblemError `settings-changed`, `settings-managed` */
  requireVersion(version: number): void;
}

const nothing: Stored['settings'] = { key: null, documentTypes: [] };

/** @param managed what config.json says. */
export function createSigningSettingsStore(
  home: string,
  managed: SigningSettings | null,
  drivers: typeof findTokenDrivers,
): SigningSettingsStore {
  const path = join(home, 'signing.json');
  const keyFile = join(home, 'signing-key.p12');

  const readStored = (): { readonly version: number; readonly settings: Stored['settings'] } => {
    const text = readFileIfThere(path);
    if (text === undefined) return { version: 0, settings: nothing };
    try {
      const { version, settings } = storedSchema.parse(JSON.parse(text));
      const { key } = settings;
      // Restored on another machine, or moved, the folder has another name than when it was written.
      return {
        version,
        settings: key !== null && 'file' in key ? { ...settings, key: { file: keyFile } } : settings,
      };
    } catch (error) {
      throw new Error(`${path} is damaged; delete it and set how to sign anew.`, { cause: error });
    }
  };
  let stored = readStored();

  const write = (settings: Stored['settings']): void => {
    const next = { version: stored.version + 1, settings };
    writeOwnerOnlyFile(path, `${JSON.stringify(next, null, 2)}\n`);
    stored = next;
  };
  const requireVersion = (version: number): void => {
    if (managed !== null) throw new ProblemError({ code: 'settings-managed' });
    if (version !== stored.version) throw new ProblemError({ code: 'settings-changed' });
  };

  const keyOf = (key: SigningChoice['key']): Stored['settings']['key'] => {
    if (key.kind === 'none') return null;
    if (key.kind === 'file') {
      const { key: now } = stored.settings;
      if (now !== null && 'file' in now) return now;
      if (readFileIfThere(keyFile) !== undefined) return { file: keyFile };
      throw new ProblemError({ code: 'signing-key-unusable', params: { reason: 'no-file' }, field: 'key' });
    }
    const driver = drivers().find((one) => one.id === key.driver);
    if (driver === undefined) {
      throw new ProblemError({ code: 'signing-token-missing', params: { reason: 'library' }, field: 'key' });
    }
    const { token, certificate } = key;
    return {
      module: driver.path,
      ...(token === undefined ? {} : { token }),
      ...(certificate === undefined ? {} : { certificate }),
    };
  };

  const choiceOf = (key: Stored['settings']['key']): SigningChoice['key'] => {
    if (key === null) return { kind: 'none' };
    if ('file' in key) return { kind: 'file' };
    const { module, token, certificate } = key;
    return {
      kind: 'token',
      // A driver of the administrator's own has no id among those that were found.
      driver: drivers().find((one) => one.path === module)?.id ?? 'other',
      ...(token === undefined ? {} : { token }),
      ...(certificate === undefined ? {} : { certificate }),
    };
  };

  return {
    read: () => {
      if (managed !== null) return managed;
      const { key, ...others } = stored.settings;
      return key === null ? null : { ...others, key };
    },
    view: () => {
      const { key, documentTypes, timeStamp, stamp } = managed ?? stored.settings;
      return {
        version: stored.version,
        managed: managed !== null,
        settings: {
          key: choiceOf(key),
          documentTypes,
          timeStamp: timeStamp ?? null,
          stamp: stamp ?? null,
        },
        drivers: drivers().map(({ id, name }) => ({ id, name })),
      };
    },
    requireVersion,
    save: (version, { key, documentTypes, timeStamp, stamp }) => {
      requireVersion(version);
      write({
        key: keyOf(key),
        documentTypes,
        ...(timeStamp === null ? {} : { timeStamp }),
        ...(stamp === null ? {} : { stamp }),
      });
    },
    keepKeyFile: (version, file) => {
      requireVersion(version);
      writeOwnerOnlyFile(keyFile, file);
      write({ ...stored.settings, key: { file: keyFile } });
    },
  };
}
