/** A small client for tests of the practice board: good bodies to vary, and the calls in one line each. */
import type { CudSandbox } from './index.ts';
import { practiceKey } from './index.ts';

/** A Monday, 9:00 in Prague. */
export const testNow = Date.parse('2027-03-01T08:00:00.000Z');
export const dayMs = 24 * 60 * 60 * 1000;

export const pdf = Buffer.from('%PDF-1.7\nstartxref\n0\n%%EOF\n').toString('base64');
export const natural = { jmeno: 'Kamil', prijmeni: 'Zkoušený', narozeni: '1985-11-28' };
export const legal = { nazev: 'Cvičná stavební s.r.o.', ico: '74120697' };

const paper = { cisloJednaci: '142EX774/25-33', popis: 'Vyrozumění o zahájení exekuce', druhDoruceni: 'DVR' };

let ids = 0;
/** A body that keeps every rule of its type; `changes` are laid over it, `undefined` leaves the key out. */
export function goodBody(type: string, changes: Readonly<Record<string, unknown>> = {}): object {
  ids += 1;
  const needsPdf = ['OZN', 'U29', 'X29', 'P50', 'X50', 'P52', 'X52', 'PXX'].includes(type);
  const own: Readonly<Record<string, object>> = {
    'OHL-56a': { ohlasovna: { nazev: 'Městský úřad Hustopeče', adm: 19_864_221 } },
    'OHL-56b': { mistoDoruceni: { adm: 19_864_221 } },
  };
  const body: Record<string, unknown> = {
    interniId: `cvik-${ids}`,
    vyvesitDne: '2027-03-01',
    adresat: natural,
    ...own[type],
    pisemnosti: [needsPdf ? { ...paper, soubor: pdf } : paper],
    ...changes,
  };
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

/** `goodBody` whose one písemnost is changed. */
export function withPaper(type: string, changes: Readonly<Record<string, unknown>>): object {
  const body = goodBody(type) as { pisemnosti: readonly object[] };
  const merged = { ...body.pisemnosti[0], ...changes };
  const kept = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
  return { ...body, pisemnosti: [kept] };
}

interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly list: readonly { readonly [key: string]: unknown }[];
  readonly text: string;
  readonly headers: Headers;
}

export function connectTo(sandbox: CudSandbox, key: string = practiceKey) {
  const call = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers: Record<string, string> = { 'x-api-key': key, accept: 'application/json' };
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (path.includes('/potvrzeni/')) headers.accept = 'application/pdf, application/json';
    const init = body === undefined ? { method, headers } : { method, headers, body: JSON.stringify(body) };
    return readAnswer(await sandbox.app.request(path, init));
  };
  return {
    call,
    post: (type: string, body: object = goodBody(type)) => call('POST', `/ud/${type}`, body),
    detail: (cudid: string) => call('GET', `/ud/${cudid}`),
    remove: (cudid: string) => call('DELETE', `/ud/${cudid}`),
    own: () => call('GET', '/ud/vlastni'),
    uncollected: () => call('GET', '/ud/vlastni/nevyzvednute'),
    confirmations: (cudid: string) => call('GET', `/ud/${cudid}/potvrzeni`),
    collect: (cudid: string, typ: string) => call('GET', `/ud/${cudid}/potvrzeni/typ-${typ}`),
  };
}
export type CudTestClient = ReturnType<typeof connectTo>;

async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const read: unknown = isJson ? JSON.parse(text) : {};
  const list = Array.isArray(read) ? read : [];
  const body = typeof read === 'object' && read !== null ? { ...read } : {};
  return { status: response.status, body, list, text, headers: response.headers };
}
