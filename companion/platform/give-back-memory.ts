/** What a start leaves behind: some 10 MB of a hundred, which Node keeps until something else needs room. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Late enough to stand in nobody's way who waits for the start. */
const afterMs = 500;

/**
 * Gives the system back, once and soon, what only starting needed: on a terminal server there is one companion for each
 * user. Node has no other way to ask for it than the engine's own flag (node:v8, "setFlagsFromString").
 */
export function giveBackMemory(
  wait: (act: () => void, ms: number) => { unref(): unknown } = setTimeout,
): void {
  wait(() => {
    setFlagsFromString('--expose-gc');
    const collect: unknown = runInNewContext('gc');
    setFlagsFromString('--no-expose-gc');
    if (typeof collect === 'function') collect({ type: 'major', flavor: 'last-resort' });
  }, afterMs).unref();
}
