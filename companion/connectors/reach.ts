/**
 * Whether the remote systems can be reached, as far as the last request to each tells: also a question nobody files
 * anything with, such as what the popup asks about attendance. Says nothing about the queue; see system-pauses.ts.
 */
import type { System } from '../../shared/contract/submission.ts';
import type { Clock } from '../clock.ts';

export interface Reach {
  /** As the given one, and remembers what became of it. */
  readonly fetch: typeof fetch;
  /** The last request, a moment ago, got no connection. */
  isCutOff(system: System): boolean;
}

/** Longer ago a failure says nothing: nobody may have asked since. */
const rememberedMs = 120_000;

/** @param urls base address of each system */
export function createReach(
  ask: typeof fetch,
  urls: Readonly<Record<System, string>>,
  clock: Pick<Clock, 'elapsed'>,
): Reach {
  const failedAt = new Map<System, number>();
  // The keys of a record by system are systems.
  const systems = Object.keys(urls) as System[];
  const systemOf = (url: string): System | undefined => systems.find((one) => url.startsWith(urls[one]));

  return {
    fetch: async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      const system = systemOf(url);
      try {
        const answer = await ask(input, init);
        if (system !== undefined) failedAt.delete(system);
        return answer;
      } catch (error) {
        // What we ended ourselves tells nothing about the way there.
        if (system !== undefined && signal?.aborted !== true) failedAt.set(system, clock.elapsed());
        throw error;
      }
    },
    isCutOff: (system) => {
      const at = failedAt.get(system);
      return at !== undefined && clock.elapsed() - at < rememberedMs;
    },
  };
}
