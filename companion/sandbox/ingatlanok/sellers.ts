/** `/seller` (Ingatlanok reference, 5.6 to 5.8; A10). */
import { ExactNumber, numberText } from '../../exact-json.ts';
import type { Api, ApiAnswer, ApiRequest } from './api.ts';
import { checkParameters, filterOwners, findOwner, readParts } from './find-owner.ts';
import { listImages } from './images.ts';
import { idBlock, isTaken, shortId } from './properties.ts';
import { isObject, readTransferId } from './read-blocks.ts';
import { foreignOffice, malformed, sellerInUse, transferIdTaken } from './refuse.ts';
import { nextId, type Seller } from './state.ts';

export function listSellers(api: Api, { query }: ApiRequest): ApiAnswer {
  const parts = readParts(api, query, ['id', 'seller', 'image']);
  const body = filterOwners(api, api.state.sellers, query).map((one) =>
    Object.fromEntries(
      parts.map((part) => {
        if (part === 'id') return [part, idBlock(one)];
        if (part === 'image') return [part, listImages(one)];
        const { name, email, phone, officeId } = one;
        return [part, { name, email, phone, office_id: new ExactNumber(officeId) }];
      }),
    ),
  );
  return { status: 200, body };
}

export function addSeller(api: Api, { query, body }: ApiRequest): ApiAnswer {
  checkParameters(api, query, []);
  const { transferId, officeId, ...fields } = readSeller(api, body);
  if (fields.name === undefined) throw malformed(api, 'seller.name');
  if (transferId === undefined) throw malformed(api, 'id.transfer_id');
  if (officeId === undefined) throw malformed(api, 'seller.office_id');
  if (isTaken(api.state.sellers, officeId, transferId)) throw transferIdTaken(api);
  const now = api.now();
  const seller: Seller = {
    id: nextId(api.state),
    transferId,
    officeId,
    name: fields.name,
    email: fields.email ?? null,
    phone: fields.phone ?? null,
    images: [],
    createdAt: now,
    updatedAt: now,
  };
  api.state.sellers.push(seller);
  api.trace.effects.push({ kind: 'create-seller', record: seller.id, detail: { transferId } });
  return { status: 201, body: { id: shortId(seller) } };
}

export function changeSeller(api: Api, { query, body }: ApiRequest): ApiAnswer {
  const seller = findOwner(api, api.state.sellers, query);
  const { transferId, officeId, ...fields } = readSeller(api, body);
  if (officeId !== undefined && officeId !== seller.officeId) throw foreignOffice(api);
  if (transferId !== undefined && transferId !== seller.transferId) {
    if (isTaken(api.state.sellers, seller.officeId, transferId)) throw transferIdTaken(api);
    seller.transferId = transferId;
  }
  Object.assign(seller, fields);
  seller.updatedAt = api.now();
  api.trace.effects.push({ kind: 'change-seller', record: seller.id });
  return { status: 200, body: { id: shortId(seller) } };
}

export function deleteSeller(api: Api, { query }: ApiRequest): ApiAnswer {
  const seller = findOwner(api, api.state.sellers, query);
  const isInUse = api.state.properties.some((one) => numberText(one.blocks.seller?.id) === seller.id);
  if (isInUse) throw sellerInUse(api);
  api.state.sellers = api.state.sellers.filter((one) => one !== seller);
  api.trace.effects.push({ kind: 'delete-seller', record: seller.id });
  return { status: 200, body: {} };
}

interface SellerBody {
  readonly transferId: string | undefined;
  readonly officeId: string | undefined;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

function readSeller(api: Api, body: unknown): SellerBody {
  if (!isObject(body) || !isObject(body.seller)) throw malformed(api, 'seller');
  const { seller } = body;
  const texts: Record<string, string> = {};
  for (const field of ['name', 'email', 'phone']) {
    const value = seller[field];
    if (value === undefined) continue;
    if (typeof value !== 'string' || value === '' || value.length > 255)
      throw malformed(api, `seller.${field}`);
    texts[field] = value;
  }
  const officeId = numberText(seller.office_id);
  if (seller.office_id !== undefined && officeId === undefined) throw malformed(api, 'seller.office_id');
  if (officeId !== undefined && !api.offices.includes(officeId)) throw foreignOffice(api);
  return { transferId: readTransferId(api, body.id), officeId, ...texts };
}
