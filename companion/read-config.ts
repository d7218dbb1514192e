/** The settings of this process, from environment, the user's file and the office's. */
import { join } from 'node:path';
import { type Config, loadConfig } from './config/config.ts';
import { readOfficeSettings } from './office/kept-office.ts';
import { homeOfPodatelna, type PlatformFacts } from './platform/folders.ts';
import { prepareHomeFolder } from './platform/home-folder.ts';
import { readFileIfThere, writeOwnerOnlyFile } from './platform/owner-only-file.ts';
import { userHome } from './platform/user-home.ts';
import { isHalfRestored } from './store/restoring.ts';

/** What is left out is asked of the process. */
export interface ProcessFacts {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly homeFolder?: string;
  readonly platform?: NodeJS.Platform;
}

/** The settings as the process has them; no other part is opened. @throws ConfigError */
export function readConfig(parts: ProcessFacts = {}): Config {
  const facts = factsOf(parts);
  const home = homeOfPodatelna(facts);
  prepareHomeFolder(home);
  const { config: office } = readOfficeSettings(facts, home);
  // The start is refused, with its reasons, where the database would be opened.
  const write = isHalfRestored(join(home, 'data')) ? () => undefined : writeOwnerOnlyFile;
  return loadConfig(facts, { read: readFileIfThere, write, random: Math.random, office });
}

/** As they would be at the first start; nothing is made. @throws ConfigError */
export function readConfigOnly(parts: ProcessFacts = {}): Config {
  const facts = factsOf(parts);
  const { config: office } = readOfficeSettings(facts, homeOfPodatelna(facts));
  return loadConfig(facts, { read: readFileIfThere, write: () => undefined, random: Math.random, office });
}

export function factsOf(parts: ProcessFacts = {}): PlatformFacts {
  return {
    env: parts.env ?? process.env,
    platform: parts.platform ?? process.platform,
    homeFolder: parts.homeFolder ?? userHome(),
  };
}
