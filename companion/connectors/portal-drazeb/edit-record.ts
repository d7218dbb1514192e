/**
 * E10 on a record that is there: read, merge, send, read again and compare. An attachment whose hash is left out is
 * deleted (reference, section 9), so all hashes go back but those a person took out, and nothing is sent when the list
 * couldn't be read in the same operation.
 */
import { z } from 'zod';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import type { AuctionChanges } from '../../../shared/submissions/auction-change.ts';
import { auctionStages, isAuctionState } from '../../../shared/submissions/auction-life.ts';
import type { Run } from '../connector.ts';
import { Refusal, TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { chooseCategory } from './choose.ts';
import { toCandidate } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { type EditIntent, editIntentSchema, onlyFiles, whyDifferent } from './edit-intent.ts';
import { changedData, type EditableData, withChanges } from './editable.ts';
import { itemFields, topFields } from './field-names.ts';
import { fileHashes, mergeFiles } from './merge-files.ts';
import { type Portal, readWhole } from './portal.ts';
import type { PortalFile, PortalIdentifier, PortalRecord } from './schema.ts';
import { uploadFiles } from './upload-files.ts';
import { newFilesToWire, type WireAttachments } from './wire.ts';

const namedCategorySchema = z.object({
  type: z.enum(['real', 'movable', 'virtual']),
  full_path: z.string().optional(),
  title: z.string().optional(),
});

export interface EditPlan {
  readonly hash: string;
  readonly changes: AuctionChanges;
  /** Names, in the portal's words, of what becomes empty. */
  readonly clears?: readonly string[];
  readonly category: PortalIdentifier | undefined;
  readonly added: readonly Attachment[];
  /** A draft this submission has just made. */
  readonly isOwnDraft?: boolean;
  /** Which of the attachments that are there go. */
  readonly removes: (file: PortalFile) => boolean;
  /** Hashes of images in their new order; undefined: it stays. */
  readonly imageOrder?: readonly string[] | undefined;
}

/**
 * @throws Refusal when something of the record can't be read and would be lost; Undecided when the record isn't
 * afterwards as it was meant to be.
 */
export async function editRecord(portal: Portal, run: Run, plan: EditPlan): Promise<void> {
  const { hash } = plan;
  if (run.done('edit', editIntentSchema) === undefined) await sendEdit(portal, run, plan);
  const intent = run.done('edit', editIntentSchema);
  if (intent === undefined || run.acceptedAsIs) return;
  const whole = await readWhole(portal, hash, run.signal);
  const problem = whyDifferent(whole, intent);
  if (problem !== undefined) throw new Undecided(problem, [toCandidate(portal.baseUrl, whole.record)]);
}

async function sendEdit(portal: Portal, run: Run, plan: EditPlan): Promise<void> {
  const { hash } = plan;
  const first = run.firstIntent('edit', editIntentSchema);
  const found = await readWhole(portal, hash, run.signal);
  const files = filesOf(portal, found.record);
  const before = first?.before ?? { data: found.editable, files };
  const missing = missingOf(portal, found.record, plan.added, before.files);
  const uploaded = missing.length === 0 ? [] : await uploadFiles(portal, run, missing);
  // Read again right before: what was attached meanwhile must not be deleted by this edit.
  const whole = missing.length === 0 ? found : await readWhole(portal, hash, run.signal);
  const isAsRead = (record: PortalRecord): boolean => filesOf(portal, record).join() === files.join();
  if (!isAsRead(whole.record)) throw new TransientFailure({ code: 'remote-conflict' });

  const category = plan.category ?? (await readNamedCategory(portal, whole.editable, run.signal));
  const data = withChanges(whole.editable, plan.changes, category, plan.clears);
  const [unreadable] = Object.keys(data.opaque);
  if (unreadable !== undefined && !mayLeaveOut(whole.record, plan)) throw cannotBeKept(unreadable);
  const merged = mergeFiles(whole.record, {
    added: newFilesToWire(missing, uploaded),
    goes: (file) => before.files.includes(file.hash) && plan.removes(file),
    imageOrder: plan.imageOrder,
  });
  const kept = keptOf([...merged.images, ...merged.documents]);
  const isAsMeant =
    missing.length === 0 && kept.join() === files.join() && changedData(whole.editable, data).length === 0;
  if (isAsMeant) {
    run.skip('edit');
    return;
  }
  const intent: EditIntent = {
    hash,
    before,
    after: { data, kept, imageOrder: keptOf(merged.images), added: [...plan.added] },
  };
  await run.step('edit', { effect: 'effect', intent, params: { files: missing.length } }, async () => {
    await portal.client.effect(
      {
        method: 'PATCH',
        path: assumptions.auctionPath(hash),
        json: { ...data.top, item: data.item, ...merged },
        signal: run.signal,
      },
      async () => {
        const again = await readWhole(portal, hash, run.signal);
        if (!isAsRead(again.record)) throw new TransientFailure({ code: 'remote-conflict' });
      },
    );
    return { result: intent };
  });
}

/**
 * Where data can't change any more, and in a draft of our own making, what can't be brought back is left out and looked
 * at afterwards; in what the public sees, or somebody else made, nobody risks it.
 */
function mayLeaveOut(record: PortalRecord, { isOwnDraft = false }: EditPlan): boolean {
  const status = record.status ?? '';
  if (status === 'draft') return isOwnDraft;
  return isAuctionState(status) && auctionStages[status].editable === 'documents';
}

/** @param name in the portal's words */
function cannotBeKept(name: string): Refusal {
  const field = name.startsWith('item.') ? itemFields[name.slice('item.'.length)] : topFields[name];
  return new Refusal({
    code: 'remote-unexpected',
    params: { field: name },
    ...(field === undefined ? {} : { field }),
  });
}

/** The id of a category that the record only names (reference, section 11: `{type, full_path, title}`). */
async function readNamedCategory(
  portal: Portal,
  { opaque }: EditableData,
  signal: AbortSignal,
): Promise<PortalIdentifier | undefined> {
  const named = namedCategorySchema.safeParse(opaque['item.category']);
  if (!named.success) return undefined;
  const { type, full_path, title } = named.data;
  const category = full_path ?? title;
  if (category === undefined) return undefined;
  const wanted = { auctionKind: type, category };
  return (await chooseCategory(portal, wanted, signal)) ?? undefined;
}

/** @throws Undecided when the record doesn't carry its attachments: an edit would delete what we can't see. */
function filesOf(portal: Portal, record: PortalRecord): string[] {
  if (record.images !== undefined && record.documents !== undefined) return fileHashes(record);
  const params = { missing: 0, doubled: 0 };
  throw new Undecided({ code: 'attachments-differ', field: 'attachments', params }, [
    toCandidate(portal.baseUrl, record),
  ]);
}

/**
 * Files still to be attached: an earlier try of ours may have attached some.
 * @param before hashes that were there before the first try.
 */
function missingOf(
  portal: Portal,
  record: PortalRecord,
  added: readonly Attachment[],
  before: readonly string[],
): readonly Attachment[] {
  const fresh = fileHashes(record).filter((hash) => !before.includes(hash));
  const difference = compareAttachments(onlyFiles(record, fresh), added, true);
  if (difference?.unclear === 0) return difference.missing;
  const params = { missing: difference?.missing.length ?? 0, doubled: difference?.doubled ?? 0 };
  throw new Undecided({ code: 'attachments-differ', field: 'attachments', params }, [
    toCandidate(portal.baseUrl, record),
  ]);
}

function keptOf(
  files: readonly (WireAttachments['images'][number] | WireAttachments['documents'][number])[],
) {
  return files.flatMap((file) => ('hash' in file ? [file.hash] : []));
}
