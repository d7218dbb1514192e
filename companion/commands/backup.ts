import { resolve } from 'node:path';
import { backUp } from '../backup/back-up.ts';
import { type Filed, isUnsent } from '../backup/filed-since.ts';
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
  const { at, before, heldBack, since } = await restoreBackup(factsOf(), resolve(from), systemClock);
  const filed =
    since?.map((one) => ({ number: one.number, system: one.system, sent: !isUnsent(one) })) ?? null;
  answer(context, 'restored', { at, before, heldBack, since: filed }, [
    `Restored as of ${at}.`,
    ...sinceLines(at, since),
    ...(before === null ? [] : [`What was there before is kept in ${before}; delete it when all is well.`]),
    ...(heldBack === 0
      ? []
      : [
          `${heldBack} submissions were still to be sent when the backup was made. They may have been sent since, so they are cancelled: look at each remote system before filing them again (podatelna status).`,
        ]),
  ]);
  return 0;
};

/** More are a matter of the remote systems' own lists. */
const mostNamed = 20;

/** What could be filed again, because the backup doesn't know of it. */
function sinceLines(at: string, since: readonly Filed[] | null): string[] {
  if (since === null) {
    return [
      `What was filed after ${at} isn't known here and could be filed again: look at each remote system first.`,
    ];
  }
  const filed = since.filter((one) => !isUnsent(one));
  const unsent = since.filter(isUnsent);
  return [
    ...(filed.length === 0
      ? []
      : [
          `Filed after ${at}, so not known here any more (${filed.length}). Look at the remote systems before filing any of them again:`,
          ...names(filed),
        ]),
    ...(unsent.length === 0
      ? []
      : [
          `Stored after ${at} and not sent yet, so nobody sends it any more (${unsent.length}). File it again from its case:`,
          ...names(unsent),
        ]),
  ];
}

function names(list: readonly Filed[]): string[] {
  const named = list.slice(0, mostNamed).map(({ number, system }) => `  ${number} (${system})`);
  const rest = list.length - named.length;
  return rest === 0 ? named : [...named, `  and ${rest} more`];
}
