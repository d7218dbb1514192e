/** What a command of the command line works with; everything from outside is a parameter. */
import type { Channel } from '../../shared/channel/channel.ts';
import type { Config } from '../config/config.ts';
import type { Terminal } from './terminal.ts';

/** What there is before anything of ours has been read. */
export interface BareContext {
  /** Ends when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
  /** `--json` was said: answers and errors as JSON (shared/contract/command-output.ts). */
  readonly json: boolean;
  print(line: string): void;
  /** Something a person should know beside the answer. */
  warn(line: string): void;
  /** A person at a terminal; none when standard input comes from elsewhere. */
  readonly terminal: Terminal | undefined;
  readInput(): Promise<string>;
}

export interface CommandContext extends BareContext {
  readonly config: Config;
  /** Sealed way to the running companion; opened at the first call. */
  readonly channel: Channel;
}

/** Returns the exit code. Throws UsageError, ProblemError or an Error whose message is a sentence. */
export type Command = (args: readonly string[], context: CommandContext) => Promise<number>;

/** A command that works where settings or data are missing or broken. */
export type BareCommand = (args: readonly string[], context: BareContext) => Promise<number>;

/** The command was called wrongly; the message says how it is called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
