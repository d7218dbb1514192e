/**
 * A question before something that can't be taken back, asked in place. The second click of the double click that
 * called for it must not answer what nobody has read.
 */
import { useState } from 'preact/hooks';
import { useClock } from '../../ui/use-clock.ts';
import { isSlotFree } from './filing-slot.ts';
import { useSubmission } from './submission-context.ts';

export interface Question {
  readonly isAsked: boolean;
  /** It has stood there long enough to be answered. */
  readonly isReadable: boolean;
  ask(): void;
  drop(): void;
}

/** @param isAskedAtOnce where the question is all there is to show */
export function useQuestion(isAskedAtOnce = false): Question {
  const { now } = useSubmission();
  /** Milliseconds since 1970. */
  const [askedAt, setAskedAt] = useState<number | null>(() => (isAskedAtOnce ? Date.parse(now()) : null));
  const isReadable = askedAt !== null && isSlotFree(askedAt, now());
  // Only until it can be answered.
  useClock(now, askedAt !== null && !isReadable);
  return {
    isAsked: askedAt !== null,
    isReadable,
    ask: () => setAskedAt(Date.parse(now())),
    drop: () => setAskedAt(null),
  };
}
