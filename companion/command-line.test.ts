import { describe, expect, it } from 'vitest';
import { commandOutputs } from '../shared/contract/command-output.ts';
import { runCommandLine, type Surroundings } from './command-line.ts';
import { bareCommands, commands } from './commands/all-commands.ts';
import { helpTexts } from './commands/help-texts.ts';
import { version } from './version.ts';

/** A call in surroundings where nothing of ours may be opened or asked. */
async function run(...args: string[]) {
  const out: string[] = [];
  const error: string[] = [];
  const code = await runCommandLine(args, {
    signal: new AbortController().signal,
    print: (line) => out.push(line),
    warn: (line) => error.push(line),
    terminal: undefined,
    readInput: async () => '',
    open: () =>
      // Whatever is taken out of it is a fault: what a command was called with is looked at first.
      ({}) as ReturnType<Surroundings['open']>,
  });
  return { code, out: out.join('\n'), error: error.join('\n') };
}

const names = [...bareCommands.keys(), ...commands.keys()];

it('has a help text for every command, and for nothing else', () => {
  expect(names.sort()).toEqual(Object.keys(helpTexts).sort());
});

describe.each(names)('podatelna %s', (name) => {
  it.each([[[name, '--help']], [[name, '-h']], [[name, 'x', '--help', '--json']], [['help', name]]])(
    'says how it is called and does nothing: %j',
    async (args) => {
      const { code, out, error } = await run(...args);
      expect({ code, error }).toEqual({ code: 0, error: '' });
      expect(out).toContain(`podatelna ${name}`);
      // Its own, not the list of all.
      expect(out).not.toContain(name === 'pair' ? 'podatelna doctor' : 'podatelna pair ');
    },
  );
});

it.each(names.map((name) => [name]))(
  'refuses an option of podatelna %s that there is not, by its name',
  async (name) => {
    const { code, out, error } = await run(name, '--no-such-option');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain('--no-such-option');
    expect(error).toContain(`podatelna help ${name}`);
  },
);

it.each([[['version']], [['--version']]])('says its version: %j', async (args) => {
  expect(await run(...args)).toEqual({ code: 0, out: version, error: '' });
  const { out } = await run(...args, '--json');
  expect(commandOutputs.version.parse(JSON.parse(out))).toEqual({ version });
});

it.each([[['help']], [['--help']], [['-h']]])('lists all commands: %j', async (args) => {
  const { code, out, error } = await run(...args);
  expect({ code, error }).toEqual({ code: 0, error: '' });
  for (const name of names) expect(out).toContain(`podatelna ${name}`);
});

it('without a command lists them all, too, as an error', async () => {
  expect(await run()).toMatchObject({ code: 2, out: '', error: expect.stringContaining('podatelna start') });
});

it.each<[string[], string]>([
  [['stauts'], 'There is no command "stauts"; did you mean "status"?'],
  [['quite-another'], 'There is no command "quite-another".'],
  [['help', 'stauts'], 'did you mean "status"?'],
  [['--verbose', 'status'], '"--verbose" is no command; options go behind'],
  [['version', 'x'], 'There is no place for "x" here.'],
])('names the word that is no command: %j', async (args, words) => {
  const { code, out, error } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error).toContain(words);
  expect(error).not.toContain('podatelna start');
  expect(error.split('\n').length).toBeLessThan(3);
});

it.each<[string[]]>([[['stauts', '--json']], [['--json', 'status']], [['doctor', '--foo', '--json']]])(
  'says it as JSON where that was asked for: %j',
  async (args) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(commandOutputs.error.parse(JSON.parse(error)).error.kind).toBe('usage');
  },
);
