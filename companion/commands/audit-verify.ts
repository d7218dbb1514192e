import { readFileSync } from 'node:fs';
import type { AuditFinding, AuditReport } from '../../shared/contract/audit.ts';
import type { AuditEnd } from '../audit/audit-keeper.ts';
import { findAuditMark } from '../audit/audit-mark.ts';
import { systemErrorSentence } from '../platform/system-error.ts';
import { answer } from './answer.ts';
import { withAudit } from './audit-access.ts';
import { type Command, UsageError } from './command.ts';
import { readArgs } from './read-args.ts';

/** `podatelna audit verify [--receipt <file>] [--json]`: whether the audit is whole; 1 when it is not. */
export const verifyAudit: Command = async (args, context) => {
  const { values } = readArgs(
    args,
    {
      receipt: { type: 'string' },
      'passphrase-fd': { type: 'string' },
    },
    0,
  );
  const receipt = values.receipt === undefined ? undefined : readReceipt(values.receipt);
  const report = await withAudit(context, values['passphrase-fd'], (routes) =>
    routes['audit.verify'](receipt === undefined ? {} : { receipt }),
  );
  answer(context, 'auditReport', report, reportLines(report, receipt !== undefined));
  return report.findings.length === 0 ? 0 : 1;
};

function readReceipt(path: string): AuditEnd {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new UsageError(systemErrorSentence(error, { path }) ?? `The receipt ${path} can't be read.`, {
      cause: error,
    });
  }
  const end = findAuditMark(bytes);
  if (end === undefined) throw new UsageError(`${path} is not a receipt of Podatelna.`);
  return end;
}

const sentences: Readonly<Record<AuditFinding['finding'], string>> = {
  gap: 'lines are missing from here on',
  changed: 'the line, or the order of lines, was changed',
  'seal-missing': 'the seal was taken off',
  'seal-wrong': 'the seal is not the one of the key in the vault',
  'key-unknown': 'the key in the vault never sealed anything here',
  'content-changed': 'what was recorded has been changed since',
  'content-missing': 'what was recorded has been taken away, not by a purge',
  'salt-missing': 'the salt was taken away, not by a purge',
  'end-missing': 'the line is missing, the audit ends before it',
  'differs-from-vault': 'the line is another one than the vault knows of',
  'differs-from-receipt': 'the line is another one than the receipt says',
  'end-was-missing': 'it was noticed at a start that lines before this one were missing',
};

function reportLines(report: AuditReport, hasReceipt: boolean): string[] {
  const { lines, sealed, unsealed, unchecked, findings } = report;
  const found = findings.map(({ line, finding }) => `Line ${line}: ${sentences[finding]}.`);
  const seals = [
    `${sealed} sealed`,
    ...(unsealed === 0 ? [] : [`${unsealed} waiting for the vault to be opened`]),
    ...(unchecked === 0
      ? []
      : [`${unchecked} whose seal can't be compared (vault locked, or an earlier key)`]),
  ].join(', ');
  const whole = hasReceipt ? 'The audit is whole and holds the receipt.' : 'The audit is whole.';
  return [...found, findings.length === 0 ? whole : 'The audit is not whole.', `${lines} lines: ${seals}.`];
}
