import type { AuctionSubmission } from '../../../shared/submissions/auction.ts';
import { Undecided } from '../failures.ts';
import { differingFields, toCandidate } from './compare.ts';
import { compareAttachments } from './compare-attachments.ts';
import type { PortalRecord } from './schema.ts';

/**
 * Before publishing and after: the record says what was filed, and every attachment is there once.
 * @throws Undecided with the record as evidence.
 */
export function checkSame(
  baseUrl: string,
  auction: AuctionSubmission,
  record: PortalRecord,
  isOwn: boolean,
): void {
  const evidence = [toCandidate(baseUrl, record, auction)];
  const fields = differingFields(record, auction);
  const [field] = fields;
  if (field !== undefined) {
    const params = { fields: fields.join(', ') };
    throw new Undecided({ code: 'remote-conflict', field, params }, evidence);
  }
  const files = compareAttachments(record, auction.attachments, isOwn);
  if (files !== undefined && files.missing.length === 0 && files.doubled === 0) return;
  const params = {
    missing: files?.missing.length ?? auction.attachments.length,
    doubled: files?.doubled ?? 0,
  };
  throw new Undecided({ code: 'attachments-differ', field: 'attachments', params }, evidence);
}
