import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AuditEnd } from '../../audit/audit-keeper.ts';
import { statement } from '../../store/statement.ts';

const rowSchema = z.object({
  seq: z.int(),
  submissionId: z.string(),
  sha256: z.string(),
  size: z.int(),
  line: z.int(),
  link: z.string(),
  madeAt: z.int(),
});
export type ReceiptRow = z.output<typeof rowSchema>;

export function readReceiptRow(db: DatabaseSync, submissionId: string): ReceiptRow | undefined {
  const row = statement(db, 'SELECT * FROM receipts WHERE submissionId = ?').get(submissionId);
  return row === undefined ? undefined : rowSchema.parse(row);
}

/** Returns the row's number. */
export function insertReceipt(
  db: DatabaseSync,
  one: {
    readonly submissionId: string;
    readonly sha256: string;
    readonly size: number;
    readonly audit: AuditEnd;
    readonly now: number;
  },
): number {
  const sql =
    'INSERT INTO receipts (submissionId, sha256, size, line, link, madeAt) VALUES (?, ?, ?, ?, ?, ?)';
  const { audit } = one;
  const { lastInsertRowid } = statement(db, sql).run(
    one.submissionId,
    one.sha256,
    one.size,
    audit.line,
    audit.link,
    one.now,
  );
  return Number(lastInsertRowid);
}

const due = `
SELECT id FROM submissions
WHERE state = 'done' AND NOT EXISTS (SELECT 1 FROM receipts WHERE submissionId = id)
ORDER BY seq`;

/** Finished submissions without a receipt, the oldest first. */
export function listWithoutReceipt(db: DatabaseSync): string[] {
  return statement(db, due)
    .all()
    .map((row) => String(row.id));
}
