import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { statement } from '../../store/statement.ts';

const sql = 'SELECT sha256, size, mediaType FROM blobs WHERE sha256 = ?';

const rowSchema = z.object({
  sha256: z.string(),
  size: z.int(),
  mediaType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
});
export type BlobRow = z.output<typeof rowSchema>;

export function readBlob(db: DatabaseSync, sha256: string): BlobRow | undefined {
  const row = statement(db, sql).get(sha256);
  return row === undefined ? undefined : rowSchema.parse(row);
}
