/** What a reading of some days says of the arrivals and departures that were filed for them. */
import type { DatabaseSync } from 'node:sqlite';
import { addDays } from '../../shared/formats/working-days.ts';
import { attendanceMoment } from '../../shared/submissions/attendance.ts';
import { attendanceTypes, removedState } from '../../shared/submissions/attendance-key.ts';
import { businessKeyOf } from '../connectors/dochazka/business-key.ts';
import { toIdentity } from '../connectors/dochazka/equal-records.ts';
import type { KeepRead } from '../connectors/dochazka/read-records.ts';
import type { Changes } from '../outbox/changes.ts';
import { write } from '../outbox/parts.ts';
import { listDoneBetween } from '../outbox/sql/list-done-between.ts';
import { shareRemoteState } from '../outbox/sql/share-remote-state.ts';

/**
 * Only the web application removes a record, and it tells nobody: what was done before a reading and is lacking in it,
 * under its identifier and as an equal one, was removed and may be recorded again. Only a complete one proves that.
 */
export function createKeepRead(db: DatabaseSync, changes: Changes): KeepRead {
  return ({ userId, type: only, from, to }, { entries, complete }, askedAt) => {
    const types = attendanceTypes.filter((type) => only === undefined || type === only);
    const filed = types.flatMap((type) => {
      const keys = {
        from: businessKeyOf(userId, type, from),
        to: businessKeyOf(userId, type, addDays(to, 1)),
      };
      return listDoneBetween(db, 'dochazka', keys, askedAt);
    });
    if (filed.length === 0) return;
    const there = new Map(entries.map((one) => [String(one.id), toIdentity(one.id).state]));
    const equal = new Set(
      entries.map((one) => businessKeyOf(userId, one.type, attendanceMoment(one.timestamp))),
    );
    write({ db, changes }, () => {
      for (const { remoteId, businessKey } of filed) {
        const isGone = complete && !equal.has(businessKey);
        const remoteState = there.get(remoteId) ?? (isGone ? removedState : undefined);
        if (remoteState === undefined) continue;
        shareRemoteState(db, 'dochazka', { remoteId, remoteUrl: null, remoteState });
      }
    });
  };
}
