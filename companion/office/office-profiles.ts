/** Profiles of case systems that came with the office's file, handed to the browsers that are paired. */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readFileIfThere, writeOwnerOnlyFile } from '../platform/owner-only-file.ts';

interface OfficeProfilesVersion {
  /** Changes with the profiles. */
  readonly version: string;
  /** As they came: who uses them checks them (shared/extraction/profile/parse-profile.ts). */
  readonly profiles: readonly unknown[];
}

export interface OfficeProfiles {
  read(): OfficeProfilesVersion;
  take(profiles: readonly unknown[]): void;
}

export const officeProfilesPath = (dataFolder: string): string => join(dataFolder, 'office-profiles.json');

/** @throws SyntaxError, ZodError where the file was damaged */
export const parseOfficeProfiles = (text: string): readonly unknown[] =>
  z.array(z.unknown()).parse(JSON.parse(text));

export function createOfficeProfiles(dataFolder: string): OfficeProfiles {
  const path = officeProfilesPath(dataFolder);
  const load = (): OfficeProfilesVersion => {
    const text = readFileIfThere(path) ?? '[]';
    const version = createHash('sha256').update(text).digest('hex').slice(0, 16);
    return { version, profiles: parseOfficeProfiles(text) };
  };
  let known: OfficeProfilesVersion | undefined;
  return {
    read: () => {
      known ??= load();
      return known;
    },
    take: (profiles) => {
      writeOwnerOnlyFile(path, JSON.stringify(profiles));
      known = undefined;
    },
  };
}
