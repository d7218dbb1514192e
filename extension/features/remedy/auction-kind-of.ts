import { type AuctionEditSubmission, auctionEditSchema } from '../../../shared/submissions/auction-change.ts';
import type { Desk } from '../panel/state.ts';

/** The kind the draft says; undefined: it says none, so nothing can be said about a record of it. */
export function auctionKindOf(desk: Desk): AuctionEditSubmission['auctionKind'] | undefined {
  return auctionEditSchema.shape.auctionKind.safeParse(desk.draft.fields.auctionKind?.value).data;
}
