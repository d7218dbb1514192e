/** Which record a query names, and which records a list's filters leave (reference, 5.1; A2, A7). */
import { pragueToInstants } from '../../../shared/formats/prague-time.ts';
import type { Api } from './api.ts';
import { foreignOffice, malformed, notFound } from './refuse.ts';
import type { Owner } from './state.ts';

const keyParameters = ['id', 'transfer_id', 'office_id'];

/** `id`, or `transfer_id` with `office_id`; never both. @throws ApiRefusal */
export function findOwner<T extends Owner>(
  api: Api,
  owners: readonly T[],
  query: URLSearchParams,
  alsoAllowed: readonly string[] = [],
): T {
  checkParameters(api, query, [...keyParameters, ...alsoAllowed]);
  const id = query.get('id');
  const transferId = query.get('transfer_id');
  const officeId = query.get('office_id');
  if ((id === null) === (transferId === null)) throw malformed(api, 'query');
  if (transferId !== null && officeId === null) throw malformed(api, 'office_id');
  if (id !== null && !/^[1-9]\d{0,19}$/.test(id)) throw malformed(api, 'id');
  if (officeId !== null && !api.offices.includes(officeId)) throw foreignOffice(api);
  const found = owners.find(
    (one) =>
      api.offices.includes(one.officeId) &&
      (id === null ? one.transferId === transferId && one.officeId === officeId : one.id === id),
  );
  if (found === undefined) throw notFound(api, id ?? `${transferId}`);
  return found;
}

/** The user's own records that pass the filters of a list. @throws ApiRefusal */
export function filterOwners<T extends Owner>(api: Api, owners: readonly T[], query: URLSearchParams): T[] {
  checkParameters(api, query, [...keyParameters, 'part', 'created_after', 'updated_after']);
  const after = (name: string): number => {
    const text = query.get(name);
    return text === null ? Number.NEGATIVE_INFINITY : readMoment(api, name, text);
  };
  const [createdAfter, updatedAfter] = [after('created_after'), after('updated_after')];
  const own = owners.filter((one) => api.offices.includes(one.officeId) && one.createdAt > createdAfter);
  if (!api.filtersHonoured) return own;
  const ids = query.get('id')?.split(',');
  return own.filter(
    (one) =>
      one.updatedAt > updatedAfter &&
      (ids === undefined || ids.includes(one.id)) &&
      (query.get('transfer_id') ?? one.transferId) === one.transferId &&
      (query.get('office_id') ?? one.officeId) === one.officeId,
  );
}

/** The parts asked for. @throws ApiRefusal where none or an unknown one is named. */
export function readParts(api: Api, query: URLSearchParams, known: readonly string[]): string[] {
  const parts = query.get('part')?.split(',') ?? [];
  if (parts.length === 0 || parts.some((part) => !known.includes(part))) throw malformed(api, 'part');
  return parts;
}

export function checkParameters(api: Api, query: URLSearchParams, allowed: readonly string[]): void {
  const names = [...query.keys()];
  if (new Set(names).size !== names.length) throw malformed(api, 'query');
  const unknown = names.find((name) => !allowed.includes(name));
  if (unknown !== undefined) throw malformed(api, unknown);
}

/**
 * `2009-03-05T12:23:01`, read as Budapest time (A16): Hungary and Czechia change their clocks together
 * (directive 2000/84/EC), so the Prague rules serve. Of an hour shown twice the earlier one counts.
 */
function readMoment(api: Api, name: string, text: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) throw malformed(api, name);
  const [instant] = pragueToInstants({
    year,
    month,
    day,
    hour: hour ?? 0,
    minute: minute ?? 0,
    second: second ?? 0,
  });
  if (instant === undefined) throw malformed(api, name);
  return Date.parse(instant);
}
