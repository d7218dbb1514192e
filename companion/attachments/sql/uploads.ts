/** Rows of uploads under way; the offset is the length of the staged file, so that it can't disagree with it. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { statement } from '../../store/statement.ts';

const rowSchema = z.object({
  id: z.string(),
  pair: z.string(),
  size: z.int(),
  createdAt: z.int(),
  sha256: z.string().nullable(),
});
export type UploadRow = z.output<typeof rowSchema>;

export function readUpload(db: DatabaseSync, id: string): UploadRow | undefined {
  const row = statement(db, 'SELECT * FROM uploads WHERE id = ?').get(id);
  return row === undefined ? undefined : rowSchema.parse(row);
}

export function insertUpload(db: DatabaseSync, upload: Omit<UploadRow, 'sha256'>): void {
  statement(db, 'INSERT INTO uploads (id, pair, size, createdAt) VALUES (?, ?, ?, ?)').run(
    upload.id,
    upload.pair,
    upload.size,
    upload.createdAt,
  );
}

export function finishUpload(db: DatabaseSync, id: string, sha256: string): void {
  statement(db, 'UPDATE uploads SET sha256 = ? WHERE id = ?').run(sha256, id);
}

export function deleteUploadsBefore(db: DatabaseSync, beforeMs: number): string[] {
  return statement(db, 'DELETE FROM uploads WHERE createdAt < ? RETURNING id')
    .all(beforeMs)
    .map((row) => String(row.id));
}
