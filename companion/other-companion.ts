/**
 * Answers the threat of two companions over one memory: over a folder and its copy, or over one folder whose lock was
 * deleted. Each holds a lock of its own then, and both would file the same. The key of the command line lies in the
 * folder and goes with a copy, so whoever proves to know it on a port works on this folder or on a copy of it. Proved by
 * other-companion.test.ts.
 */
import { realpathSync } from 'node:fs';
import { connect } from 'node:net';
import { isProblemError } from '../shared/contract/problems.ts';
import { type FolderKey, readFolderKey } from './channel/pairs.ts';
import { type PortHolder, portHolder, portsListenedOn } from './doctor/port-holder.ts';

/** Where each of them may listen; both are copied with a folder. */
export interface Place {
  readonly home: string;
  readonly ports: readonly number[];
}

export interface OtherCompanion {
  readonly port: number;
  readonly holder: PortHolder | undefined;
}

/**
 * A companion answers within milliseconds. A stranger that accepts and says nothing delays a start by no more than this,
 * nor does Windows, which takes seconds to refuse a port nobody listens on.
 */
const patienceMs = 300;

/** The folder's key, and every port where a companion that knows it may listen; undefined before the first start. */
export function knownPorts({ home, ports }: Place): FolderKey | undefined {
  // What is damaged is made anew by the start, and said by the diagnosis; nobody else knows the new key.
  const key = readFolderKey(home);
  return key && { ...key, ports: [...new Set([...key.ports, ...ports])] };
}

/** Those that answer with the folder's key. @param but a port of our own */
export async function findCompanions(
  folder: FolderKey,
  but?: number,
  holderOf = portHolder,
): Promise<readonly OtherCompanion[]> {
  // To knock at every port costs a start more than to read which have somebody.
  const taken = portsListenedOn();
  const found = folder.ports
    .filter((port) => port !== but && taken?.has(port) !== false)
    .map(async (port): Promise<OtherCompanion[]> => {
      const answer = await ask(folder, port);
      if (answer === 'another') return [];
      const holder = holderOf(port);
      // One that is busy or frozen goes on later: where the system tells whose it is, its folder's key is compared.
      const isIts = answer === 'ours' || sharesKey(holder, folder);
      return isIts ? [{ port, holder }] : [];
    });
  return (await Promise.all(found)).flat();
}

/** Whether somebody there knows the key. */
async function ask({ id, open }: FolderKey, port: number): Promise<'ours' | 'another' | 'silent'> {
  // Most ports have nobody: a greeting is sealed only for who is there.
  if (!(await accepts(port))) return 'another';
  // Loaded only where somebody is there: a companion has no use for the other side of its channel.
  const { createChannel } = await import('../shared/channel/client.ts');
  const until = AbortSignal.timeout(patienceMs);
  const channel = createChannel(
    async () => ({ id, key: await open(), ports: [port] }),
    { fetch },
    patienceMs,
  );
  try {
    await channel.call('service.read', {}, until);
    return 'ours';
  } catch (error) {
    if (!isProblemError(error)) return 'silent';
    const { code, params } = error.problem;
    if (code === 'service-foreign') return params.silent === undefined ? 'another' : 'silent';
    // Any other problem came through the sealed channel.
    return code === 'service-missing' ? 'another' : 'ours';
  }
}

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: patienceMs });
    const end = (isThere: boolean) => () => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', end(true));
    socket.once('error', end(false));
    socket.once('timeout', end(false));
  });

function sharesKey(holder: PortHolder | undefined, { id }: FolderKey): boolean {
  if (holder?.home === undefined || holder.process === String(process.pid)) return false;
  return readFolderKey(holder.home)?.id === id;
}

/** Whether both are one folder, also where a link leads to it. */
export function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other);
  } catch {
    return one === other; // one of them is gone
  }
}

/**
 * Whether it works on this very folder, as far as anybody can tell: its lock was deleted then. One that is known to work
 * on a copy doesn't.
 */
export const mayWorkOn = (home: string, { holder }: OtherCompanion): boolean =>
  holder?.home === undefined || isSameFolder(holder.home, home);

/** Why a start is refused beside it, and what to do. */
export function whyNotBeside(home: string, { port, holder }: OtherCompanion): string {
  const end = holder?.process === undefined ? 'end it' : `end it (kill ${holder.process})`;
  const ending = 'This one was not started, and nothing was sent by it.';
  const copy = `One of the folders is a copy of the other, and two companions would file the same twice. ${ending} Work with that folder (PODATELNA_HOME), or ${end} and start this one's.`;
  const lock = `was deleted or replaced while it ran; two would file the same twice. ${ending}`;
  if (holder?.home === undefined) {
    return `Another companion answers on port ${port} with the key of this folder, ${home}: it works on a copy of it (or this one is the copy), or on this very one, whose companion.lock ${lock} Look which companion runs, ${end}, then start again.`;
  }
  if (!isSameFolder(holder.home, home)) {
    return `On port ${port} ${holder.words} answers with the key of this one, ${home}. ${copy}`;
  }
  return `A companion of this folder, ${home}, runs already (process ${holder.process}): companion.lock ${lock} Work on with it, or ${end} and start again.`;
}
