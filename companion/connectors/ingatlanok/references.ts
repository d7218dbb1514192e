/** Offices, regions and sellers to choose from. They hardly change: kept for a day. */

import type { z } from 'zod';
import type { RouteReply } from '../../../shared/contract/routes.ts';
import { numberText } from '../../exact-json.ts';
import { TransientFailure } from '../failures.ts';
import { assumptions } from './assumptions.ts';
import { listProperties } from './find-property.ts';
import type { Portal } from './portal.ts';
import { officeSchema, regionSchema, sellerSchema } from './read-schemas.ts';
import { imagesOf, readEntries } from './schema.ts';

type References = Omit<RouteReply<'listings.references'>, 'settings'>;

const keptMs = 24 * 60 * 60_000;

export function createReferences(portal: Portal) {
  let kept: { readonly at: number; readonly references: References } | undefined;
  return async (fresh: boolean, signal: AbortSignal): Promise<References> => {
    const now = portal.clock.now();
    if (!fresh && kept !== undefined && now - kept.at < keptMs) return kept.references;
    const references = await readReferences(portal, signal);
    kept = { at: now, references };
    return references;
  };
}

/** Of the user's offices the one that stands first in an answer of the list; undefined where none can be read. */
export function nameOfFirstOffice(answer: unknown): string | undefined {
  return readEntries(answer, officeSchema)?.entries[0]?.office?.name;
}

async function readReferences(portal: Portal, signal: AbortSignal): Promise<References> {
  const offices = await readList(
    portal,
    assumptions.officePath,
    assumptions.officeParts,
    officeSchema,
    signal,
  );
  const regions = await readList(
    portal,
    assumptions.regionPath,
    assumptions.regionParts,
    regionSchema,
    signal,
  );
  const sellers = await readList(
    portal,
    assumptions.sellerPath,
    assumptions.sellerParts,
    sellerSchema,
    signal,
  );
  const listings = await listProperties(portal.client, {}, signal);

  const zipCodes = new Map<string, Set<string>>();
  const know = (region: string | undefined, zip: string | undefined): void => {
    if (region === undefined || !/^\d{4}$/.test(zip ?? '')) return;
    zipCodes.set(region, (zipCodes.get(region) ?? new Set()).add(zip ?? ''));
  };
  for (const { region, contact } of offices) {
    know(contact?.region_id ?? region?.id, digitsOf(contact?.zip_code));
  }
  for (const { location } of listings.entries) {
    know(digitsOf(location?.region_id), digitsOf(location?.zip_code));
  }
  return {
    offices: offices.map((one) => ({ id: one.id.id, name: one.office?.name ?? one.id.id })),
    regions: regions.map(({ region: { id, name } }) => ({
      id,
      name,
      zipCodes: [...(zipCodes.get(id) ?? [])],
    })),
    sellers: sellers.map(({ id, seller, image }) => ({
      id: id.id,
      transferId: id.transfer_id ?? null,
      officeId: id.office_id ?? null,
      name: seller.name,
      email: seller.email ?? null,
      phone: seller.phone ?? null,
      images: imagesOf(image),
    })),
    readAt: new Date(portal.clock.now()).toISOString(),
  };
}

async function readList<T>(
  portal: Portal,
  path: string,
  parts: readonly string[],
  schema: z.ZodType<T>,
  signal: AbortSignal,
): Promise<readonly T[]> {
  const list = readEntries(
    await portal.client.read({ method: 'GET', path, query: { part: parts.join(',') } }, signal),
    schema,
  );
  if (list === undefined) throw new TransientFailure({ code: 'remote-unexpected' });
  return list.entries;
}

function digitsOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : numberText(value);
}
