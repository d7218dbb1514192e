import type { DatabaseSync } from 'node:sqlite';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';

interface RemoteNow {
  readonly remoteId: string;
  readonly remoteUrl: string | null;
  readonly remoteState: string | null;
}

const others = `
SELECT id FROM submissions
WHERE remoteId = ? AND id <> ? AND remoteState IS NOT ?
  AND system = (SELECT system FROM submissions WHERE id = ?)`;
const share = 'UPDATE submissions SET remoteUrl = ?, remoteState = ?, changed = ? WHERE id = ?';

/** What one submission learnt about a record holds for every other one that is about the same record. */
export function shareRemoteState(db: DatabaseSync, id: string, remote: RemoteNow): void {
  const { remoteId, remoteUrl, remoteState } = remote;
  for (const row of statement(db, others).all(remoteId, id, remoteState, id)) {
    statement(db, share).run(remoteUrl, remoteState, nextCursor(db), row.id ?? null);
  }
}
