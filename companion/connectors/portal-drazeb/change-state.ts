/** E8: one transition as one journaled step. Whether it happened is told by the state alone (reference, section 12). */
import { z } from 'zod';
import type { Candidate } from '../../../shared/contract/submission.ts';
import { type AuctionTransition, auctionTransitions } from '../../../shared/submissions/auction-life.ts';
import type { Run, Verdict } from '../connector.ts';
import { Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { toIdentity } from './compare.ts';
import { type Portal, readIfThere } from './portal.ts';
import type { PortalRecord } from './schema.ts';

const intentSchema = z.object({ hash: z.string() });

interface StateChange {
  readonly step: 'publish' | 'change';
  readonly transition: AuctionTransition;
  readonly hash: string;
  readonly toCandidate: (record: PortalRecord) => Candidate;
}

/**
 * Sends the transition unless the record is there already.
 * @throws Undecided when the record is neither where the transition starts nor where it leads.
 */
export async function changeState(portal: Portal, run: Run, change: StateChange): Promise<void> {
  const { step, transition, hash } = change;
  if (run.done(step, z.unknown()) !== undefined) return;
  const isStill = async (): Promise<boolean> => {
    const record = (await readIfThere(portal, hash, run.signal))?.record;
    const progress = progressOf(transition, record);
    if (progress !== 'elsewhere') return progress === 'before';
    throw new Undecided(
      { code: 'remote-conflict', params: { state: record?.status ?? 'deleted' } },
      record === undefined ? [] : [change.toCandidate(record)],
    );
  };
  await run.step(step, { effect: 'irreversible', intent: { hash } }, async () => {
    if (!(await isStill())) return { result: { hash, already: true } };
    let isDone = false;
    try {
      await portal.client.effect(
        {
          method: 'PATCH',
          path: assumptions.auctionPath(hash),
          json: { transition: auctionTransitions[transition].name },
          signal: run.signal,
        },
        async () => {
          isDone = !(await isStill());
          if (isDone) throw new AlreadyThere();
        },
      );
    } catch (error) {
      if (!(error instanceof AlreadyThere)) throw error;
    }
    return { result: { hash, already: isDone } };
  });
}

/** Another hand, or our first try, did it between two tries. */
class AlreadyThere extends Error {
  override readonly name = 'AlreadyThere';
}

/** What became of a transition whose answer was lost. */
export async function reconcileState(
  portal: Portal,
  run: Run,
  intent: unknown,
  change: Pick<StateChange, 'transition' | 'toCandidate'>,
): Promise<Verdict> {
  const { hash } = intentSchema.parse(intent);
  const record = (await readIfThere(portal, hash, run.signal))?.record;
  const progress = progressOf(change.transition, record);
  if (progress === 'before') return { kind: 'absent' };
  if (progress === 'after') {
    const remote =
      record === undefined ? { id: hash, url: null, state: 'deleted' } : toIdentity(portal.baseUrl, record);
    return { kind: 'happened', result: { hash }, remote };
  }
  return { kind: 'unsure', candidates: record === undefined ? [] : [change.toCandidate(record)] };
}

/** A deleted record may be gone altogether; a published one is moved on by the portal itself (PD-16). */
export function progressOf(
  transition: AuctionTransition,
  record: PortalRecord | undefined,
): 'before' | 'after' | 'elsewhere' {
  const { from, to } = auctionTransitions[transition];
  if (record === undefined) return to === 'deleted' ? 'after' : 'elsewhere';
  const status = record.status ?? '';
  if (status === from) return 'before';
  if (status === to) return 'after';
  return to === 'upcoming' && assumptions.publishedStates.includes(status) ? 'after' : 'elsewhere';
}
