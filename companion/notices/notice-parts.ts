/** What the pieces that follow notices work with. */
import type { DatabaseSync } from 'node:sqlite';
import type { Problem } from '../../shared/contract/problems.ts';
import type { OfficeSettings } from '../../shared/office/settings.ts';
import type { Attachments } from '../attachments/attachments.ts';
import type { Clock } from '../clock.ts';
import type { CudBoard } from '../connectors/cud/board.ts';
import type { NoticeKeeper } from '../connectors/cud/notice-keeper.ts';
import type { Log } from '../log.ts';
import type { CollectPolicy } from './collect-policy.ts';

export interface NoticeParts {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly log: Log;
  readonly board: CudBoard;
  readonly keeper: NoticeKeeper;
  readonly attachments: Pick<Attachments, 'keep' | 'path'>;
  readonly whyNoCredentials: () => Problem | undefined;
  /** A pair as the audit calls it. */
  readonly nameOfPair: (pair: string) => string;
  /** What the office has switched on; asked anew for every round. */
  readonly collect: () => CollectPolicy;
  /** What the office set for notices. */
  readonly office: () => OfficeSettings['notices'];
  /** Absolute path of the folder the case system watches; null: there is none. */
  readonly folder: string | null;
  /** The board's version: null where it is known, else why nothing is sent. */
  readonly noteVersion: (problem: Problem | null) => void;
  /** Who works at this machine. */
  readonly account: string;
}
