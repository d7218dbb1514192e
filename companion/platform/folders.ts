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
  if (platform === 'darwin') {
    return path.join(ownFolder(homeFolder, path), 'Library', 'Application Support', 'podatelna');
  }
  const configured = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CONFIG_HOME;
  // The specification says that a relative path is to be ignored.
  if (configured && path.isAbsolute(configured)) return path.join(configured, 'podatelna');
  const own = ownFolder(homeFolder, path);
  return path.join(...(platform === 'win32' ? [own] : [own, '.config']), 'podatelna');
}

/** Relative, it would be another one for every place a command is started from, as above. */
function ownFolder(homeFolder: string, path: Pick<typeof posix, 'isAbsolute'>): string {
  if (path.isAbsolute(homeFolder)) return homeFolder;
  throw new Error(
    "This user has no home folder (HOME is no absolute path), so it isn't known where settings and data lie. Nothing was written. Set HOME, or PODATELNA_HOME to an absolute path.",
  );
}
