/** Looks every minute whether the office's file has changed, so that nobody's companion has to be started anew for it. */
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { errorName, type Log } from '../log.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { whyNotOwnerOnly } from '../platform/owner-only.ts';
import type { Vault } from '../vault/vault.ts';
import { keepOfficeSettings } from './kept-office.ts';
import { officeFilePath, readOfficeFile } from './office-file.ts';
import { hasNewKeys, type OfficeTaker } from './take-office.ts';

export interface FollowOfficeParts {
  readonly facts: PlatformFacts;
  readonly log: Log;
  readonly taker: OfficeTaker;
  readonly home: string;
  readonly dataFolder: string;
  readonly vault: Pick<Vault, 'state'>;
  /** Training has no keys of the real systems. */
  readonly training: boolean;
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
}: FollowOfficeParts): Promise<void> {
  try {
    const file = readOfficeFile(facts);
    keepOfficeSettings(home, officeFilePath(facts), file);
    if (file === undefined) return;
    if (taker.takeSettings(file)) log.info('office file taken');
    if (taker.takeProfiles(file)) log.info('office profiles taken');
    if (training || vault.state() === 'locked' || !hasNewKeys(file, dataFolder)) return;
    const passphrase = readPassphrase(facts.env.PODATELNA_OFFICE_PASSPHRASE_FILE);
    if (passphrase === undefined) return;
    if (await taker.takeKeys(file, passphrase)) log.info('office keys taken');
  } catch (error) {
    log.warn('office file not taken', { error: errorName(error) });
  }
}

/** Takes it now and after every change, until the signal ends it; never rejects. */
export async function followOffice(parts: FollowOfficeParts): Promise<void> {
  let taking = takeOffice(parts);
  const path = officeFilePath(parts.facts);
  // Looks at the file's time and size, also where there is none yet; of its own, whatever is done to our clock.
  const changed = (): void => {
    taking = taking.then(() => takeOffice(parts));
  };
  watchFile(path, { interval: everyMs, persistent: false }, changed);
  if (!parts.signal.aborted) {
    await new Promise((resolve) => parts.signal.addEventListener('abort', resolve, { once: true }));
  }
  unwatchFile(path, changed);
  await taking;
}

/** The administrator's file may be readable by a group, never by everybody: it opens the keys of the whole office. */
function readPassphrase(path: string | undefined): string | undefined {
  if (!path) return undefined;
  // Root's own file that this user may read is fine; one that is ours must be ours alone.
  const obstacle = whyNotOwnerOnly(path);
  if (obstacle !== undefined && !obstacle.endsWith('belongs to another user.')) throw new Error(obstacle);
  return readFileSync(path, 'utf8').replace(/\r?\n$/, '');
}
