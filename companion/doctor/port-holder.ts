/** Who listens on a loopback port, as far as Linux tells without rights; elsewhere nothing is known. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ownerName } from '../platform/owner-only.ts';

/** `/proc/net/tcp`: `sl local_address rem_address st … uid timeout inode`; state 0A listens (proc_net_tcp(5)). */
export function findListener(
  table: string,
  port: number,
): { readonly uid: number; readonly inode: string } | undefined {
  const wanted = `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', , state, , , , uid = '', , inode = ''] = line.trim().split(/\s+/);
    if (state === '0A' && local.endsWith(wanted)) return { uid: Number(uid), inode };
  }
  return undefined;
}

/** "a program of root", "your own program node (4711)", or undefined. */
export function portHolder(port: number): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const listener = ['/proc/net/tcp', '/proc/net/tcp6']
    .map((path) => findListener(readOrNothing(path), port))
    .find((found) => found !== undefined);
  if (listener === undefined) return undefined;
  if (listener.uid !== process.getuid?.()) return `a program of ${ownerName(listener.uid)}`;
  const id = namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((process) =>
      namesIn(`/proc/${process}/fd`).some((fd) => isSocket(`/proc/${process}/fd/${fd}`, listener.inode)),
    );
  if (id === undefined) return 'a program of yours';
  return `your own program ${readOrNothing(`/proc/${id}/comm`).trim()} (process ${id})`;
}

function isSocket(link: string, inode: string): boolean {
  try {
    return readlinkSync(link) === `socket:[${inode}]`;
  } catch {
    return false; // it ended while we looked
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // another user's process, or one that ended
  }
}

function readOrNothing(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // a machine without IPv6 has no such table
  }
}
