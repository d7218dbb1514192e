/** A page whose clock and whose being looked at are a test's own; both begin anew before each test. */
import { beforeEach, vi } from 'vitest';

/** @param start instant */
export function createSight(start: string) {
  let time = 0;
  let visibility: DocumentVisibilityState = 'visible';
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
    vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
    time = Date.parse(start);
    visibility = 'visible';
  });
  const pass = async (ms: number): Promise<void> => {
    time += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  return {
    pass,
    now: (): string => new Date(time).toISOString(),
    /** Not told to the page: as it is when it opens. */
    begin(as: DocumentVisibilityState): void {
      visibility = as;
    },
    /** @param ms that pass then */
    async see(to: DocumentVisibilityState, ms = 0): Promise<void> {
      visibility = to;
      document.dispatchEvent(new Event('visibilitychange'));
      await pass(ms);
    },
  };
}
