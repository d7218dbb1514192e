import { join } from 'node:path';
import { openPairStore } from '../channel/pairs.ts';
import { obstacleOf } from '../platform/obstacle.ts';
import { type Finding, ok, problem } from './finding.ts';

/** Which browsers may talk to this companion. */
export function checkPairing(home: string): Finding {
  let names: readonly string[];
  try {
    names = openPairStore(home, () => new Date())
      .list()
      .filter(({ kind }) => kind === 'browser')
      .map(({ name }) => name);
  } catch (error) {
    const path = join(home, 'pairs.json');
    const obstacle = obstacleOf(error, path);
    if (obstacle !== undefined) return problem('pairing', obstacle.says, obstacle.todo);
    const todo = `Bring ${path} back from a backup, or delete it and pair each browser anew: podatelna pair.`;
    return problem('pairing', "pairs.json is damaged; the companion can't start with it.", todo);
  }
  if (names.length > 0) return ok('pairing', `${names.length} paired: ${names.join(', ')}.`);
  const todo = "podatelna pair, and paste the code into the extension's options.";
  return problem('pairing', 'No browser is paired.', todo);
}
