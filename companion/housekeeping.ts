/** What is done every hour: old things go. How far the audit has come is noted then, and after each change. */
import type { DatabaseSync } from 'node:sqlite';
import type { Attachments } from './attachments/attachments.ts';
import { byItself } from './audit/append-line.ts';
import { purgeByAge } from './audit/audit-handlers.ts';
import type { AuditKeeper } from './audit/audit-keeper.ts';
import type { Clock } from './clock.ts';
import { errorName, type Log } from './log.ts';
import type { Changes } from './outbox/changes.ts';
import { dropOldCopies } from './store/backup-before-migration.ts';
import { emptyLog } from './store/empty-log.ts';
import { databasePath } from './store/open-database.ts';

const hourMs = 60 * 60 * 1000;
/** One note for all that changes meanwhile; no click and no sending waits for it. */
const soonMs = 250;

export interface Housekeeping {
  /** Until the signal ends it. */
  hourly(signal: AbortSignal): Promise<void>;
  /** Notes it beside the database a moment after each change, until the signal ends it. */
  noteChanges(signal: AbortSignal): Promise<void>;
  /** Never rejects: neither locking nor stopping may hang on it, and what isn't noted now is noted next time. */
  noteAuditEnd(): Promise<void>;
}

export function createHousekeeping(parts: {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly attachments: Pick<Attachments, 'prune'>;
  readonly keeper: Pick<AuditKeeper, 'noteEnd'>;
  /** Notes beside the database how far the audit has come. */
  readonly noteBeside: () => void;
  readonly changes: Pick<Changes, 'next'>;
  readonly dataFolder: string;
  readonly retentionDays: number;
  /** Whether the clock is to be trusted with what can't be brought back. */
  readonly mayDelete: () => boolean;
}): Housekeeping {
  const { db, clock, log, attachments, keeper, retentionDays } = parts;

  /** A fault in one of them (a full disk) must not end the others, nor the companion. */
  const attempt = async (what: string, work: () => Promise<void> | void): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.error(what, { error: errorName(error) });
    }
  };
  const noteBeside = (): Promise<void> => attempt('audit end not noted', parts.noteBeside);
  const noteAuditEnd = async (): Promise<void> => {
    await noteBeside();
    await attempt('audit end not noted', keeper.noteEnd);
  };

  const mayDelete = async (): Promise<boolean> => {
    let may = false;
    await attempt('clock not looked at', () => {
      may = parts.mayDelete();
    });
    return may;
  };
  /** All that goes by its age, as the clock says. */
  const deleteOld = async (): Promise<void> => {
    await attempt('purging failed', () => {
      const count = purgeByAge({ db, clock }, retentionDays, byItself);
      if (count > 0) log.info('purged', { count });
    });
    await attempt('pruning failed', () => {
      const count = attachments.prune();
      if (count > 0) log.info('pruned', { count });
    });
    await attempt('old copies not deleted', () => dropOldCopies(databasePath(parts), clock.now()));
  };

  return {
    noteAuditEnd,
    noteChanges: async (signal) => {
      await noteBeside();
      let changed = parts.changes.next(signal, 'step');
      for (;;) {
        await changed;
        await clock.wait(soonMs, signal);
        if (signal.aborted) return;
        // Before the note is made: what changes meanwhile is for the next one.
        changed = parts.changes.next(signal, 'step');
        await noteBeside();
      }
    },
    hourly: async (signal) => {
      while (!signal.aborted) {
        if (await mayDelete()) await deleteOld();
        // A purge that somebody read beside, or that was killed, left what it took in the log of changes.
        await attempt('log of changes not emptied', () => {
          if (!emptyLog(db, false)) log.warn('log of changes is read by another program; emptied in an hour');
        });
        await noteAuditEnd();
        await clock.wait(hourMs, signal);
      }
    },
  };
}
