/** Where a user's settings live, per operating system. Everything of ours is below one folder. */
import { posix, win32 } from 'node:path';

export interface PlatformFacts {
  readonly platform: NodeJS.Platform;
  readonly homeFolder: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The folder named by PODATELNA_HOME, an absolute path, else the operating system's place for a user's own settings
 * (XDG base directory specification; `%LOCALAPPDATA%`, which does not roam to a server; Application Support).
 */
export function homeOfPodatelna(facts: PlatformFacts): string {
  const { env, platform, homeFolder } = facts;
  const path = platform === 'win32' ? win32 : posix;
  if (env.PODATELNA_HOME) {
    // Relative, it would be another folder for every place a command is started from: a second, empty companion.
    if (path.isAbsolute(env.PODATELNA_HOME)) return path.resolve(env.PODATELNA_HOME);
    throw new Error(`PODATELNA_HOME is "${env.PODATELNA_HOME}"; it must be an absolute path.`);
  }
  if (platform === 'win32') return path.join(env.LOCALAPPDATA ?? homeFolder, 'podatelna');
  if (platform === 'darwin') return path.join(homeFolder, 'Library', 'Application Support', 'podatelna');
  const configured = env.XDG_CONFIG_HOME;
  // The specification says that a relative path is to be ignored.
  const base = configured && path.isAbsolute(configured) ? configured : path.join(homeFolder, '.config');
  return path.join(base, 'podatelna');
}
