/** Client and companion together, with whoever may stand on the wire between them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import type { PairingResult } from '../../shared/channel/pairing.ts';
import {
  createTestCompanion,
  createWire,
  extensionOrigin,
  otherOrigin,
  pair,
  problemOf,
  type SentRequest,
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
const last = (path = '/message'): SentRequest => {
  const found = wire.sent.findLast((one) => one.path === path);
  if (found === undefined) throw new Error(`nothing was sent to ${path}`);
  return found;
};

describe('a session', () => {
  it('opens with the first call and carries the next ones', async () => {
    expect((await list()).cursor).toBe(1);
    expect((await list()).cursor).toBe(2);
    expect(paths()).toEqual(['/hello', '/message', '/message']);
  });

  it('is shared by calls made at once, each answered with its own', async () => {
    const cursors = await Promise.all(Array.from({ length: 20 }, () => list()));
    expect(new Set(cursors.map((one) => one.cursor)).size).toBe(20);
    expect(paths().filter((path) => path === '/hello')).toHaveLength(1);
  });

  it('shows nothing of what is said in it', async () => {
    await list();
    for (const one of wire.sent) expect(`${one.text} ${one.reply}`).not.toContain(canary);
  });

  it('hands on what the companion refused, and goes on', async () => {
    expect(await problemOf(channel.call('drafts.list', {}))).toMatchObject({ code: 'not-found' });
    await list();
    expect(paths()).toEqual(['/hello', '/message', '/message']);
  });
});

describe('whoever recorded a conversation', () => {
  it('has every message refused when it comes again', async () => {
    await list();
    await list();
    for (const one of wire.sent.filter((request) => request.path === '/message'))
      expect(await wire.resend(one)).toEqual({ status: 403, reply: 'refused' });
    expect(asked).toHaveLength(2);
  });

  it('opens a session with an old hello that is of no use, and disturbs nobody by it', async () => {
    await list();
    const hello = last('/hello');
    const replayed = await wire.resend(hello);
    expect(replayed.status).toBe(200);
    expect(replayed.reply).not.toBe(hello.reply);
    for (let round = 0; round < 40; round += 1) {
      await wire.resend(hello);
      await list();
    }
    expect(paths().filter((path) => path === '/hello')).toHaveLength(1);
  });

  it('can not use the message in another session', async () => {
    await list();
    const old = last();
    channel.forget();
    await list();
    expect((await wire.resend(old)).status).toBe(403);
    expect(asked).toHaveLength(2);
  });

  it('can not use anything after the companion was started anew', async () => {
    await list();
    const recorded = [...wire.sent];
    wire.listeners.set(servicePort, companion.restart().app);
    for (const one of recorded.filter((request) => request.path === '/message'))
      expect((await wire.resend(one)).status).toBe(403);
    expect(asked).toHaveLength(1);
  });

  const origins: Record<string, string | null> = {
    'another extension': otherOrigin,
    'a program without an origin': null,
    'a web page': 'https://evil.example',
  };
  for (const [name, origin] of Object.entries(origins)) {
    it(`is refused as ${name}, also with a fresh hello and a fresh message`, async () => {
      wire.onReply = () => '';
      await problemOf(list());
      expect((await wire.resend(last('/hello'), origin)).status).toBe(403);
      const held: SentRequest[] = [];
      const holding = createWire({
        [servicePort]: (request) => {
          if (new URL(request.url).pathname !== '/message') return companion.app.request(request);
          return new Response('refused', { status: 403 });
        },
      });
      const own = createChannel(async () => pairing, holding.transport);
      await problemOf(own.call('submissions.list', { fileMark: canary }));
      held.push(...holding.sent.filter((one) => one.path === '/message'));
      expect(held).toHaveLength(2);
      for (const one of held) expect((await wire.resend(one, origin)).status).toBe(403);
      expect(asked).toEqual([]);
      // The very same bytes are good from where they belong: only the origin was wrong.
      for (const one of held) expect((await wire.resend(one, extensionOrigin)).status).toBe(200);
    });
  }
});

describe('whoever changes what goes over the wire', () => {
  it('holds messages back and reorders them: each is carried out once', async () => {
    await list();
    const held: Request[] = [];
    const release: (() => void)[] = [];
    wire.listeners.set(servicePort, async (request) => {
      held.push(request);
      await new Promise<void>((resolve) => release.push(resolve));
      return companion.app.request(request);
    });
    const calls = [list('a'), list('b'), list('c')];
    while (release.length < 3) await new Promise((resolve) => setImmediate(resolve));
    for (const go of release.reverse()) {
      go();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(calls);
    expect(asked.slice(1).sort()).toEqual(['a', 'b', 'c']);
  });

  it('swaps the replies of two requests: neither is taken, both are asked again in a new session', async () => {
    await list();
    const waiting: { readonly reply: string; readonly give: (reply: string) => void }[] = [];
    wire.onReply = (request) =>
      request.path === '/hello'
        ? request.reply
        : new Promise((give) => {
            waiting.push({ reply: request.reply, give });
            const [first, second] = waiting;
            if (first === undefined || second === undefined) return;
            wire.onReply = ({ reply }) => reply;
            first.give(second.reply);
            second.give(first.reply);
          });
    const answers = await Promise.all([list('a'), list('b')]);
    expect(answers.map((one) => one.cursor).sort()).toEqual([4, 5]);
    expect(paths().filter((path) => path === '/hello')).toHaveLength(2);
  });

  const changes: Record<string, (reply: string) => string> = {
    'cuts a reply': (reply) => reply.slice(0, -1),
    'changes a byte of a reply': (reply) =>
      `${reply.slice(0, -5)}${reply.at(-5) === 'A' ? 'B' : 'A'}${reply.slice(-4)}`,
    'empties a reply': () => '',
    'answers with the request itself': () => last().text,
    'answers with the hello reply': () => last('/hello').reply,
    'answers in words of its own': () => '{"ok":true,"reply":{}}',
  };
  for (const [name, change] of Object.entries(changes)) {
    it(`${name}: once costs a session, again is told to the person`, async () => {
      await list();
      let times = 1;
      wire.onReply = ({ path, reply }) => {
        times -= path === '/message' ? 1 : 0;
        return path === '/message' && times >= 0 ? change(reply) : reply;
      };
      expect((await list()).cursor).toBeGreaterThan(1);
      times = 2;
      expect(await problemOf(list())).toMatchObject({
        code: 'service-foreign',
        params: { port: servicePort },
      });
    });
  }

  it('replays an old reply to a new request: it is not taken', async () => {
    await list('old');
    const old = last().reply;
    let times = 1;
    wire.onReply = ({ path, reply }) => {
      if (path !== '/message' || times === 0) return reply;
      times -= 1;
      return old;
    };
    expect((await list('new')).cursor).toBe(3);
  });
});
