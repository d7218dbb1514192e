/** The places at which a process may die: each is passed by name, and at the chosen one the process kills itself. */
import { writeSync } from 'node:fs';

export interface KillPoints {
  pass(name: string): void;
  /** Before and after something that happens at once. */
  around<T>(name: string, work: () => T): T;
  count(): number;
}

/**
 * @param dieAt counted from 1; null: never. SIGKILL, not an exit: no `finally`, no handler, no flush.
 */
export function createKillPoints(dieAt: number | null): KillPoints {
  let count = 0;
  const pass = (name: string): void => {
    count += 1;
    if (count !== dieAt) return;
    // Synchronous, so that it is out before the end.
    writeSync(1, `died at ${name}\n`);
    process.kill(process.pid, 'SIGKILL');
  };
  return {
    pass,
    around: (name, work) => {
      pass(`before ${name}`);
      const result = work();
      pass(`after ${name}`);
      return result;
    },
    count: () => count,
  };
}
