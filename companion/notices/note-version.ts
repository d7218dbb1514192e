import type { Problem } from '../../shared/contract/problems.ts';
import { type OutboxParts, write } from '../outbox/parts.ts';
import type { SystemPauses } from '../outbox/system-pauses.ts';

/**
 * What a round learnt of the board's version, told to whoever looks at the systems: a version nobody knows is only
 * read, and what waited for a known one is due once there is one.
 * @param problem null: it is known
 */
export function noteVersion(
  parts: Pick<OutboxParts, 'db' | 'changes'>,
  pauses: Pick<SystemPauses, 'read' | 'block' | 'lift'>,
  problem: Problem | null,
): void {
  const before = pauses.read('cud')?.problem.code;
  if (problem !== null && before !== problem.code) write(parts, () => pauses.block('cud', problem));
  if (problem === null && before === 'remote-version-unknown') write(parts, () => pauses.lift('cud'));
}
