import { answer } from './answer.ts';
import { withAudit } from './audit-access.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

/**
 * `podatelna purge --older-than <days> [--json]`: deletes submissions that came to their end so many days ago, drafts
 * nobody saved since, and their documents.
 */
export const purge: Command = async (args, context) => {
  const { values } = readArgs(
    args,
    {
      'older-than': { type: 'string' },
      'passphrase-fd': { type: 'string' },
    },
    0,
  );
  const text = values['older-than'] ?? '';
  const olderThanDays = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (olderThanDays < 1 || olderThanDays > 36_500) {
    throw new UsageError('--older-than takes a whole number of days, 1 to 36500; nothing was deleted.');
  }
  const report = await withAudit(context, values['passphrase-fd'], (routes) =>
    routes['audit.purge']({ olderThanDays }),
  );
  const { submissions, drafts, files } = report;
  answer(context, 'purge', report, [
    `Deleted: ${submissions} submissions, ${drafts} drafts, ${files} documents. The audit stays.`,
    ...(report.inLog === true
      ? [
          'Another program reads the database just now: until it ends, what was deleted can still stand in podatelna.db-wal. The running companion empties it within an hour then; or say the same again.',
        ]
      : []),
  ]);
  return 0;
};
