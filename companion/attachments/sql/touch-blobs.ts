import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';

const sql = 'UPDATE blobs SET touchedAt = ? WHERE sha256 = ?';

/** Notes that these files were just asked for; unknown hashes are passed over. */
export function touchBlobs(db: DatabaseSync, hashes: readonly string[], nowMs: number): void {
  for (const sha256 of hashes) statement(db, sql).run(nowMs, sha256);
}
