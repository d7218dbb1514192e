/**
 * What is due stands in the database as an instant of this machine's clock. A clock that was ahead then and is set right
 * leaves it as far in the future as the clock was off, for days or years. Proved by bring-back.test.ts.
 */
import type { System } from '../../shared/contract/submission.ts';
import { type OutboxParts, write } from './parts.ts';
import { longestRetryAfterMs } from './retry-schedule.ts';
import { listTooFar } from './sql/list-too-far.ts';
import { updateSubmission } from './sql/update-submission.ts';

/** Longest undo window that can be set (config/settings-file.ts). */
const longestUndoMs = 60_000;
/** Above the longest pause between looks at what a remote has accepted (CÚD: half a day). */
const longestLookMs = 24 * 60 * 60_000;

/**
 * Whatever is due later than it can ever have been put off is due anew: what is held when one undo window has passed
 * from now, everything else at once.
 */
export function bringBack(parts: OutboxParts, system: System): void {
  const { db, clock, undoSeconds } = parts;
  const now = clock.now();
  const limits = { held: now + longestUndoMs, again: now + longestRetryAfterMs, look: now + longestLookMs };
  const found = listTooFar(db, system, limits);
  if (found.length === 0) return;
  parts.log.warn('clock set back', { system, count: found.length });
  const heldUntil = now + Math.max(undoSeconds.public, undoSeconds.other) * 1000;
  write(parts, () => {
    for (const { id, isHeld } of found)
      updateSubmission(db, id, isHeld ? { heldUntil, dueAt: heldUntil } : { dueAt: now });
  });
}
