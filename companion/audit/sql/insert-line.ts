import type { DatabaseSync } from 'node:sqlite';
import { statement } from '../../store/statement.ts';
import type { AuditLine } from '../audit-line.ts';

const sql = `
INSERT INTO audit (line, at, who, action, submissionId, source, sourceSeq, what, result, remoteId, link, salt, keyId, seal)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

export function insertLine(db: DatabaseSync, one: AuditLine): void {
  statement(db, sql).run(
    one.line,
    one.at,
    one.who,
    one.action,
    one.submissionId,
    one.source,
    one.sourceSeq,
    one.what,
    one.result,
    one.remoteId,
    one.link,
    one.salt,
    one.keyId,
    one.seal,
  );
}
