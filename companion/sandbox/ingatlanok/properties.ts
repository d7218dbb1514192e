/** `/property` (Ingatlanok reference, 5.1 to 5.4). */
import { ExactNumber, numberText } from '../../exact-json.ts';
import type { Api, ApiAnswer, ApiRequest } from './api.ts';
import { checkParameters, filterOwners, findOwner, readParts } from './find-owner.ts';
import { listImages } from './images.ts';
import { readPropertyBody } from './read-blocks.ts';
import { duplicate, foreignOffice, malformed, transferIdTaken, unknownReference } from './refuse.ts';
import { type Blocks, blockNames, nextId, type Owner, type Property } from './state.ts';

/** A6, A28. */
const parts = ['id', ...blockNames, 'image', 'map'];

export function listProperties(api: Api, { query }: ApiRequest): ApiAnswer {
  const wanted = readParts(api, query, parts);
  const found = filterOwners(api, api.state.properties, query);
  return {
    status: 200,
    body: found.map((one) =>
      Object.fromEntries(
        wanted.map((part) => {
          if (part === 'id') return [part, idBlock(one)];
          if (part === 'image') return [part, listImages(one)];
          if (part === 'map') return [part, null];
          return [part, one.blocks[part as keyof Blocks] ?? {}]; // a block by its own name
        }),
      ),
    ),
  };
}

export function addProperty(api: Api, { query, body }: ApiRequest): ApiAnswer {
  checkParameters(api, query, []);
  const { transferId, blocks } = readPropertyBody(api, body);
  const officeId = numberText(blocks.property?.office_id);
  const required: readonly (readonly [string, unknown])[] = [
    ['id.transfer_id', transferId],
    ['property.office_id', officeId],
    ['property.type', blocks.property?.type],
    ['property.action', blocks.property?.action],
    ['location.region_id', blocks.location?.region_id],
    ['price.price', blocks.price?.price],
    ['price.price_currency', blocks.price?.price_currency],
  ];
  const missing = required.find(([, value]) => value === undefined);
  if (missing !== undefined) throw malformed(api, missing[0]);
  if (transferId === undefined || officeId === undefined) throw malformed(api, 'id.transfer_id');
  if (!api.offices.includes(officeId)) throw foreignOffice(api);
  checkReferences(api, blocks);
  if (isTaken(api.state.properties, officeId, transferId)) throw transferIdTaken(api);
  if (wasJustDeleted(api, officeId, transferId, fingerprint(blocks))) throw duplicate(api);

  const now = api.now();
  const property: Property = {
    id: nextId(api.state),
    transferId,
    officeId,
    blocks,
    images: [],
    createdAt: now,
    updatedAt: now,
  };
  api.state.properties.push(property);
  api.trace.effects.push({ kind: 'create', record: property.id, detail: { transferId, ...costs(blocks) } });
  return { status: 201, body: { id: shortId(property) } };
}

export function changeProperty(api: Api, { query, body }: ApiRequest): ApiAnswer {
  const property = findOwner(api, api.state.properties, query);
  const { transferId, blocks } = readPropertyBody(api, body);
  const officeId = numberText(blocks.property?.office_id);
  if (officeId !== undefined && officeId !== property.officeId) throw foreignOffice(api);
  checkReferences(api, blocks);
  if (transferId !== undefined && transferId !== property.transferId) {
    if (isTaken(api.state.properties, property.officeId, transferId)) throw transferIdTaken(api);
    api.trace.brokenRules.push('re-key:id.transfer_id');
    property.transferId = transferId;
  }
  // An absent field stays as it is (A4).
  for (const name of blockNames) {
    const change = blocks[name];
    if (change !== undefined) property.blocks[name] = { ...property.blocks[name], ...change };
  }
  property.updatedAt = api.now();
  api.trace.effects.push({ kind: 'change', record: property.id, detail: costs(blocks) });
  return { status: 200, body: { id: shortId(property) } };
}

export function deleteProperty(api: Api, { query }: ApiRequest): ApiAnswer {
  const property = findOwner(api, api.state.properties, query);
  api.state.properties = api.state.properties.filter((one) => one !== property);
  const { officeId, transferId } = property;
  api.state.deleted.push({ officeId, transferId, fingerprint: fingerprint(property.blocks), at: api.now() });
  api.trace.effects.push({ kind: 'delete', record: property.id, detail: { transferId } });
  return { status: 200, body: {} };
}

export function isTaken(owners: readonly Owner[], officeId: string, transferId: string): boolean {
  return owners.some((one) => one.officeId === officeId && one.transferId === transferId);
}

export function shortId(owner: Owner): object {
  return { id: new ExactNumber(owner.id), transfer_id: owner.transferId };
}

export function idBlock(owner: Owner): object {
  return { ...shortId(owner), office_id: new ExactNumber(owner.officeId) };
}

function checkReferences(api: Api, blocks: Blocks): void {
  const region = numberText(blocks.location?.region_id);
  if (region !== undefined && !api.state.regions.some((one) => one.id === region)) {
    throw unknownReference(api, 'location.region_id');
  }
  const seller = numberText(blocks.seller?.id);
  if (seller !== undefined && !api.state.sellers.some((one) => one.id === seller)) {
    throw unknownReference(api, 'seller.id');
  }
}

/** By key and by content: the same thing under another key is a duplicate as well. */
function wasJustDeleted(api: Api, officeId: string, transferId: string, print: string): boolean {
  const since = api.now() - api.duplicateWindowMs;
  return api.state.deleted.some(
    (one) =>
      one.at > since &&
      one.officeId === officeId &&
      (one.transferId === transferId || one.fingerprint === print),
  );
}

/** The same thing offered the same way: place, kind, offer and size. */
export function fingerprint({ property, location, price, special, description }: Blocks): string {
  return JSON.stringify([
    property?.type,
    property?.action,
    property?.external_id,
    location?.region_id,
    location?.zip_code,
    location?.address,
    price?.price,
    special,
    description,
  ]);
}

/** What might cost money (A24). */
function costs({ property }: Blocks): Record<string, unknown> {
  const told = ['is_featured', 'status'].filter((field) => property?.[field] !== undefined);
  return told.length === 0 ? {} : { costs: told };
}
