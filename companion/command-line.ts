/** One call of the command line: finds the command, turns errors into sentences and exit codes. */
import type { CommandOutput } from '../shared/contract/command-output.ts';
import { isProblemError } from '../shared/contract/problems.ts';
import { bareCommands, commands, type InNewHome, inNewHome } from './commands/all-commands.ts';
import { type BareContext, type CommandContext, UsageError } from './commands/command.ts';
import { asksForHelp, helpOf, isCommandName, unknownCommand, wholeHelp } from './commands/help.ts';
import { type HelpText, helpTexts } from './commands/help-texts.ts';
import { problemText } from './commands/problem-text.ts';
import { errorCode } from './platform/error-code.ts';
import { damageSentence } from './platform/program-files.ts';
import { systemErrorSentence } from './platform/system-error.ts';

/** What a call needs of the process. */
export interface Surroundings extends Omit<BareContext, 'json'> {
  /**
   * Reads the settings; called only by commands that need them.
   * @param inNewHome what the command makes of a home where nothing of ours ever was.
   * @throws ConfigError, or ProblemError `not-paired` where it refuses that
   */
  open(inNewHome: InNewHome): Pick<CommandContext, 'config' | 'channel'>;
}

/**
 * @param args what stands behind the program's name.
 * @returns the exit code. 0: done. 1: refused, failed, or what was looked at is not as it should be. 2: called wrongly.
 */
export async function runCommandLine(args: readonly string[], world: Surroundings): Promise<number> {
  try {
    return await run(args, world);
  } catch (error) {
    const explained = explain(error);
    world.warn(wantsJson(args) ? errorLine(error, explained) : sentenceWithWay(args, explained));
    return explained.kind === 'usage' ? 2 : 1;
  }
}

/** Answers and errors as JSON; asked for anywhere behind the command's name. */
function wantsJson([name = '', ...rest]: readonly string[]): boolean {
  if (name === '--json') return true;
  const { textOnly }: HelpText = isCommandName(name) ? helpTexts[name] : { calls: [] };
  return rest.includes('--json') && textOnly !== true;
}

async function run(args: readonly string[], { open, ...world }: Surroundings): Promise<number> {
  const [word, ...words] = args;
  if (word === undefined) {
    world.warn(wholeHelp());
    return 2;
  }
  const name = asOption.get(word) ?? word;
  if (isCommandName(name) && asksForHelp(words)) {
    world.print(helpOf(name));
    return 0;
  }
  const json = wantsJson(args);
  const rest = json ? words.filter((one) => one !== '--json') : words;
  const context: BareContext = { ...world, json };
  const bare = bareCommands.get(name);
  if (bare !== undefined) return bare(rest, context);
  const command = commands.get(name);
  if (command === undefined) throw new UsageError(unknownCommand(word));
  return command(rest, { ...context, ...open(inNewHome(name, rest)) });
}

/** What other programs take for a command. */
const asOption: ReadonlyMap<string, string> = new Map([
  ['--help', 'help'],
  ['-h', 'help'],
  ['--version', 'version'],
]);

interface Explained {
  readonly kind: CommandOutput<'error'>['error']['kind'];
  readonly sentence: string;
}

function explain(error: unknown): Explained {
  if (isProblemError(error)) return { kind: 'problem', sentence: problemText(error.problem) };
  if (error instanceof UsageError) return { kind: 'usage', sentence: error.message };
  const refused = systemErrorSentence(error);
  if (refused !== undefined) return { kind: 'fault', sentence: refused };
  // Our own errors are sentences; of any other the class is enough, its message may quote data.
  const isNamed = error instanceof Error && (error.name === 'Error' || error.name === 'ConfigError');
  const isOurs = isNamed && errorCode(error) === undefined;
  if (isOurs) return { kind: 'fault', sentence: error.message };
  // Of a folder that was copied only in part, some commands still run.
  const damaged = damageSentence();
  if (damaged !== undefined) return { kind: 'fault', sentence: damaged };
  const called = errorCode(error) ?? (error instanceof Error ? error.name : 'unknown');
  return { kind: 'fault', sentence: `Unexpected fault: ${called}.` };
}

/** Whoever called a command wrongly is told where to read how it is called. */
function sentenceWithWay([name = '']: readonly string[], { kind, sentence }: Explained): string {
  const way = kind === 'usage' && isCommandName(name) ? `\nHow it is called: podatelna help ${name}` : '';
  return `${sentence}${way}`;
}

function errorLine(error: unknown, { kind, sentence }: Explained): string {
  const problem = isProblemError(error) ? error.problem : null;
  const output: CommandOutput<'error'> = { error: { kind, sentence, problem } };
  return JSON.stringify(output);
}
