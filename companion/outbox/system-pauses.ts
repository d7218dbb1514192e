/**
 * What holds up one remote system as a whole: no network, or credentials it refuses. Kept in memory: after a
 * restart the first try finds out again. The queue of the system waits with it, other systems don't.
 */
import type { Problem, ProblemCode } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';
import type { OutboxParts } from './parts.ts';
import { offlinePauseMs } from './retry-schedule.ts';
import { postponeSystem } from './sql/postpone-system.ts';
import { resumeSystem } from './sql/resume-system.ts';

/** Reasons that hold up a system and not one submission: they end for all of its queue at once. */
export const waitingReasons: readonly ProblemCode[] = [
  'offline',
  'remote-login-refused',
  'secret-missing',
  'vault-locked',
];

interface SystemPause {
  /** Milliseconds since 1970; null: until the credentials are set again. */
  readonly until: number | null;
  readonly problem: Problem;
}

export interface SystemPauses {
  read(system: System): SystemPause | undefined;
  /** No connection: a growing pause for the whole system; returns when it ends. */
  pause(system: System, problem: Problem): number;
  /** Until credentials are set or a person asks for another try. */
  block(system: System, problem: Problem): void;
  /** A call went through, or the reason is gone: what waited for it is due. */
  lift(system: System): void;
}

export function createSystemPauses(parts: Pick<OutboxParts, 'db' | 'clock'>): SystemPauses {
  const { db, clock } = parts;
  const pauses = new Map<System, SystemPause & { readonly failures: number }>();
  return {
    read: (system) => pauses.get(system),
    pause: (system, problem) => {
      const failures = (pauses.get(system)?.failures ?? 0) + 1;
      const until = clock.now() + offlinePauseMs(failures, clock.random());
      pauses.set(system, { until, problem, failures });
      postponeSystem(db, system, { now: clock.now(), until, problem });
      return until;
    },
    block: (system, problem) => {
      pauses.set(system, { until: null, problem, failures: 0 });
      postponeSystem(db, system, { now: clock.now(), until: null, problem });
    },
    lift: (system) => {
      pauses.delete(system);
      resumeSystem(db, system, waitingReasons, clock.now());
    },
  };
}
