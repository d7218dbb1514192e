import { describe, expect, it } from 'vitest';
import { maxPieceFrameBytes } from '../shared/channel/piece.ts';
import { SealError } from '../shared/channel/seal.ts';
import { createApp } from './app.ts';

const port = 48_211;
const base = `http://127.0.0.1:${port}`;
const extension = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
const good = { host: `127.0.0.1:${port}`, origin: extension, 'content-type': 'application/jose' };

interface Asked {
  readonly by: string;
  readonly body: string;
  readonly origin: string | null;
}

/** The app over a channel that takes everything, so that a refusal is the guards' own. */
function createProbe(answer: (by: string) => string = (by) => `answer of ${by}`) {
  const asked: Asked[] = [];
  const refusals: string[] = [];
  const take =
    (by: string) =>
    async (body: string | Uint8Array, origin: string | null): Promise<string> => {
      asked.push({ by, body: typeof body === 'string' ? body : `${body.length} bytes`, origin });
      return answer(by);
    };
  const app = createApp({
    port: () => port,
    channel: { hello: take('hello'), message: take('message'), piece: take('piece') },
    pairing: {
      open: () => ({ code: '', expiresAt: new Date(0) }),
      request: take('pair'),
      confirm: take('confirm'),
    },
    onRefusal: (cause) => refusals.push(cause),
  });
  const send = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    app.request(`${base}${path}`, { method: 'POST', body: 'sealed', ...init, headers: init.headers ?? good });
  return { send, app, asked, refusals };
}

async function whole(response: Response): Promise<unknown> {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

const refused = {
  status: 403,
  headers: [
    ['cache-control', 'no-store'],
    ['connection', 'close'],
    ['content-length', '7'],
    ['content-type', 'text/plain'],
  ],
  body: 'refused',
};

describe('the guards accept', () => {
  const accepted: readonly (readonly [path: string, by: string, contentType: string])[] = [
    ['/hello', 'hello', 'application/jose'],
    ['/message', 'message', 'application/jose'],
    ['/piece', 'piece', 'application/octet-stream'],
    ['/pair', 'pair', 'application/jose'],
    ['/pair/confirm', 'confirm', 'application/jose'],
  ];
  for (const [path, by, contentType] of accepted) {
    it(`a POST to ${path} with the origin the browser stamped`, async () => {
      const { send, asked } = createProbe();
      const response = await send(path, { headers: { ...good, 'content-type': contentType } });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(`answer of ${by}`);
      expect(asked).toEqual([{ by, body: by === 'piece' ? '6 bytes' : 'sealed', origin: extension }]);
    });
  }

  it('a request without an origin, which only the command line sends', async () => {
    const { send, asked } = createProbe();
    const { origin: _origin, ...headers } = good;
    expect((await send('/hello', { headers })).status).toBe(200);
    expect(asked[0]?.origin).toBeNull();
  });

  it('a body of exactly the limit of its path', async () => {
    for (const [path, bytes] of [
      ['/hello', 4096],
      ['/message', 1024 * 1024],
      ['/pair', 4096],
    ] as const) {
      const { send } = createProbe();
      expect((await send(path, { body: 'a'.repeat(bytes) })).status, path).toBe(200);
    }
  });

  it('no answer of theirs ever carries a CORS header', async () => {
    const { send } = createProbe();
    for (const response of [
      await send('/hello'),
      await send('/nowhere'),
      await send('/', { method: 'OPTIONS' }),
    ]) {
      const names = [...response.headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});

type Sent = readonly [path: string, init?: RequestInit & { headers?: Record<string, string> }];
const headers = (change: Record<string, string | undefined>): Record<string, string> => {
  const { host, origin, 'content-type': contentType, ...more } = { ...good, ...change };
  return Object.fromEntries(
    Object.entries({ host, origin, 'content-type': contentType, ...more }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    ),
  );
};

const denied: Record<string, Record<string, Sent>> = {
  host: {
    'an absent Host': ['/hello', { headers: headers({ host: undefined }) }],
    'a rebound name': ['/hello', { headers: headers({ host: `evil.example:${port}` }) }],
    localhost: ['/hello', { headers: headers({ host: `localhost:${port}` }) }],
    'a host that merely starts with 127.0.0.1': [
      '/hello',
      { headers: headers({ host: `127.0.0.1.evil.com:${port}` }) },
    ],
    'another port': ['/hello', { headers: headers({ host: '127.0.0.1:1' }) }],
    'a wrong Host before everything else that is wrong': [
      '/nowhere?x=1',
      { method: 'PUT', headers: headers({ host: 'evil', origin: 'https://evil.example' }) },
    ],
  },
  method: {
    GET: ['/hello', { method: 'GET', body: null }],
    HEAD: ['/hello', { method: 'HEAD', body: null }],
    PUT: ['/hello', { method: 'PUT' }],
    PATCH: ['/hello', { method: 'PATCH' }],
    DELETE: ['/hello', { method: 'DELETE' }],
    'OPTIONS, so no preflight ever succeeds': [
      '/hello',
      {
        method: 'OPTIONS',
        body: null,
        headers: headers({
          origin: 'https://evil.example',
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
          'access-control-request-private-network': 'true',
        }),
      },
    ],
    'a method of its own': ['/hello', { method: 'PROPFIND' }],
    'a GET that names another in a header': [
      '/hello',
      { method: 'GET', body: null, headers: headers({ 'x-http-method-override': 'POST' }) },
    ],
  },
  path: {
    'the root': ['/'],
    'an unknown path': ['/secrets'],
    'a path with a slash behind it': ['/hello/'],
    'a path below one of ours': ['/hello/there'],
    'a doubled slash': ['//hello'],
    'upper case': ['/HELLO'],
    'an escaped letter': ['/%68ello'],
    'an escaped slash': ['/pair%2Fconfirm'],
    'a query': ['/hello?pair=1'],
    'a query without a name': ['/hello?=1'],
    'a name of Object.prototype': ['/__proto__'],
    'a file': ['/favicon.ico'],
    'a well-known address': ['/.well-known/security.txt'],
  },
  'content-type': {
    'text/plain, as a simple POST has it': ['/hello', { headers: headers({ 'content-type': 'text/plain' }) }],
    'a form': ['/hello', { headers: headers({ 'content-type': 'application/x-www-form-urlencoded' }) }],
    'a multipart form': [
      '/hello',
      { headers: headers({ 'content-type': 'multipart/form-data; boundary=x' }) },
    ],
    JSON: ['/hello', { headers: headers({ 'content-type': 'application/json' }) }],
    none: ['/hello', { body: new Uint8Array(3), headers: headers({ 'content-type': undefined }) }],
    'ours with a parameter': [
      '/hello',
      { headers: headers({ 'content-type': 'application/jose; charset=utf-8' }) },
    ],
    'ours in upper case': ['/hello', { headers: headers({ 'content-type': 'Application/JOSE' }) }],
    'text/plain that carries ours as a parameter': [
      '/hello',
      { headers: headers({ 'content-type': 'text/plain; application/jose' }) },
    ],
    'a piece sent as a message': ['/piece'],
    'a message sent as a piece': [
      '/message',
      { headers: headers({ 'content-type': 'application/octet-stream' }) },
    ],
  },
  origin: {
    'a web page': ['/hello', { headers: headers({ origin: 'https://evil.example' }) }],
    'a page on another loopback port': ['/hello', { headers: headers({ origin: 'http://127.0.0.1:8080' }) }],
    'a page on our own port': ['/hello', { headers: headers({ origin: base }) }],
    'an opaque origin': ['/hello', { headers: headers({ origin: 'null' }) }],
    'an empty origin': ['/hello', { headers: headers({ origin: '' }) }],
    'two origins': ['/hello', { headers: headers({ origin: `${extension}, https://evil.example` }) }],
  },
  size: {
    'a hello that is too long': ['/hello', { body: 'a'.repeat(4097) }],
    'a pairing that is too long': ['/pair', { body: 'a'.repeat(4097) }],
    'a message that is too long': ['/message', { body: 'a'.repeat(1024 * 1024 + 1) }],
    'a piece that is too long': [
      '/piece',
      {
        body: new Uint8Array(maxPieceFrameBytes + 1),
        headers: headers({ 'content-type': 'application/octet-stream' }),
      },
    ],
    'a declared length that is too long': ['/hello', { headers: headers({ 'content-length': '4097' }) }],
    'a declared length that is no number': ['/hello', { headers: headers({ 'content-length': '6, 6' }) }],
  },
};

describe('the guards refuse, with the same bytes every time,', () => {
  for (const [cause, rows] of Object.entries(denied)) {
    for (const [name, [path, init]] of Object.entries(rows)) {
      it(`by ${cause}: ${name}`, async () => {
        const { send, asked, refusals } = createProbe();
        const { headers: sent, ...rest } = init ?? {};
        const response = await send(path, sent === undefined ? rest : { ...rest, headers: sent });
        const isHead = init?.method === 'HEAD';
        expect(await whole(response)).toEqual(isHead ? { ...refused, body: '' } : refused);
        expect(asked).toEqual([]);
        expect(refusals).toEqual([cause]);
      });
    }
  }

  const thrown: Record<string, unknown> = {
    'a broken seal': new SealError('CANARY the seal does not hold'),
    'an error nobody foresaw': new TypeError('CANARY undefined is not a function'),
    'something thrown that is no error': 'CANARY text',
  };
  for (const [name, error] of Object.entries(thrown)) {
    it(`behind the guards: ${name}, of which nothing is told but its kind`, async () => {
      const { send, refusals } = createProbe(() => {
        throw error;
      });
      for (const path of ['/hello', '/message', '/pair', '/pair/confirm'])
        expect(await whole(await send(path))).toEqual(refused);
      expect(refusals.join()).not.toContain('CANARY');
    });
  }

  it('a body that is no UTF-8', async () => {
    const { send, asked } = createProbe();
    expect(await whole(await send('/hello', { body: Uint8Array.of(0xff, 0xfe) }))).toEqual(refused);
    expect(asked).toEqual([]);
  });

  it('a body that breaks off', async () => {
    const { send } = createProbe();
    const body = new ReadableStream({
      pull(controller) {
        controller.error(new Error('CANARY'));
      },
    });
    const init = { body, duplex: 'half' } as RequestInit; // `duplex` is not in lib.dom
    expect(
      await whole(await send('/hello', init as RequestInit & { headers?: Record<string, string> })),
    ).toEqual(refused);
  });

  it('everything, while the port is not known yet', async () => {
    const take = async (): Promise<string> => 'answer';
    const app = createApp({
      port: () => 0,
      channel: { hello: take, message: take, piece: take },
      pairing: { open: () => ({ code: '', expiresAt: new Date(0) }), request: take, confirm: take },
      onRefusal: () => {},
    });
    const response = await app.request(`${base}/hello`, { method: 'POST', body: 'x', headers: good });
    expect(await whole(response)).toEqual(refused);
  });
});
