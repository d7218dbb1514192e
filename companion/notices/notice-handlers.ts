/** The routes about notices on the board and their confirmations. */
import { closeSync, openSync, readSync } from 'node:fs';
import type { NoticeView } from '../../shared/contract/notices.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import { pieceBytes } from '../../shared/contract/routes.ts';
import { appendLine } from '../audit/append-line.ts';
import { toIso, toIsoOrNull } from '../clock.ts';
import { remoteProblem } from '../remote-problem.ts';
import type { CoreHandlers } from '../routes.ts';
import { transaction } from '../store/transaction.ts';
import { collectConfirmation } from './collect-confirmation.ts';
import { readConfirmationsOf } from './follow-notices.ts';
import type { NoticeParts } from './notice-parts.ts';
import { type ConfirmationRow, listConfirmations, noteFiled, readConfirmation } from './sql/confirmations.ts';
import { listNotices, type NoticeRow, noteGone, readNotice } from './sql/notices.ts';

type NoticeRoute =
  | 'notices.list'
  | 'notices.read'
  | 'notices.code-lists'
  | 'confirmations.collect'
  | 'confirmations.read-piece'
  | 'confirmations.mark-filed';
export type NoticeHandlers = Pick<CoreHandlers, NoticeRoute>;

export function createNoticeHandlers(parts: NoticeParts, closing: AbortSignal): NoticeHandlers {
  const { db, clock, board, keeper } = parts;

  const need = (cudid: string): NoticeView => {
    const row = readNotice(db, cudid);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    return viewNotice(row, listConfirmations(db, cudid));
  };
  /** What keeps us from asking the board becomes a problem for the person who asked. */
  const asking = async (ask: () => Promise<void>): Promise<void> => {
    const obstacle = parts.whyNoCredentials();
    if (obstacle !== undefined) throw new ProblemError(obstacle);
    try {
      await ask();
    } catch (error) {
      throw new ProblemError(remoteProblem(error, parts.log), { cause: error });
    }
  };

  return {
    'notices.list': async ({ fileMark = '', limit }) => ({
      notices: listNotices(db, fileMark, limit).map((row) =>
        viewNotice(row, listConfirmations(db, row.cudid)),
      ),
    }),
    'notices.read': async ({ cudid }) => {
      await asking(async () => {
        const record = await board.readNotice(cudid, closing);
        if (record === undefined) {
          noteGone(db, cudid, clock.now());
          return;
        }
        keeper.keep(record);
        await readConfirmationsOf(parts, cudid, closing);
      });
      return { notice: need(cudid) };
    },
    'notices.code-lists': async () => {
      const lists: Record<string, { code: string; label: string }[]> = {};
      await asking(async () => {
        const read = await board.readCodeLists(closing);
        for (const [name, codes] of Object.entries(read)) lists[name] = codes.map((one) => ({ ...one }));
      });
      return { lists };
    },
    'confirmations.collect': async ({ cudid, type }, { pair }) => {
      need(cudid);
      await asking(() => collectConfirmation(parts, { cudid, type, by: parts.nameOfPair(pair) }, closing));
      return { notice: need(cudid) };
    },
    'confirmations.read-piece': async ({ cudid, type, offset }) => {
      const { sha256, size } = readConfirmation(db, cudid, type) ?? {};
      if (!sha256 || !size) throw new ProblemError({ code: 'not-found' });
      return { sha256, size, offset, base64: readPiece(parts.attachments.path(sha256), offset) };
    },
    'confirmations.mark-filed': async ({ cudid, type, by }, { pair }) => {
      transaction(db, () => {
        if (readConfirmation(db, cudid, type)?.state !== 'stored') {
          throw new ProblemError({ code: 'wrong-state', params: { wanted: 'filed' } });
        }
        noteFiled(db, { cudid, type, by, at: clock.now() });
        appendLine(db, {
          at: clock.now(),
          who: parts.nameOfPair(pair),
          action: 'confirmation.filed',
          result: 'filed',
          remoteId: cudid,
          what: { value: { cudid, type, by } },
        });
      });
      return { notice: need(cudid) };
    },
  };
}

function readPiece(path: string, offset: number): string {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(pieceBytes);
    const length = readSync(file, piece, 0, pieceBytes, offset);
    return piece.subarray(0, length).toString('base64');
  } finally {
    closeSync(file);
  }
}

function viewNotice(row: NoticeRow, confirmations: readonly ConfirmationRow[]): NoticeView {
  return {
    ...row.record,
    fileMark: row.fileMark,
    postedHere: row.postedHere,
    withdrawn: row.withdrawnAt !== null,
    gone: row.goneAt !== null,
    readAt: toIso(row.readAt),
    confirmations: confirmations.map((one) => ({
      ...one,
      collectedAt: toIsoOrNull(one.collectedAt),
      storedAt: toIsoOrNull(one.storedAt),
      filedAt: toIsoOrNull(one.filedAt),
    })),
  };
}
