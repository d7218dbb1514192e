/** What became of an effect whose answer was lost (Ingatlanok reference, section 9). Only reads. */
import type { OpenStep, Run, Verdict } from '../connector.ts';
import { listingDifferences, toCandidate, toIdentity } from './compare.ts';
import { isImageStep, reconcileImage } from './images.ts';
import { goneState } from './listing-keys.ts';
import { asListing, type Portal } from './portal.ts';

export async function reconcile(portal: Portal, run: Run, step: OpenStep): Promise<Verdict> {
  const listing = asListing(run.payload);
  if (isImageStep(step.name)) return reconcileImage(portal, run, listing, step.name, step.intent);
  const { records, complete } = await portal.find(listing, run.signal);
  const [record] = records;
  const compared = listing.action === 'delete' ? undefined : listing;
  const unsure: Verdict = { kind: 'unsure', candidates: records.map((one) => toCandidate(one, compared)) };
  if (records.length > 1) return unsure;

  if (listing.action === 'delete') {
    if (record !== undefined) return { kind: 'absent' };
    const id = run.remoteId ?? '';
    return complete
      ? { kind: 'happened', result: { id }, remote: { id, url: null, state: goneState } }
      : unsure;
  }
  if (record === undefined) return step.name === 'create' && complete ? { kind: 'absent' } : unsure;
  if (listingDifferences(listing, record).length === 0) {
    return { kind: 'happened', result: { id: record.id.id }, remote: toIdentity(record) };
  }
  // A change that doesn't show was not carried out; a record of other content under our key is somebody's.
  return step.name === 'change' ? { kind: 'absent' } : unsure;
}
