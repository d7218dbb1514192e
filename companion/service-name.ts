/** How this companion calls itself to a person who pairs: machine and user, so that two on one machine differ. */
import { hostname } from 'node:os';
import { accountName } from './platform/account-name.ts';

export function serviceName(): string {
  const user = accountName();
  return (user === '' ? hostname() : `${user} @ ${hostname()}`).slice(0, 80);
}
