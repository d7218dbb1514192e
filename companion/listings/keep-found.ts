/** What a reading under a key of ours says of the listings that were filed under it. */
import type { DatabaseSync } from 'node:sqlite';
import { toIdentity } from '../connectors/ingatlanok/compare.ts';
import type { KeepFound } from '../connectors/ingatlanok/find-property.ts';
import { businessKeyOf, goneState } from '../connectors/ingatlanok/listing-keys.ts';
import type { Changes } from '../outbox/changes.ts';
import { write } from '../outbox/parts.ts';
import { listDoneBefore } from '../outbox/sql/list-done-before.ts';
import { shareRemoteState } from '../outbox/sql/share-remote-state.ts';

const actions = ['create', 'change', 'delete'] as const;

/**
 * A listing deleted outside makes room for another one: nobody tells us, so every reading is compared with what was
 * filed before it. Only a complete one proves that something is gone.
 */
export function createKeepFound(db: DatabaseSync, changes: Changes): KeepFound {
  return (key, { records, complete }, askedAt) => {
    const filed = new Set(
      actions.flatMap((action) => listDoneBefore(db, 'ingatlanok', businessKeyOf(key, action), askedAt)),
    );
    if (filed.size === 0) return;
    const there = new Map(records.map((one) => [one.id.id, toIdentity(one)]));
    write({ db, changes }, () => {
      for (const remoteId of filed) {
        const state = there.get(remoteId)?.state ?? (complete ? goneState : undefined);
        if (state === undefined) continue;
        shareRemoteState(db, 'ingatlanok', { remoteId, remoteUrl: null, remoteState: state });
      }
    });
  };
}
