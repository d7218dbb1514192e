/** The companion's own part of `podatelna doctor`: what needs its credentials. Nothing here changes anything anywhere. */
import type { RouteReply } from '../../shared/contract/routes.ts';
import { type ConnectionParts, checkConnection } from './check-connection.ts';
import { type ExamineSigningParts, examineSigning } from './examine-signing.ts';

export interface ExamineParts extends Omit<ExamineSigningParts, 'settings'>, ConnectionParts {
  /** How the office signs now, wherever that was set; null: it doesn't. */
  readonly settings: () => ExamineSigningParts['settings'] | null;
}

export function createExamine(parts: ExamineParts): () => Promise<RouteReply<'service.examine'>> {
  return async () => {
    const settings = parts.settings();
    const used = parts.credentials.list().map(({ system }) => system);
    const [systems, signing] = await Promise.all([
      Promise.all(
        used.flatMap((system) => {
          const connector = parts.connectors.get(system);
          if (connector === undefined) return [];
          return [checkConnection(parts, connector).then(({ problem }) => ({ system, problem }))];
        }),
      ),
      settings === null ? null : examineSigning({ ...parts, settings }),
    ]);
    return { systems, signing };
  };
}
