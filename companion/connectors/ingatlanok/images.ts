/** Pictures of a listing: each change is a journaled step of its own, for nothing but its identifier tells them apart (A9). */
import { z } from 'zod';
import type { Attachment } from '../../../shared/submissions/auction.ts';
import type { ListingImageStep, ListingSubmission } from '../../../shared/submissions/listing.ts';
import { numberText } from '../../exact-json.ts';
import type { Run, Verdict } from '../connector.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { toIdentity } from './compare.ts';
import { NotThere } from './errors.ts';
import { bodyOf, type Portal, readProperty } from './portal.ts';
import type { RemoteProperty } from './schema.ts';
import { keyQuery } from './wire.ts';

/** Stored with the intent: the pictures there were before. */
const intentSchema = z.object({ known: z.array(z.string()) });

const stepPrefix = 'image-';

/** What is to be done with the pictures, in order; `image-1`, `image-2`, … are the steps' names. */
export function imageStepsOf(listing: ListingSubmission): readonly ListingImageStep[] {
  if (listing.action === 'delete') return [];
  if (listing.action === 'change') return listing.imageSteps;
  return listing.images.map((image, index) => ({
    what: 'add' as const,
    image,
    title: image.name,
    order: index + 1,
  }));
}

export function imageStepName(index: number): string {
  return `${stepPrefix}${index + 1}`;
}

export async function sendImages(portal: Portal, run: Run, listing: ListingSubmission): Promise<void> {
  for (const [index, step] of imageStepsOf(listing).entries()) {
    if (run.done(imageStepName(index), z.unknown()) !== undefined) continue;
    await sendImage(portal, run, listing, imageStepName(index), step);
  }
}

async function sendImage(
  portal: Portal,
  run: Run,
  listing: ListingSubmission,
  name: string,
  step: ListingImageStep,
): Promise<void> {
  const record = await readProperty(portal, listing, run.signal);
  // It was there a moment ago: a list that lost it is no ground for a refusal.
  if (record === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  const known = imageIds(record);
  await run.step<{ readonly done: string }>(name, { effect: 'effect', intent: { known } }, async () => {
    const query =
      step.what === 'add' ? keyQuery(listing) : { ...keyQuery(listing), ...imageQuery(step.imageId) };
    const call = { path: assumptions.propertyImagePath, query } as const;
    if (step.what === 'delete') {
      if (!known.includes(step.imageId)) return { result: { done: step.imageId } };
      await sendOrGone(async () => {
        bodyOf(await portal.client.send({ ...call, method: 'DELETE' }, run.signal));
      });
      return { result: { done: step.imageId } };
    }
    const { title, order } = step;
    const image = {
      ...(step.what === 'add' ? { content: await readBase64(run, step.image) } : {}),
      ...(title === undefined ? {} : { title }),
      ...(order === undefined ? {} : { order }),
    };
    const method = step.what === 'add' ? 'POST' : 'PUT';
    bodyOf(await portal.client.send({ ...call, method, body: { image } }, run.signal));
    return { result: { done: title ?? '' } };
  });
}

/** What was to be deleted and isn't there is deleted. */
async function sendOrGone(send: () => Promise<void>): Promise<void> {
  try {
    await send();
  } catch (error) {
    if (!(error instanceof NotThere)) throw error;
  }
}

/**
 * A picture that came since the intent and carries our title and place is ours; as many as before means absent;
 * anything else is for a person (reference, section 9, step 8).
 */
export async function reconcileImage(
  portal: Portal,
  run: Run,
  listing: ListingSubmission,
  name: string,
  intent: unknown,
): Promise<Verdict> {
  const { known } = intentSchema.parse(intent);
  const step = imageStepsOf(listing)[Number(name.slice(stepPrefix.length)) - 1];
  const { records, complete } = await portal.find(listing, run.signal);
  const [record] = records;
  if (step === undefined || record === undefined || records.length > 1)
    return { kind: 'unsure', candidates: [] };
  const images = record.image ?? undefined;
  if (images === undefined || !complete) return { kind: 'unsure', candidates: [] };
  const happened: Verdict = { kind: 'happened', result: {}, remote: toIdentity(record) };
  if (step.what === 'delete') {
    return images.some((one) => one.id === step.imageId) ? { kind: 'absent' } : happened;
  }
  const isAsAsked = (one: (typeof images)[number]): boolean =>
    (step.title === undefined || (one.title ?? '') === step.title) &&
    (step.order === undefined || numberText(one.order) === String(step.order));
  if (step.what === 'change') {
    const image = images.find((one) => one.id === step.imageId);
    if (image === undefined) return { kind: 'unsure', candidates: [] };
    return isAsAsked(image) ? happened : { kind: 'absent' };
  }
  const fresh = images.filter((one) => !known.includes(one.id));
  const [only] = fresh;
  if (only === undefined) return { kind: 'absent' };
  return fresh.length === 1 && isAsAsked(only) ? happened : { kind: 'unsure', candidates: [] };
}

export function isImageStep(name: string): boolean {
  return name.startsWith(stepPrefix);
}

export function imageIds(record: RemoteProperty): string[] {
  return (record.image ?? []).map((one) => one.id);
}

function imageQuery(imageId: string): Record<string, string> {
  return { [assumptions.imageParameter]: imageId };
}

async function readBase64(run: Run, { sha256 }: Pick<Attachment, 'sha256'>): Promise<string> {
  const blob = await run.openFile(sha256);
  return Buffer.from(await blob.arrayBuffer()).toString('base64');
}
