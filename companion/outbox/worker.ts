/** Does what is due, one submission at a time for each system; systems never wait for each other. */
import type { System } from '../../shared/contract/submission.ts';
import type { Connector } from '../connectors/connector.ts';
import { errorName } from '../log.ts';
import { bringBack } from './bring-back.ts';
import { type OutboxParts, write } from './parts.ts';
import { recover } from './recover.ts';
import { listHeldDue } from './sql/list-held-due.ts';
import { nextDue } from './sql/next-due.ts';
import { nextDueAt } from './sql/next-due-at.ts';
import type { SystemPauses } from './system-pauses.ts';
import { transition } from './transition.ts';
import { type Closing, workOn } from './work-on.ts';

export interface Worker {
  /** Does everything that is due now and returns; what becomes due later is left. */
  drain(): Promise<void>;
  /** Keeps doing what becomes due until {@link stop}. */
  start(): void;
  /** Lets the step under way end, at most `graceMs`, then breaks it off. */
  stop(graceMs?: number): Promise<void>;
}

/** After a fault of our own (a full disk) the loop comes back instead of spinning. */
const faultPauseMs = 5_000;
/** A clock that was set back must not put the loop to sleep for hours. */
const longestSleepMs = 60_000;

export function createWorker(parts: OutboxParts, pauses: SystemPauses): Worker {
  const { db, clock, log, connectors } = parts;
  const gently = new AbortController();
  const atOnce = new AbortController();
  const closing: Closing = { gently: gently.signal, atOnce: atOnce.signal };
  const running = new Set<string>();
  const loops: Promise<void>[] = [];

  const releaseHeld = (): void => {
    const due = listHeldDue(db, clock.now());
    if (due.length === 0) return;
    write(parts, () => {
      for (const id of due) transition(db, id, 'release', { now: clock.now(), dueAt: clock.now() });
    });
  };

  const drainSystem = async (system: System, connector: Connector): Promise<void> => {
    bringBack(parts, system);
    while (!gently.signal.aborted) {
      releaseHeld();
      if (pauses.holdsUntil(system) !== undefined) return;
      // After a failure of the system as a whole one trial goes alone.
      const most = pauses.read(system) === undefined ? (connector.together ?? 1) : 1;
      const rows = nextDue(db, system, clock.now(), most);
      if (rows.length === 0) return;
      for (const row of rows) running.add(row.id);
      try {
        await Promise.all(rows.map((row) => workOn(parts, pauses, row, connector, closing)));
      } finally {
        for (const row of rows) running.delete(row.id);
      }
    }
  };

  const loop = async (system: System, connector: Connector): Promise<void> => {
    /** After a fault, until recovering has gone well: a full or locked database may stay so for longer than one try. */
    let isInterrupted = false;
    while (!gently.signal.aborted) {
      const wake = new AbortController();
      const changed = parts.changes.next(AbortSignal.any([gently.signal, wake.signal]));
      let sleepMs: number;
      try {
        if (isInterrupted) recover(parts, (id) => running.has(id));
        isInterrupted = false;
        await drainSystem(system, connector);
        const now = clock.now();
        const next = pauses.holdsUntil(system) ?? nextDueAt(db, now) ?? now + longestSleepMs;
        sleepMs = Math.min(next - now, longestSleepMs);
      } catch (error) {
        log.error('worker fault', { system, error: errorName(error) });
        isInterrupted = true;
        // Not cut short by a change: what was written before the fault has announced itself.
        await clock.wait(faultPauseMs, gently.signal, `worker ${system}`);
        wake.abort();
        continue;
      }
      const asleep = clock.wait(sleepMs, AbortSignal.any([gently.signal, wake.signal]), `worker ${system}`);
      await Promise.race([changed, asleep]);
      wake.abort();
    }
  };

  return {
    drain: async () => {
      await Promise.all([...connectors].map(([system, connector]) => drainSystem(system, connector)));
    },
    start: () => {
      for (const [system, connector] of connectors) loops.push(loop(system, connector));
    },
    stop: async (graceMs = 5_000) => {
      gently.abort();
      const grace = new AbortController();
      const timeUp = clock.wait(graceMs, grace.signal).then(() => atOnce.abort());
      await Promise.all(loops);
      grace.abort();
      await timeUp;
    },
  };
}
