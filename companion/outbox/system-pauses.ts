/**
 * What holds up one remote system as a whole: no network, credentials it refuses, or a circuit that opened because
 * it failed again and again. The queue of the system waits with it, other systems don't. The network and credentials
 * are found out anew after a restart; an open circuit is kept, so that a restart doesn't hammer a system that is down.
 */
import type { Problem, ProblemCode } from '../../shared/contract/problems.ts';
import type { System } from '../../shared/contract/submission.ts';
import { LostAnswer, TransientFailure } from '../connectors/failures.ts';
import type { OutboxParts } from './parts.ts';
import { circuitPauseMs, longestRetryAfterMs, offlinePauseMs } from './retry-schedule.ts';
import { deleteCircuit, listCircuits, writeCircuit } from './sql/circuits.ts';
import { postponeSystem } from './sql/postpone-system.ts';
import { resumeSystem } from './sql/resume-system.ts';

/** Reasons that hold up a system and not one submission: they end for all of its queue at once. */
export const waitingReasons: readonly ProblemCode[] = [
  'offline',
  'remote-login-refused',
  'remote-limit',
  'remote-unavailable',
  'remote-version-unknown',
  'secret-missing',
  'vault-locked',
];

/** Transient failures in a row, whichever submissions they struck, after which the system is left alone for a while. */
export const failuresToOpen = 5;

/** Failures that say something about the system and not about the one submission. */
const failuresOfSystem: ReadonlySet<ProblemCode> = new Set([
  'remote-limit',
  'remote-unavailable',
  'remote-unexpected',
]);

interface SystemPause {
  /** Milliseconds since 1970; null: until the credentials are set again. */
  readonly until: number | null;
  readonly problem: Problem;
}

export interface SystemPauses {
  read(system: System): SystemPause | undefined;
  /**
   * Until when nothing may be asked of the system; what is due there is put off till then. When that time has come,
   * one trial goes first: it fails, and the circuit is open again for longer. Undefined: it may be asked; infinity: not
   * before credentials are set or a person asks for another try.
   */
  holdsUntil(system: System): number | undefined;
  /** No connection: a growing pause for the whole system; returns when it ends. */
  pause(system: System, problem: Problem): number;
  /** Until credentials are set or a person asks for another try. */
  block(system: System, problem: Problem): void;
  /** A call failed. Opens the circuit after enough of them in a row, or at once when the system asks for patience. */
  fail(system: System, error: unknown): void;
  /** The system answered, if only with a refusal: it works. */
  answered(system: System): void;
  /** A call went through, or the reason is gone: what waited for it is due. */
  lift(system: System): void;
  /** A person wants another try: what waited is due, but a circuit stays half open and closes only by success. */
  tryNow(system: System): void;
}

type Kept = SystemPause & { readonly kind: 'offline' | 'credentials' | 'circuit'; readonly failures: number };

export function createSystemPauses(parts: Pick<OutboxParts, 'db' | 'clock'>): SystemPauses {
  const { db, clock } = parts;
  const pauses = new Map<System, Kept>();
  /** Failures in a row while the circuit is still closed. */
  const failures = new Map<System, number>();
  for (const { system, ...circuit } of listCircuits(db)) pauses.set(system, { kind: 'circuit', ...circuit });

  const postpone = (system: System, pause: SystemPause): void =>
    postponeSystem(db, system, { now: clock.now(), until: pause.until, problem: pause.problem });
  const resume = (system: System): void => resumeSystem(db, system, waitingReasons, clock.now());

  /** One call may serve many submissions; its failure counts once, whoever it reaches. */
  const counted = new WeakSet<object>();
  const isCounted = (error: unknown): boolean => {
    const cause: unknown = error instanceof TransientFailure ? (error.cause ?? error) : error;
    if (typeof cause !== 'object' || cause === null) return false;
    if (counted.has(cause)) return true;
    counted.add(cause);
    return false;
  };

  const close = (system: System): void => {
    failures.delete(system);
    if (pauses.get(system)?.kind === 'circuit') deleteCircuit(db, system);
    pauses.delete(system);
  };

  return {
    read: (system) => pauses.get(system),
    holdsUntil: (system) => {
      const pause = pauses.get(system);
      if (pause === undefined) return undefined;
      // Refused credentials are not tried once more for each new submission: that is what locks an account out.
      const until = pause.problem.code === 'remote-login-refused' ? Number.POSITIVE_INFINITY : pause.until;
      if (until === null || until <= clock.now()) return undefined;
      // No pause is that long: the clock was ahead when it began, and was set right since.
      if (Number.isFinite(until) && until - clock.now() > longestRetryAfterMs) return undefined;
      postpone(system, pause);
      return until;
    },
    pause: (system, problem) => {
      const known = pauses.get(system);
      const count = (known?.kind === 'offline' ? known.failures : 0) + 1;
      const until = clock.now() + offlinePauseMs(count, clock.random());
      // An open circuit outlasts being offline: without a connection nothing was learnt about the system.
      if (known?.kind !== 'circuit') pauses.set(system, { kind: 'offline', until, problem, failures: count });
      else pauses.set(system, { ...known, until: Math.max(known.until ?? 0, until) });
      postpone(system, { until, problem });
      return until;
    },
    block: (system, problem) => {
      close(system);
      pauses.set(system, { kind: 'credentials', until: null, problem, failures: 0 });
      postpone(system, { until: null, problem });
    },
    fail: (system, error) => {
      const known = error instanceof TransientFailure ? error : undefined;
      const isOfSystem =
        error instanceof LostAnswer || failuresOfSystem.has(known?.problem.code ?? 'internal');
      if (!isOfSystem || isCounted(error)) return;
      const before = pauses.get(system);
      const count = (before?.kind === 'circuit' ? before.failures : (failures.get(system) ?? 0)) + 1;
      failures.set(system, count);
      const patienceMs = known?.retryAfterMs ?? 0;
      if (count < failuresToOpen && patienceMs === 0) return;
      const opened = Math.max(0, count - failuresToOpen);
      const problem: Problem =
        known?.problem.code === 'remote-limit'
          ? known.problem
          : { code: 'remote-unavailable', params: { failures: count }, sent: 'nothing' };
      const until = clock.now() + circuitPauseMs(opened, clock.random(), patienceMs);
      const circuit = { failures: count, until, problem };
      pauses.set(system, { kind: 'circuit', ...circuit });
      writeCircuit(db, system, circuit);
      postpone(system, circuit);
    },
    answered: (system) => {
      failures.delete(system);
      if (pauses.get(system)?.kind !== 'circuit') return;
      close(system);
      resume(system);
    },
    lift: (system) => {
      close(system);
      resume(system);
    },
    tryNow: (system) => {
      const known = pauses.get(system);
      if (known?.kind === 'circuit') pauses.set(system, { ...known, until: clock.now() });
      else close(system);
      resume(system);
    },
  };
}
