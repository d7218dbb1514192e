import { parseArgs } from 'node:util';
import { answer } from './answer.ts';
import { withAudit } from './audit-access.ts';
import { type Command, UsageError } from './command.ts';

/**
 * `podatelna purge --older-than <days> [--json]`: deletes submissions that came to their end so many days ago, drafts
 * nobody saved since, and their documents.
 */
export const purge: Command = async (args, context) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'older-than': { type: 'string' },
      'passphrase-fd': { type: 'string' },
    },
  });
  const text = values['older-than'] ?? '';
  const olderThanDays = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (olderThanDays < 1 || olderThanDays > 36_500) {
    throw new UsageError('Say after how many days: podatelna purge --older-than 365');
  }
  const report = await withAudit(context, values['passphrase-fd'], (routes) =>
    routes['audit.purge']({ olderThanDays }),
  );
  const { submissions, drafts, files } = report;
  answer(context, 'purge', report, [
    `Deleted: ${submissions} submissions, ${drafts} drafts, ${files} documents. The audit stays.`,
  ]);
  return 0;
};
