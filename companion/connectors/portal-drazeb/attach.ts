/**
 * Mends a draft that lacks something: an attachment that didn't arrive, or fields of an adopted record. The edit
 * replaces everything, and an attachment whose hash is left out is deleted (reference, section 9): so the list is
 * read in the same operation, all hashes go back, and the result is read again. What stays different is for a person:
 * nothing becomes public before.
 */
import { z } from 'zod';
import type { Attachment, AuctionSubmission } from '../../../shared/submissions/auction.ts';
import type { Run } from '../connector.ts';
import { TransientFailure, Undecided } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { checkSame } from './check-same.ts';
import { choose } from './choose.ts';
import { differingFields, toCandidate } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import { isOwnCreate } from './created-schema.ts';
import { emptiedAlternatives } from './editable.ts';
import { fileHashes, mergeFiles } from './merge-files.ts';
import { type Portal, readAuction, readWhole } from './portal.ts';
import type { PortalRecord } from './schema.ts';
import { uploadFiles } from './upload-files.ts';
import { newFilesToWire, toWire } from './wire.ts';

/** Stored before the edit: which attachments were there. */
export const attachIntentSchema = z.object({ hash: z.string(), before: z.array(z.string()) });

export async function attachMissing(
  portal: Portal,
  run: Run,
  auction: AuctionSubmission,
  hash: string,
): Promise<void> {
  const found = await readAuction(portal, hash, run.signal);
  if (found.status !== 'draft' || run.acceptedAsIs) {
    // Published already: nothing may be attached any more (section 8); verifying tells what is missing.
    noteSkipped(run);
    return;
  }
  const isOwn = isOwnCreate(run, hash);
  const missing = missingFiles(portal, found, auction, isOwn);
  const fields = differingFields(found, auction);
  if (isOwn && fields.length > 0) throw differs(portal, found, auction, fields);
  if (missing.length === 0 && fields.length === 0) {
    noteSkipped(run);
    checkSame(portal.baseUrl, auction, found, isOwn);
    return;
  }
  const choices = await choose(portal, auction, run.signal);
  const uploaded = missing.length === 0 ? [] : await uploadFiles(portal, run, missing);
  // Read again right before: what was attached meanwhile must not be deleted by this edit.
  const { record, editable } = await readWhole(portal, hash, run.signal);
  if (missingFiles(portal, record, auction, isOwn).length !== missing.length) {
    // Somebody works on it: nothing was sent, and the next run reads anew.
    throw new TransientFailure({ code: 'remote-conflict' });
  }
  const merged = mergeFiles(record, { added: newFilesToWire(missing, uploaded) });
  const { item, ...top } = toWire(auction, choices, merged);
  const json = {
    ...top,
    ...emptiedAlternatives(editable.top, top),
    item: { ...item, ...emptiedAlternatives(editable.item, item) },
  };
  const before = fileHashes(record);
  const intent = { hash, before };
  await run.step('attach', { effect: 'effect', intent, params: { files: missing.length } }, async () => {
    await portal.client.effect(
      {
        method: 'PATCH',
        path: assumptions.auctionPath(hash),
        json,
        signal: run.signal,
      },
      async () => {
        const again = fileHashes(await readAuction(portal, hash, run.signal));
        if (again.join() !== before.join()) throw new TransientFailure({ code: 'remote-conflict' });
      },
    );
    return { result: null };
  });
  checkSame(portal.baseUrl, auction, await readAuction(portal, hash, run.signal), isOwn);
}

/**
 * @throws Undecided when the record doesn't carry its attachments, so that an edit would delete what we can't see, and
 * when what is missing may be there under another name, so that an edit would double it.
 */
function missingFiles(
  portal: Portal,
  record: PortalRecord,
  auction: AuctionSubmission,
  isOwn: boolean,
): readonly Attachment[] {
  const difference = compareAttachments(record, auction.attachments, isOwn);
  if (difference?.unclear === 0) return difference.missing;
  const fields = differingFields(record, auction);
  const params = {
    missing: difference?.missing.length ?? 0,
    doubled: difference?.doubled ?? 0,
    // Whoever keeps it as it is keeps these too.
    ...(fields.length === 0 ? {} : { fields: fields.join(', ') }),
  };
  throw new Undecided({ code: 'attachments-differ', field: 'attachments', params }, [
    toCandidate(portal.baseUrl, record, auction),
  ]);
}

function noteSkipped(run: Run): void {
  if (run.done('attach', z.unknown()) === undefined) run.skip('attach');
}

function differs(
  portal: Portal,
  record: PortalRecord,
  auction: AuctionSubmission,
  fields: readonly string[],
): Undecided {
  const [field = 'title'] = fields;
  return new Undecided({ code: 'remote-conflict', field, params: { fields: fields.join(', ') } }, [
    toCandidate(portal.baseUrl, record, auction),
  ]);
}
