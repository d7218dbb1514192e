/** Everything before the one effect: version, code lists, what the board already has. May be repeated freely. */
import { z } from 'zod';
import type { PostNotice } from '../../../shared/submissions/notice.ts';
import type { Run } from '../connector.ts';
import { Refusal, Undecided } from '../failures.ts';
import type { CudBoard } from './board.ts';
import { chooseDeliveryKind } from './choose-delivery-kind.ts';
import { isSameNotice, sameNumber, toCandidate, toIdentity } from './compare.ts';
import { type BoardRecord, createdSchema } from './schema.ts';

/** Stored before a post: our id, and which own documents were there. */
export const postIntentSchema = z.object({ ownId: z.string(), known: z.array(z.string()) });
export type PostIntent = z.output<typeof postIntentSchema>;

export interface Prepared {
  /** The document to go on with; null: it is still to be posted. */
  readonly cudid: string | null;
  /** Set while it is still to be posted. */
  readonly post: { readonly intent: PostIntent; readonly deliveryKinds: readonly string[] } | null;
}

export async function preparePost(board: CudBoard, run: Run, notice: PostNotice): Promise<Prepared> {
  // The journal outlives whatever else was or wasn't stored with the answer of a post.
  const sent = [run.remoteId, run.done('post', createdSchema.pick({ cudid: true }))?.cudid ?? null];
  // One that others destroyed, as a person made sure of, counts no more; if the list below shows it, it does.
  const own = sent.find((one) => one !== null && !run.ignoredRemoteIds.includes(one)) ?? null;
  if (own !== null) return { cudid: own, post: null };

  const earlier = run.firstIntent('post', postIntentSchema);
  const ownId = earlier?.ownId ?? board.clock.uuid();
  const look = await run.step('look', { effect: 'safe' }, async () => {
    const version = await board.checkVersion(run.signal);
    const lists = await board.readCodeLists(run.signal);
    const deliveryKinds = notice.papers.map((paper) => chooseDeliveryKind(lists, paper.deliveryKind));
    if (notice.type === 'X49') await checkParent(board, run, notice.parent, notice.number);
    const { records } = await board.readOwn(run.signal);
    const late = records.find((one) => one.ownId === ownId);
    if (late === undefined) checkAlone(run, notice, records);
    const result = { known: records.map((one) => one.cudid), deliveryKinds, late };
    const params = { version, found: records.length, ...(late === undefined ? {} : { adopted: late.cudid }) };
    return late === undefined ? { result, params } : { result, params, remote: toIdentity(late) };
  });
  if (look.late !== undefined) return { cudid: look.late.cudid, post: null };
  const { known, deliveryKinds } = look;
  return { cudid: null, post: { intent: { ownId, known }, deliveryKinds } };
}

/** @throws Undecided when the same document hangs or is about to, from whatever hand; what was taken down hangs no more. */
function checkAlone(run: Run, notice: PostNotice, records: readonly BoardRecord[]): void {
  if (run.duplicateReason !== null) return;
  const same = records.filter(
    (one) =>
      isSameNotice(one, notice) && one.takenDownAt === undefined && !run.ignoredRemoteIds.includes(one.cudid),
  );
  if (same.length === 0) return;
  throw new Undecided(
    { code: 'duplicate-at-remote', params: { count: same.length } },
    same.map((one) => toCandidate(one, true)),
  );
}

/** @throws Refusal `notice-parent` unless it is an own V49 with a number of the same case. */
async function checkParent(board: CudBoard, run: Run, cudid: string, number: string): Promise<void> {
  const parent = await board.readNotice(cudid, run.signal);
  const bare = (text: string): string => text.replace(/-[^-]*$/, '');
  const isOfCase = parent?.numbers.some((one) => sameNumber(bare(one), bare(number))) === true;
  const isFitting = parent !== undefined && (parent.type ?? 'V49') === 'V49' && isOfCase;
  if (!isFitting) throw new Refusal({ code: 'notice-parent', field: 'parentNotice' });
}
