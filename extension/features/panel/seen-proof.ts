/**
 * Whether the filing button is provably seen: painted, with nothing over it, and unmoved for long enough that a person
 * could have read it. Threat: the page lays something over the panel's frame, or brings it under the cursor for the
 * blink of a click. Pure: told what happened and when, asked at the moment of the press (seen-proof.test.ts).
 */

/** A person has had this long to see the button before a press on it counts. */
export const seenAfterMs = 500;
/** Nobody is kept waiting longer: for a first word of the observer, or for a panel that never comes to rest. */
export const givenUpAfterMs = 1500;

/** `waiting`: nothing speaks against it, only the time is not over. */
export type Seen = 'waiting' | 'seen' | 'unseen';

export interface SeenProof {
  /** The observer's word: all of it is painted, and nothing over it. */
  painted(isVisible: boolean, at: number): void;
  /** It stands elsewhere than before: in the frame, in the page, or with its window. */
  moved(at: number): void;
  judge(at: number): Seen;
}

/** @param startedAt like every `at` milliseconds of one monotonic clock */
export function createSeenProof(startedAt: number): SeenProof {
  let painted: boolean | undefined;
  let since = startedAt;
  let restlessSince = startedAt;
  return {
    painted(isVisible, at) {
      if (painted !== true && isVisible) {
        since = at;
        restlessSince = at;
      }
      painted = isVisible;
    },
    moved(at) {
      if (at - since >= seenAfterMs) restlessSince = at;
      since = at;
    },
    judge(at) {
      if (painted === undefined) return at - startedAt < givenUpAfterMs ? 'waiting' : 'unseen';
      if (!painted) return 'unseen';
      if (at - since >= seenAfterMs) return 'seen';
      return at - restlessSince < givenUpAfterMs ? 'waiting' : 'unseen';
    },
  };
}
