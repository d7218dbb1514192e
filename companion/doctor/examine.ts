/** The companion's own part of `podatelna doctor`: what needs its credentials. Nothing here changes anything anywhere. */
import type { Problem } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import type { System } from '../../shared/contract/submission.ts';
import type { Connector } from '../connectors/connector.ts';
import type { Log } from '../log.ts';
import type { SystemPauses } from '../outbox/system-pauses.ts';
import { remoteProblem } from '../remote-problem.ts';
import type { SecretStore } from '../secrets/secrets.ts';
import { type ExamineSigningParts, examineSigning } from './examine-signing.ts';

export interface ExamineParts extends Omit<ExamineSigningParts, 'settings'> {
  readonly log: Log;
  readonly connectors: ReadonlyMap<System, Connector>;
  readonly pauses: Pick<SystemPauses, 'read'>;
  readonly credentials: Pick<SecretStore, 'list' | 'whyNone'>;
  readonly settings: ExamineSigningParts['settings'] | null;
  readonly signal: AbortSignal;
}

export function createExamine(parts: ExamineParts): () => Promise<RouteReply<'service.examine'>> {
  const examineSystem = async (connector: Connector): Promise<Problem | null> => {
    const obstacle = parts.credentials.whyNone(connector.system);
    if (obstacle !== undefined) return obstacle;
    const pause = parts.pauses.read(connector.system);
    // Whoever asked to be left alone, or refused the credentials, isn't asked once more for curiosity's sake.
    if (pause !== undefined && pause.problem.code !== 'offline') return pause.problem;
    try {
      await connector.check(parts.signal);
      return null;
    } catch (error) {
      return remoteProblem(error, parts.log);
    }
  };
  return async () => {
    const used = parts.credentials.list().map(({ system }) => system);
    const [systems, signing] = await Promise.all([
      Promise.all(
        used.flatMap((system) => {
          const connector = parts.connectors.get(system);
          if (connector === undefined) return [];
          return [examineSystem(connector).then((problem) => ({ system, problem }))];
        }),
      ),
      parts.settings === null ? null : examineSigning({ ...parts, settings: parts.settings }),
    ]);
    return { systems, signing };
  };
}
