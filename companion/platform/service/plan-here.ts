import { join } from 'node:path';
import { isSea } from 'node:sea';
import { accountName } from '../account-name.ts';
import type { PlatformFacts } from '../folders.ts';
import { planService, type ServicePlan } from './service-plan.ts';

/**
 * The service of this user, as this very program installs it.
 * @param carried settings it is to have too; none where it is only asked for or removed.
 * @returns undefined where we know no way. @throws Error with a sentence when a path can't be written down.
 */
export function planHere(
  { platform, env, homeFolder }: PlatformFacts,
  carried: Readonly<Record<string, string>> = {},
): ServicePlan | undefined {
  const { execPath, argv } = process;
  const config = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CONFIG_HOME;
  const user = accountName();
  return planService(platform, {
    // A program of its own needs no script; else this very one, under this very Node.
    command: [execPath, ...(isSea() ? [] : [argv[1] ?? '']), 'start'],
    env: carried,
    homeFolder,
    configFolder: config || join(homeFolder, '.config'),
    userName: env.USERDOMAIN ? `${env.USERDOMAIN}\\${user}` : user,
    userId: process.getuid?.() ?? null,
  });
}
