import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { restore as restoreBackup } from '../backup/restore.ts';
import { systemClock } from '../clock.ts';
import { factsOf } from '../read-config.ts';
import { answer } from './answer.ts';
import { type BareCommand, type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

/** `podatelna backup <folder>`: everything but training and log, into a folder of its own in there. */
export const backup: Command = async (args, context) => {
  const [into] = readArgs(args, {}, 1).positionals;
  if (into === undefined) throw new UsageError('Name the folder to put it into: podatelna backup <folder>');
  if (context.config.training)
    throw new Error('Training is not backed up; switch it off to back up real work.');
  const path = await backUp(context.config, resolve(into), new Date());
  answer(context, 'backup', { path }, [
    `Backup: ${path}`,
    'It holds personal data; keep it as safe as the machine itself.',
  ]);
  return 0;
};

/** `podatelna restore <backup>`: while no companion runs. */
export const restore: BareCommand = async (args, context) => {
  const [from] = readArgs(args, {}, 1).positionals;
  if (from === undefined) {
    throw new UsageError('Name the folder of one backup: podatelna restore <folder>/podatelna-<time>');
  }
  const { at, before, heldBack } = await restoreBackup(factsOf(), resolve(from), systemClock);
  answer(context, 'restored', { at, before, heldBack }, [
    `Restored as of ${at}.`,
    ...(before === null ? [] : [`What was there before is kept in ${before}; delete it when all is well.`]),
    ...(heldBack === 0
      ? []
      : [
          `${heldBack} submissions were still to be sent when the backup was made. They may have been sent since, so they are cancelled: look at each remote system before filing them again (podatelna status).`,
        ]),
  ]);
  return 0;
};
