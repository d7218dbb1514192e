/** Method and path to what they do, and `/batch` (Ingatlanok reference, sections 4 and 5.12). */
import { ExactNumber } from '../../exact-json.ts';
import { type Api, type ApiAnswer, ApiRefusal, type ApiRequest, errorCodes } from './api.ts';
import { checkParameters, readParts } from './find-owner.ts';
import { addImage, changeImage, deleteImage } from './images.ts';
import { addProperty, changeProperty, deleteProperty, listProperties } from './properties.ts';
import { isObject } from './read-blocks.ts';
import { malformed, notFound, tooMany } from './refuse.ts';
import { addSeller, changeSeller, deleteSeller, listSellers } from './sellers.ts';

type Handler = (api: Api, request: ApiRequest) => ApiAnswer;

const handlers: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['GET /property', listProperties],
  ['POST /property', addProperty],
  ['PUT /property', changeProperty],
  ['DELETE /property', deleteProperty],
  ['POST /property/image', (api, request) => addImage(api, api.state.properties, request)],
  ['PUT /property/image', (api, request) => changeImage(api, api.state.properties, request)],
  ['DELETE /property/image', (api, request) => deleteImage(api, api.state.properties, request)],
  ['GET /seller', listSellers],
  ['POST /seller', addSeller],
  ['PUT /seller', changeSeller],
  ['DELETE /seller', deleteSeller],
  ['POST /seller/image', (api, request) => addImage(api, api.state.sellers, request)],
  ['PUT /seller/image', (api, request) => changeImage(api, api.state.sellers, request)],
  ['DELETE /seller/image', (api, request) => deleteImage(api, api.state.sellers, request)],
  ['GET /office', listOffices],
  ['GET /region', listRegions],
]);

const mostEntries = 100;

/** One request as the remote would answer it; failing ones of kind 1 and 2 are counted. */
export function dispatch(api: Api, request: ApiRequest): ApiAnswer {
  try {
    const handler = handlers.get(`${request.method} ${request.path}`);
    if (handler === undefined) {
      api.trace.brokenRules.push(`unknown-path:${request.method}`);
      throw notFound(api, request.path);
    }
    const takesBody = request.method === 'POST' || request.method === 'PUT';
    if (!takesBody && request.body !== undefined) throw malformed(api, 'body');
    return handler(api, request);
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return counted(api, error.answer);
  }
}

/** @param limit how many entries are carried out before the remote breaks off (a fault). */
export function dispatchBatch(api: Api, body: unknown, limit = Number.POSITIVE_INFINITY): ApiAnswer {
  try {
    if (!Array.isArray(body)) throw malformed(api, 'batch');
    if (body.length > mostEntries) throw tooMany(api, 'batch');
    const entries: readonly unknown[] = body;
    return { status: 207, body: entries.slice(0, limit).map((entry) => answerEntry(api, entry)) };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return counted(api, error.answer);
  }
}

function answerEntry(api: Api, entry: unknown): ApiAnswer {
  const locked = lockedAnswer(api);
  if (locked !== undefined) return locked;
  const request = readEntry(entry);
  return request === undefined ? counted(api, malformed(api, 'entry').answer) : dispatch(api, request);
}

/** Undefined for anything that is no entry; `/batch` inside a batch is none (A25). */
function readEntry(entry: unknown): ApiRequest | undefined {
  if (!isObject(entry)) return undefined;
  const { method, uri, body } = entry;
  if (typeof method !== 'string' || typeof uri !== 'string') return undefined;
  if (!uri.startsWith('/') || !URL.canParse(uri, 'http://x')) return undefined;
  const { pathname, searchParams } = new URL(uri, 'http://x');
  return pathname === '/batch' ? undefined : { method, path: pathname, query: searchParams, body };
}

const hourMs = 60 * 60 * 1000;
const mostFailing = 100;

/** Code 12 once the address has failed too often within a rolling hour (section 7; A13, A14). */
export function lockedAnswer({
  state,
  now,
  trace,
}: Pick<Api, 'state' | 'now' | 'trace'>): ApiAnswer | undefined {
  state.failing = state.failing.filter((at) => at > now() - hourMs);
  if (state.failing.length < mostFailing) {
    state.toldLocked = false;
    return undefined;
  }
  if (state.toldLocked) trace.brokenRules.push('sent-while-locked:');
  state.toldLocked = true;
  const words = 'Túl sok hibás kérés erről az IP-címről.';
  return { status: 429, body: { error_code: errorCodes.locked, error_description: words } };
}

export function counted({ state, now }: Pick<Api, 'state' | 'now'>, answer: ApiAnswer): ApiAnswer {
  const code = isObject(answer.body) ? answer.body.error_code : undefined;
  if (code === errorCodes.login || code === errorCodes.malformed) state.failing.push(now());
  return answer;
}

function listOffices(api: Api, { query }: ApiRequest): ApiAnswer {
  checkParameters(api, query, ['part', 'id', 'created_after', 'updated_after']);
  const parts = readParts(api, query, ['id', 'office', 'firm', 'region', 'contact', 'contact_person']);
  const ids = query.get('id')?.split(',');
  const found = api.state.offices.filter(
    (one) => api.offices.includes(one.id) && (ids === undefined || ids.includes(one.id)),
  );
  const body = found.map((office) => {
    const region = api.state.regions.find((one) => one.id === office.regionId);
    const id = new ExactNumber(office.id);
    const firmId = new ExactNumber(office.firmId);
    const regionId = new ExactNumber(office.regionId);
    const blocks: Readonly<Record<string, unknown>> = {
      id: { id },
      office: { id, firm_id: firmId, name: office.name, status: 'active' },
      firm: { id: firmId, name: office.name },
      region: { id: regionId, name: region?.name ?? '' },
      contact: { region_id: regionId, zip_code: office.zipCode, address: office.address },
      contact_person: { name: 'Cvičná Osoba', phone: '+36 1 000 0000', email: 'cvicna@example.hu' },
    };
    return Object.fromEntries(parts.map((part) => [part, blocks[part]]));
  });
  return { status: 200, body };
}

function listRegions(api: Api, { query }: ApiRequest): ApiAnswer {
  checkParameters(api, query, ['part']);
  readParts(api, query, ['region']);
  const body = api.state.regions.map(({ id, name }) => ({ region: { id: new ExactNumber(id), name } }));
  return { status: 200, body };
}
