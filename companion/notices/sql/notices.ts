import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type BoardNotice, boardNoticeSchema } from '../../../shared/contract/notices.ts';
import { statement } from '../../store/statement.ts';

const flag = z.int().transform((value) => value === 1);
const instant = z.int().nullable();

const noticeRowSchema = z.object({
  cudid: z.string(),
  fileMark: z.string(),
  record: z.string().transform((text) => boardNoticeSchema.parse(JSON.parse(text))),
  readAt: z.int(),
  postedHere: flag,
  withdrawnAt: instant,
  goneAt: instant,
  confirmationsReadAt: instant,
});
export type NoticeRow = z.output<typeof noticeRowSchema>;

const upsert = `
INSERT INTO notices (cudid, fileMark, record, readAt, postedHere) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (cudid) DO UPDATE SET
  fileMark = excluded.fileMark, record = excluded.record, readAt = excluded.readAt,
  postedHere = max(notices.postedHere, excluded.postedHere), goneAt = NULL`;

export function writeNotice(
  db: DatabaseSync,
  one: { readonly record: BoardNotice; fileMark: string; readAt: number; postedHere: boolean },
): void {
  statement(db, upsert).run(
    one.record.cudid,
    one.fileMark,
    JSON.stringify(one.record),
    one.readAt,
    one.postedHere ? 1 : 0,
  );
}

export function readNotice(db: DatabaseSync, cudid: string): NoticeRow | undefined {
  const row = statement(db, 'SELECT * FROM notices WHERE cudid = ?').get(cudid);
  return row === undefined ? undefined : noticeRowSchema.parse(row);
}

const list = `
SELECT * FROM notices WHERE (? = '' OR fileMark = ?) ORDER BY rowid DESC LIMIT ?`;

/** Newest first; an empty file mark stands for every case. */
export function listNotices(db: DatabaseSync, fileMark: string, limit: number): NoticeRow[] {
  return statement(db, list)
    .all(fileMark, fileMark, limit)
    .map((row) => noticeRowSchema.parse(row));
}

const open = `
SELECT * FROM notices
WHERE goneAt IS NULL AND postedHere >= ? AND (
  json_extract(record, '$.takenDownAt') IS NULL
  OR EXISTS (SELECT 1 FROM confirmations AS one WHERE one.cudid = notices.cudid AND one.filedAt IS NULL))
ORDER BY rowid DESC LIMIT ?`;

/** Those of which something is still to come, newest first. */
export function listOpen(db: DatabaseSync, onlyPostedHere: boolean, limit: number): NoticeRow[] {
  return statement(db, open)
    .all(onlyPostedHere ? 1 : 0, limit)
    .map((row) => noticeRowSchema.parse(row));
}

const hanging = `
SELECT * FROM notices
WHERE goneAt IS NULL AND json_extract(record, '$.takenDownAt') IS NULL
ORDER BY readAt LIMIT ?`;

/** Those that are neither archived nor gone, least recently read first. */
export function listHanging(db: DatabaseSync, limit: number): NoticeRow[] {
  return statement(db, hanging)
    .all(limit)
    .map((row) => noticeRowSchema.parse(row));
}

const unread = `
SELECT * FROM notices
WHERE postedHere >= ? AND goneAt IS NULL AND json_extract(record, '$.postedAt') IS NOT NULL
  AND coalesce(confirmationsReadAt, 0) <= ?
  AND coalesce(json_extract(record, '$.takenDownAt'), '9') >= ?
ORDER BY confirmationsReadAt LIMIT ?`;

/**
 * Posted ones whose confirmations weren't read since `beforeMs` and that were not archived before `archivedSince`
 * (ISO 8601).
 */
export function listConfirmationsDue(
  db: DatabaseSync,
  query: { readonly onlyPostedHere: boolean; beforeMs: number; archivedSince: string; limit: number },
): NoticeRow[] {
  return statement(db, unread)
    .all(query.onlyPostedHere ? 1 : 0, query.beforeMs, query.archivedSince, query.limit)
    .map((row) => noticeRowSchema.parse(row));
}

export function noteWithdrawn(db: DatabaseSync, cudid: string, at: number): void {
  statement(db, 'UPDATE notices SET withdrawnAt = ? WHERE cudid = ?').run(at, cudid);
}

export function noteGone(db: DatabaseSync, cudid: string, at: number): void {
  statement(db, 'UPDATE notices SET goneAt = ?, readAt = ? WHERE cudid = ?').run(at, at, cudid);
}

export function noteConfirmationsRead(db: DatabaseSync, cudid: string, at: number): void {
  statement(db, 'UPDATE notices SET confirmationsReadAt = ? WHERE cudid = ?').run(at, cudid);
}

const newest = `
SELECT cudid, json_extract(record, '$.insertedAt') AS insertedAt FROM notices
WHERE postedHere = 1 AND goneAt IS NULL AND withdrawnAt IS NULL AND insertedAt IS NOT NULL
ORDER BY insertedAt DESC LIMIT 1`;
const newestSchema = z.object({ cudid: z.string(), insertedAt: z.string() });

export function newestPosted(db: DatabaseSync): z.output<typeof newestSchema> | undefined {
  const row = statement(db, newest).get();
  return row === undefined ? undefined : newestSchema.parse(row);
}
