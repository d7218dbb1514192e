/** The one effect of a posting, then reading it back until the board has posted it. */
import { startOfPragueDay } from '../../../shared/formats/working-days.ts';
import { type PostNotice, papersOf } from '../../../shared/submissions/notice.ts';
import type { Outcome, RemoteIdentity, Run } from '../connector.ts';
import { LostAnswer, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { CudBoard } from './board.ts';
import { differingFields, toCandidate, toIdentity } from './compare.ts';
import type { NoticeKeeper } from './notice-keeper.ts';
import type { Prepared } from './prepare.ts';
import { createdSchema } from './schema.ts';
import { toWire } from './wire.ts';

export async function post(
  board: CudBoard,
  keeper: NoticeKeeper,
  run: Run,
  notice: PostNotice,
  prepared: Prepared,
): Promise<Outcome> {
  const cudid = prepared.cudid ?? (await create(board, run, notice, prepared));
  run.accept();
  return verify(board, keeper, run, notice, cudid);
}

async function create(
  board: CudBoard,
  run: Run,
  notice: PostNotice,
  { post: plan }: Prepared,
): Promise<string> {
  if (plan === null) throw new Error('a post needs a plan');
  const { intent, deliveryKinds } = plan;
  const created = await run.step('post', { effect: 'irreversible', intent }, async () => {
    const files: (string | undefined)[] = [];
    for (const { file } of papersOf(notice)) {
      const content = file === undefined ? undefined : await run.openFile(file.sha256);
      files.push(
        content === undefined ? undefined : Buffer.from(await content.arrayBuffer()).toString('base64'),
      );
    }
    const answer = await board.client.effect({
      method: 'POST',
      path: assumptions.postPath(notice.type),
      json: toWire(notice, { ownId: intent.ownId, deliveryKinds, files }),
      timeoutMs: assumptions.uploadTimeoutMs,
      signal: run.signal,
    });
    const id = idOf(answer.text) ?? idOfLocation(answer.headers.get('location'));
    // Carried out, but nobody says which one it is: found by our id.
    if (id === undefined) throw new LostAnswer('posted, but the answer names no document');
    const remote: RemoteIdentity = { id, url: null, state: 'waiting' };
    return { result: { cudid: id }, params: { remote: id }, remote };
  });
  return created.cudid;
}

function idOf(text: string): string | undefined {
  try {
    return createdSchema.pick({ cudid: true }).parse(JSON.parse(text)).cudid;
  } catch {
    return undefined; // a body cut short: the Location may still name it (CÚD reference, section 11)
  }
}

/** CU-28: the last part of the path. */
function idOfLocation(location: string | null): string | undefined {
  const last = /\/ud\/([^/?#]+)\/?(?:[?#].*)?$/.exec(location ?? '')?.[1];
  return last === undefined ? undefined : decodeURIComponent(last);
}

async function verify(
  board: CudBoard,
  keeper: NoticeKeeper,
  run: Run,
  notice: PostNotice,
  cudid: string,
): Promise<Outcome> {
  const remote = await run.step('verify', { effect: 'safe' }, async () => {
    const record = await board.readNotice(cudid, run.signal);
    if (record === undefined) {
      // Removed before it was posted: by us, or by somebody in the office.
      if (!keeper.wasWithdrawn(cudid)) throw new Undecided({ code: 'remote-not-found' }, []);
      const destroyed: RemoteIdentity = { id: cudid, url: null, state: 'destroyed' };
      return { result: destroyed, remote: destroyed };
    }
    const fields = run.acceptedAsIs ? [] : differingFields(record, notice);
    const [field] = fields;
    if (field !== undefined) {
      const params = { fields: fields.join(', ') };
      throw new Undecided({ code: 'remote-conflict', field, params }, [toCandidate(record, false)]);
    }
    keeper.keep(record, true);
    const remote = toIdentity(record);
    return { result: remote, remote };
  });
  if (remote.state !== 'waiting') return { kind: 'verified', remote };
  return { kind: 'pending', remote, lookAgainMs: lookAgainMs(notice.postOn, board.clock.now()) };
}

/** Often around its day, rarely before and long after. @returns milliseconds */
export function lookAgainMs(postOn: string, now: number): number {
  const dayBegins = Date.parse(startOfPragueDay(postOn));
  if (now < dayBegins) {
    return Math.min(dayBegins - now + assumptions.lookAgainMs, assumptions.longestLookPauseMs);
  }
  const isLongAfter = now > dayBegins + 48 * 60 * 60 * 1000;
  return isLongAfter ? assumptions.lookAgainLateMs : assumptions.lookAgainMs;
}
