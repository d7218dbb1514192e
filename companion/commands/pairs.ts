import { answer } from './answer.ts';
import { type Command, UsageError } from './command.ts';
import { noPlaceFor, readArgs } from './read-args.ts';

/** `podatelna pairs list | revoke <id>`: who may talk to this companion; revoking ends open sessions at once. */
export const pairs: Command = async (args, context) => {
  const [what = 'list', id] = readArgs(args, {}, 2).positionals;
  const { channel } = context;
  if (what === 'list') {
    if (id !== undefined) throw noPlaceFor(id);
    const listed = await channel.call('pairs.list', {});
    const lines = listed.pairs.map(
      (pair) => `${pair.id}  ${pair.createdAt.slice(0, 10)}  ${pair.name}${pair.own ? '  (this one)' : ''}`,
    );
    answer(context, 'pairs', listed, lines);
    return 0;
  }
  if (what !== 'revoke' || id === undefined)
    throw new UsageError('Say: podatelna pairs list, or podatelna pairs revoke <id>');
  const { pairs: known } = await channel.call('pairs.list', {});
  const pair = known.find((one) => one.id === id || one.id.startsWith(id));
  if (pair === undefined) throw new UsageError(`No pair has the id ${id}; podatelna pairs list shows them.`);
  if (pair.own) throw new UsageError("The command line can't revoke itself.");
  await channel.call('pairs.revoke', { id: pair.id });
  answer(context, 'revoked', { id: pair.id, name: pair.name }, [
    `Revoked: ${pair.name}. Its open sessions have ended.`,
  ]);
  return 0;
};
