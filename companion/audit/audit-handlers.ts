/** Routes about the audit; only the command line has them. */
import type { DatabaseSync } from 'node:sqlite';
import type { Attachments } from '../attachments/attachments.ts';
import type { Clock } from '../clock.ts';
import type { Handlers } from '../routes.ts';
import type { AuditKeeper } from './audit-keeper.ts';
import { exportCase } from './export-case.ts';
import { purge } from './purge.ts';
import { verifyAudit } from './verify-audit.ts';

const dayMs = 24 * 60 * 60 * 1000;

export type AuditHandlers = Pick<Handlers, 'audit.verify' | 'audit.export' | 'audit.purge'>;

export interface AuditHandlerParts {
  readonly db: DatabaseSync;
  readonly clock: Pick<Clock, 'now'>;
  readonly keeper: Pick<AuditKeeper, 'key' | 'end'>;
  readonly attachments: Pick<Attachments, 'prune'>;
  readonly nameOfPair: (pair: string) => string;
}

export function createAuditHandlers(parts: AuditHandlerParts): AuditHandlers {
  const { db, clock, keeper } = parts;
  return {
    'audit.verify': async ({ receipt }) => {
      const noted = keeper.end();
      const fromVault = noted === undefined || noted.line === 0 ? [] : [{ ...noted, from: 'vault' } as const];
      const fromReceipt = receipt === undefined ? [] : [{ ...receipt, from: 'receipt' } as const];
      return verifyAudit({ db, key: keeper.key(), ends: [...fromVault, ...fromReceipt] });
    },
    'audit.export': async ({ fileMark, after }) => exportCase(db, fileMark, after),
    'audit.purge': async ({ olderThanDays }, { pair }) => {
      const now = clock.now();
      const taken = purge(db, { before: now - olderThanDays * dayMs, now, who: parts.nameOfPair(pair) });
      return { ...taken, files: parts.attachments.prune() };
    },
  };
}

/** What the setting says, by itself. */
export function purgeByAge(
  { db, clock }: Pick<AuditHandlerParts, 'db' | 'clock'>,
  retentionDays: number,
  who: string,
): number {
  const now = clock.now();
  return purge(db, { before: now - retentionDays * dayMs, now, who, onlyIfAny: true }).submissions;
}
