/**
 * Keeps up with the board after a posting: its dates, and the confirmations of service. One round asks for the list of
 * own documents and for those with a confirmation nobody has fetched; the latter alone is not reliable, because one
 * whose answer was lost is no longer in it (CÚD reference, section 11), so the documents' own lists are read once a day.
 */
import { CudRefusal } from '../connectors/cud/client.ts';
import { VersionUnknown } from '../connectors/failures.ts';
import { collectConfirmation } from './collect-confirmation.ts';
import type { NoticeParts } from './notice-parts.ts';
import { type ConfirmationRow, listConfirmations, listUnfinished, noteSeen } from './sql/confirmations.ts';
import {
  listConfirmationsDue,
  listHanging,
  type NoticeRow,
  noteConfirmationsRead,
  readNotice,
} from './sql/notices.ts';

/** Between two rounds. */
export const followEveryMs = 30 * 60 * 1000;
const confirmationsEveryMs = 24 * 60 * 60 * 1000;
/** A confirmation of taking down comes soon after it; a document archived longer ago is only looked at by a person. */
const archivedForMs = 60 * 24 * 60 * 60 * 1000;
/** Requests are sent one after the other: a round stays short, the rest comes with the next one. */
const mostInRound = 50;

/** One round. @throws what the connector throws; whatever was learnt until then is kept. */
export async function followNotices(parts: NoticeParts, signal: AbortSignal): Promise<void> {
  if (parts.whyNoCredentials() !== undefined) return;
  const maySend = await knowsVersion(parts, signal);
  if (maySend) await finishCollecting(parts, signal);
  await readDates(parts, signal);
  await readConfirmations(parts, maySend, signal);
}

/** A version nobody knows is only read: fetching a confirmation changes the board (CÚD reference, section 8, rule 7). */
async function knowsVersion({ board, noteVersion }: NoticeParts, signal: AbortSignal): Promise<boolean> {
  try {
    await board.checkVersion(signal);
    noteVersion(null);
    return true;
  } catch (error) {
    if (!(error instanceof VersionUnknown)) throw error;
    noteVersion(error.problem);
    return false;
  }
}

/** First of all: one that was begun is marked as collected at the board, and only we know that it isn't here. */
async function finishCollecting(parts: NoticeParts, signal: AbortSignal): Promise<void> {
  const unfinished = listUnfinished(parts.db, mostInRound);
  await collectEach(parts, unfinished, signal);
}

async function readDates({ db, board, keeper }: NoticeParts, signal: AbortSignal): Promise<void> {
  const { records } = await board.readOwn(signal);
  for (const record of records) keeper.keep(record);
  const listed = new Set(records.map((one) => one.cudid));
  for (const { cudid } of listHanging(db, mostInRound)) {
    if (listed.has(cudid)) continue;
    const record = await board.readNotice(cudid, signal);
    if (record === undefined) keeper.noteGone(cudid);
    else keeper.keep(record);
  }
}

async function readConfirmations(parts: NoticeParts, maySend: boolean, signal: AbortSignal): Promise<void> {
  const { db, clock, board } = parts;
  const collect = parts.collect();
  const uncollected = await board.readUncollected(signal);
  const due = listConfirmationsDue(db, {
    onlyPostedHere: !collect.office,
    beforeMs: clock.now() - confirmationsEveryMs,
    archivedSince: new Date(clock.now() - archivedForMs).toISOString(),
    limit: mostInRound,
  });
  const fresh = uncollected
    .map((one) => readNotice(db, one.cudid))
    .filter((row) => row !== undefined && (row.postedHere || collect.office));
  const rows = new Map<string, NoticeRow>();
  for (const row of [...fresh, ...due]) if (row !== undefined) rows.set(row.cudid, row);
  for (const row of [...rows.values()].slice(0, mostInRound)) {
    await readConfirmationsOf(parts, row.cudid, signal);
    if (!maySend || !(collect.office || (collect.own && row.postedHere))) continue;
    await collectAvailable(parts, row.cudid, signal);
  }
}

/** What the board says of one document's confirmations; one fetched by somebody else is shown as such. */
export async function readConfirmationsOf(
  { db, clock, board }: NoticeParts,
  cudid: string,
  signal: AbortSignal,
): Promise<void> {
  for (const { type, collectedAt } of await board.readConfirmations(cudid, signal)) {
    noteSeen(db, { cudid, type, collectedAt: collectedAt === null ? null : Date.parse(collectedAt) });
  }
  noteConfirmationsRead(db, cudid, clock.now());
}

async function collectAvailable(parts: NoticeParts, cudid: string, signal: AbortSignal): Promise<void> {
  const available = listConfirmations(parts.db, cudid).filter((one) => one.state === 'available');
  await collectEach(parts, available, signal);
}

async function collectEach(
  parts: NoticeParts,
  confirmations: readonly ConfirmationRow[],
  signal: AbortSignal,
): Promise<void> {
  for (const { cudid, type } of confirmations) {
    try {
      await collectConfirmation(parts, { cudid, type }, signal);
    } catch (error) {
      // One the board refuses must not keep the others from being fetched; it is tried again with the next round.
      if (!(error instanceof CudRefusal)) throw error;
      parts.log.warn('confirmation refused', { code: error.problem.code });
    }
  }
}
