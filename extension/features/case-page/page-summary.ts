/** What the pill and the context menu need of a reading. Small on purpose: every granted page runs it. */

import type { FieldId } from '../../../shared/case/fields.ts';
import type { PageSummary } from '../../../shared/contract/messages.ts';
import type { CaseReading } from '../../../shared/extraction/reading.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';

/** A page that says one of these speaks of an auction. */
const auctionSigns: readonly FieldId[] = ['lowestBid', 'appraisedPrice', 'startsAt', 'deposit'];

export function summarisePage(reading: CaseReading): PageSummary {
  const { fields } = reading;
  const lots = fields.lots.status === 'found' ? fields.lots.value : [];
  const has = (id: FieldId): boolean =>
    fields[id].status === 'found' || (lots.length > 0 && lots.every((lot) => Object.hasOwn(lot, id)));
  const needed = auctionFields.filter((field) => field.required !== 'never' && field.id !== 'voluntary');
  const decree = reading.documents.some((document) => document.documentType === 'auction_decree');
  const reference = fields.referenceNumber;
  return {
    isCasePage: reading.isCasePage,
    fileMark: fields.fileMark.status === 'found' ? fields.fileMark.value : null,
    referenceNumber: reference.status === 'found' ? reference.value : null,
    auction: auctionSigns.some(has),
    missing: needed.filter((field) => !has(field.id)).length + (decree ? 0 : 1),
    restricted: reading.restriction !== null,
  };
}
