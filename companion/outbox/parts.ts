/** What every piece of the outbox works with. */
import type { DatabaseSync } from 'node:sqlite';
import type { Problem } from '../../shared/contract/problems.ts';
import type { ApprovalPolicy } from '../../shared/contract/service-info.ts';
import type { CaseKey, Payload, System } from '../../shared/contract/submission.ts';
import type { OfficeSettings } from '../../shared/office/settings.ts';
import type { Attachments } from '../attachments/attachments.ts';
import type { Clock } from '../clock.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Log } from '../log.ts';
import { transaction } from '../store/transaction.ts';
import type { Change, Changes } from './changes.ts';
import type { Settling } from './settling.ts';

export interface OutboxParts {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly attachments: Pick<Attachments, 'find' | 'path'>;
  /** Why there are no credentials to send with: none were set, or the vault is locked. */
  readonly whyNoCredentials: (system: System) => Problem | undefined;
  /** A pair as the audit calls it. */
  readonly nameOfPair: (pair: string) => string;
  /** Whether it is the command line, which says itself who sits at it; one nobody knows isn't. */
  readonly isCommandLine: (pair: string) => boolean;
  /** Version of the stored draft; 0 where there is none. */
  readonly versionOfDraft: (key: CaseKey) => number;
  readonly training: boolean;
  readonly approval: ApprovalPolicy;
  /** The office's settings as they are now. */
  readonly office: () => OfficeSettings;
  /** SHA-256 of the documents of a payload that are sent only once they are signed; an office setting. */
  readonly toSign: (payload: Payload) => readonly string[];
  readonly undoSeconds: { readonly public: number; readonly other: number };
  readonly changes: Changes;
  readonly settling: Settling;
}

/**
 * One transaction, then the word to the watchers: they must never read what may still be rolled back.
 * @param what was written
 */
export function write<T>(
  parts: Pick<OutboxParts, 'db' | 'changes'>,
  work: () => T,
  what: Change = 'state',
): T {
  const result = transaction(parts.db, work);
  parts.changes.notify(what);
  return result;
}
