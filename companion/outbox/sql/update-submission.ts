import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Problem } from '../../../shared/contract/problems.ts';
import type { SubmissionState } from '../../../shared/contract/states.ts';
import { type AwaitedThing, type Candidate, systems } from '../../../shared/contract/submission.ts';
import { nextCursor } from '../../store/cursor.ts';
import { statement } from '../../store/statement.ts';
import type { Signature } from '../signatures.ts';
import { shareRemoteState } from './share-remote-state.ts';

/** What may change about a stored submission beside its state. */
export interface SubmissionChanges {
  readonly heldUntil?: number | null;
  readonly dueAt?: number | null;
  readonly attempts?: number;
  readonly stopRequested?: boolean;
  readonly acceptedAsIs?: boolean;
  readonly problem?: Problem | null;
  readonly remoteId?: string | null;
  readonly remoteUrl?: string | null;
  readonly remoteState?: string | null;
  readonly candidates?: readonly Candidate[];
  readonly ignoredRemoteIds?: readonly string[];
  readonly approvedBy?: string;
  readonly closingNote?: string | undefined;
  readonly awaits?: readonly AwaitedThing[];
  readonly signatures?: readonly Signature[];
}

interface StateChange {
  readonly state: SubmissionState;
  readonly stateSince: number;
}

/** Writes the changes and gives the row a new place in the order of changes. Only `transition` changes a state. */
export function updateSubmission(
  db: DatabaseSync,
  id: string,
  changes: SubmissionChanges & Partial<StateChange>,
): void {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  // Column names are the keys of the interface above, never anything from outside.
  const assignments = [...named.map(([column]) => `${column} = ?`), 'changed = ?'];
  statement(db, `UPDATE submissions SET ${assignments.join(', ')} WHERE id = ?`).run(
    ...named.map(([, value]) => toColumn(value)),
    nextCursor(db),
    id,
  );
  const { remoteId, remoteUrl = null, remoteState = null } = changes;
  if (remoteId !== undefined && remoteId !== null) {
    const row = statement(db, 'SELECT system FROM submissions WHERE id = ?').get(id);
    shareRemoteState(db, z.enum(systems).parse(row?.system), { remoteId, remoteUrl, remoteState });
  }
}

function toColumn(value: unknown): string | number | null {
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return JSON.stringify(value);
}
