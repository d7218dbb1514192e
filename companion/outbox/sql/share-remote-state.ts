import type { DatabaseSync } from 'node:sqlite';
import type { System } from '../../../shared/contract/submission.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';

interface RemoteNow {
  readonly remoteId: string;
  readonly remoteUrl: string | null;
  readonly remoteState: string | null;
}

const outdated = 'SELECT id FROM submissions WHERE system = ? AND remoteId = ? AND remoteState IS NOT ?';
const share = 'UPDATE submissions SET remoteUrl = ?, remoteState = ?, changed = ? WHERE id = ?';

/** What was learnt about a record holds for every submission that is about it. */
export function shareRemoteState(db: DatabaseSync, system: System, remote: RemoteNow): void {
  const { remoteId, remoteUrl, remoteState } = remote;
  for (const row of statement(db, outdated).all(system, remoteId, remoteState)) {
    statement(db, share).run(remoteUrl, remoteState, nextCursor(db), row.id ?? null);
  }
}
