/** Everything a receipt says, from the rows as they are when a submission is done. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { System } from '../../shared/contract/submission.ts';
import type { AuditEnd } from '../audit/audit-keeper.ts';
import { readSubmission } from '../outbox/sql/read-submission.ts';
import { listSteps } from '../outbox/sql/steps.ts';
import type { SubmissionRow } from '../outbox/submission-row.ts';
import { statement } from '../store/statement.ts';

export interface ReceiptDocument {
  readonly name: string;
  readonly documentType: string | null;
  /** Bytes; null where the submission doesn't say. */
  readonly size: number | null;
  readonly sha256: string;
}

/** A step that changed something at the remote system. Instants are milliseconds since 1970. */
export interface ReceiptStep {
  readonly name: string;
  readonly sentAt: number;
  readonly answeredAt: number;
  /** The answer was lost; what happened was read back. */
  readonly reconciled: boolean;
}

export interface ReceiptData {
  readonly id: string;
  readonly kind: SubmissionRow['kind'];
  readonly action: string;
  readonly fileMark: string;
  readonly number: string;
  readonly title: string;
  readonly system: System;
  readonly host: string;
  readonly remote: { readonly id: string; readonly url: string | null; readonly state: string };
  readonly preparedBy: string;
  readonly approvedBy: string;
  /** Name of the paired browser or command line. */
  readonly pair: string;
  readonly storedAt: number;
  readonly steps: readonly ReceiptStep[];
  readonly doneAt: number;
  readonly documents: readonly ReceiptDocument[];
  readonly training: boolean;
  readonly audit: AuditEnd;
}

const auditSchema = z.object({ line: z.int(), link: z.string() });
const storedBySchema = z.object({ who: z.string() });

/** Undefined while the submission isn't done, or where the audit has no line of that. */
export function readReceiptData(
  db: DatabaseSync,
  id: string,
  hosts: Readonly<Record<System, string>>,
): ReceiptData | undefined {
  const row = readSubmission(db, id);
  if (row === undefined || row.state !== 'done') return undefined;
  const end = statement(
    db,
    "SELECT line, link FROM audit WHERE submissionId = ? AND action = 'state.verify' ORDER BY line DESC LIMIT 1",
  ).get(id);
  const stored = statement(db, "SELECT who FROM audit WHERE submissionId = ? AND action = 'stored'").get(id);
  if (end === undefined || stored === undefined) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    action: row.action,
    fileMark: row.fileMark,
    number: row.number,
    title: row.title,
    system: row.system,
    host: hosts[row.system],
    remote: { id: row.remoteId ?? '', url: row.remoteUrl, state: row.remoteState ?? '' },
    preparedBy: row.preparedBy,
    approvedBy: row.approvedBy ?? '',
    pair: pairOf(storedBySchema.parse(stored).who, row.preparedBy),
    storedAt: row.createdAt,
    steps: stepsOf(db, id),
    doneAt: row.stateSince,
    documents: documentsIn(row.payload),
    training: row.training,
    audit: auditSchema.parse(end),
  };
}

/** The audit names the person first, where one is known. */
function pairOf(who: string, preparedBy: string): string {
  return preparedBy !== '' && who.startsWith(`${preparedBy}, `) ? who.slice(preparedBy.length + 2) : who;
}

function stepsOf(db: DatabaseSync, id: string): ReceiptStep[] {
  return listSteps(db, id)
    .filter((step) => step.effect !== 'safe' && step.state === 'done')
    .map((step) => ({
      name: step.name,
      sentAt: step.startedAt,
      answeredAt: step.finishedAt ?? step.startedAt,
      reconciled: step.params.reconciled === 1,
    }));
}

const documentSchema = z.object({
  name: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  size: z.int().optional(),
  documentType: z.string().optional(),
});

/** Every document a payload names, whatever its kind calls the list, in their order. */
function documentsIn(value: unknown): ReceiptDocument[] {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  if (typeof value !== 'object' || value === null) return [];
  const read = documentSchema.safeParse(value);
  if (!read.success) return Object.values(value).flatMap(documentsIn);
  const { name, sha256, size = null, documentType = null } = read.data;
  return [{ name, sha256, size, documentType }];
}
