/** Pauses between tries, in whole milliseconds: the database takes no other instants. Jitter keeps many offices from coming back in the same second. */

const firstPauseMs = 5_000;
const longestPauseMs = 15 * 60_000;
const circuitFirstPauseMs = 30_000;
const circuitLongestPauseMs = 15 * 60_000;
const offlineFirstPauseMs = 5_000;
const offlineLongestPauseMs = 60_000;
/** A remote may ask for patience; beyond this we look again anyway. */
export const longestRetryAfterMs = 60 * 60_000;

/**
 * Doubles with each failure in a row, within a quarter either way.
 * @param failures how many there have been, 1 for the first.
 * @param random 0 to 1
 */
export function retryPauseMs(failures: number, random: number, retryAfterMs = 0): number {
  const growing = Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs);
  return Math.max(jitter(growing, random), Math.ceil(Math.min(retryAfterMs, longestRetryAfterMs)));
}

/**
 * How long a system that failed again and again is left alone; doubles with each trial that fails.
 * @param trials how many have failed, 0 when the circuit opens.
 */
export function circuitPauseMs(trials: number, random: number, retryAfterMs = 0): number {
  const growing = Math.min(circuitFirstPauseMs * 2 ** trials, circuitLongestPauseMs);
  return Math.max(jitter(growing, random), Math.ceil(Math.min(retryAfterMs, longestRetryAfterMs)));
}

/** Being offline counts no try; the pause only keeps the machine from asking all the time. */
export function offlinePauseMs(failures: number, random: number): number {
  return jitter(Math.min(offlineFirstPauseMs * 2 ** (failures - 1), offlineLongestPauseMs), random);
}

/**
 * Readings after a lost answer come soon at first; the one that can settle it comes when `settleMs` has passed.
 * @param passedMs since the loss was noticed; what has elapsed is never a whole number for long.
 */
export function nextReadingMs(passedMs: number, settleMs: number): number {
  const left = settleMs - passedMs;
  const next = Math.max(2_000, passedMs);
  return left > 0 ? Math.ceil(Math.min(next, left)) : 5_000;
}

function jitter(ms: number, random: number): number {
  return Math.round(ms * (0.75 + random / 2));
}
