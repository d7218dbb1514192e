/** What the pill and the context menu need of a reading. Small on purpose: every granted page runs it. */

import type { FieldId } from '../../../shared/case/fields.ts';
import type { PageSummary } from '../../../shared/contract/messages.ts';
import type { CaseReading, FieldReading } from '../../../shared/extraction/reading.ts';
import { auctionFields } from '../../../shared/submissions/auction-fields.ts';

/** Sent in whole crowns (portal reference, section 3). */
const moneyFields: readonly FieldId[] = ['appraisedPrice', 'lowestBid', 'minimumIncrement', 'deposit'];

/** A page that says one of these speaks of an auction. */
const auctionSigns: readonly FieldId[] = ['lowestBid', 'appraisedPrice', 'startsAt', 'deposit'];

export function summarisePage(reading: CaseReading): PageSummary {
  const { fields } = reading;
  const lots = fields.lots.status === 'found' ? fields.lots.value : [];
  const has = (id: FieldId): boolean =>
    fields[id].status === 'found' || (lots.length > 0 && lots.every((lot) => Object.hasOwn(lot, id)));
  const needed = auctionFields.filter((field) => field.required !== 'never' && field.id !== 'voluntary');
  const isDoubtful = (id: FieldId): boolean => {
    const field: FieldReading<unknown> = fields[id];
    if (field.status !== 'found') return false;
    // What the panel would ask a person about: an unsure reading, haléře the portal would cut off.
    return field.confidence < 0.6 || (moneyFields.includes(id) && !Number.isInteger(field.value ?? 0));
  };
  const doubtful = auctionFields.filter((field) => isDoubtful(field.id)).length;
  const isVoluntary = fields.voluntary.status === 'found' && fields.voluntary.value;
  const decree = reading.documents.some((document) => document.documentType === 'auction_decree');
  const reference = fields.referenceNumber;
  return {
    isCasePage: reading.isCasePage,
    fileMark: fields.fileMark.status === 'found' ? fields.fileMark.value : null,
    referenceNumber: reference.status === 'found' ? reference.value : null,
    auction: auctionSigns.some(has),
    missing:
      needed.filter((field) => !has(field.id)).length + (decree ? 0 : 1) + doubtful + (isVoluntary ? 1 : 0),
    missingFields: auctionFields.filter((field) => !has(field.id)).map((field) => field.id),
    restricted: reading.restriction !== null,
  };
}
