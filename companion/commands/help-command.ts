import { type BareCommand, UsageError } from './command.ts';
import { helpOf, isCommandName, unknownCommand, wholeHelp } from './help.ts';
import { readArgs } from './read-args.ts';

/** `podatelna help [<command>]` */
export const help: BareCommand = async (args, { print }) => {
  const [name] = readArgs(args, {}, 1).positionals;
  if (name !== undefined && !isCommandName(name)) throw new UsageError(unknownCommand(name));
  print(name === undefined ? wholeHelp() : helpOf(name));
  return 0;
};
