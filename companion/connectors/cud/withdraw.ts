/**
 * Removing a document: before posting it is destroyed, afterwards taken down early into the archive, and the same call
 * does both (CÚD reference, section 5.3). So the state is read right before, must be the one the person was told, and
 * is read again after.
 */
import { z } from 'zod';
import type { WithdrawNotice } from '../../../shared/submissions/notice.ts';
import type { Outcome, RemoteIdentity, Run } from '../connector.ts';
import { Refusal, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { CudBoard } from './board.ts';
import { CudRefusal } from './client.ts';
import { sameNumber, toCandidate, toIdentity, withdrawalEffect } from './compare.ts';
import type { NoticeKeeper } from './notice-keeper.ts';
import type { BoardRecord } from './schema.ts';

/** @throws Refusal when it isn't there, is archived, is another document, or the effect is no longer the one told. */
export async function prepareWithdraw(board: CudBoard, run: Run, notice: WithdrawNotice): Promise<void> {
  if (run.done('withdraw', z.unknown()) !== undefined) return;
  await run.step('look', { effect: 'safe' }, async () => {
    const version = await board.checkVersion(run.signal);
    const record = await readExpected(board, run, notice);
    return { result: null, params: { version }, remote: toIdentity(record) };
  });
}

export async function withdraw(
  board: CudBoard,
  keeper: NoticeKeeper,
  run: Run,
  notice: WithdrawNotice,
): Promise<Outcome> {
  const { cudid, expected } = notice;
  if (run.done('withdraw', z.unknown()) === undefined) {
    const intent = { cudid, effect: expected };
    await run.step('withdraw', { effect: 'irreversible', intent }, async () => {
      keeper.keep(await readExpected(board, run, notice));
      // Known before the call: whoever finds it gone meanwhile must not take it for somebody else's doing.
      keeper.noteWithdrawn(cudid);
      try {
        await board.client.effect({
          method: 'DELETE',
          path: assumptions.noticePath(cudid),
          signal: run.signal,
        });
      } catch (error) {
        if (!(error instanceof CudRefusal) || error.status !== 422) throw error;
        throw await whyForbidden(board, keeper, run, notice, error);
      }
      return { result: { cudid, effect: expected } };
    });
  }
  run.accept();
  return verify(board, keeper, run, notice);
}

async function readExpected(board: CudBoard, run: Run, notice: WithdrawNotice): Promise<BoardRecord> {
  const record = await board.readNotice(notice.cudid, run.signal);
  if (record === undefined) throw new Refusal({ code: 'remote-not-found' });
  const isOther =
    (record.type ?? notice.type) !== notice.type ||
    !record.numbers.some((number) => sameNumber(number, notice.number));
  if (isOther) throw new Refusal({ code: 'remote-conflict', field: 'referenceNumber' });
  const effect = withdrawalEffect(record);
  if (effect === null) throw archived();
  if (effect !== notice.expected) throw new Refusal({ code: 'withdrawal-changed', params: { effect } });
  return record;
}

function archived(remoteWords?: string): Refusal {
  return new Refusal({
    code: 'notice-archived',
    ...(remoteWords === undefined ? {} : { remoteWords }),
  });
}

/** 422: the state of the document forbids it, so it is read again and says why (CÚD reference, section 4). */
async function whyForbidden(
  board: CudBoard,
  keeper: NoticeKeeper,
  run: Run,
  { cudid }: WithdrawNotice,
  refusal: CudRefusal,
): Promise<Refusal> {
  const record = await board.readNotice(cudid, run.signal);
  if (record === undefined) {
    keeper.noteGone(cudid);
    return new Refusal({ code: 'remote-not-found' });
  }
  keeper.keep(record);
  return withdrawalEffect(record) === null ? archived(refusal.problem.remoteWords) : refusal;
}

/** What became of it, and whether that is what the person was told. */
async function verify(
  board: CudBoard,
  keeper: NoticeKeeper,
  run: Run,
  notice: WithdrawNotice,
): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const record = await board.readNotice(notice.cudid, run.signal);
    if (record === undefined) keeper.noteGone(notice.cudid);
    else keeper.keep(record);
    const effect = effectOf(record);
    if (effect !== notice.expected && !run.acceptedAsIs) {
      const code = effect === undefined ? 'remote-conflict' : 'withdrawal-changed';
      const params = { effect: effect ?? '' };
      throw new Undecided({ code, params }, record === undefined ? [] : [toCandidate(record, false)]);
    }
    const identity = identityAfter(notice.cudid, record);
    return { result: identity, params: { effect: effect ?? '' }, remote: identity };
  });
  return { kind: 'verified', remote };
}

/** Undefined: it is still there. */
export function effectOf(record: BoardRecord | undefined): 'destroyed' | 'archived' | undefined {
  if (record === undefined) return 'destroyed';
  return record.takenDownAt === undefined ? undefined : 'archived';
}

export function identityAfter(cudid: string, record: BoardRecord | undefined): RemoteIdentity {
  return record === undefined ? { id: cudid, url: null, state: 'destroyed' } : toIdentity(record);
}
