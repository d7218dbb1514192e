/** Which fields of a case an auction takes, in the order of the form. */
import type { FieldId } from '../case/fields.ts';

export type AuctionGroup = 'identity' | 'subject' | 'prices' | 'deposit' | 'term' | 'place';

export interface AuctionField {
  readonly id: FieldId;
  readonly group: AuctionGroup;
  /** `draft`: even a portal draft needs it; `publish`: only publishing does; `never`: may stay empty (PD-22). */
  readonly required: 'draft' | 'publish' | 'never';
}

export const auctionFields: readonly AuctionField[] = [
  { id: 'referenceNumber', group: 'identity', required: 'draft' },
  { id: 'auctionKind', group: 'identity', required: 'draft' },
  { id: 'voluntary', group: 'identity', required: 'draft' },
  { id: 'title', group: 'subject', required: 'draft' },
  { id: 'description', group: 'subject', required: 'never' },
  { id: 'category', group: 'subject', required: 'never' },
  { id: 'appraisedPrice', group: 'prices', required: 'publish' },
  { id: 'lowestBid', group: 'prices', required: 'publish' },
  { id: 'minimumIncrement', group: 'prices', required: 'never' },
  { id: 'deposit', group: 'deposit', required: 'publish' },
  { id: 'depositAccount', group: 'deposit', required: 'never' },
  { id: 'depositVariableSymbol', group: 'deposit', required: 'never' },
  { id: 'depositSpecificSymbol', group: 'deposit', required: 'never' },
  { id: 'startsAt', group: 'term', required: 'publish' },
  { id: 'endsAt', group: 'term', required: 'never' },
  { id: 'cadastralArea', group: 'place', required: 'never' },
  { id: 'cadastralAreaCode', group: 'place', required: 'never' },
  { id: 'addressPointCode', group: 'place', required: 'never' },
  { id: 'district', group: 'place', required: 'never' },
  { id: 'latitude', group: 'place', required: 'never' },
  { id: 'longitude', group: 'place', required: 'never' },
];
