import { appendFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { logPaths, openLogFile } from '../log-file.ts';
import { readConfig } from '../read-config.ts';
import type { CommandContext } from './command.ts';
import { logs } from './logs.ts';

let home: string;
let printed: string[];
let ended: AbortController;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-'));
  printed = [];
  ended = new AbortController();
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const run = (...args: string[]): Promise<number> => {
  const context: Pick<CommandContext, 'config' | 'json' | 'print' | 'signal'> = {
    config: readConfig({ env: { PODATELNA_HOME: home, PODATELNA_PORT: '50000' } }),
    json: args.includes('--json'),
    signal: ended.signal,
    print: (line) => printed.push(line),
  };
  return logs(
    args.filter((one) => one !== '--json'),
    context as CommandContext,
  ); // the log is read from the disk: nothing else is touched
};
const entry = (msg: string, more: object = {}): string =>
  `${JSON.stringify({ level: 40, time: '2027-03-01T08:00:00.000Z', ...more, msg })}\n`;
const said = (): (string | undefined)[] => printed.map((line) => line.split(/ +/)[2]);

describe('podatelna logs', () => {
  it('shows the newest lines, over the files before, in their order', async () => {
    const file = openLogFile(home, 200);
    for (let number = 1; number <= 8; number += 1) file.write(entry(`n${number}`));
    expect(await run('--lines', '5')).toBe(0);
    expect(said()).toEqual(['n4', 'n5', 'n6', 'n7', 'n8']);
  });

  it('shows a line for people, or as it is written', async () => {
    openLogFile(home).write(entry('refused', { code: 'host' }));
    await run();
    await run('--json');
    expect(printed).toEqual([
      '2027-03-01T08:00:00.000Z warn  refused code=host',
      entry('refused', { code: 'host' }).trimEnd(),
    ]);
  });

  it('says that there is nothing', async () => {
    await run();
    expect(printed).toEqual(['Nothing has been logged.']);
  });

  it.each([
    ['a line that was cut off', '{"level":30,"ti', '(a line that was cut off)'],
    ['something else', '{"a":1}', '(a line of another program)'],
  ])('does not stumble over %s', async (_name, text, shown) => {
    openLogFile(home).write(`${text}\n`);
    await run();
    expect(printed).toEqual([shown]);
  });

  it('lets no line move the cursor of the terminal', async () => {
    openLogFile(home).write(entry('refused', { code: '\u001b[2J' }));
    await run();
    expect(printed.join()).not.toContain('\u001b');
  });

  it('takes no other number of lines than a number', async () => {
    await expect(run('--lines', 'all')).rejects.toThrow('--lines takes a number.');
  });

  it('follows what is written, over a rotation, without losing or repeating a line', async () => {
    const path = logPaths(home)[0] ?? '';
    openLogFile(home).write(entry('n1'));
    const following = run('--follow', '--lines', '1');
    await vi.waitFor(() => expect(said()).toEqual(['n1']));
    appendFileSync(path, entry('n2'));
    await vi.waitFor(() => expect(said()).toEqual(['n1', 'n2']));
    appendFileSync(path, entry('n3'));
    renameSync(path, `${path}.1`);
    appendFileSync(`${path}.1`, entry('n4'));
    appendFileSync(path, entry('n5').slice(0, 20));
    await vi.waitFor(() => expect(said()).toEqual(['n1', 'n2', 'n3', 'n4']));
    appendFileSync(path, entry('n5').slice(20));
    await vi.waitFor(() => expect(said()).toEqual(['n1', 'n2', 'n3', 'n4', 'n5']));
    ended.abort();
    expect(await following).toBe(0);
  });
});
