import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

/** `podatelna pair [--name <name>]`: shows a one-time code for the extension. It is printed here and nowhere kept. */
export const pair: Command = async (args, context) => {
  const { values } = readArgs(args, { name: { type: 'string' } }, 0);
  const name = values.name?.trim() ?? '';
  if (name.length > 80) throw new UsageError('A browser’s name has at most 80 characters.');
  const opened = await context.channel.call('pairing.open', name === '' ? {} : { name });
  answer(context, 'pairing', opened, [
    `Pairing code: ${opened.code}`,
    `Paste it into the extension's settings before ${opened.expiresAt}. It works once.`,
  ]);
  return 0;
};
