/** The office's settings as everybody who works with this companion shares them. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { ProblemError } from '../../shared/contract/problems.ts';
import {
  defaultOfficeSettings,
  earlierOfficeSettings,
  type OfficeSettings,
} from '../../shared/office/settings.ts';
import { appendLine } from '../audit/append-line.ts';
import type { Clock } from '../clock.ts';
import { statement } from '../store/statement.ts';
import { transaction } from '../store/transaction.ts';

interface OfficeVersion {
  /** Grows with every save; 0: the defaults. */
  readonly version: number;
  readonly settings: OfficeSettings;
}

export interface Office {
  read(): OfficeVersion;
  /**
   * @param version the one the change was made from. @param who for the audit.
   * @throws ProblemError `settings-changed` when somebody saved a newer one.
   */
  save(version: number, settings: OfficeSettings, who: string): OfficeVersion;
}

const rowSchema = z.object({
  version: z.int(),
  settings: z.string().transform((text): unknown => JSON.parse(text)),
});

export function createOffice(db: DatabaseSync, clock: Pick<Clock, 'now'>): Office {
  const read = (): OfficeVersion => {
    const row = statement(db, 'SELECT version, settings FROM officeSettings WHERE one = 1').get();
    if (row === undefined) return { version: 0, settings: defaultOfficeSettings };
    const { version, settings } = rowSchema.parse(row);
    return { version, settings: earlierOfficeSettings.parse(settings) };
  };
  return {
    read,
    save: (version, settings, who) =>
      transaction(db, () => {
        if (read().version !== version) throw new ProblemError({ code: 'settings-changed' });
        statement(
          db,
          `INSERT INTO officeSettings (one, version, settings) VALUES (1, ?, ?)
           ON CONFLICT (one) DO UPDATE SET version = excluded.version, settings = excluded.settings`,
        ).run(version + 1, JSON.stringify(settings));
        appendLine(db, {
          at: clock.now(),
          who,
          action: 'office.saved',
          result: String(version + 1),
          what: { value: settings },
        });
        return { version: version + 1, settings };
      }),
  };
}
