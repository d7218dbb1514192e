/** Makes the receipt of each submission that is done, once, and gives it out. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { System } from '../../shared/contract/submission.ts';
import type { Attachments } from '../attachments/attachments.ts';
import { insertBlob } from '../attachments/sql/insert-blob.ts';
import { appendLine, byItself } from '../audit/append-line.ts';
import type { Clock } from '../clock.ts';
import { errorName, type Log } from '../log.ts';
import type { Changes } from '../outbox/changes.ts';
import { readSubmission } from '../outbox/sql/read-submission.ts';
import { transaction } from '../store/transaction.ts';
import { drawApart } from './draw-apart.ts';
import { readReceiptData } from './receipt-data.ts';
import { insertReceipt, listWithoutReceipt, type ReceiptRow, readReceiptRow } from './sql/receipt-rows.ts';

export interface Receipts {
  /** Makes receipts as submissions come to their end, until the companion closes. Never rejects. */
  keepMaking(): Promise<void>;
  /** @throws ProblemError `not-found`; `wrong-state` while the submission isn't done. */
  read(id: string): Promise<RouteReply<'receipts.read'>>;
}

export function createReceipts(parts: {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Log;
  readonly changes: Pick<Changes, 'next'>;
  readonly attachments: Pick<Attachments, 'find' | 'keep' | 'path'>;
  readonly closing: AbortSignal;
  readonly urls: Readonly<Record<System, string>>;
}): Receipts {
  const { db, clock, log, attachments, closing } = parts;
  const hosts = Object.fromEntries(
    Object.entries(parts.urls).map(([system, url]) => [system, new URL(url).host]),
  ) as Record<System, string>; // the same keys
  const making = new Map<string, Promise<ReceiptRow | undefined>>();

  const make = async (id: string): Promise<ReceiptRow | undefined> => {
    const data = readReceiptData(db, id, hosts);
    if (data === undefined) return undefined;
    const bytes = await drawApart(data, closing);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // The file is on the disk before the row that names it.
    attachments.keep(sha256, bytes);
    return transaction(db, () => {
      // While it was drawn, the submission may have been purged.
      if (readSubmission(db, id) === undefined) return undefined;
      const now = clock.now();
      insertBlob(db, { sha256, size: bytes.length, mediaType: 'application/pdf' }, now);
      const seq = insertReceipt(db, {
        submissionId: id,
        sha256,
        size: bytes.length,
        audit: data.audit,
        now,
      });
      appendLine(db, {
        at: now,
        who: byItself,
        action: 'receipt.made',
        submissionId: id,
        remoteId: data.remote.id,
        result: sha256,
        what: { source: 'receipt', seq },
      });
      return readReceiptRow(db, id);
    });
  };

  /** One at a time for each submission, whoever asks. */
  const receiptOf = (id: string): Promise<ReceiptRow | undefined> => {
    const known = readReceiptRow(db, id);
    if (known !== undefined) return Promise.resolve(known);
    let running = making.get(id);
    if (running === undefined) {
      running = make(id).finally(() => making.delete(id));
      making.set(id, running);
    }
    return running;
  };

  /** On a disk that fails there is nothing to make now; the next change asks again. */
  function listDue(): readonly string[] {
    try {
      return listWithoutReceipt(db);
    } catch (error) {
      log.error('receipts not listed', { error: errorName(error) });
      return [];
    }
  }

  return {
    read: async (id) => {
      const submission = readSubmission(db, id);
      if (submission === undefined) throw new ProblemError({ code: 'not-found' });
      const row = await receiptOf(id);
      if (row === undefined) {
        throw new ProblemError({
          code: 'wrong-state',
          params: { state: submission.state, wanted: 'receipt' },
        });
      }
      if (attachments.find(row.sha256) === undefined) throw new ProblemError({ code: 'not-found' });
      return {
        name: `doklad-${submission.number.replace(/[^\dA-Za-z]+/g, '-')}.pdf`,
        sha256: row.sha256,
        size: row.size,
        audit: { line: row.line, link: row.link },
        content: readFileSync(attachments.path(row.sha256)).toString('base64'),
      };
    },
    keepMaking: async () => {
      // What can't be made now is tried at the next start, and when somebody asks for it.
      const failed = new Set<string>();
      while (!closing.aborted) {
        const changed = parts.changes.next(closing);
        for (const id of listDue()) {
          if (failed.has(id)) continue;
          // One that can't be made costs no wait of its own: many of them in a row would keep all else from its turn.
          await setImmediate();
          if (closing.aborted) return;
          try {
            if ((await receiptOf(id)) === undefined) failed.add(id);
          } catch (error) {
            failed.add(id);
            if (!closing.aborted) log.error('receipt not made', { id, error: errorName(error) });
          }
        }
        await changed;
      }
    },
  };
}
