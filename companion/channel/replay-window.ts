/**
 * Remembers which counters of a session were used. Threat: a recorded message is sent again, or messages are held
 * back and reordered (proved in replay-window.test.ts). In memory only: a session dies with its process.
 */
const width = 1024;

export interface ReplayWindow {
  /** True exactly once for each counter, and never for one that fell out of the window. */
  accept(count: number): boolean;
}

export function createReplayWindow(): ReplayWindow {
  let highest = 0;
  const seen = new Set<number>();
  return {
    accept(count) {
      if (!Number.isSafeInteger(count) || count < 1) return false;
      if (count <= highest - width || seen.has(count)) return false;
      // A jump further than the window is no honest client: it counts by ones.
      if (count > highest + width) return false;
      seen.add(count);
      if (count > highest) {
        for (let old = highest - width; old <= count - width; old += 1) seen.delete(old);
        highest = count;
      }
      return true;
    },
  };
}
