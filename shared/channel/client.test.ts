/** The client against whatever may sit on the companion's port. The true companion: companion/channel/channel.test.ts. */
import { describe, expect, it } from 'vitest';
import { type ProblemCode, ProblemError } from '../contract/problems.ts';
import { fromUtf8 } from './bytes.ts';
import { createChannel, type Pairing } from './client.ts';
import { deriveHelloKeys, importPairingKey } from './keys.ts';
import { pairWithService } from './pairing.ts';
import { open, requestHash, seal } from './seal.ts';
import type { Transport } from './transport.ts';

const pairing: Pairing = {
  id: '11111111-2222-4333-8444-555555555555',
  ports: [48_211, 48_212],
  key: await importPairingKey(new Uint8Array(32).fill(7)),
};
/** Stands for everything a case page holds. */
const canary = 'CANARY-Jan-Novak-142EX81/25';
const random43 = 'A'.repeat(43);

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
  readonly body: string;
}
type Squatter = (sent: Sent, signal: AbortSignal | null) => Response | Promise<Response>;

/** Nobody listens where no squatter is named. Everything that leaves is kept. */
function createWire(squatters: Record<number, Squatter>): { transport: Transport; sent: Sent[] } {
  const sent: Sent[] = [];
  const transport: Transport = {
    async fetch(input, init = {}) {
      const url = String(input);
      const body = typeof init.body === 'string' ? init.body : fromUtf8(init.body as Uint8Array); // what `post` hands on
      const one = { url, init, body };
      sent.push(one);
      const squatter = squatters[Number(new URL(url).port)];
      if (squatter === undefined) throw new TypeError('fetch failed');
      return squatter(one, init.signal ?? null);
    },
  };
  return { transport, sent };
}

async function problemOf(work: Promise<unknown>): Promise<ProblemError['problem']> {
  try {
    await work;
  } catch (error) {
    if (error instanceof ProblemError) return error.problem;
    throw error;
  }
  throw new Error('it was answered');
}

const keys = await deriveHelloKeys(pairing.key, pairing.id);
const jose = (body: string): Response =>
  new Response(body, { headers: { 'content-type': 'application/jose' } });

/** Accepts and says nothing until the client gives up. */
const silent: Squatter = (_sent, signal) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });

const endless = (): Response =>
  new Response(
    new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024 * 1024));
      },
    }),
  );

const squatters: Record<string, Squatter> = {
  'answers garbage': () => jose('hello to you'),
  'answers nothing': () => jose(''),
  'answers JSON': () => Response.json({ ok: true, reply: {} }),
  'answers a web page': () => new Response('<!doctype html>'),
  echoes: ({ body }) => jose(body),
  'refuses as the companion does': () => new Response('refused', { status: 403 }),
  fails: () => new Response('', { status: 500 }),
  'has no such page': () => new Response('', { status: 404 }),
  redirects: () => new Response('', { status: 307, headers: { location: 'https://evil.example/' } }),
  'answers without an end': endless,
  'answers bytes that are no text': () => new Response(Uint8Array.of(0xff, 0xfe)),
  'breaks off in the middle': () =>
    new Response(
      new ReadableStream({
        start(controller) {
          controller.error(new Error('broken off'));
        },
      }),
    ),
  'never answers': silent,
  'replays an old hello reply': async () =>
    jose(
      await seal(
        'hello-reply',
        keys.toClient,
        { pair: pairing.id, req: random43 },
        { random: random43, session: pairing.id },
      ),
    ),
  'replays one of another pair': async ({ body }) => {
    const header = { pair: '99999999-2222-4333-8444-555555555555', req: await requestHash(body) };
    return jose(await seal('hello-reply', keys.toClient, header, { random: random43, session: pairing.id }));
  },
  'answers with the key of the other direction': async ({ body }) => {
    const header = { pair: pairing.id, req: await requestHash(body) };
    return jose(await seal('hello-reply', keys.toService, header, { random: random43, session: pairing.id }));
  },
  'answers with a short random number': async ({ body }) => {
    const header = { pair: pairing.id, req: await requestHash(body) };
    return jose(await seal('hello-reply', keys.toClient, header, { random: 'A', session: pairing.id }));
  },
};

describe('a fake companion that', () => {
  for (const [name, squatter] of Object.entries(squatters)) {
    it(`${name} is told apart, and gets nothing but the sealed hello`, async () => {
      const { transport, sent } = createWire({ 48211: squatter });
      const channel = createChannel(async () => pairing, transport, 50);
      const problem = await problemOf(channel.call('submissions.list', { fileMark: canary }));
      expect(problem).toMatchObject({ code: 'service-foreign', params: { port: 48_211 }, sent: 'nothing' });
      for (const one of sent) {
        expect(new URL(one.url).pathname).toBe('/hello');
        expect(JSON.stringify(one)).not.toContain('CANARY');
        const { value } = await open('hello-request', keys.toService, one.body);
        expect(value).toEqual({ random: expect.stringMatching(/^[\w-]{43}$/) });
      }
    });
  }

  it('closes the connection looks like nobody: a browser does not tell the two apart', async () => {
    const { transport } = createWire({
      48211: () => {
        throw new TypeError('terminated');
      },
    });
    const channel = createChannel(async () => pairing, transport);
    expect((await problemOf(channel.call('service.read', {}))).code).toBe('service-missing');
  });

  it('never answers does not hold a caller who gives up', async () => {
    const { transport } = createWire({ 48211: silent });
    const channel = createChannel(async () => pairing, transport, 60_000);
    const caller = new AbortController();
    const call = channel.call('service.read', {}, caller.signal);
    caller.abort(new Error('gave up'));
    await expect(call).rejects.toThrow('gave up');
    await expect(channel.call('service.read', {}, AbortSignal.abort(new Error('before')))).rejects.toThrow(
      'before',
    );
  });
});

describe('what leaves the client', () => {
  it('goes to loopback by POST, without cookies, cache, referrer or redirects', async () => {
    const { transport, sent } = createWire({});
    const channel = createChannel(async () => pairing, transport);
    await problemOf(channel.call('service.read', {}));
    // All ports are tried at once, so either may come first.
    expect(sent.map((one) => one.url).sort()).toEqual([
      'http://127.0.0.1:48211/hello',
      'http://127.0.0.1:48212/hello',
    ]);
    expect(sent[0]?.init).toMatchObject({
      method: 'POST',
      redirect: 'manual',
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  });

  it('is a new random number in every hello', async () => {
    const { transport, sent } = createWire({});
    const channel = createChannel(async () => pairing, transport);
    await problemOf(channel.call('service.read', {}));
    await problemOf(channel.call('service.read', {}));
    const randoms = await Promise.all(
      sent.map(async ({ body }) => JSON.stringify((await open('hello-request', keys.toService, body)).value)),
    );
    expect(new Set(randoms).size).toBe(4);
  });

  it('is nothing at all without a pairing', async () => {
    const { transport, sent } = createWire({ 48211: () => jose('') });
    const channel = createChannel(async () => undefined, transport);
    expect((await problemOf(channel.call('service.read', {}))).code).toBe('not-paired');
    expect(sent).toEqual([]);
  });

  it('is one hello for calls made at once', async () => {
    const { transport, sent } = createWire({});
    const channel = createChannel(async () => ({ ...pairing, ports: [48_211] }), transport);
    const calls = [channel.call('service.read', {}), channel.call('service.read', {})];
    expect((await Promise.allSettled(calls)).map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(sent).toHaveLength(1);
  });
});

describe('somebody who says nothing', () => {
  it('is told from one who answers otherwise: most often the companion hangs', async () => {
    const { transport } = createWire({ 48211: silent });
    const channel = createChannel(async () => pairing, transport, 50);
    const silence = { code: 'service-foreign', params: { port: 48_211, silent: 1 }, sent: 'nothing' };
    expect(await problemOf(channel.call('service.read', {}))).toEqual(silence);
  });

  it('is not named where another port answers otherwise', async () => {
    const garbage: Squatter = () => jose('x');
    const { transport } = createWire({ 48211: silent, 48212: garbage });
    const channel = createChannel(async () => ({ ...pairing, ports: [48_211, 48_212] }), transport, 50);
    expect((await problemOf(channel.call('service.read', {}))).params).toEqual({ port: 48_212 });
  });
});

describe('nobody on any port', () => {
  it('is reported as missing, and asked anew by the next call', async () => {
    const { transport, sent } = createWire({});
    const channel = createChannel(async () => pairing, transport);
    expect((await problemOf(channel.call('service.read', {}))).code).toBe('service-missing');
    expect((await problemOf(channel.watch(0))).code).toBe('service-missing');
    expect(sent).toHaveLength(4);
  });
});

describe('pairing with a fake companion', () => {
  const code = { ports: [48_211], secret: new Uint8Array(16).fill(5) };
  const outcomes: Record<string, readonly [Squatter | undefined, ProblemCode]> = {
    'that answers garbage': [() => jose('x'), 'service-foreign'],
    'that echoes': [({ body }) => jose(body), 'service-foreign'],
    'that refuses': [() => new Response('refused', { status: 403 }), 'service-foreign'],
    'that never answers': [silent, 'service-foreign'],
    'that answers without an end': [endless, 'service-foreign'],
    'that does not exist': [undefined, 'service-missing'],
  };
  for (const [name, [squatter, expected]] of Object.entries(outcomes)) {
    it(`${name} gives no key and shows neither code nor name`, async () => {
      const { transport, sent } = createWire(squatter === undefined ? {} : { 48211: squatter });
      let imported = false;
      const paired = pairWithService(
        code,
        canary,
        transport,
        async (raw) => {
          imported = true;
          return importPairingKey(raw);
        },
        50,
      );
      expect((await problemOf(paired)).code).toBe(expected);
      expect(imported).toBe(false);
      expect(JSON.stringify(sent)).not.toContain('CANARY');
    });
  }
});
