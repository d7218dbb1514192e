import type { BoardRecord } from './schema.ts';

/** Where the companion keeps what the board said of its documents, so that it is followed after the filing is done. */
export interface NoticeKeeper {
  /** What was read, replacing what was kept. `postedHere`: a submission of this companion is this document. */
  keep(record: BoardRecord, postedHere?: boolean): void;
  /** The newest document known to be a posting of this companion, and not gone again. */
  newestPosted(): { readonly cudid: string; readonly insertedAt: string } | undefined;
  /** This companion removed it, or is about to have done so. */
  noteWithdrawn(cudid: string): void;
  /** The board doesn't know it any more. */
  noteGone(cudid: string): void;
  wasWithdrawn(cudid: string): boolean;
}
