import { version } from '../version.ts';
import { answer } from './answer.ts';
import type { BareCommand } from './command.ts';
import { readArgs } from './read-args.ts';

/** `podatelna version [--json]` */
export const printVersion: BareCommand = async (args, context) => {
  readArgs(args, {}, 0);
  answer(context, 'version', { version }, [version]);
  return 0;
};
