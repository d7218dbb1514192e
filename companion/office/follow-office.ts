/** Looks every minute whether the office's file has changed, so that nobody's companion has to be started anew for it. */
import { unwatchFile, watchFile } from 'node:fs';
import { errorName, type Log } from '../log.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import type { Vault } from '../vault/vault.ts';
import { keepOfficeSettings } from './kept-office.ts';
import { type OfficeFile, officeFilePath, readOfficeFile, WrongPassphraseError } from './office-file.ts';
import { type OfficeFault, OfficeFileError } from './office-file-error.ts';
import { officePassphrasePath, readOfficePassphrase } from './office-passphrase.ts';
import { hasNewKeys, type OfficeTaker } from './take-office.ts';

interface TakeOfficeParts {
  readonly facts: PlatformFacts;
  readonly log: Log;
  readonly taker: OfficeTaker;
  readonly home: string;
  readonly dataFolder: string;
  readonly vault: Pick<Vault, 'state'>;
  /** Training has no keys of the real systems. */
  readonly training: boolean;
}

export interface FollowOfficeParts extends TakeOfficeParts {
  readonly vault: Pick<Vault, 'state' | 'onOpen'>;
  readonly signal: AbortSignal;
}

const everyMs = 60_000;

/** One look. A file that can't be used is said in the log and by `podatelna doctor`; what was taken before holds. */
export async function takeOffice({
  facts,
  log,
  taker,
  home,
  dataFolder,
  vault,
  training,
}: TakeOfficeParts): Promise<void> {
  try {
    const file = readOfficeFile(facts);
    keepOfficeSettings(home, officeFilePath(facts), file);
    if (file === undefined) return;
    if (taker.takeSettings(file)) log.info('office file taken');
    if (taker.takeProfiles(file)) log.info('office profiles taken');
    if (training || vault.state() === 'locked' || !hasNewKeys(file, dataFolder)) return;
    const path = officePassphrasePath(facts.env);
    if (path === undefined) return;
    await takeKeys(file, path, { taker, log });
  } catch (error) {
    log.warn('office file not taken', { error: errorName(error), ...faultOf(error) });
  }
}

/** The rest of the file was taken: a passphrase that doesn't open its keys is no fault of the file. */
async function takeKeys(
  file: OfficeFile,
  path: string,
  { taker, log }: Pick<FollowOfficeParts, 'taker' | 'log'>,
): Promise<void> {
  try {
    if (await taker.takeKeys(file, readOfficePassphrase(path))) log.info('office keys taken');
  } catch (error) {
    log.warn('office keys not taken', { error: errorName(error), ...faultOf(error) });
  }
}

function faultOf(error: unknown): { readonly code?: OfficeFault } {
  if (error instanceof WrongPassphraseError) return { code: 'wrong-passphrase' };
  return error instanceof OfficeFileError ? { code: error.fault } : {};
}

/**
 * Takes it now, after every change of it or of the file with its passphrase, and when the vault opens, which its keys
 * go to, until the signal ends it; never rejects.
 * @param interval only tests look more often.
 */
export async function followOffice(parts: FollowOfficeParts, interval = everyMs): Promise<void> {
  let taking = takeOffice(parts);
  const passphrase = officePassphrasePath(parts.facts.env);
  const paths = [officeFilePath(parts.facts), ...(passphrase === undefined ? [] : [passphrase])];
  // Looks at the files' time and size, also where there is none yet; of its own, whatever is done to our clock.
  const changed = (): void => {
    taking = taking.then(() => takeOffice(parts));
  };
  parts.vault.onOpen(() => {
    if (!parts.signal.aborted) changed();
  });
  for (const path of paths) watchFile(path, { interval, persistent: false }, changed);
  if (!parts.signal.aborted) {
    await new Promise((resolve) => parts.signal.addEventListener('abort', resolve, { once: true }));
  }
  for (const path of paths) unwatchFile(path, changed);
  await taking;
}
