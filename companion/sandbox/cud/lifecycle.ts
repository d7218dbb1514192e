/** What happens to a document by itself, by the board's own clock (CÚD reference, section 10). */
import type { Board, BoardNotice, ConfirmationType } from './board.ts';
import { startOf } from './times.ts';

/** Brings every document up to the present. */
export function advance(board: Board): void {
  for (const notice of Object.values(board.state.notices)) advanceOne(board, notice);
}

function advanceOne(board: Board, notice: BoardNotice): void {
  const now = board.now();
  const postAt = Math.max(notice.insertedAt + board.postingDelayMs, startOf(notice.data.vyvesitDne));
  if (notice.postedAt === null && notice.takenDownAt === null && now >= postAt) {
    notice.postedAt = postAt;
    confirm(notice, 'VYVESENI', postAt);
  }
  const downAt = startOf(notice.svesitDne);
  if (notice.postedAt !== null && notice.takenDownAt === null && now >= downAt) takeDown(notice, downAt);
}

export function takeDown(notice: BoardNotice, at: number): void {
  notice.takenDownAt = at;
  confirm(notice, 'SVESENI', at);
}

function confirm(notice: BoardNotice, typ: ConfirmationType, at: number): void {
  notice.changedAt = at;
  notice.confirmations.push({ typ, collectedAt: null });
}
