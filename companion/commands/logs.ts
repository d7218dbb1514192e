import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';
import { systemClock } from '../clock.ts';
import { logPaths } from '../log-file.ts';
import { readFileIfThere } from '../platform/owner-only-file.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

const lookAgainMs = 250;
const levels: Readonly<Record<number, string>> = { 30: 'info', 40: 'warn', 50: 'error' };
const lineSchema = z.looseObject({ level: z.number(), time: z.string(), msg: z.string() });

/** `podatelna logs [--follow] [--lines N] [--json]`, the latter as they are written: the newest lines of the log, then those to come. */
export const logs: Command = async (args, { config, json, print, signal }) => {
  const { values } = readArgs(
    args,
    {
      follow: { type: 'boolean' },
      lines: { type: 'string', default: '100' },
    },
    0,
  );
  if (!/^\d{1,6}$/.test(values.lines)) throw new UsageError('--lines takes a number.');
  const show = (line: string): void => print(json ? line : formatLine(line));
  const paths = logPaths(config.home);
  const [newest = ''] = paths;
  // Opened before the old lines are read: what is written meanwhile is shown by the one or the other, once.
  const tail = values.follow === true ? openTail(newest) : undefined;
  const lines = newestLines(paths, Number(values.lines), tail?.from());
  if (lines.length === 0 && tail === undefined) print('Nothing has been logged.');
  for (const line of lines) show(line);
  if (tail === undefined) return 0;
  while (!signal.aborted) {
    for (const line of tail.read()) show(line);
    await systemClock.wait(lookAgainMs, signal);
  }
  tail.close();
  return 0;
};

/** @param bytes how much of the newest file counts; all of it by default. */
function newestLines(paths: readonly string[], count: number, bytes?: number): string[] {
  let lines: string[] = [];
  for (const [age, path] of paths.entries()) {
    if (lines.length >= count) break;
    const whole = readFileIfThere(path) ?? '';
    const text = age === 0 && bytes !== undefined ? Buffer.from(whole).subarray(0, bytes).toString() : whole;
    lines = [...text.split('\n').filter((line) => line !== ''), ...lines];
  }
  return count === 0 ? [] : lines.slice(-count);
}

interface Tail {
  /** How much of the file had been written when it was opened. */
  from(): number;
  /** Whole lines since the last call, over a rotation. */
  read(): string[];
  close(): void;
}

function openTail(path: string): Tail {
  const isThere = (): boolean => statSync(path, { throwIfNoEntry: false }) !== undefined;
  let handle = isThere() ? openSync(path, 'r') : undefined;
  let position = handle === undefined ? 0 : fstatSync(handle).size;
  const start = position;
  let rest = '';
  const buffer = Buffer.alloc(64 * 1024);

  const readOn = (): string => {
    const pieces: Buffer[] = [];
    while (handle !== undefined) {
      const count = readSync(handle, buffer, 0, buffer.length, position);
      if (count === 0) break;
      position += count;
      pieces.push(Buffer.from(buffer.subarray(0, count)));
    }
    return Buffer.concat(pieces).toString();
  };
  const wasRotated = (): boolean => {
    const now = statSync(path, { throwIfNoEntry: false });
    return now !== undefined && (handle === undefined || fstatSync(handle).ino !== now.ino);
  };

  return {
    from: () => start,
    read: () => {
      let text = rest + readOn();
      if (wasRotated()) {
        // Between the last reading and the rotation more may have been written to the old file.
        text += readOn();
        if (handle !== undefined) closeSync(handle);
        handle = openSync(path, 'r');
        position = 0;
        text += readOn();
      }
      const lines = text.split('\n');
      rest = lines.pop() ?? '';
      return lines.filter((line) => line !== '');
    },
    close: () => {
      if (handle !== undefined) closeSync(handle);
    },
  };
}

/** `2027-03-01T08:00:00.000Z warn  refused code=host` */
function formatLine(line: string): string {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return '(a line that was cut off)';
  }
  const read = lineSchema.safeParse(json);
  if (!read.success) return '(a line of another program)';
  const { level, time, msg, ...fields } = read.data;
  const named = Object.entries(fields).map(([key, value]) => `${key}=${String(value)}`);
  const text = [time, (levels[level] ?? String(level)).padEnd(5), msg, ...named].join(' ');
  return text.replace(/\p{C}+/gu, ' ');
}
