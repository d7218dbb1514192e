import { answer } from './answer.ts';
import type { Command } from './command.ts';

/** `podatelna pair`: shows a one-time code for the extension. It is printed here and nowhere kept. */
export const pair: Command = async (_args, context) => {
  const opened = await context.channel.call('pairing.open', {});
  answer(context, 'pairing', opened, [
    `Pairing code: ${opened.code}`,
    `Paste it into the extension's settings before ${opened.expiresAt}. It works once.`,
  ]);
  return 0;
};
