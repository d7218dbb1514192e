import type { RouteReply } from '../../shared/contract/routes.ts';
import type { System } from '../../shared/contract/submission.ts';
import { problemText } from '../commands/problem-text.ts';
import { quotaText } from '../commands/quota-text.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';
import { type Reached, type ReachParts, reach } from './reach.ts';

export interface SystemsParts extends ReachParts {
  readonly urls: Readonly<Record<System, string>>;
  /** With credentials. */
  readonly used: readonly System[];
  /** What the companion found; undefined: none runs. */
  readonly examined: RouteReply<'service.examine'> | undefined;
  /** Limits as the companion counts them; undefined: none runs. */
  readonly service: Pick<RouteReply<'service.read'>, 'systems'> | undefined;
}

/**
 * The root of CÚD's host is a call of its API, and every call must carry the key (CÚD reference, sections 3 and 5): only
 * the companion asks there.
 */
const onlyWithCredentials: ReadonlySet<System> = new Set(['cud']);
const notAsked: Reached = { aheadMs: null };

const certificateTodo =
  'Ask whoever looks after the network; the root certificate of a proxy is named by NODE_EXTRA_CA_CERTS.';

/** Whether each system with credentials can be reached and takes them, and whether the clock is right. */
export async function checkSystems(parts: SystemsParts): Promise<Finding[]> {
  const { urls, used, examined, service } = parts;
  const reached = await Promise.all(
    used.map(async (system) => ({
      system,
      result: onlyWithCredentials.has(system) ? notAsked : await reach(urls[system], parts),
    })),
  );
  const findings = reached.map(({ system, result }): Finding => {
    if (typeof result === 'string') {
      const todo = result.includes('certificate') ? certificateTodo : 'Look at the network, or wait.';
      return problem('system', result, todo, system);
    }
    const host = new URL(urls[system]).host;
    if (examined === undefined) {
      const says =
        result === notAsked
          ? `${host} is asked with its key only; whether it answers`
          : `${host} answers; whether it takes the credentials`;
      return unchecked('system', `${says} is known only while the companion runs.`, system);
    }
    const found = examined.systems.find((one) => one.system === system)?.problem ?? null;
    const quota = service?.systems.find((one) => one.system === system)?.quota;
    const counted = quota === undefined ? '' : ` ${quotaText(quota)}`;
    if (quota !== undefined && quota.until !== null) {
      const says = `${quotaText(quota)} Nothing is sent there before ${quota.until}.`;
      const todo = 'Wait; other programs behind the same internet address or account use the same limit.';
      return problem('system', says, todo, system);
    }
    if (found === null) return ok('system', `${host} answers and takes the credentials.${counted}`, system);
    const todo =
      found.code === 'remote-login-refused' ? `podatelna secrets set ${system}` : 'See docs/operations.md.';
    return problem('system', `${problemText(found)}${counted}`, todo, system);
  });
  return [...findings, checkClock(reached.map(({ result }) => result))];
}

/** Tokens and seals of the remotes bear a minute; terms of auctions are public to the second. */
const mostAheadMs = 60_000;

function checkClock(results: readonly Awaited<ReturnType<typeof reach>>[]): Finding {
  const skews = results
    .map((result) => (typeof result === 'string' ? null : result.aheadMs))
    .filter((ahead) => ahead !== null)
    .sort((one, other) => one - other);
  const ahead = skews[Math.floor(skews.length / 2)];
  if (ahead === undefined) return unchecked('clock', 'No system with credentials told its time.');
  const seconds = Math.round(Math.abs(ahead) / 1000);
  if (Math.abs(ahead) <= mostAheadMs) return ok('clock', `Right within ${Math.max(1, seconds)} s.`);
  const says = `This machine's clock is ${seconds} s ${ahead > 0 ? 'ahead' : 'behind'}.`;
  return problem('clock', says, "Switch the system's automatic time on.");
}
