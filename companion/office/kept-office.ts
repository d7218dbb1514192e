/**
 * The settings of the office's file as they were taken last. One file serves everybody on a terminal server: damaged, it
 * must not keep all of them from starting, nor may they start without what the office demands, such as an approval.
 * Proved by kept-office.test.ts.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../config/config.ts';
import { officeConfigSchema, type SettingsFile } from '../config/settings-file.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { systemErrorSentence } from '../platform/system-error.ts';
import { type OfficeFile, officeFilePath, readOfficeFile } from './office-file.ts';

/** `path` of the office's file: what was taken from another one is not used in its place. */
const keptSchema = z.strictObject({ path: z.string(), config: officeConfigSchema });

const placeIn = (home: string): string => join(home, 'office-config.json');

export interface OfficeSettings {
  /** Undefined: there is no file. */
  readonly config: SettingsFile | undefined;
  /** Why the file can't be used now, and `config` is what was taken of it last; undefined: it is the file's. */
  readonly refused: unknown;
}

/** @throws ConfigError with a sentence that names the file, where nothing was ever taken of it. */
export function readOfficeSettings(facts: PlatformFacts, home: string): OfficeSettings {
  const path = officeFilePath(facts);
  try {
    return { config: readOfficeFile(facts)?.config, refused: undefined };
  } catch (error) {
    const config = readKept(home, path);
    if (config === undefined) throw error;
    return { config, refused: error };
  }
}

/** @param file undefined: the administrator took it away, and with it what it said. */
export function keepOfficeSettings(home: string, path: string, file: OfficeFile | undefined): void {
  const place = placeIn(home);
  if (file === undefined) {
    rmSync(place, { force: true });
    return;
  }
  const text = JSON.stringify({ path, config: file.config });
  if (readFileIfThere(place) !== text) writeOwnerOnlyFile(place, text);
}

/** Why the file can't be used. @param refused of {@link readOfficeSettings}. */
export const officeSentence = (refused: unknown): string =>
  refused instanceof ConfigError
    ? refused.message
    : (systemErrorSentence(refused) ?? "The office's file can't be read.");

function readKept(home: string, path: string): SettingsFile | undefined {
  try {
    const kept = keptSchema.parse(JSON.parse(readFileIfThere(placeIn(home)) ?? 'null'));
    return kept.path === path ? kept.config : undefined;
  } catch {
    return undefined; // none, or damaged itself: the office's file says what is wrong
  }
}
