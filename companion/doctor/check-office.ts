import { existsSync } from 'node:fs';
import { readOfficeSettings } from '../office/kept-office.ts';
import { officeFilePath, readOfficeFile } from '../office/office-file.ts';
import { hasNewKeys } from '../office/take-office.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { type Finding, ok, problem, sentenceOf, unchecked } from './finding.ts';

/** The file an administrator laid for all users, and whether its keys were taken. */
export function checkOffice(
  facts: PlatformFacts,
  { home, dataFolder }: { readonly home: string; readonly dataFolder: string },
): Finding {
  let path: string;
  try {
    path = officeFilePath(facts);
    if (!existsSync(path) && !facts.env.PODATELNA_OFFICE_FILE) {
      return unchecked('office', `There is none (${path}); this user's own settings hold.`);
    }
    const file = readOfficeFile(facts);
    if (file !== undefined && hasNewKeys(file, dataFolder)) {
      const todo = 'Ask the administrator for the passphrase, then: podatelna office import <file>.';
      return problem('office', `The keys in ${path} were not taken: nobody gave their passphrase.`, todo);
    }
    return ok('office', `${path} holds.`);
  } catch (error) {
    return problem(
      'office',
      `${sentenceOf(error)} ${effectOf(facts, home)}`,
      'Ask the administrator for a new one (podatelna office export).',
    );
  }
}

function effectOf(facts: PlatformFacts, home: string): string {
  try {
    readOfficeSettings(facts, home);
    return 'The settings taken of it last hold until it is mended.';
  } catch {
    return 'Nothing was ever taken of it, so no companion starts with it.';
  }
}
