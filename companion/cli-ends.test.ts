/** How a call ends when what it talks to goes away: the reader of its output, the terminal. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'podatelna-ends-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, PODATELNA_HOME: home },
  });
const ended = (child: ChildProcess) =>
  new Promise<{ code: number | null; signal: NodeJS.Signals | null; error: string }>((resolve) => {
    let error = '';
    child.stderr?.on('data', (text) => {
      error += String(text);
    });
    child.on('close', (code, signal) => resolve({ code, signal, error }));
  });

describe('a call', { timeout: 60_000 }, () => {
  it.each([['help'], ['doctor']])('whose output nobody reads any more ends quietly: %s', async (name) => {
    const child = begin(name);
    child.stdout?.destroy();
    expect(await ended(child)).toEqual({ code: 141, signal: null, error: '' });
  });

  it('that runs a companion closes the database when its terminal is closed', async () => {
    const child = begin('start');
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(existsSync(join(home, 'data', 'podatelna.db-wal'))).toBe(true);
    const end = ended(child);
    child.kill('SIGHUP');
    expect(await end).toMatchObject({ code: 0, signal: null });
    expect(existsSync(join(home, 'data', 'podatelna.db-wal'))).toBe(false);
  });
});
