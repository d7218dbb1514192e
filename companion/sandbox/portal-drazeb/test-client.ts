/** A small client for tests of the practice portal: good bodies to vary, and the calls in one line each. */
import type { PortalSandbox } from './index.ts';

export const testNow = Date.parse('2027-01-04T08:00:00.000Z');

/** A complete, publishable auction of a flat; every rule is kept. */
export const goodAuction = {
  number: '142EX81/25-27',
  voluntary: false,
  start_at: '2027-03-12T09:00:00.000Z',
  end_at: '2027-03-12T10:00:00.000Z',
  estimated_price: 3_600_000,
  item_price: 2_400_000,
  minimal_bid: 20_000,
  caution_deposit: 500_000,
  caution_account_number: '19-2000145399/0800',
  caution_variable_symbol: '812527',
  account_specific_symbol: null,
  ruian: null,
  location_district: null,
  location_longitude: null,
  location_latitude: null,
  item: {
    title: 'Byt 3+1, Zaječí',
    description: 'Bytová jednotka č. 12 ve 2. podlaží.',
    category: 13,
    ruian: 21_734_569,
    ruian_cadastral_office: 790_214,
  },
  auctioneer_office: 1,
  responsible_person: 11,
  images: [],
  documents: [],
} as const;

/** Copies `base` with `changes` laid over it; `undefined` leaves the key out. Keys may reach into `item.`. */
export function vary(changes: Readonly<Record<string, unknown>>, base: object = goodAuction): object {
  const copy: Record<string, unknown> = { ...base };
  const item: Record<string, unknown> = { ...(copy.item as object) };
  copy.item = item;
  for (const [key, value] of Object.entries(changes)) {
    const target = key.startsWith('item.') ? item : copy;
    const name = key.replace(/^item\./, '');
    if (value === undefined) delete target[name];
    else target[name] = value;
  }
  return copy;
}

export const pdf = new TextEncoder().encode('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
);

/** An answer with its body read: an object whose fields a test looks into. */
export interface Answer {
  readonly status: number;
  readonly body: { readonly [key: string]: unknown };
  readonly text: string;
  readonly headers: Headers;
}

type Send = (path: string, init: RequestInit) => Response | Promise<Response>;

/** Random bytes that repeat from run to run. */
export function countingRandom(): (bytes: number) => Uint8Array {
  let seed = 1;
  return (bytes) =>
    Uint8Array.from({ length: bytes }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed >>> 8;
    });
}

/** Logs in and answers the calls; `send` goes to a sandbox or over HTTP. */
export async function connect(send: Send, username = 'cvicny@urad.cz', password = 'cvicne-heslo') {
  const login = await read(await send('/login/jwt', json('POST', { username, password })));
  return client(send, String(login.body.token));
}

/** The calls with a token of one's own; an empty one sends no `Authorization`. */
export function client(send: Send, token: string) {
  const call = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = new Headers(init.headers);
    if (token !== '') headers.set('authorization', `Bearer ${token}`);
    return read(await send(path, { ...init, headers }));
  };
  const upload = async (use: 'image' | 'document', bytes: Uint8Array, name = 'soubor') => {
    const form = new FormData();
    form.set('file', new File([Uint8Array.from(bytes)], name));
    return call(`/admin/auctions/upload-${use}`, { method: 'POST', body: form });
  };
  const edit = (hash: string, body: object) => call(`/admin/auctions/${hash}.json`, json('PATCH', body));
  return {
    token,
    call,
    upload,
    edit,
    create: (body: object, kind = 'real') =>
      call(`/admin/auctions/new/execution/${kind}.json`, json('POST', body)),
    detail: (hash: string) => call(`/admin/auctions/${hash}.json`),
    list: (query = '') => call(`/admin/auctions.json${query}`),
    move: (hash: string, transition: string) => edit(hash, { transition }),
    /** Uploads a PDF and answers the entry that attaches it. */
    newDocument: async (type: string, name = `${type}.pdf`) => ({
      file: { uploadedFileName: String(JSON.parse((await upload('document', pdf)).text)), name },
      document_type: type,
    }),
  };
}
export type PortalClient = ReturnType<typeof client>;

export function connectTo(sandbox: PortalSandbox): Promise<PortalClient> {
  return connect((path, init) => sandbox.app.request(path, init));
}

/** A draft with its decree, ready to publish. */
export async function createReady(portal: PortalClient, changes: Readonly<Record<string, unknown>> = {}) {
  const documents = [await portal.newDocument('auction_decree', 'vyhláška.pdf')];
  const created = await portal.create(vary({ ...changes, documents }));
  if (created.status !== 201) throw new Error(`not created: ${created.text}`);
  return String(created.body.hash);
}

export function json(method: string, body: unknown): RequestInit {
  return {
    method,
    headers: { 'content-type': 'application/json;charset=utf-8' },
    body: JSON.stringify(body),
  };
}

async function read(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const body: unknown = isJson ? JSON.parse(text) : {};
  const fields = typeof body === 'object' && body !== null ? { ...body } : {};
  return { status: response.status, body: fields, text, headers: response.headers };
}
