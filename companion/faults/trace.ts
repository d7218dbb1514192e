/**
 * Reads what `strace -f -yy` saw of a companion: whether everything it had written was on the disk before it told
 * anybody. A killed process proves nothing about that; only the order of the system calls does.
 */
import { dirname } from 'node:path';

export interface Trace {
  /** Times bytes left: answers to clients, and calls to the remote. */
  readonly answers: number;
  readonly remoteCalls: number;
  /** Paths that were brought to the disk, files and folders. */
  readonly synced: ReadonlySet<string>;
  /** Bytes that left while something wasn't on the disk yet. */
  readonly tooEarly: readonly string[];
}

export interface TraceOptions {
  /** Everything below counts, but for what is only being received. */
  readonly dataFolder: string;
  readonly remotePort: number;
}

/** What strace has to watch. */
export const tracedCalls = 'write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync,rename,mkdir';

export function readTrace(text: string, { dataFolder, remotePort }: TraceOptions): Trace {
  const synced = new Set<string>();
  /** Files with content, and folders with names, that a power cut could take. */
  const dirty = new Set<string>();
  const tooEarly: string[] = [];
  const interrupted = new Map<string, string>();
  let answers = 0;
  let remoteCalls = 0;

  const counts = (path: string): boolean =>
    path.startsWith(`${dataFolder}/`) &&
    !path.startsWith(`${dataFolder}/staging/`) &&
    // It says less than the database at most, and nobody is told of it.
    !path.includes('/audit-end.json') &&
    !path.includes('/.audit-end.json') &&
    // SQLite's index of the log is made anew from the log after a crash.
    !path.endsWith('-shm');
  const soil = (path: string): void => {
    if (counts(path)) dirty.add(path);
  };

  for (const line of text.split('\n')) {
    const { call, args, isBegin, isEnd } = readLine(line, interrupted);
    const path = /^\d+<(TCP:\[[^\]]*\]|[^>]*)>/.exec(args)?.[1] ?? '';
    if (call === 'fsync' || call === 'fdatasync') {
      // Only when it has returned.
      if (!isEnd) continue;
      dirty.delete(path);
      synced.add(path);
    } else if (call === 'rename') {
      const [from = '', to = ''] = [...args.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
      // What was written under the old name and not synced is not synced under the new one either.
      if (!synced.delete(from)) soil(to);
      else synced.add(to);
      if (counts(to)) dirty.add(dirname(to));
    } else if (call === 'mkdir') {
      const made = /"([^"]*)"/.exec(args)?.[1] ?? '';
      if (counts(made) && / = 0$/.test(line)) dirty.add(dirname(made));
    } else if (path.startsWith('TCP:')) {
      if (!isBegin) continue;
      if (path.endsWith(`:${remotePort}]`)) remoteCalls += 1;
      else answers += 1;
      if (dirty.size > 0) tooEarly.push(`${call} to ${path} before ${[...dirty].join(', ')}`);
    } else if (call !== '') {
      soil(path);
      synced.delete(path);
    }
  }
  return { answers, remoteCalls, synced, tooEarly };
}

/** A call that another thread interrupted stands on two lines. */
function readLine(line: string, interrupted: Map<string, string>) {
  const resumed = /^(\d+) +<\.\.\. (\w+) resumed>/.exec(line);
  if (resumed !== null) {
    const [, thread = '', call = ''] = resumed;
    return { call, args: interrupted.get(thread) ?? '', isBegin: false, isEnd: / = 0$/.test(line) };
  }
  const [, thread = '', call = '', args = ''] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? [];
  const isOpen = line.endsWith('<unfinished ...>');
  if (isOpen) interrupted.set(thread, args);
  return { call, args, isBegin: true, isEnd: !isOpen && / = 0$/.test(line) };
}
