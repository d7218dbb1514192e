/** Keeps what the board said of a document: the one place where a reading enters the database. */
import type { DatabaseSync } from 'node:sqlite';
import type { BoardNotice } from '../../shared/contract/notices.ts';
import { formatFileMark, parseFileMark } from '../../shared/formats/file-mark.ts';
import { isOffBoard } from '../../shared/submissions/notice.ts';
import type { Clock } from '../clock.ts';
import type { RemoteIdentity } from '../connectors/connector.ts';
import { toIdentity } from '../connectors/cud/compare.ts';
import type { NoticeKeeper } from '../connectors/cud/notice-keeper.ts';
import type { BoardRecord } from '../connectors/cud/schema.ts';
import { identityAfter } from '../connectors/cud/withdraw.ts';
import { shareRemoteState } from '../outbox/sql/share-remote-state.ts';
import { verifyNow } from '../outbox/sql/verify-now.ts';
import { newestPosted, noteGone, noteWithdrawn, readNotice, writeNotice } from './sql/notices.ts';

export function createNoticeKeeper(db: DatabaseSync, clock: Pick<Clock, 'now'>): NoticeKeeper {
  /** A posting hears, too, that its document hangs no more: only then may another take its place. */
  const share = ({ id, url, state }: RemoteIdentity): void => {
    shareRemoteState(db, 'cud', { remoteId: id, remoteUrl: url, remoteState: state });
    if (isOffBoard(state)) verifyNow(db, 'cud', id, clock.now());
  };
  return {
    keep: (record, postedHere = false) => {
      const [number = ''] = record.numbers;
      const mark = parseFileMark(number);
      writeNotice(db, {
        record: toBoardNotice(record),
        fileMark: mark === undefined ? '' : formatFileMark(mark),
        readAt: clock.now(),
        postedHere,
      });
      share(toIdentity(record));
    },
    newestPosted: () => newestPosted(db),
    noteGone: (cudid) => {
      noteGone(db, cudid, clock.now());
      share(identityAfter(cudid, undefined));
    },
    noteWithdrawn: (cudid) => noteWithdrawn(db, cudid, clock.now()),
    wasWithdrawn: (cudid) => (readNotice(db, cudid)?.withdrawnAt ?? null) !== null,
  };
}

function toBoardNotice(record: BoardRecord): BoardNotice {
  return {
    cudid: record.cudid,
    type: record.type ?? null,
    numbers: record.numbers,
    title: record.title ?? null,
    insertedAt: record.insertedAt ?? null,
    postOn: record.postOn ?? null,
    postedAt: record.postedAt ?? null,
    pickUpBy: record.pickUpBy ?? null,
    takeDownOn: record.takeDownOn ?? null,
    takenDownAt: record.takenDownAt ?? null,
    parent: record.parent ?? null,
    children: record.children,
  };
}
