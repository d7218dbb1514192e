import { existsSync } from 'node:fs';
import { commandLineName } from '../../shared/contract/audit.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import { createAttachments } from '../attachments/attachments.ts';
import { createBlobFolder } from '../attachments/blob-folder.ts';
import { type AuditHandlers, createAuditHandlers } from '../audit/audit-handlers.ts';
import { createAuditKeeper } from '../audit/audit-keeper.ts';
import { systemClock } from '../clock.ts';
import { silentLog } from '../log.ts';
import { databasePath } from '../store/open-database.ts';
import { whyNotEmpty } from '../store/whole-database.ts';
import type { CommandContext } from './command.ts';
import { alone, isRunning, passphraseFrom } from './vault-access.ts';

export type AuditAccess = {
  readonly [R in keyof AuditHandlers]: (
    message: Parameters<AuditHandlers[R]>[0],
  ) => ReturnType<AuditHandlers[R]>;
};

/** The routes of the audit: the running companion's, or over the data folder where none runs. */
export async function withAudit<T>(
  context: CommandContext,
  passphraseFd: string | undefined,
  work: (audit: AuditAccess) => Promise<T>,
): Promise<T> {
  const { channel, config } = context;
  if (await isRunning(context)) {
    return work({
      'audit.verify': (message) => channel.call('audit.verify', message),
      'audit.export': (message) => channel.call('audit.export', message),
      'audit.purge': (message) => channel.call('audit.purge', message),
    });
  }
  // Settings alone: nothing was ever filed, and a database made now would be said to be whole.
  if (!existsSync(config.dataFolder) && whyNotEmpty(databasePath(config)) === undefined)
    throw new ProblemError({ code: 'not-paired', params: { folder: config.home } });
  return alone(context, passphraseFrom(passphraseFd, config), ({ db, vault }) => {
    const handlers = createAuditHandlers({
      db,
      clock: systemClock,
      keeper: createAuditKeeper({ db, vault, clock: systemClock, log: silentLog }),
      attachments: createAttachments(db, createBlobFolder(config.dataFolder), systemClock),
      nameOfPair: () => commandLineName,
    });
    const by = { pair: commandLineName };
    return work({
      'audit.verify': (message) => handlers['audit.verify'](message, by),
      'audit.export': (message) => handlers['audit.export'](message, by),
      'audit.purge': (message) => handlers['audit.purge'](message, by),
    });
  });
}
