import { userInfo } from 'node:os';

/** The person's name at this machine; empty where the system lists none. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // A user without a name in the system's list (containers).
    return '';
  }
}
