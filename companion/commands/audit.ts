import { exportAudit } from './audit-export.ts';
import { verifyAudit } from './audit-verify.ts';
import { type Command, UsageError } from './command.ts';

/** `podatelna audit verify | export`: the record of everything done. */
export const audit: Command = async ([what, ...args], context) => {
  if (what === 'verify') return verifyAudit(args, context);
  if (what === 'export') return exportAudit(args, context);
  const unknown = what === undefined ? '' : `There is no "${what}" here. `;
  throw new UsageError(
    `${unknown}Say: podatelna audit verify [--receipt <file>], or podatelna audit export --case <mark>`,
  );
};
