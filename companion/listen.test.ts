/** The guards as a stranger meets them: bytes over a real port, where the parser and the adapter have a say too. */
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './app.ts';
import { type Listening, type ListenOptions, listen } from './listen.ts';

const extension = `chrome-extension://${'abcdefghijklmnop'.repeat(2)}`;
const take = async (): Promise<string> => 'answer';
const causes: string[] = [];

async function start(options: ListenOptions = {}): Promise<Listening> {
  let port = 0;
  const app = createApp({
    port: () => port,
    channel: { hello: take, message: take, piece: take },
    pairing: { open: () => ({ code: '', expiresAt: new Date(0) }), request: take, confirm: take },
    onRefusal: (cause) => causes.push(cause),
  });
  const listening = await listen(app, [0], { onRefusal: (cause) => causes.push(cause), ...options });
  if (listening === undefined) throw new Error('no free port');
  port = listening.port;
  return listening;
}

/** Writes bytes and gives everything that comes back until the other side closes. */
function exchange(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text, 'latin1'));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    // What was not read by a server that closes may come as a reset behind the answer.
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

const withoutDate = (answer: string): string =>
  answer.replace(/\r\nDate: \w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT(?=\r\n)/, '');

const refusalHead =
  'HTTP/1.1 403 Forbidden\r\ncontent-type: text/plain\r\ncache-control: no-store\r\nconnection: close\r\ncontent-length: 7\r\n\r\n';
const refusal = `${refusalHead}refused`;

let listening: Listening;
beforeAll(async () => {
  listening = await start();
});
afterAll(() => listening.stop(0));

interface Shape {
  readonly line?: string;
  readonly host?: string | null;
  readonly origin?: string | null;
  readonly type?: string | null;
  readonly more?: string;
  readonly body?: string;
}

function requestText(port: number, shape: Shape): string {
  const {
    line = 'POST /hello HTTP/1.1',
    type = 'application/jose',
    origin = extension,
    body = 'sealed',
  } = shape;
  const host = shape.host === undefined ? `127.0.0.1:${port}` : shape.host;
  const head = [
    line,
    ...(host === null ? [] : [`Host: ${host}`]),
    ...(origin === null ? [] : [`Origin: ${origin}`]),
    ...(type === null ? [] : [`Content-Type: ${type}`]),
    shape.more ?? `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}

describe('over a real port', () => {
  it('answers a request of ours and keeps the connection', async () => {
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(
        {
          host: '127.0.0.1',
          port: listening.port,
          path: '/hello',
          method: 'POST',
          headers: { origin: extension, 'content-type': 'application/jose' },
        },
        (response) => {
          response.resume();
          response.on('end', () => resolve([response.statusCode, response.headers.connection]));
        },
      );
      sent.on('error', reject);
      sent.end('sealed');
    });
    expect(status).toEqual([200, 'keep-alive']);
  });

  it('answers one that came in single bytes, and pieces of an unknown length', async () => {
    const chunked = requestText(listening.port, {
      more: 'Transfer-Encoding: chunked\r\nConnection: close',
      body: '3\r\nsea\r\n3\r\nled\r\n0\r\n\r\n',
    });
    expect(await exchange(listening.port, chunked)).toContain('200 OK');
  });

  it('binds loopback only', async () => {
    const other = connect(listening.port, '127.0.0.2');
    const outcome = await new Promise((resolve) => {
      other.on('connect', () => resolve('connected'));
      other.on('error', (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    other.destroy();
    expect(outcome).toBe('ECONNREFUSED');
  });

  const evil = 'https://evil.example';
  const denied: Record<string, Shape> = {
    'a foreign Origin': { origin: evil },
    'a simple POST of a page (no-cors, text/plain)': { origin: evil, type: 'text/plain;charset=UTF-8' },
    'a simple POST from another loopback port': { origin: 'http://127.0.0.1:8080', type: 'text/plain' },
    'a form that a page submits': { origin: evil, type: 'application/x-www-form-urlencoded', body: 'a=1' },
    'a form of a sandboxed frame': { origin: 'null', type: 'multipart/form-data; boundary=x' },
    'two Origin headers': { more: `Origin: ${evil}\r\nContent-Length: 6` },
    'a beacon without a type': { origin: evil, type: null },
    'a rebound Host': { host: 'evil.example' },
    'a Host that merely starts with 127.0.0.1': { host: '127.0.0.1.evil.com' },
    localhost: { host: 'localhost' },
    'a Host without the port': { host: '127.0.0.1' },
    'an empty Host': { host: '' },
    'an absent Host': { host: null },
    'a Host with userinfo': { host: 'evil@127.0.0.1' },
    'a Host that is no host': { host: 'a b/c\\d' },
    'a Host in brackets': { host: '[::1]' },
    'two Host headers, ours first': { more: 'Host: evil.example\r\nContent-Length: 6' },
    'HTTP/1.0': { line: 'POST /hello HTTP/1.0' },
    'HTTP/1.0 without a Host': { line: 'POST /hello HTTP/1.0', host: null },
    'HTTP/1.0 that asks to be kept': {
      line: 'POST /hello HTTP/1.0',
      more: 'Connection: keep-alive\r\nContent-Length: 6',
    },
    'HTTP/2 in clear': {
      line: 'PRI * HTTP/2.0',
      host: null,
      origin: null,
      type: null,
      more: '',
      body: 'SM\r\n\r\n',
    },
    'HTTP/0.9': { line: 'GET /hello', body: '' },
    'an unknown version': { line: 'POST /hello HTTP/9.9' },
    GET: { line: 'GET /hello HTTP/1.1', more: 'X: y', body: '' },
    'GET with a body': { line: 'GET /hello HTTP/1.1' },
    PUT: { line: 'PUT /hello HTTP/1.1' },
    DELETE: { line: 'DELETE /hello HTTP/1.1' },
    TRACE: { line: 'TRACE /hello HTTP/1.1' },
    'OPTIONS as a preflight': {
      line: 'OPTIONS /hello HTTP/1.1',
      origin: evil,
      more: 'Access-Control-Request-Method: POST\r\nAccess-Control-Request-Private-Network: true',
      body: '',
    },
    'OPTIONS *': { line: 'OPTIONS * HTTP/1.1', more: 'X: y', body: '' },
    CONNECT: { line: 'CONNECT evil.example:443 HTTP/1.1', more: 'X: y', body: '' },
    'a WebSocket': {
      line: 'GET /hello HTTP/1.1',
      origin: evil,
      more: 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      body: '',
    },
    'an address in absolute form': { line: 'POST http://evil.example/hello HTTP/1.1' },
    'our own address in absolute form': { line: 'POST http://127.0.0.1/hello HTTP/1.1' },
    'a path without a slash': { line: 'POST hello HTTP/1.1' },
    'a path with a backslash': { line: 'POST /\\hello HTTP/1.1' },
    'a query': { line: 'POST /hello?x=1 HTTP/1.1' },
    'a path of another host': { line: 'POST //evil.example/hello HTTP/1.1' },
    'an unknown path': { line: 'POST /nothing HTTP/1.1' },
    'Expect: 100-continue': { more: 'Expect: 100-continue\r\nContent-Length: 6' },
    'another expectation': { more: 'Expect: tea\r\nContent-Length: 6' },
    'a declared length over the limit': { more: 'Content-Length: 999999999' },
    'a length that is no number': { more: 'Content-Length: six' },
    'a negative length': { more: 'Content-Length: -1' },
    'two lengths': { more: 'Content-Length: 6\r\nContent-Length: 7' },
    'a length and chunks at once (smuggling)': {
      more: 'Content-Length: 6\r\nTransfer-Encoding: chunked',
      body: '0\r\n\r\n',
    },
    'an oversized body': { body: 'a'.repeat(5000) },
    'an oversized body in chunks': {
      more: 'Transfer-Encoding: chunked',
      body: `1388\r\n${'a'.repeat(5000)}\r\n0\r\n\r\n`,
    },
    'a chunk without a size': { more: 'Transfer-Encoding: chunked', body: 'zz\r\nabc\r\n' },
    'headers over the limit': { more: `X: ${'a'.repeat(20_000)}\r\nContent-Length: 6` },
    'a header without a name': { more: ': x\r\nContent-Length: 6' },
    'a folded header': { more: 'X: a\r\n b\r\nContent-Length: 6\r\nBad Header: x' },
    'TLS on a plain port': {
      line: '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
      host: null,
      origin: null,
      type: null,
      body: '',
    },
    'a line of another protocol': { line: 'EHLO evil.example', host: null, body: '' },
  };
  for (const [name, shape] of Object.entries(denied)) {
    it(`refuses ${name}, with the same bytes every time`, async () => {
      causes.length = 0;
      const host = shape.host?.match(/[:\s]|^$/)
        ? shape.host
        : shape.host && `${shape.host}:${listening.port}`;
      const text = requestText(listening.port, {
        ...shape,
        ...(shape.host === undefined || name.includes('without the port') ? {} : { host: host ?? null }),
      });
      expect(withoutDate(await exchange(listening.port, text))).toBe(refusal);
      expect(causes).not.toEqual([]);
    });
  }

  it('refuses HEAD with the same head, and no body as HTTP wants it', async () => {
    const text = requestText(listening.port, { line: 'HEAD /hello HTTP/1.1', more: 'X: y', body: '' });
    expect(withoutDate(await exchange(listening.port, text))).toBe(refusalHead);
  });

  it('names no cause, no software and no version in a refusal', () => {
    expect(refusal.toLowerCase()).not.toMatch(/node|hono|server:|x-powered|host|origin|allow/);
  });

  it('does not answer a second request behind one it refused', async () => {
    const text =
      requestText(listening.port, { origin: evil }) +
      requestText(listening.port, { more: 'Content-Length: 6' });
    expect(withoutDate(await exchange(listening.port, text))).toBe(refusal);
  });
});

describe('slow senders', () => {
  it('are cut off while they still send headers', async () => {
    const slow = await start({ headersTimeoutMs: 100, requestTimeoutMs: 100, checkEveryMs: 20 });
    expect(withoutDate(await exchange(slow.port, 'POST /hello HTTP/1.1\r\nHost: 127.0'))).toBe(refusal);
    await slow.stop(0);
  });

  it('are cut off while they still send the body', async () => {
    const slow = await start({ headersTimeoutMs: 100, requestTimeoutMs: 100, checkEveryMs: 20 });
    const text = requestText(slow.port, { more: 'Content-Length: 6', body: 'sea' });
    expect(withoutDate(await exchange(slow.port, text))).toBe(refusal);
    await slow.stop(0);
  });

  it('are cut off when they say nothing at all', async () => {
    const slow = await start({ headersTimeoutMs: 100, requestTimeoutMs: 100, checkEveryMs: 20 });
    expect(['', refusal]).toContain(withoutDate(await exchange(slow.port, '')));
    await slow.stop(0);
  });
});

describe('choosing a port', () => {
  function occupy(): Promise<{ server: Server; port: number }> {
    return new Promise((resolve) => {
      const server = createServer();
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        resolve({ server, port: typeof address === 'object' && address !== null ? address.port : 0 });
      });
    });
  }

  it('takes the first that is free', async () => {
    const taken = await occupy();
    const app = createApp({
      port: () => 0,
      channel: { hello: take, message: take, piece: take },
      pairing: { open: () => ({ code: '', expiresAt: new Date(0) }), request: take, confirm: take },
      onRefusal: () => {},
    });
    const opened = await listen(app, [taken.port, 0]);
    expect(opened?.port).toBeGreaterThan(0);
    expect(opened?.port).not.toBe(taken.port);
    expect(await listen(app, [taken.port])).toBeUndefined();
    await opened?.stop(0);
    taken.server.close();
  });
});
