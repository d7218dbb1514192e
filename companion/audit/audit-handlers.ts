/** Routes about the audit; only the command line has them. */
import type { DatabaseSync } from 'node:sqlite';
import type { Handlers } from '../routes.ts';
import type { AuditKeeper } from './audit-keeper.ts';
import { verifyAudit } from './verify-audit.ts';

export type AuditHandlers = Pick<Handlers, 'audit.verify'>;

export function createAuditHandlers({
  db,
  keeper,
}: {
  readonly db: DatabaseSync;
  readonly keeper: Pick<AuditKeeper, 'key' | 'end'>;
}): AuditHandlers {
  return {
    'audit.verify': async ({ receipt }) => {
      const noted = keeper.end();
      const fromVault = noted === undefined || noted.line === 0 ? [] : [{ ...noted, from: 'vault' } as const];
      const fromReceipt = receipt === undefined ? [] : [{ ...receipt, from: 'receipt' } as const];
      return verifyAudit({ db, key: keeper.key(), ends: [...fromVault, ...fromReceipt] });
    },
  };
}
