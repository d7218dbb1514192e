/** How this companion calls itself to a person who pairs: machine and user, so that two on one machine differ. */
import { hostname, userInfo } from 'node:os';

export function serviceName(): string {
  let user = '';
  try {
    user = userInfo().username;
  } catch {
    // A user without a name in the system's list (containers) still has a machine.
  }
  return (user === '' ? hostname() : `${user} @ ${hostname()}`).slice(0, 80);
}
