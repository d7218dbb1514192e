import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Channel } from '../../shared/channel/channel.ts';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { findCompanions, isSameFolder, knownPorts, type OtherCompanion } from '../other-companion.ts';
import { faultOf, obstacleOf } from '../platform/obstacle.ts';
import { lockPath } from '../store/lock-folder.ts';
import { version } from '../version.ts';
import { type Finding, ok, problem } from './finding.ts';
import { type PortHolder, portHolder } from './port-holder.ts';

export type Service = RouteReply<'service.read'>;

export interface CompanionParts {
  readonly home: string;
  readonly channel: Pick<Channel, 'call'>;
  /** Those a start would take; none where the settings can't be read. */
  readonly ports: readonly number[];
  readonly holderOf?: typeof portHolder;
}

const begin = 'podatelna service install, or podatelna start';

/** Whether this folder's companion answers; what it said. */
export async function checkCompanion({
  home,
  channel,
  ports,
  holderOf = portHolder,
}: CompanionParts): Promise<{ readonly finding: Finding; readonly service: Service | undefined }> {
  const not = (finding: Finding) => ({ finding, service: undefined });
  let service: Service;
  try {
    service = await channel.call('service.read', {});
  } catch (error) {
    if (isProblemError(error)) return not(explain(error.problem, home, ports, holderOf));
    const obstacle = obstacleOf(error, join(home, 'command-line.json'));
    if (obstacle !== undefined) return not(problem('companion', obstacle.says, obstacle.todo));
    const says = "command-line.json is damaged, so the companion can't be asked.";
    return not(problem('companion', says, 'Start the companion again: it makes a new one.'));
  }
  // A copy of a folder knows the key of the companion that runs on the first one.
  if (!isLocked(home)) return not(await explainOther(home, holderOf));
  const beside = await explainBeside(home, ports, holderOf);
  if (beside !== undefined) return { finding: beside, service };
  const state = `It answers${service.training ? ' (training)' : ''}, version ${service.version}.`;
  if (service.version !== version) {
    const says = `${state} This command is version ${version}.`;
    return {
      finding: problem('companion', says, 'Start the companion again, so that both are the same.'),
      service,
    };
  }
  return { finding: ok('companion', state), service };
}

function explain(
  { code, params }: Problem,
  home: string,
  ports: readonly number[],
  holderOf: typeof portHolder,
): Finding {
  if (code === 'service-foreign') {
    const port = Number(params.port);
    return params.silent !== undefined && isLocked(home)
      ? explainSilence(holderOf(port))
      : explainForeign(port, ports, home, holderOf(port));
  }
  if (code === 'service-missing' && isLocked(home)) {
    const says = 'A companion runs on this folder, but answers on none of its ports.';
    const todo =
      'Wait a moment if it was just started. Otherwise a firewall or security product blocks 127.0.0.1, or it hangs: end it and start it again.';
    return problem('companion', says, todo);
  }
  const says = code === 'service-missing' ? 'No companion runs.' : 'No companion was ever started here.';
  return explainTaken(says, ports, holderOf) ?? problem('companion', says, begin);
}

type Holder = ReturnType<typeof portHolder>;

/** It runs, for it holds the folder; a frozen process takes no signal but the last one. */
function explainSilence(holder: Holder): Finding {
  const id = holder?.process;
  const says = `Your companion runs${id === undefined ? '' : ` (process ${id})`}, but doesn't answer.`;
  const end = id === undefined ? 'end it' : `end it (kill ${id}; if it stays, kill -9 ${id})`;
  const todo = `Wait a moment: it may be busy. Otherwise ${end} and start it again: ${begin}. What was under way is looked up then.`;
  return problem('companion', says, todo);
}

function explainForeign(port: number, ports: readonly number[], home: string, holder: Holder): Finding {
  if (holder?.home !== undefined && holder.home !== home) return explainOwnOther(port, home, holder);
  const says = `Something else answers on port ${port}${holder === undefined ? '' : `: ${holder.words}`}. Nothing was told to it but a sealed greeting.`;
  const causes =
    "Likely causes: another program or another user's companion took the port while ours was not running; command-line.json or pairs.json came from a backup; a security product answers in our place.";
  const isFixed = ports.length === 1 && ports[0] === port;
  const way = isFixed ? otherPort : 'or start the companion again: it takes another of its ports.';
  return problem('companion', says, `${causes} End that program, ${way}`);
}

/** Both folders may take the same port: one is a copy of the other, or both were told the same. */
function explainOwnOther(port: number, home: string, { words, process }: PortHolder): Finding {
  const says = `Something else answers on port ${port}: ${words}. The one of this folder, ${home}, isn't running. Nothing was told to it but a sealed greeting.`;
  const todo = `Likely causes: PODATELNA_HOME names another folder here than there; this folder is a copy of that one, or a backup of it. Two companions would file the same twice. Work with that folder (PODATELNA_HOME), or end its companion (kill ${process ?? 'its process'}) and start this one's: podatelna start.`;
  return problem('companion', says, todo);
}

/** A start would be refused. */
function explainTaken(
  says: string,
  ports: readonly number[],
  holderOf: typeof portHolder,
): Finding | undefined {
  const [port] = ports;
  // With many of them the next one is taken.
  if (port === undefined || ports.length > 1) return undefined;
  const holder = holderOf(port);
  if (holder === undefined) return undefined;
  const taken = `${says} Its port ${port} is taken: ${holder.words}.`;
  return problem('companion', taken, `End that program, ${otherPort} Then: ${begin}`);
}

const otherPort =
  'or set another port (PODATELNA_PORT, or "port" in config.json) and pair the browser again.';

async function explainOther(home: string, holderOf: typeof portHolder): Promise<Finding> {
  const pairing = await readCommandLinePairing(home);
  const holder = (pairing?.ports ?? []).map(holderOf).find((found) => found?.home !== undefined);
  if (holder?.home !== undefined && isSameFolder(holder.home, home)) {
    const says = `A companion of this folder runs (process ${holder.process}), but its lock companion.lock was deleted or replaced.`;
    const todo = `End it (kill ${holder.process}) and start it again: ${begin}. Never delete that file: it keeps a second companion away, which would file the same twice.`;
    return problem('companion', says, todo);
  }
  const whose = holder?.home === undefined ? 'of another folder' : `of the folder ${holder.home}`;
  const says = `The companion that answers is that ${whose}; this one, ${home}, has none running.`;
  const todo =
    "One of the folders is a copy of the other, and two companions would file the same twice. Work with that folder (PODATELNA_HOME), or end its companion and start this one's.";
  return problem('companion', says, todo);
}

/** Each holds a lock of its own: what was started before this was refused, or in spite of it. */
async function explainBeside(
  home: string,
  ports: readonly number[],
  holderOf: typeof portHolder,
): Promise<Finding | undefined> {
  const known = knownPorts({ home, ports });
  const found = known === undefined ? [] : await findCompanions(known, undefined, holderOf);
  const isOther = ({ holder }: OtherCompanion): boolean =>
    holder?.home !== undefined && !isSameFolder(holder.home, home);
  if (found.length < 2 && !found.some(isOther)) return undefined;
  const which = found.map(
    ({ port, holder }) => `port ${port}${holder === undefined ? '' : ` (${holder.words})`}`,
  );
  const says = `A companion that answers with the key of this folder, ${home}, works on another one: ${which.join(', ')}. What was filed since may have been sent twice.`;
  const todo =
    'One of the folders is a copy of the other. End the companion that is not meant, never start it again, and look at each remote system for what was filed twice.';
  return problem('companion', says, todo);
}

/** Whether a companion holds the folder; see store/lock-folder.ts. Only tries to read, and so stands in nobody's way. */
function isLocked(home: string): boolean {
  const path = lockPath(home);
  if (!existsSync(path)) return false;
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    lock.prepare('SELECT name FROM sqlite_schema').all();
    return false;
  } catch (error) {
    return faultOf(error) === 'busy'; // held exclusively
  } finally {
    lock?.close();
  }
}
