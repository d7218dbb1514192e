/** Everything `podatelna doctor` looks at. A set-up that is broken explains itself; nothing is changed. */
import { join } from 'node:path';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { systems } from '../../shared/contract/submission.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { systemClock } from '../clock.ts';
import { type Config, loadConfig } from '../config/config.ts';
import type { SettingsFile } from '../config/settings-file.ts';
import { readOfficeSettings } from '../office/kept-office.ts';
import type { PlatformFacts } from '../platform/folders.ts';
import { MisplacedError, misplaced } from '../platform/misplaced.ts';
import { readFileIfThere } from '../platform/owner-only-file.ts';
import type { RunProgram } from '../platform/service/service.ts';
import { findTokenDrivers } from '../platform/token-drivers.ts';
import type { SigningSettings } from '../signing/signing-settings.ts';
import { createSigningSettingsStore } from '../signing/signing-settings-store.ts';
import { lockPath } from '../store/lock-folder.ts';
import { checkBrowsers } from './check-browsers.ts';
import { checkCompanion } from './check-companion.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk, checkFolder, checkPlaces } from './check-folder.ts';
import { checkLeftovers } from './check-leftovers.ts';
import { checkOffice } from './check-office.ts';
import { checkPairing } from './check-pairing.ts';
import { checkProfiles } from './check-profiles.ts';
import { checkProgram } from './check-program.ts';
import { checkService } from './check-service.ts';
import { checkSigning } from './check-signing.ts';
import { checkSystems } from './check-systems.ts';
import { checkVault } from './check-vault.ts';
import { type Finding, ok, problem, sentenceOf } from './finding.ts';

export interface DiagnoseParts {
  readonly facts: PlatformFacts;
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Asks the system about the service; only tests give another one. */
  readonly run?: RunProgram;
}

export async function diagnose({ facts, fetch, now, run }: DiagnoseParts): Promise<readonly Finding[]> {
  const program = checkProgram(process.versions.node);
  const { finding: folder, home } = checkFolder(facts);
  const browsers = checkBrowsers();
  if (home === undefined) return [program, folder, ...(await browsers), checkProfiles()];

  const { finding: settings, config } = readSettings(facts, home);
  const channel = createChannel(() => readCommandLinePairing(home), { fetch });
  // Whether one holds the folder is asked of the lock: of a pipe there the end is never read.
  const lock = misplaced(lockPath(home), 'file');
  const { finding: companion, service } =
    lock === undefined
      ? await checkCompanion({ home, channel, ports: config?.ports ?? [] })
      : { finding: problem('companion', lock.says, lock.todo), service: undefined };
  const first = [
    program,
    folder,
    ...(config === undefined || folder.state === 'problem'
      ? []
      : await one('folder', () => checkPlaces(config))),
    // Only real work is backed up and restored.
    ...(await one('folder', () => checkLeftovers(join(home, 'data'), now()))),
    settings,
    ...(await one('disk', () => checkDisk(home))),
    companion,
    ...(await one('service', () => checkService(facts, run))),
    ...(await one('pairing', () => checkPairing(home))),
    ...(await browsers),
  ];
  if (config === undefined) return [...first, ...(await one('profiles', () => checkProfiles()))];

  const vault = await checkVault({ config, clock: systemClock, channel, service });
  const examined = service === undefined ? undefined : await examine(channel);
  const used = systems.filter((system) => vault.used.includes(system));
  return [
    ...first,
    ...(await one('office', () => checkOffice(facts, config))),
    ...vault.findings,
    ...(await one('database', () => checkDatabase(config, { now }))),
    ...(await one('system', () => checkSystems({ urls: config.urls, used, examined, service, fetch, now }))),
    ...(await one('signing-key', () => checkSigning(readSigning(config), examined?.signing))),
    ...(await one('profiles', () => checkProfiles({ dataFolder: config.dataFolder }))),
  ];
}

/** Set in config.json, or in a browser. @throws Error with a sentence where what a browser set is damaged */
const readSigning = ({ home, signing }: Config): SigningSettings | null =>
  createSigningSettingsStore(home, signing, findTokenDrivers).read();

/** A check that fails is a finding of its own, never the end of the others. */
async function one(
  check: Finding['check'],
  look: () => Finding | readonly Finding[] | Promise<Finding | readonly Finding[]>,
): Promise<readonly Finding[]> {
  try {
    return [await look()].flat();
  } catch (error) {
    const todo = error instanceof MisplacedError ? error.place.todo : 'Correct that, then look again.';
    return [problem(check, sentenceOf(error), todo)];
  }
}

function readSettings(
  facts: PlatformFacts,
  home: string,
): {
  readonly finding: Finding;
  readonly config: Config | undefined;
} {
  try {
    // Ports that a first start would choose are not kept.
    const config = loadConfig(facts, {
      read: readFileIfThere,
      write: () => {},
      random: Math.random,
      office: officeOf(facts, home),
    });
    return { finding: ok('settings', `Read${config.training ? '; training' : ''}.`), config };
  } catch (error) {
    return {
      finding: problem('settings', sentenceOf(error), 'Correct it and start the companion again.'),
      config: undefined,
    };
  }
}

/** One that can't be used has a line of its own. */
function officeOf(facts: PlatformFacts, home: string): SettingsFile | undefined {
  try {
    return readOfficeSettings(facts, home).config;
  } catch {
    return undefined;
  }
}

/** A companion of an earlier version doesn't know the question. */
async function examine(channel: Channel): Promise<RouteReply<'service.examine'> | undefined> {
  try {
    return await channel.call('service.examine', {});
  } catch (error) {
    if (isProblemError(error)) return undefined;
    throw error;
  }
}
