/** Who listens on a loopback port, as far as Linux tells without rights; elsewhere nothing is known. */
import { existsSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ownerName } from '../platform/owner-only.ts';
import { lockName } from '../store/lock-folder.ts';

export interface PortHolder {
  /** "a program of root", "your own program node server.js (process 4711)". */
  readonly words: string;
  /** Of this user's own process. */
  readonly process?: string;
  /** Of another companion of this user: the folder it works on. */
  readonly home?: string;
}

/** What Linux puts behind the name of an open file that was deleted; a lock still holds then (proc_pid_fd(5)). */
const gone = ' (deleted)';

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

/** Every port of such a table that somebody listens on. */
export function listenedPorts(table: string): number[] {
  return table.split('\n').flatMap((line) => {
    const [, local = '', , state] = line.trim().split(/\s+/);
    return state === '0A' ? [Number.parseInt(local.slice(local.lastIndexOf(':') + 1), 16)] : [];
  });
}

/** Ports that somebody listens on here; undefined where the system doesn't tell. */
export function portsListenedOn(): ReadonlySet<number> | undefined {
  if (process.platform !== 'linux') return undefined;
  const table = readOrNothing('/proc/net/tcp');
  if (table === '') return undefined;
  return new Set([...listenedPorts(table), ...listenedPorts(readOrNothing('/proc/net/tcp6'))]);
}

export function portHolder(port: number): PortHolder | undefined {
  if (process.platform !== 'linux') return undefined;
  const listener = ['/proc/net/tcp', '/proc/net/tcp6']
    .map((path) => findListener(readOrNothing(path), port))
    .find((found) => found !== undefined);
  if (listener === undefined) return undefined;
  if (listener.uid !== process.getuid?.()) return { words: `a program of ${ownerName(listener.uid)}` };
  const id = namesIn('/proc')
    .filter((name) => /^\d+$/.test(name))
    .find((process) => filesOf(process).includes(`socket:[${listener.inode}]`));
  if (id === undefined) return { words: 'a program of yours' };
  // Whoever holds a folder's lock is its companion, whatever it is called.
  const lock = filesOf(id)
    .map((path) => (path.endsWith(gone) ? path.slice(0, -gone.length) : path))
    .find((path) => basename(path) === lockName);
  if (lock === undefined)
    return { words: `your own program ${programName(id)} (process ${id})`, process: id };
  const home = dirname(lock);
  return { words: `your companion of the folder ${home} (process ${id})`, process: id, home };
}

/** Not the process' own name, which of every Node is that of its first thread. */
function programName(id: string): string {
  const [program = '', script = ''] = readOrNothing(`/proc/${id}/cmdline`).split('\0');
  // Of its words only a file is named: others may be secrets.
  const words = existsSync(script) ? [program, script] : [program];
  // Control signs would move the cursor of a terminal.
  return words.map((word) => basename(word).replace(/\p{C}+/gu, ' ')).join(' ');
}

function filesOf(process: string): readonly string[] {
  return namesIn(`/proc/${process}/fd`).flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/${process}/fd/${fd}`)];
    } catch {
      return []; // it ended while we looked
    }
  });
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
