/** What an edit set out to do, stored before it is sent, and whether a record shows that it was done. */
import { z } from 'zod';
import type { Problem } from '../../../shared/contract/problems.ts';
import { attachmentSchema } from '../../../shared/submissions/auction.ts';
import type { Run, Verdict } from '../connector.ts';
import { toCandidate, toIdentity } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { carriesData, changedData, differingData } from './editable.ts';
import { fileHashes, imagesInOrder } from './merge-files.ts';
import { type Portal, readIfThere, type WholeRecord } from './portal.ts';
import type { PortalFile, PortalRecord } from './schema.ts';

const dataSchema = z.object({
  top: z.record(z.string(), z.unknown()),
  item: z.record(z.string(), z.unknown()),
  /** Absent in what an older version journaled. */
  opaque: z.record(z.string(), z.unknown()).default({}),
});

export const editIntentSchema = z.object({
  hash: z.string(),
  /** Before the first try. */
  before: z.object({ data: dataSchema, files: z.array(z.string()) }),
  after: z.object({
    data: dataSchema,
    /** Hashes of attachments that stay. */
    kept: z.array(z.string()),
    imageOrder: z.array(z.string()),
    added: z.array(attachmentSchema),
  }),
});
export type EditIntent = z.output<typeof editIntentSchema>;

/** What became of an edit whose answer was lost: everything as meant, or everything as before, or a person. */
export async function reconcileEdit(portal: Portal, run: Run, given: unknown): Promise<Verdict> {
  const intent = editIntentSchema.parse(given);
  const whole = await readIfThere(portal, intent.hash, run.signal);
  if (whole === undefined) return { kind: 'unsure', candidates: [] };
  const { record, editable } = whole;
  const { before, after } = intent;
  // Where the record doesn't carry what was changed it can't tell before from after.
  const isTold =
    after.added.length > 0 ||
    after.kept.join() !== before.files.join() ||
    changedData(before.data, after.data).some((name) => carriesData(editable, name));
  const files = record.images && record.documents && fileHashes(record).join();
  if (isTold && whyDifferent(whole, intent) === undefined) {
    return { kind: 'happened', result: intent, remote: toIdentity(portal.baseUrl, record) };
  }
  if (isTold && files === before.files.join() && differingData(editable, before.data).length === 0) {
    return { kind: 'absent' };
  }
  return { kind: 'unsure', candidates: [toCandidate(portal.baseUrl, record)] };
}

/** Undefined when the record is as the edit meant it. */
export function whyDifferent({ record, editable }: WholeRecord, { before, after }: EditIntent) {
  const fields = differingData(after.data, editable);
  if (fields.length > 0) return problem('remote-conflict', { fields: fields.join(', ') });
  const there = record.images && record.documents ? fileHashes(record) : [];
  const fresh = there.filter((hash) => !before.files.includes(hash));
  const lost = after.kept.filter((hash) => !there.includes(hash));
  const stayed = there.filter((hash) => before.files.includes(hash) && !after.kept.includes(hash));
  const difference = compareAttachments(onlyFiles(record, fresh), after.added, true);
  const missing = lost.length + (difference?.missing.length ?? 1);
  const doubled = stayed.length + Math.max(0, fresh.length - after.added.length);
  if (missing + doubled > 0) return problem('attachments-differ', { missing, doubled });
  const order = imagesInOrder(record).map((image) => image.hash);
  const isInOrder =
    order.filter((hash) => after.imageOrder.includes(hash)).join() === after.imageOrder.join();
  return isInOrder ? undefined : problem('attachments-differ', { missing, doubled });
}

function problem(code: 'remote-conflict' | 'attachments-differ', params: Problem['params']): Problem {
  const field = code === 'attachments-differ' ? { field: 'attachments' } : {};
  return { code, params, sent: 'nothing', ...field };
}

/** The record with only these of its attachments; what it doesn't carry stays left out. */
export function onlyFiles(
  record: Pick<PortalRecord, 'images' | 'documents'>,
  hashes: readonly string[],
): Pick<PortalRecord, 'images' | 'documents'> {
  const isMeant = (file: PortalFile): boolean => hashes.includes(file.hash);
  return { images: record.images?.filter(isMeant), documents: record.documents?.filter(isMeant) };
}
