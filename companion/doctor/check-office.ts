import { readOfficeSettings } from '../office/kept-office.ts';
import {
  type OfficeFile,
  officeFilePath,
  openKeys,
  readOfficeFile,
  WrongPassphraseError,
} from '../office/office-file.ts';
import { OfficeFileError } from '../office/office-file-error.ts';
import { officePassphrasePath, readOfficePassphrase } from '../office/office-passphrase.ts';
import { hasNewKeys } from '../office/take-office.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';

/** The file an administrator laid for all users, and whether its keys were taken. @throws Error of a file of this user's own that can't be read */
export async function checkOffice(
  facts: PlatformFacts,
  { home, dataFolder }: { readonly home: string; readonly dataFolder: string },
): Promise<Finding> {
  try {
    const path = officeFilePath(facts);
    const file = readOfficeFile(facts);
    if (file === undefined)
      return unchecked('office', `There is none (${path}); this user's own settings hold.`);
    if (file.keys === null || !hasNewKeys(file, dataFolder)) return ok('office', `${path} holds.`);
    return await checkKeys(path, file.keys, officePassphrasePath(facts.env));
  } catch (error) {
    if (!(error instanceof OfficeFileError)) throw error;
    return problem('office', `${error.says} ${effectOf(facts, home)}`, error.todo);
  }
}

const importIt = 'podatelna office import <file>';

/** Why nobody has taken them yet. */
async function checkKeys(
  path: string,
  keys: NonNullable<OfficeFile['keys']>,
  from: string | undefined,
): Promise<Finding> {
  const notTaken = `The keys in ${path} were not taken`;
  if (from === undefined) {
    const todo = `Ask the administrator for the passphrase, then: ${importIt}.`;
    return problem('office', `${notTaken}: nobody gave their passphrase.`, todo);
  }
  try {
    await openKeys(readOfficePassphrase(from), keys);
  } catch (error) {
    if (error instanceof OfficeFileError) return problem('office', `${notTaken}. ${error.says}`, error.todo);
    if (!(error instanceof WrongPassphraseError)) throw error;
    const says = `${notTaken}: the passphrase in ${from} (PODATELNA_OFFICE_PASSPHRASE_FILE) does not open them.`;
    const todo = `Have the administrator correct it there; a running companion takes it within a minute. Or, with the right one: ${importIt}.`;
    return problem('office', says, todo);
  }
  return problem(
    'office',
    `${notTaken} yet, though the passphrase in ${from} opens them.`,
    'Start the companion with this setting (PODATELNA_OFFICE_PASSPHRASE_FILE) and an open vault: it takes them then.',
  );
}

function effectOf(facts: PlatformFacts, home: string): string {
  try {
    readOfficeSettings(facts, home);
    return 'The settings taken of it last hold until it is mended.';
  } catch {
    return 'Nothing was ever taken of it, so no companion starts with it.';
  }
}
