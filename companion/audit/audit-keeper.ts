/**
 * The audit's key and how far the audit had come, both in the vault. The second is what a chain can't show by itself:
 * that its end is missing, or that lines were written anew and left open to be sealed as if nothing had happened.
 */
import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { isProblemError } from '../../shared/contract/problems.ts';
import { waitingIds } from '../backup/hold-back.ts';
import { type Clock, toIso } from '../clock.ts';
import type { Log } from '../log.ts';
import { statement } from '../store/statement.ts';
import { transaction } from '../store/transaction.ts';
import { auditEntry } from '../vault/key-store.ts';
import type { Vault } from '../vault/vault.ts';
import { appendLine, byItself, sealLinesWith } from './append-line.ts';
import { type AuditKey, auditKey, firstLink } from './audit-line.ts';
import { isEndMissingWritten, isEndThere, writeEndMissing } from './noted-end.ts';
import { readLastLine } from './sql/read-last-line.ts';
import { sealLines } from './sql/seal-lines.ts';

/** The last line known to have been there, by its link. */
export interface AuditEnd {
  readonly line: number;
  readonly link: string;
}

export interface AuditKeeper {
  /** The vault was opened: makes the key where there is none and seals what was written meanwhile. */
  opened(): Promise<void>;
  /** Notes in the vault how far the audit has come; while the vault is locked it does nothing. */
  noteEnd(): Promise<void>;
  key(): AuditKey | undefined;
  /** As noted last. */
  end(): AuditEnd | undefined;
}

const entrySchema = z.strictObject({
  key: z.base64(),
  line: z.int().min(0),
  link: z.string().length(64),
});
type Entry = z.output<typeof entrySchema>;

export function createAuditKeeper(parts: {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now'>;
  readonly vault: Pick<Vault, 'get' | 'set'>;
  readonly log: Pick<Log, 'error' | 'info' | 'warn'>;
}): AuditKeeper {
  const { db, clock, vault, log } = parts;
  // What is filed while the vault is locked is no repetition of what an older database has forgotten.
  const waiting = waitingIds(db);

  const read = (): Entry | undefined => {
    try {
      const text = vault.get(auditEntry);
      return text === undefined ? undefined : entrySchema.parse(JSON.parse(text));
    } catch (error) {
      if (!isProblemError(error)) throw error;
      return undefined; // locked: lines wait for their seal
    }
  };
  const write = (entry: Entry): Promise<void> =>
    vault.set(auditEntry, JSON.stringify(entry), { setAt: toIso(clock.now()) });
  const keyOf = (entry: Entry): AuditKey => auditKey(Buffer.from(entry.key, 'base64'));
  const key = (): AuditKey | undefined => {
    const entry = read();
    return entry === undefined ? undefined : keyOf(entry);
  };
  sealLinesWith(db, key);

  const noteEnd = async (): Promise<void> => {
    const entry = read();
    const last = readLastLine(db);
    if (entry === undefined || last === undefined || last.link === entry.link) return;
    await write({ ...entry, line: last.line, link: last.link });
  };

  /** One transaction: what was found missing is written down before anything behind it is sealed. */
  const takeUp = (entry: Entry): void =>
    transaction(db, () => {
      const { id } = keyOf(entry);
      // Nothing is sent before the vault is open, so what waits is held back in time.
      if (!isEndThere(db, entry) && !isEndMissingWritten(db, entry.line)) {
        writeEndMissing(parts, entry.line, waiting);
      }
      const known = statement(db, "SELECT 1 FROM audit WHERE action = 'audit.key' AND result = ?").get(id);
      if (known === undefined) {
        const what = { value: id };
        appendLine(db, { at: clock.now(), who: byItself, action: 'audit.key', result: id, what });
      }
      const sealed = sealLines(db, keyOf(entry));
      if (sealed > 0) log.info('audit sealed', { count: sealed });
    });

  return {
    key,
    end: () => {
      const entry = read();
      return entry === undefined ? undefined : { line: entry.line, link: entry.link };
    },
    opened: async () => {
      if (read() === undefined) {
        await write({ key: randomBytes(32).toString('base64'), line: 0, link: firstLink });
      }
      const entry = read();
      if (entry === undefined) return; // locked again meanwhile
      takeUp(entry);
      await noteEnd();
    },
    noteEnd,
  };
}
