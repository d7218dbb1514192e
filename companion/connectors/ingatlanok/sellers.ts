/**
 * Sellers and their pictures (A9, A10; reference, section 9, step 9). They have a key of ours like listings, so
 * saving may be repeated; it happens while the person waits and is not queued.
 */
import { isDeepStrictEqual } from 'node:util';
import type { RouteMessage } from '../../../shared/contract/routes.ts';
import { ExactNumber } from '../../exact-json.ts';
import { LostAnswer, Refusal, TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import type { ApiCall } from './client.ts';
import { KeyTaken, NotThere } from './errors.ts';
import type { ListingKey } from './find-property.ts';
import { bodyOf, type Portal } from './portal.ts';
import { type RemoteSeller, sellerSchema } from './read-schemas.ts';
import { readEntries } from './schema.ts';
import { keyQuery } from './wire.ts';

type SellerFields = RouteMessage<'listings.save-seller'>;

/** Looks first, and again after a lost answer: a seller is never added twice. */
export async function saveSeller(
  portal: Portal,
  seller: SellerFields,
  signal: AbortSignal,
): Promise<{ id: string; created: boolean }> {
  const { officeId, transferId, ...fields } = seller;
  const before = await findSeller(portal, seller, signal);
  if (before === undefined) {
    const body = {
      id: { transfer_id: transferId },
      seller: { ...fields, office_id: new ExactNumber(officeId) },
    };
    await send(portal, { method: 'POST', path: assumptions.sellerPath, body }, signal);
  } else if (!isDeepStrictEqual(wanted(before, fields), fields)) {
    const query = keyQuery(seller);
    await send(
      portal,
      { method: 'PUT', path: assumptions.sellerPath, query, body: { seller: fields } },
      signal,
    );
  }
  const after = await findSeller(portal, seller, signal);
  if (after !== undefined && isDeepStrictEqual(wanted(after, fields), fields)) {
    return { id: after.id.id, created: before === undefined };
  }
  // Not there, or not so: nothing is repeated by itself, the person is told and saves again.
  throw new TransientFailure({ code: 'answer-lost', sent: 'unclear' });
}

export async function deleteSeller(portal: Portal, key: ListingKey, signal: AbortSignal): Promise<void> {
  if ((await findSeller(portal, key, signal)) === undefined) return;
  await send(portal, { method: 'DELETE', path: assumptions.sellerPath, query: keyQuery(key) }, signal);
  if ((await findSeller(portal, key, signal)) === undefined) return;
  throw new TransientFailure({ code: 'answer-lost', sent: 'unclear' });
}

/** @param content base64 */
export async function addSellerImage(
  portal: Portal,
  { title, content, ...key }: ListingKey & { readonly title: string; readonly content: string },
  signal: AbortSignal,
): Promise<void> {
  const before = await needSeller(portal, key, signal);
  const order = (before.image?.length ?? 0) + 1;
  const image = { content, title, order };
  const call = {
    method: 'POST',
    path: assumptions.sellerImagePath,
    query: keyQuery(key),
    body: { image },
  } as const;
  await send(portal, call, signal);
  const after = await needSeller(portal, key, signal);
  const known = new Set(before.image?.map((one) => one.id));
  const fresh = (after.image ?? []).filter((one) => !known.has(one.id) && one.title === title);
  if (fresh.length !== 1) throw new TransientFailure({ code: 'answer-lost', sent: 'unclear' });
}

export async function deleteSellerImage(
  portal: Portal,
  { imageId, ...key }: ListingKey & { readonly imageId: string },
  signal: AbortSignal,
): Promise<void> {
  const isThere = async (): Promise<boolean> =>
    (await needSeller(portal, key, signal)).image?.some((one) => one.id === imageId) ?? false;
  if (!(await isThere())) return;
  const query = { ...keyQuery(key), [assumptions.imageParameter]: imageId };
  await send(portal, { method: 'DELETE', path: assumptions.sellerImagePath, query }, signal);
  if (await isThere()) throw new TransientFailure({ code: 'answer-lost', sent: 'unclear' });
}

/** Refusals are thrown; whether a lost answer, a taken key or a record that is gone did it is read back. */
async function send(portal: Portal, call: ApiCall, signal: AbortSignal): Promise<void> {
  try {
    bodyOf(await portal.client.send(call, signal));
  } catch (error) {
    const isReadBack = error instanceof LostAnswer || error instanceof KeyTaken || error instanceof NotThere;
    const isInUse = error instanceof KeyTaken && call.method === 'DELETE';
    if (!isReadBack || isInUse) throw error;
  }
}

async function needSeller(portal: Portal, key: ListingKey, signal: AbortSignal): Promise<RemoteSeller> {
  const seller = await findSeller(portal, key, signal);
  if (seller === undefined) throw new Refusal({ code: 'remote-not-found' });
  return seller;
}

async function findSeller(
  portal: Portal,
  key: ListingKey,
  signal: AbortSignal,
): Promise<RemoteSeller | undefined> {
  const query = { part: assumptions.sellerParts.join(','), ...keyQuery(key) };
  const list = readEntries(
    await portal.client.read({ method: 'GET', path: assumptions.sellerPath, query }, signal),
    sellerSchema,
  );
  if (list === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  const found = list.entries.find(
    ({ id }) => id.transfer_id === key.transferId && (id.office_id ?? key.officeId) === key.officeId,
  );
  // A list that can't be read whole may hold it.
  if (found === undefined && list.damaged) throw new TransientFailure({ code: 'remote-unexpected' });
  return found;
}

/** Of the seller that is there, what we would write. */
function wanted({ seller }: RemoteSeller, fields: Omit<SellerFields, 'officeId' | 'transferId'>): object {
  return {
    name: seller.name,
    ...(fields.email === undefined ? {} : { email: seller.email }),
    ...(fields.phone === undefined ? {} : { phone: seller.phone }),
  };
}
