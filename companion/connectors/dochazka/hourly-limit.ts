/**
 * The hour's limit of requests as the answers' headers tell it (Docházka reference, section 6; B12): a reserve is kept
 * for finding out what became of lost answers, near it requests are spread over what is left of the hour, and after a
 * 429 nothing is asked before the hour is over.
 */
import type { Clock } from '../../clock.ts';
import type { Quota } from '../connector.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';

/** `begin`: the first request of a submission. `work`: any other. `reconcile`: may use the reserve. */
export type Purpose = 'begin' | 'work' | 'reconcile';

export interface HourlyLimit {
  /** @throws TransientFailure `remote-limit` with the pause, when this request must wait. */
  check(purpose: Purpose): void;
  note(headers: Headers): void;
  /** A 429: nothing before the hour is over. */
  passed(): TransientFailure;
  read(): Quota | undefined;
}

/** Requests a submission takes: a look, the record, reading back. */
const requestsPerRun = 3;
/** The reset falls on a whole second. */
const roundingMs = 1000;

export function createHourlyLimit(clock: Pick<Clock, 'now'>): HourlyLimit {
  let told: { limit: number; remaining: number; resetAt: number } | undefined;
  let blockedUntil = 0;
  let lastBegin = Number.NEGATIVE_INFINITY;

  const wait = (untilMs: number): TransientFailure =>
    new TransientFailure(
      {
        code: 'remote-limit',
        params: told === undefined ? {} : { used: told.limit - told.remaining, limit: told.limit },
      },
      { retryAfterMs: Math.max(roundingMs, untilMs - clock.now()) },
    );

  return {
    check: (purpose) => {
      const now = clock.now();
      if (now < blockedUntil) throw wait(blockedUntil);
      if (told === undefined || now >= told.resetAt || purpose === 'reconcile') {
        if (purpose === 'begin') lastBegin = now;
        return;
      }
      const { limit, remaining, resetAt } = told;
      const free = remaining - Math.ceil(limit * assumptions.reserveShare);
      if (free <= 0) throw wait(resetAt + roundingMs);
      if (purpose !== 'begin') return;
      if (free < requestsPerRun) throw wait(resetAt + roundingMs);
      const gap = remaining < limit * assumptions.slowShare ? ((resetAt - now) / free) * requestsPerRun : 0;
      if (now < lastBegin + gap) throw wait(lastBegin + gap);
      lastBegin = now;
    },
    note: (headers) => {
      const read = (name: string): number | undefined => {
        const text = headers.get(name) ?? '';
        return /^\d{1,12}$/.test(text) ? Number(text) : undefined;
      };
      const limit = read('x-ratelimit-limit');
      const remaining = read('x-ratelimit-remaining');
      const reset = read('x-ratelimit-reset');
      if (limit === undefined || remaining === undefined || reset === undefined) return;
      // A clock that differs from theirs must not make us wait for more than the hour there can be.
      const resetAt = Math.min(reset * 1000, clock.now() + assumptions.unknownResetMs);
      told = { limit, remaining, resetAt };
    },
    passed: () => {
      const now = clock.now();
      const resetAt =
        told !== undefined && told.resetAt > now ? told.resetAt : now + assumptions.unknownResetMs;
      blockedUntil = resetAt + roundingMs;
      return wait(blockedUntil);
    },
    read: () => {
      if (told === undefined || clock.now() >= told.resetAt) return undefined;
      const { limit, remaining } = told;
      const until = clock.now() < blockedUntil ? blockedUntil : null;
      return { what: 'requests', used: limit - remaining, limit, until };
    },
  };
}
