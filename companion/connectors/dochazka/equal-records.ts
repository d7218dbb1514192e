/** Which of a user's records say what a submission says (Docházka reference, section 8). */
import type { Candidate } from '../../../shared/contract/submission.ts';
import type { AttendanceSubmission } from '../../../shared/submissions/attendance.ts';
import type { RemoteIdentity } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import type { RemoteRecord } from './schema.ts';

/** The same user, kind and second; the note may differ. */
export function equalRecords(
  records: readonly RemoteRecord[],
  entry: Pick<AttendanceSubmission, 'userId' | 'type' | 'at'>,
): RemoteRecord[] {
  const second = Math.floor(Date.parse(entry.at) / 1000);
  return records.filter(
    (one) =>
      one.user_id === entry.userId &&
      one.type === entry.type &&
      Math.floor(Date.parse(one.timestamp) / 1000) === second,
  );
}

export function carries(record: RemoteRecord, reference: string): boolean {
  return (record.note ?? '').includes(assumptions.referenceIn(reference));
}

/** Records have no page and no state of their own. */
export function toIdentity(id: number): RemoteIdentity {
  return { id: String(id), url: null, state: 'recorded' };
}

export function toCandidate(record: RemoteRecord): Candidate {
  return {
    id: String(record.id),
    number: record.timestamp,
    state: record.type,
    startsAt: record.timestamp,
    updatedAt: null,
    url: null,
    matches: true,
  };
}
