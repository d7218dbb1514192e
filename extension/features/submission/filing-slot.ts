/** The second click of a double click must hit nothing: the place of a filing button stays empty for a while. */

/** Longer than any double click that a desktop recognises as one. */
export const emptySlotMs = 800;

/** @param filedAt ms since the epoch of the filing click; 0 when there was none. @param now instant */
export function isSlotFree(filedAt: number, now: string): boolean {
  const since = Date.parse(now) - filedAt;
  // A clock set back must not keep the place empty.
  return since < 0 || since >= emptySlotMs;
}
