/** The audit of one case, joined with what is still kept of it. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { AuditExport, ExportedLine } from '../../shared/contract/audit.ts';
import { formatFileMark, parseFileMark } from '../../shared/formats/file-mark.ts';
import { toIso } from '../clock.ts';
import { statement } from '../store/statement.ts';
import { type AuditLine, auditLineSchema } from './audit-line.ts';
import { contentFinding } from './verify-audit.ts';

/** One reply stays small; whoever wants more asks from the last line on. */
const pageLines = 500;

const submissionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  system: z.string(),
  number: z.string(),
  title: z.string(),
  action: z.string(),
  state: z.string(),
  preparedBy: z.string(),
});

const linesOf = `
SELECT * FROM audit WHERE line > ? AND submissionId IN (SELECT value FROM json_each(?)) ORDER BY line LIMIT ?`;
const submissionsOf = `
SELECT id, kind, system, number, title, action, state, preparedBy FROM submissions
WHERE fileMark IN (SELECT value FROM json_each(?))`;

/** @param fileMark canonical: `142EX81/25`. @param after only lines behind this one. */
export function exportCase(db: DatabaseSync, fileMark: string, after: number): AuditExport {
  const submissions = new Map(
    statement(db, submissionsOf)
      .all(JSON.stringify(writtenForms(db, fileMark)))
      .map((row) => submissionSchema.parse(row))
      .map(({ id, ...rest }) => [id, rest]),
  );
  const rows = statement(db, linesOf)
    .all(after, JSON.stringify([...submissions.keys()]), pageLines)
    .map((row) => auditLineSchema.parse(row));
  const lines = rows.map(
    (line): ExportedLine => ({
      line: line.line,
      at: toIso(line.at),
      who: line.who,
      action: line.action,
      submissionId: line.submissionId,
      result: line.result,
      remoteId: line.remoteId,
      digest: line.what,
      content: stateOfContent(db, line),
      sealed: line.seal !== null,
      submission: submissions.get(line.submissionId ?? '') ?? null,
    }),
  );
  return { lines, more: rows.length === pageLines };
}

/** How the mark stands in the database: older submissions may have it with zeros in front. */
function writtenForms(db: DatabaseSync, fileMark: string): string[] {
  return statement(db, 'SELECT DISTINCT fileMark FROM submissions')
    .all()
    .map((row) => String(row.fileMark))
    .filter((text) => {
      const mark = parseFileMark(text);
      return mark !== undefined && formatFileMark(mark) === fileMark;
    });
}

function stateOfContent(db: DatabaseSync, line: AuditLine): ExportedLine['content'] {
  if (line.source === null) return 'digest-only';
  const finding = contentFinding(db, line);
  if (finding !== undefined) return 'differs';
  return line.salt === null ? 'purged' : 'same';
}
