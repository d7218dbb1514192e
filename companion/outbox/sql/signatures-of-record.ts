import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { System } from '../../../shared/contract/submission.ts';
import { statement } from '../../store/statement.ts';
import { type Signature, signatureSchema } from '../signatures.ts';

const sql = `
SELECT signatures FROM submissions
WHERE system = ? AND remoteId = ? AND state = 'done' ORDER BY seq DESC`;
const columnSchema = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.array(signatureSchema));

/** What was sent signed with this record, newest first: the portal has those bytes, not the originals. */
export function signaturesOfRecord(db: DatabaseSync, system: System, remoteId: string): Signature[] {
  return statement(db, sql)
    .all(system, remoteId)
    .flatMap((row) => columnSchema.parse(row.signatures))
    .filter((one) => one.signed !== null);
}
