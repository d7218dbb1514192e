/** The companion goes away, comes back, moves, or is another one; and pairs that are revoked. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import type { PairingResult } from '../../shared/channel/pairing.ts';
import type { Transport } from '../../shared/channel/transport.ts';
import {
  createTestCompanion,
  createWire,
  type Listener,
  pair,
  problemOf,
  servicePort,
  type TestCompanion,
  type TestCompanionOptions,
  type Wire,
} from './test-companion.ts';

const canary = '142EX81/25';
let companion: TestCompanion;
let wire: Wire;
let pairing: PairingResult;
let channel: Channel;
let asked: (string | undefined)[];

const options: TestCompanionOptions = {
  handlers: {
    async 'submissions.list'({ fileMark }) {
      asked.push(fileMark);
      return { cursor: asked.length, needsPerson: 0, submissions: [] };
    },
  },
};

beforeEach(async () => {
  asked = [];
  companion = createTestCompanion(options);
  wire = createWire({ [servicePort]: companion.app });
  pairing = await pair(companion, wire);
  wire.sent.length = 0;
  channel = createChannel(async () => pairing, wire.transport, 100);
});
afterEach(() => companion.remove());

const list = (fileMark = canary) => channel.call('submissions.list', { fileMark });
const paths = (): string[] => wire.sent.map((one) => one.path);

/** A real fetch ends with its signal; that of a wire only stands still. */
const endingWithSignal = ({ fetch }: Transport): Transport => ({
  fetch: (input, init = {}) =>
    Promise.race([
      fetch(input, init),
      new Promise<never>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(init.signal?.reason), { once: true });
      }),
    ]),
});

describe('the companion goes away and comes back', () => {
  it('invisibly to the caller when it was started anew', async () => {
    await list();
    wire.listeners.set(servicePort, companion.restart().app);
    expect((await list()).cursor).toBe(2);
    expect(paths().slice(-3)).toEqual(['/message', '/hello', '/message']);
  });

  it('on another of its ports', async () => {
    const moved = createTestCompanion({ ...options, home: companion.home, port: 40_002 });
    pairing = { ...pairing, ports: [servicePort, 40_002] };
    channel.forget();
    await list();
    wire.listeners.delete(servicePort);
    wire.listeners.set(40_002, moved.app);
    expect((await list()).cursor).toBe(2);
  });

  it('invisibly to calls made at once', async () => {
    await list();
    wire.listeners.set(servicePort, companion.restart().app);
    await Promise.all([list('a'), list('b'), list('c')]);
    expect(asked.slice(1).sort()).toEqual(['a', 'b', 'c']);
    expect(paths().filter((path) => path === '/hello')).toHaveLength(2);
  });

  it('not at all', async () => {
    await list();
    wire.listeners.delete(servicePort);
    expect(await problemOf(list())).toMatchObject({ code: 'service-missing', sent: 'nothing' });
  });

  it('and a stranger took its port: it gets sealed bytes and a hello, nothing it can read', async () => {
    await list();
    wire.sent.length = 0;
    wire.listeners.set(servicePort, () => new Response('hello'));
    expect(await problemOf(list())).toMatchObject({ code: 'service-foreign' });
    expect(paths()).toEqual(['/message', '/hello']);
    for (const one of wire.sent) expect(one.text).not.toContain(canary);
  });
});

describe('a companion that stops answering', () => {
  const stuck: Listener = () => new Promise(() => {});
  /** Answers the hello and nothing else. */
  const mute: Listener = (request) =>
    new URL(request.url).pathname === '/hello' ? companion.app.fetch(request) : new Promise(() => {});

  it.each([
    ['altogether', stuck],
    ['after its hello', mute],
  ])('%s: nobody knows whether it took the message', async (_name, listener) => {
    const listening = createWire({ [servicePort]: companion.app });
    const own = createChannel(async () => pairing, endingWithSignal(listening.transport), 50, undefined, 50);
    await own.call('submissions.list', { fileMark: canary });
    listening.listeners.set(servicePort, listener);
    expect(await problemOf(own.call('submissions.list', { fileMark: canary }))).toEqual({
      code: 'service-foreign',
      params: { port: servicePort, silent: 1 },
      sent: 'unclear',
    });
  });
});

describe('two ports', () => {
  const strangers: Record<string, Listener> = {
    'that answers': () => new Response('hello'),
    'that refuses': () => new Response('refused', { status: 403 }),
    'that never answers': () => new Promise(() => {}),
  };
  for (const [name, stranger] of Object.entries(strangers)) {
    it(`with a stranger ${name} on the first: the companion on the second is found`, async () => {
      const listening = createWire({ 40001: stranger, [servicePort]: companion.app });
      const both = { ...pairing, ports: [40_001, servicePort] };
      const own = createChannel(async () => both, endingWithSignal(listening.transport), 50);
      expect((await own.call('submissions.list', { fileMark: canary })).cursor).toBe(1);
      const stolen = listening.sent.filter((one) => one.port === 40_001);
      expect(stolen.every((one) => one.path === '/hello' && !one.text.includes(canary))).toBe(true);
    });
  }

  it('of two users with crossed connections: each companion refuses the other one’s pair', async () => {
    const other = createTestCompanion({ port: 40_001 });
    const crossed = createWire({ 40001: other.app });
    const own = createChannel(async () => ({ ...pairing, ports: [40_001] }), crossed.transport);
    expect(await problemOf(own.call('submissions.list', { fileMark: canary }))).toMatchObject({
      code: 'service-foreign',
      params: { port: 40_001 },
    });
    expect(crossed.sent.map((one) => one.path)).toEqual(['/hello']);
    other.remove();
  });
});

describe('revoking', () => {
  it('ends open sessions at once, and the pair opens no new one', async () => {
    await list();
    companion.pairs.remove(pairing.id);
    companion.sessions.endOfPair(pairing.id);
    expect(await problemOf(list())).toMatchObject({ code: 'service-foreign' });
    expect(asked).toHaveLength(1);
  });

  it('by the browser itself is answered, and is the last thing that is', async () => {
    expect(await channel.call('pairs.revoke', { id: pairing.id })).toEqual({});
    expect(companion.pairs.list()).toEqual([]);
    expect(await problemOf(list())).toMatchObject({ code: 'service-foreign' });
  });

  it('of another pair is refused to a browser', async () => {
    const second = await pair(companion, wire);
    expect(await problemOf(channel.call('pairs.revoke', { id: second.id }))).toMatchObject({
      code: 'not-found',
    });
    expect(companion.pairs.list()).toHaveLength(2);
  });

  it('on this side is known before anything is sent', async () => {
    await list();
    const sent = wire.sent.length;
    const forgotten = createChannel(async () => undefined, wire.transport);
    expect(await problemOf(forgotten.call('submissions.list', {}))).toMatchObject({ code: 'not-paired' });
    expect(wire.sent).toHaveLength(sent);
  });

  it('keeps a long poll that was under way from being answered', async () => {
    const asks = Promise.withResolvers<void>();
    const changes = Promise.withResolvers<void>();
    const polling = createTestCompanion({
      handlers: {
        async 'submissions.watch'() {
          asks.resolve();
          await changes.promise;
          return { cursor: 1, submissions: [] };
        },
      },
    });
    const line = createWire({ [servicePort]: polling.app });
    const own = await pair(polling, line);
    const watching = problemOf(createChannel(async () => own, line.transport).watch(0));
    await asks.promise;
    polling.pairs.remove(own.id);
    polling.sessions.endOfPair(own.id);
    changes.resolve();
    expect(await watching).toMatchObject({ code: 'service-foreign' });
    polling.remove();
  });
});
