import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logFolder, logPaths, openLogFile } from './log-file.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});
const line = (number: number): string => `line ${String(number).padStart(4, '0')}\n`; // 10 bytes
const read = (age: number): string => readFileSync(logPaths(home)[age] ?? '', 'utf8');

describe("the log's file", () => {
  it('is followed by a new one before it grows over its size, and lines are never cut', () => {
    const file = openLogFile(home, 30);
    for (let number = 1; number <= 7; number += 1) file.write(line(number));
    expect(read(0)).toBe(line(7));
    expect(read(1)).toBe(line(4) + line(5) + line(6));
    expect(read(2)).toBe(line(1) + line(2) + line(3));
  });

  it('is kept five times and no more, each for this user alone', () => {
    const file = openLogFile(home, 10);
    for (let number = 1; number <= 20; number += 1) file.write(line(number));
    const names = readdirSync(logFolder(home)).sort();
    expect(names).toEqual([
      'companion.log',
      'companion.log.1',
      'companion.log.2',
      'companion.log.3',
      'companion.log.4',
    ]);
    expect([0, 1, 2, 3, 4].map(read)).toEqual([20, 19, 18, 17, 16].map(line));
    for (const name of names) expect(statSync(join(logFolder(home), name)).mode & 0o777).toBe(0o600);
  });

  it('goes on where the last process ended', () => {
    openLogFile(home, 30).write(line(1));
    const file = openLogFile(home, 30);
    for (const number of [2, 3, 4]) file.write(line(number));
    expect([read(0), read(1)]).toEqual([line(4), line(1) + line(2) + line(3)]);
  });

  it('takes a line longer than a file', () => {
    const file = openLogFile(home, 10);
    file.write('x'.repeat(50));
    file.write(line(1));
    expect([read(0), read(1)]).toEqual([line(1), 'x'.repeat(50)]);
  });

  it('that can not be written stops nothing, and is said once', () => {
    const said: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      said.push(String(text));
      return true;
    });
    const file = openLogFile(home, 10);
    file.write(line(1));
    rmSync(logFolder(home), { recursive: true });
    for (const number of [2, 3, 4]) file.write(line(number));
    expect(said).toEqual(["The log can't be written (ENOENT).\n"]);
  });
});
