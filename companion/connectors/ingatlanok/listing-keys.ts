import type { ListingSubmission } from '../../../shared/submissions/listing.ts';
import type { ListingKey } from './find-property.ts';

/** The state we give a listing that isn't at the portal any more; the portal has no word for it. */
export const goneState = 'deleted';

export function businessKeyOf(
  { officeId, transferId }: ListingKey,
  action: ListingSubmission['action'],
): string {
  return `ingatlanok|${officeId}|${transferId}|${action}`;
}
