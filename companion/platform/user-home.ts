import { homedir, userInfo } from 'node:os';
import { isAbsolute } from 'node:path';

/**
 * The user's own folder: HOME, or what the list of users says where that is empty or relative, which would be another
 * folder for every place a command is started from. Empty where neither names one.
 */
export function userHome(named = homedir(), listed: () => string = () => userInfo().homedir): string {
  if (isAbsolute(named)) return named;
  try {
    const home = listed();
    return isAbsolute(home) ? home : '';
  } catch {
    return ''; // a user the system doesn't list (containers)
  }
}
