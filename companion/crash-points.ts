/** For tests of a companion that dies: every request of a run in turn, before and after the remote carried it out. */
import type { SubmissionState } from '../shared/contract/states.ts';
import type { CompanionBench } from './companion-bench.ts';

export type CrashMoment = 'before' | 'after';

export function crashPoints(requests: number): (readonly [number, CrashMoment])[] {
  return Array.from({ length: requests }, (_, index) => index + 1).flatMap((nth) => [
    [nth, 'before'] as const,
    [nth, 'after'] as const,
  ]);
}

export interface Hang {
  /** Stands between companion and remote: the chosen request never gets an answer. */
  readonly around: (request: Request, next: () => Promise<Response>) => Promise<Response>;
  /** Resolves once that request hangs. */
  readonly atPoint: Promise<void>;
  /** Requests are counted from here on, the next one is the first. */
  countFromHere(): void;
}

/**
 * @param nth counted from 1. @param moment whether the remote still carries it out.
 * @param begins `later`: nothing is counted before {@link Hang.countFromHere}.
 */
export function hangAt(nth: number, moment: CrashMoment, begins: 'now' | 'later' = 'now'): Hang {
  let count = begins === 'now' ? 0 : Number.NEGATIVE_INFINITY;
  let reached: () => void = () => {};
  const atPoint = new Promise<void>((resolve) => {
    reached = resolve;
  });
  return {
    around: async (_request, next) => {
      count += 1;
      if (count !== nth) return next();
      if (moment === 'after') await next();
      reached();
      return new Promise<Response>(() => {});
    },
    atPoint,
    countFromHere: () => {
      count = 0;
    },
  };
}

/**
 * Lets the undo window pass, the companion die where its request hangs, and another one go on until the submission has
 * come to `state`, for as long as settling may take.
 */
export async function dieAndGoOn(
  bench: CompanionBench,
  id: string,
  atPoint: Promise<void>,
  { undoMs = 15_000, state = 'done' }: { readonly undoMs?: number; readonly state?: SubmissionState } = {},
): Promise<void> {
  bench.clock.advance(undoMs);
  void bench.companion().drain();
  await atPoint;
  await bench.crash();
  await bench.later(0);
  for (let round = 0; round < 70 && (await bench.read(id)).state !== state; round += 1) {
    await bench.later(2_000);
  }
}
