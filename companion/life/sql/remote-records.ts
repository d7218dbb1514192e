/** What was last read of the office's records at a remote. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type System, systems } from '../../../shared/contract/submission.ts';
import type { SurveyedRecord } from '../../connectors/connector.ts';
import { statement } from '../../store/statement.ts';

const rowSchema = z.object({
  system: z.enum(systems),
  id: z.string(),
  fileMark: z.string(),
  number: z.string(),
  state: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  startsAt: z.string().nullable(),
  updatedAt: z.string().nullable(),
  documentTypes: z.string().transform((text) => z.array(z.string()).nullable().parse(JSON.parse(text))),
  readAt: z.int(),
  dismissedAt: z.int().nullable(),
});
export type RemoteRecordRow = z.output<typeof rowSchema>;

const upsert = `
INSERT INTO remoteRecords (system, id, fileMark, number, state, title, url, startsAt, updatedAt, documentTypes, readAt)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (system, id) DO UPDATE SET
  fileMark = excluded.fileMark, number = excluded.number, state = excluded.state, title = excluded.title,
  url = excluded.url, startsAt = excluded.startsAt, updatedAt = excluded.updatedAt, readAt = excluded.readAt,
  documentTypes = CASE WHEN excluded.documentTypes = 'null' AND excluded.state = remoteRecords.state
    THEN remoteRecords.documentTypes ELSE excluded.documentTypes END`;

/** A list that doesn't tell documents leaves what is known of them, as long as the state is the same. */
export function writeRemoteRecord(db: DatabaseSync, system: System, one: SurveyedRecord, now: number): void {
  statement(db, upsert).run(
    system,
    one.id,
    one.fileMark,
    one.number,
    one.state,
    one.title,
    one.url,
    one.startsAt,
    one.updatedAt,
    JSON.stringify(one.documentTypes),
    now,
  );
}

/** Its own page is gone with it. */
export function noteRecordGone(db: DatabaseSync, system: System, id: string, now: number): void {
  const sql = `UPDATE remoteRecords SET state = 'deleted', url = NULL, readAt = ? WHERE system = ? AND id = ?`;
  statement(db, sql).run(now, system, id);
}

export function listRemoteRecords(db: DatabaseSync, system: System, fileMark: string): RemoteRecordRow[] {
  return statement(
    db,
    'SELECT * FROM remoteRecords WHERE system = ? AND fileMark = ? ORDER BY startsAt, number, id',
  )
    .all(system, fileMark)
    .map((row) => rowSchema.parse(row));
}

/** False when there is no such record. */
export function dismissRemoteRecord(db: DatabaseSync, system: System, id: string, now: number): boolean {
  const sql = 'UPDATE remoteRecords SET dismissedAt = coalesce(dismissedAt, ?) WHERE system = ? AND id = ?';
  return statement(db, sql).run(now, system, id).changes > 0;
}

/** Records that submissions of ours stand for. */
export function listFiledRecords(db: DatabaseSync, system: System): { id: string; state: string }[] {
  return statement(
    db,
    `SELECT DISTINCT remoteId AS id, remoteState AS state FROM submissions
     WHERE system = ? AND remoteId IS NOT NULL ORDER BY remoteId`,
  )
    .all(system)
    .map((row) => ({ id: String(row.id), state: String(row.state ?? '') }));
}

/** Cases that we filed something of. */
export function listFiledCases(db: DatabaseSync, system: System): ReadonlySet<string> {
  const sql = 'SELECT DISTINCT fileMark FROM submissions WHERE system = ?';
  return new Set(
    statement(db, sql)
      .all(system)
      .map((row) => String(row.fileMark)),
  );
}
