import type { Command } from './command.ts';

/** `podatelna pair`: shows a one-time code for the extension. It is printed here and nowhere kept. */
export const pair: Command = async (_args, { channel, print }) => {
  const { code, expiresAt } = await channel.call('pairing.open', {});
  print(`Pairing code: ${code}`);
  print(`Paste it into the extension's settings before ${expiresAt}. It works once.`);
  return 0;
};
