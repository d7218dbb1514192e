import { type Command, UsageError } from './command.ts';

/** `podatelna pairs list | revoke <id>`: who may talk to this companion; revoking ends open sessions at once. */
export const pairs: Command = async ([what = 'list', id], { channel, print }) => {
  if (what === 'list') {
    const listed = await channel.call('pairs.list', {});
    for (const pair of listed.pairs) {
      print(`${pair.id}  ${pair.createdAt.slice(0, 10)}  ${pair.name}${pair.own ? '  (this one)' : ''}`);
    }
    return 0;
  }
  if (what !== 'revoke' || id === undefined) throw new UsageError('podatelna pairs list | revoke <id>');
  const { pairs: known } = await channel.call('pairs.list', {});
  const pair = known.find((one) => one.id === id || one.id.startsWith(id));
  if (pair === undefined) throw new UsageError(`No pair has the id ${id}; podatelna pairs list shows them.`);
  if (pair.own) throw new UsageError("The command line can't revoke itself.");
  await channel.call('pairs.revoke', { id: pair.id });
  print(`Revoked: ${pair.name}. Its open sessions have ended.`);
  return 0;
};
