import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import type { BlobRow } from './read-blob.ts';

const sql = `
INSERT INTO blobs (sha256, size, mediaType, touchedAt) VALUES (?, ?, ?, ?)
ON CONFLICT (sha256) DO UPDATE SET touchedAt = excluded.touchedAt`;

export function insertBlob(db: DatabaseSync, blob: BlobRow, nowMs: number): void {
  statement(db, sql).run(blob.sha256, blob.size, blob.mediaType, nowMs);
}
