/** `/property/image` and `/seller/image` (A9). */
import { ExactNumber, numberText } from '../../exact-json.ts';
import type { Api, ApiAnswer, ApiRequest } from './api.ts';
import { findOwner } from './find-owner.ts';
import { isObject } from './read-blocks.ts';
import { malformed, notFound, tooMany } from './refuse.ts';
import { nextId, type Owner, type StoredImage } from './state.ts';

const maxBytes = 5 * 1024 * 1024;
const mostImages = 20;

export function addImage(api: Api, owners: readonly Owner[], request: ApiRequest): ApiAnswer {
  const owner = findOwner(api, owners, request.query);
  const { content, title, order } = readImage(api, request.body);
  if (content === undefined) throw malformed(api, 'image.content');
  if (owner.images.length >= mostImages) throw tooMany(api, 'image');
  const image: StoredImage = {
    id: nextId(api.state),
    title: title ?? '',
    order: order ?? owner.images.length + 1,
    ...content,
  };
  owner.images.push(image);
  api.trace.effects.push({ kind: 'add-image', record: image.id, detail: { owner: owner.id } });
  return { status: 201, body: { id: { id: new ExactNumber(image.id) } } };
}

export function changeImage(api: Api, owners: readonly Owner[], request: ApiRequest): ApiAnswer {
  const image = findImage(api, findOwner(api, owners, request.query, ['image_id']), request);
  const { content, title, order } = readImage(api, request.body);
  if (content !== undefined) Object.assign(image, content);
  if (title !== undefined) image.title = title;
  if (order !== undefined) image.order = order;
  api.trace.effects.push({ kind: 'change-image', record: image.id });
  return { status: 200, body: { id: { id: new ExactNumber(image.id) } } };
}

export function deleteImage(api: Api, owners: readonly Owner[], request: ApiRequest): ApiAnswer {
  const owner = findOwner(api, owners, request.query, ['image_id']);
  const image = findImage(api, owner, request);
  owner.images = owner.images.filter((one) => one !== image);
  api.trace.effects.push({ kind: 'delete-image', record: image.id, detail: { owner: owner.id } });
  return { status: 200, body: {} };
}

/** The part `image` of a list, in the order of the pictures. */
export function listImages(owner: Owner): object[] {
  return owner.images
    .toSorted((one, other) => one.order - other.order)
    .map(({ id, title, order }) => ({ id: new ExactNumber(id), title, order }));
}

function findImage(api: Api, owner: Owner, { query }: ApiRequest): StoredImage {
  const id = query.get('image_id');
  if (id === null) throw malformed(api, 'image_id');
  const image = owner.images.find((one) => one.id === id);
  if (image === undefined) throw notFound(api, id);
  return image;
}

interface ImageBody {
  readonly content?: { readonly base64: string; readonly mediaType: string };
  readonly title?: string;
  readonly order?: number;
}

function readImage(api: Api, body: unknown): ImageBody {
  const image = isObject(body) ? body.image : undefined;
  if (!isObject(image)) throw malformed(api, 'image');
  const { content, title, order } = image;
  if (title !== undefined && (typeof title !== 'string' || title.length > 255))
    throw malformed(api, 'image.title');
  const place = numberText(order);
  if (order !== undefined && !/^\d{1,4}$/.test(place ?? '')) throw malformed(api, 'image.order');
  return {
    ...(content === undefined ? {} : { content: readContent(api, content) }),
    ...(title === undefined ? {} : { title }),
    ...(order === undefined ? {} : { order: Number(place) }),
  };
}

function readContent(api: Api, content: unknown): { base64: string; mediaType: string } {
  if (typeof content !== 'string' || !/^[A-Za-z0-9+/]+={0,2}$/.test(content))
    throw malformed(api, 'image.content');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > maxBytes) throw tooMany(api, 'image.content');
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8;
  const isPng = bytes.subarray(1, 4).toString('latin1') === 'PNG';
  if (!isJpeg && !isPng) throw malformed(api, 'image.content');
  return { base64: content, mediaType: isJpeg ? 'image/jpeg' : 'image/png' };
}
