/**
 * Our own count of failing requests. The vendor locks the office's whole address out after 100 of kind 1 or 2 an hour
 * (Ingatlanok reference, section 7), other programs and companions included: we stop at 50, divided by the number of
 * companions behind the address, and after a code 12 nothing is sent for an hour. The count outlives restarts.
 */
import type { Clock } from '../../clock.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';

/** Where the count is kept. Moments in milliseconds since 1970. */
export interface FailingLog {
  add(what: 'failed' | 'locked', at: number): void;
  /** Since then, oldest first. */
  since(at: number): readonly { readonly what: 'failed' | 'locked'; readonly at: number }[];
}

export interface FailingBudget {
  /** @throws TransientFailure `remote-limit` while nothing may be sent. */
  check(): void;
  /** A request, or an entry of a batch, was answered with this code. */
  note(code: number | undefined): void;
  read(): { readonly used: number; readonly limit: number; readonly until: number | null };
}

/** @param companions how many share the office's address, at least 1. */
export function createFailingBudget(
  log: FailingLog,
  clock: Pick<Clock, 'now'>,
  companions: number,
): FailingBudget {
  const { windowMs, most, lockMs } = assumptions.failing;
  const limit = Math.max(1, Math.floor(most / Math.max(1, companions)));

  const read = (): ReturnType<FailingBudget['read']> => {
    const now = clock.now();
    const entries = log.since(now - Math.max(windowMs, lockMs));
    const failed = entries.filter((one) => one.what === 'failed' && one.at > now - windowMs);
    const locked = entries.findLast((one) => one.what === 'locked');
    const untilUnlocked = locked === undefined ? 0 : locked.at + lockMs;
    // With one failure fewer in the window there is room for one again.
    const untilRoom = failed.length < limit ? 0 : (failed.at(-limit)?.at ?? 0) + windowMs;
    const until = Math.max(untilUnlocked, untilRoom);
    return { used: failed.length, limit, until: until > now ? until : null };
  };

  return {
    read,
    check: () => {
      const { used, until } = read();
      if (until === null) return;
      throw new TransientFailure(
        { code: 'remote-limit', params: { used, limit } },
        { retryAfterMs: until - clock.now() },
      );
    },
    note: (code) => {
      if (code === assumptions.codes.locked) log.add('locked', clock.now());
      if (code !== undefined && assumptions.codes.counted.includes(code)) log.add('failed', clock.now());
    },
  };
}
