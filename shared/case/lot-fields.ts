import type { FieldId } from './fields.ts';

/** What a lot of its own may say; each is read as the field of that id. */
export const lotFields = [
  'referenceNumber',
  'title',
  'description',
  'appraisedPrice',
  'lowestBid',
  'minimumIncrement',
  'deposit',
  'depositAccount',
  'depositVariableSymbol',
  'depositSpecificSymbol',
  'startsAt',
  'endsAt',
] as const satisfies readonly FieldId[];
export type LotFieldId = (typeof lotFields)[number];

export const isLotField = (field: string): field is LotFieldId =>
  (lotFields as readonly string[]).includes(field);
