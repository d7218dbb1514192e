import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Channel } from '../../shared/channel/channel.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { faultOf, obstacleOf } from '../platform/obstacle.ts';
import { version } from '../version.ts';
import { type Finding, ok, problem } from './finding.ts';
import { portHolder } from './port-holder.ts';

export type Service = RouteReply<'service.read'>;

const begin = 'podatelna service install, or podatelna start';

/** Whether this user's companion answers; what it said. */
export async function checkCompanion(
  home: string,
  channel: Pick<Channel, 'call'>,
  holderOf: typeof portHolder = portHolder,
): Promise<{ readonly finding: Finding; readonly service: Service | undefined }> {
  const not = (finding: Finding) => ({ finding, service: undefined });
  let service: Service;
  try {
    service = await channel.call('service.read', {});
  } catch (error) {
    if (isProblemError(error))
      return not(explain(error.problem.code, error.problem.params.port, home, holderOf));
    const obstacle = obstacleOf(error, join(home, 'command-line.json'));
    if (obstacle !== undefined) return not(problem('companion', obstacle.says, obstacle.todo));
    const says = "command-line.json is damaged, so the companion can't be asked.";
    return not(problem('companion', says, 'Start the companion again: it makes a new one.'));
  }
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

function explain(code: string, port: unknown, home: string, holderOf: typeof portHolder): Finding {
  if (code === 'service-foreign') {
    const number = Number(port);
    const holder = holderOf(number);
    const says = `Something else answers on port ${number}${holder === undefined ? '' : `: ${holder}`}. Nothing was told to it but a sealed greeting.`;
    const todo =
      "Likely causes: another program or another user's companion took the port while ours was not running; command-line.json or pairs.json came from a backup; a security product answers in our place. End that program, or start the companion again: it takes another of its ports.";
    return problem('companion', says, todo);
  }
  if (code === 'service-missing' && isLocked(home)) {
    const says = 'A companion runs on this folder, but answers on none of its ports.';
    const todo =
      'Wait a moment if it was just started. Otherwise a firewall or security product blocks 127.0.0.1, or it hangs: end it and start it again.';
    return problem('companion', says, todo);
  }
  if (code === 'service-missing') return problem('companion', 'No companion runs.', begin);
  return problem('companion', 'No companion was ever started here.', begin);
}

/** Whether a companion holds the folder; see store/lock-folder.ts. Only tries to read, and so stands in nobody's way. */
function isLocked(home: string): boolean {
  const path = join(home, 'companion.lock');
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
