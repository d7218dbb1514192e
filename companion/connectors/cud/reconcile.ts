/** What became of a posting or a removal whose answer was lost (CÚD reference, section 11). Only reads. */
import type { PostNotice, WithdrawNotice } from '../../../shared/submissions/notice.ts';
import type { OpenStep, Verdict } from '../connector.ts';
import { assumptions } from './assumptions.ts';
import type { CudBoard, OwnNotices } from './board.ts';
import { differingFields, isSameNotice, toCandidate, toIdentity } from './compare.ts';
import type { NoticeKeeper } from './notice-keeper.ts';
import { type PostIntent, postIntentSchema } from './prepare.ts';
import { effectOf, identityAfter } from './withdraw.ts';

/**
 * By our own id: one is ours; none in a list that proves something means absent; two, or one that may be ours without
 * saying so, are for a person.
 */
export async function reconcilePost(
  board: CudBoard,
  keeper: NoticeKeeper,
  notice: PostNotice,
  step: OpenStep,
  signal: AbortSignal,
): Promise<Verdict> {
  const intent = postIntentSchema.parse(step.intent);
  const own = await board.readOwn(signal);
  const found = own.records.filter((one) => one.ownId === intent.ownId);
  const [only] = found;
  if (only !== undefined && found.length === 1) {
    return { kind: 'happened', result: { cudid: only.cudid }, remote: toIdentity(only) };
  }
  const unnamed = own.records.filter(
    (one) => one.ownId === undefined && !intent.known.includes(one.cudid) && isSameNotice(one, notice),
  );
  const candidates = [...found, ...unnamed];
  if (candidates.length === 0 && provesAbsence(own, intent, keeper, board.clock.now()))
    return { kind: 'absent' };
  return {
    kind: 'unsure',
    candidates: candidates.map((one) => toCandidate(one, differingFields(one, notice).length === 0)),
  };
}

/**
 * Nothing is known of paging (CU-12). A list proves that something is not there when it shows everything that was there
 * before and the newest document this companion posted, a recent one; and when its length doesn't look like a page's.
 */
function provesAbsence(
  { records, damaged }: OwnNotices,
  intent: PostIntent,
  keeper: NoticeKeeper,
  now: number,
): boolean {
  const newest = keeper.newestPosted();
  if (damaged || newest === undefined || assumptions.pageSizes.includes(records.length)) return false;
  const there = new Set(records.map((one) => one.cudid));
  const isRecent = now - Date.parse(newest.insertedAt) < assumptions.witnessMs;
  // What this companion destroyed meanwhile is missing for a reason.
  const isExplained = (cudid: string): boolean => there.has(cudid) || keeper.wasWithdrawn(cudid);
  return isRecent && there.has(newest.cudid) && intent.known.every(isExplained);
}

/** The document itself tells: gone, archived, or still there, when the state is read anew before it is tried again. */
export async function reconcileWithdraw(
  board: CudBoard,
  notice: WithdrawNotice,
  signal: AbortSignal,
): Promise<Verdict> {
  const record = await board.readNotice(notice.cudid, signal);
  const effect = effectOf(record);
  if (effect === undefined) return { kind: 'absent' };
  const { cudid } = notice;
  return { kind: 'happened', result: { cudid, effect }, remote: identityAfter(cudid, record) };
}
