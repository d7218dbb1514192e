/** The routes about notices on the board and their confirmations. */
import { closeSync, openSync, readSync } from 'node:fs';
import { partBytes } from '../../shared/contract/file-limits.ts';
import type { NoticeView } from '../../shared/contract/notices.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import { confirmationName } from '../../shared/office/confirmation-name.ts';
import { concernsOf } from '../../shared/submissions/notice-timeline.ts';
import { appendLine } from '../audit/append-line.ts';
import { toIso, toIsoOrNull } from '../clock.ts';
import { remoteProblem } from '../remote-problem.ts';
import type { CoreHandlers } from '../routes.ts';
import { transaction } from '../store/transaction.ts';
import { collectConfirmation } from './collect-confirmation.ts';
import { expectsConfirmations } from './collect-policy.ts';
import { copyToFolder } from './copy-to-folder.ts';
import { readConfirmationsOf } from './follow-notices.ts';
import type { NoticeParts } from './notice-parts.ts';
import { type ConfirmationRow, listConfirmations, noteFiled, readConfirmation } from './sql/confirmations.ts';
import { listNotices, listOpen, type NoticeRow, readNotice } from './sql/notices.ts';

type NoticeRoute =
  | 'notices.list'
  | 'notices.read'
  | 'notices.office'
  | 'notices.code-lists'
  | 'confirmations.collect'
  | 'confirmations.read-piece'
  | 'confirmations.copy'
  | 'confirmations.mark-filed';
export type NoticeHandlers = Pick<CoreHandlers, NoticeRoute>;

/** Documents looked through for those a person has to look at, newest first. */
const mostOpen = 2000;

export function createNoticeHandlers(parts: NoticeParts, closing: AbortSignal): NoticeHandlers {
  const { db, clock, board, keeper } = parts;

  const view = (row: NoticeRow): NoticeView => viewNotice(row, listConfirmations(db, row.cudid), asked());
  const asked = (): Asked => ({
    now: toIso(clock.now()),
    expectsConfirmations: expectsConfirmations(parts.collect()),
  });
  const need = (cudid: string): NoticeView => {
    const row = readNotice(db, cudid);
    if (row === undefined) throw new ProblemError({ code: 'not-found' });
    return view(row);
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
  /** Where its bytes lie here, and what the file is called by the office's pattern. */
  const stored = (cudid: string, type: string) => {
    const { sha256, size } = readConfirmation(db, cudid, type) ?? {};
    if (!sha256 || !size) throw new ProblemError({ code: 'not-found' });
    const name = confirmationName(parts.office().confirmationName, need(cudid), type);
    return { sha256, size, path: parts.attachments.path(sha256), name };
  };
  const markFiled = (one: { cudid: string; type: string; by: string }, pair: string): void => {
    const { cudid, type } = one;
    const by = one.by.trim() || parts.account;
    transaction(db, () => {
      const { state, filedAt } = readConfirmation(db, cudid, type) ?? {};
      // One fetched elsewhere lies in the case file too, if a person says so.
      if (state !== 'stored' && state !== 'elsewhere') {
        throw new ProblemError({ code: 'wrong-state', params: { wanted: 'filed' } });
      }
      if (filedAt !== null) return;
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
  };

  return {
    'notices.list': async ({ fileMark = '', onlyConcerns, limit }) => {
      if (!onlyConcerns) return { notices: listNotices(db, fileMark, limit).map(view) };
      // Who works for the whole office looks after everything; the others after what they posted.
      const open = listOpen(db, !parts.collect().office, mostOpen).map(view);
      const wanted = open.filter(
        (one) => one.concerns.length > 0 && (fileMark === '' || one.fileMark === fileMark),
      );
      return { notices: wanted.slice(0, limit) };
    },
    'notices.office': async () => {
      const { closesAt, registryOffices } = parts.office();
      return { closesAt, registryOffices, collect: parts.collect(), folder: parts.folder };
    },
    'notices.read': async ({ cudid }) => {
      await asking(async () => {
        const record = await board.readNotice(cudid, closing);
        if (record === undefined) {
          keeper.noteGone(cudid);
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
      const { sha256, size, path, name } = stored(cudid, type);
      return { name, sha256, size, offset, base64: readPiece(path, offset) };
    },
    'confirmations.copy': async ({ cudid, type }, { pair }) => {
      const { path, name } = stored(cudid, type);
      if (parts.folder === null) throw new ProblemError({ code: 'not-found' });
      const copied = copyToFolder(path, { folder: parts.folder, name });
      markFiled({ cudid, type, by: '' }, pair);
      return { notice: need(cudid), name: copied };
    },
    'confirmations.mark-filed': async ({ cudid, type, by }, { pair }) => {
      markFiled({ cudid, type, by }, pair);
      return { notice: need(cudid) };
    },
  };
}

function readPiece(path: string, offset: number): string {
  const file = openSync(path, 'r');
  try {
    const piece = Buffer.alloc(partBytes);
    const length = readSync(file, piece, 0, partBytes, offset);
    return piece.subarray(0, length).toString('base64');
  } finally {
    closeSync(file);
  }
}

type Asked = Parameters<typeof concernsOf>[1];

function viewNotice(row: NoticeRow, confirmations: readonly ConfirmationRow[], asked: Asked): NoticeView {
  const notice = {
    ...row.record,
    fileMark: row.fileMark,
    postedHere: row.postedHere,
    // Noted before the call: one that hangs all the same was not removed.
    withdrawn: row.withdrawnAt !== null && (row.goneAt !== null || row.record.takenDownAt !== null),
    gone: row.goneAt !== null,
    readAt: toIso(row.readAt),
    confirmations: confirmations.map((one) => ({
      ...one,
      collectedAt: toIsoOrNull(one.collectedAt),
      storedAt: toIsoOrNull(one.storedAt),
      filedAt: toIsoOrNull(one.filedAt),
    })),
  };
  return { ...notice, concerns: concernsOf(notice, asked) };
}
