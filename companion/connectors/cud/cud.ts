/** The connector of CÚD, the central notice board. */
import type { Payload } from '../../../shared/contract/submission.ts';
import {
  isOffBoard,
  type NoticeSubmission,
  noticeKey,
  papersOf,
} from '../../../shared/submissions/notice.ts';
import { addresseeName } from '../../../shared/submissions/notice-addressee.ts';
import type { Connector, Description, Look, LookQuery } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import type { CudBoard } from './board.ts';
import { sameNumber, toCandidate } from './compare.ts';
import type { NoticeKeeper } from './notice-keeper.ts';
import { post } from './post.ts';
import { type Prepared, preparePost } from './prepare.ts';
import { reconcilePost, reconcileWithdraw } from './reconcile.ts';
import { prepareWithdraw, withdraw } from './withdraw.ts';

export function createCud(board: CudBoard, keeper: NoticeKeeper): Connector<Prepared> {
  return {
    system: 'cud',
    settleMs: assumptions.settleMs,
    describe,
    isClosed: isOffBoard,
    check: async (signal) => {
      await board.checkVersion(signal);
      // Lists only; what marks a confirmation as collected is asking for the confirmation itself.
      await board.readUncollected(signal);
      return undefined;
    },
    look: (query, signal) => look(board, query, signal),
    prepare: async (run) => {
      const notice = asNotice(run.payload);
      if (notice.action === 'post') return preparePost(board, run, notice);
      await prepareWithdraw(board, run, notice);
      return { cudid: notice.cudid, post: null };
    },
    send: (run, prepared) => {
      const notice = asNotice(run.payload);
      return notice.action === 'post'
        ? post(board, keeper, run, notice, prepared)
        : withdraw(board, keeper, run, notice);
    },
    reconcile: async (run, step) => {
      const notice = asNotice(run.payload);
      if (notice.action === 'post' && step.name === 'post') {
        return reconcilePost(board, keeper, notice, step, run.signal);
      }
      if (notice.action === 'withdraw' && step.name === 'withdraw') {
        return reconcileWithdraw(board, notice, run.signal);
      }
      return { kind: 'unsure', candidates: [] };
    },
  };
}

function asNotice(payload: Payload): NoticeSubmission {
  if (payload.kind !== 'notice') throw new Error('the board takes notices only');
  return payload;
}

function describe(payload: Payload): Description {
  const notice = asNotice(payload);
  const { number, action } = notice;
  const common = { fileMark: number, number, action, isPublic: true };
  if (notice.action === 'withdraw') {
    return {
      ...common,
      files: [],
      businessKey: `cud|withdraw|${notice.cudid}`,
      title: notice.type,
      steps: ['look', 'withdraw', 'verify'],
      remoteId: notice.cudid,
    };
  }
  const files = papersOf(notice).flatMap(({ file }) =>
    file === undefined ? [] : [{ ...file, isImage: false }],
  );
  const name = addresseeName(notice.addressee);
  return {
    ...common,
    files,
    businessKey: `cud|${noticeKey(notice)}`,
    title: [notice.type, name, notice.papers[0]?.description ?? ''].filter((part) => part !== '').join(' · '),
    steps: ['look', 'post', 'verify'],
    remoteId: null,
  };
}

/** Whatever own document carries the number; `matches` tells the same type and addressee. */
async function look(board: CudBoard, query: LookQuery, signal: AbortSignal): Promise<Look> {
  const { records, damaged } = await board.readOwn(signal);
  const same = records.filter((one) => one.numbers.some((number) => sameNumber(number, query.number)));
  const matches = (type: string | undefined, key: string | undefined): boolean =>
    (type ?? query.recordKind) === query.recordKind &&
    (query.subject === undefined || (key ?? query.subject) === query.subject);
  return {
    records: same.map((one) => toCandidate(one, matches(one.type, one.addresseeKey))),
    // Nothing is known of paging (CU-12): an empty list proves nothing.
    complete: !damaged && records.length > 0,
  };
}
