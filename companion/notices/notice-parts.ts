/** What the pieces that follow notices work with. */
import type { DatabaseSync } from 'node:sqlite';
import type { Problem } from '../../shared/contract/problems.ts';
import type { Attachments } from '../attachments/attachments.ts';
import type { Clock } from '../clock.ts';
import type { CudBoard } from '../connectors/cud/board.ts';
import type { NoticeKeeper } from '../connectors/cud/notice-keeper.ts';
import type { Log } from '../log.ts';

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
  /** What the office has switched on; both are off by default. */
  readonly collect: {
    /** Confirmations of documents this companion posted are fetched by themselves. */
    readonly own: boolean;
    /** So are those of all documents of the office. */
    readonly office: boolean;
  };
}
