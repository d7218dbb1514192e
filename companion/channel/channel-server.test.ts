/** What the companion does with a message whose seal holds, and with handlers that fail. */
import { afterEach, describe, expect, it } from 'vitest';
import { toBase64Url } from '../../shared/channel/bytes.ts';
import { createChannel } from '../../shared/channel/client.ts';
import { deriveHelloKeys, deriveSessionKeys } from '../../shared/channel/keys.ts';
import { sealPiece } from '../../shared/channel/piece.ts';
import { open, SealError, seal } from '../../shared/channel/seal.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import type { RouteName } from '../../shared/contract/routes.ts';
import type { Handlers } from '../routes.ts';
import { type ChannelServer, createChannelServer } from './channel-server.ts';
import { createSessions } from './sessions.ts';
import {
  createTestCompanion,
  createWire,
  extensionOrigin,
  pair,
  problemOf,
  servicePort,
  type TestCompanion,
  type TestCompanionOptions,
} from './test-companion.ts';

const homes: TestCompanion[] = [];
afterEach(() => {
  for (const one of homes.splice(0)) one.remove();
});

async function createPaired(options: TestCompanionOptions = {}) {
  const companion = createTestCompanion(options);
  homes.push(companion);
  const wire = createWire({ [servicePort]: companion.app });
  const pairing = await pair(companion, wire);
  return { companion, wire, pairing, channel: createChannel(async () => pairing, wire.transport) };
}

/** A session opened by hand, to say what no client of ours would. */
async function openByHand() {
  const { companion, pairing } = await createPaired();
  const ask = async (path: string, body: BodyInit, type = 'application/jose') => {
    const headers = { host: `127.0.0.1:${servicePort}`, origin: extensionOrigin, 'content-type': type };
    const url = `http://127.0.0.1:${servicePort}${path}`;
    const response = await companion.app.request(url, { method: 'POST', body, headers });
    return { status: response.status, text: await response.text() };
  };
  const hello = await deriveHelloKeys(pairing.key, pairing.id);
  const random = new Uint8Array(32).fill(3);
  const request = await seal(
    'hello-request',
    hello.toService,
    { pair: pairing.id },
    { random: toBase64Url(random) },
  );
  const reply = await open('hello-reply', hello.toClient, (await ask('/hello', request)).text);
  const { random: serviceRandom, session } = reply.value as { random: string; session: string }; // checked by the client's own tests
  const bytes = Uint8Array.from(atob(serviceRandom.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  const keys = await deriveSessionKeys(pairing.key, random, bytes);
  const say = async (route: string, count: number, value: unknown) => {
    const answer = await ask(
      '/message',
      await seal('request', keys.toService, { session, route, count }, value),
    );
    return answer.status === 200 ? (await open('reply', keys.toClient, answer.text)).value : answer;
  };
  return { companion, pairing, ask, keys, session, say, hello };
}

const refusal = { status: 403, text: 'refused' };

describe('a message', () => {
  const strangeRoutes = [
    '',
    'nothing',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'submissions',
  ];
  for (const route of strangeRoutes) {
    it(`to ${JSON.stringify(route)} reaches no handler`, async () => {
      const { say, companion } = await openByHand();
      expect(await say(route, 1, {})).toMatchObject({
        ok: false,
        problem: { code: 'invalid-message', field: 'route' },
      });
      expect(companion.internalErrors).toEqual([]);
    });
  }

  const badMessages: readonly (readonly [RouteName, unknown, string])[] = [
    ['submissions.list', { limit: 0 }, 'limit'],
    ['submissions.list', { limit: 501 }, 'limit'],
    ['submissions.list', { fileMark: 5 }, 'fileMark'],
    ['submissions.list', { admin: true }, ''],
    ['submissions.list', null, ''],
    ['submissions.list', [], ''],
    ['submissions.list', 'text', ''],
    ['submissions.read', { id: '../../etc/passwd' }, 'id'],
    ['submissions.read', {}, 'id'],
    ['drafts.read', { key: { fileMark: 'CANARY', kind: 'auction', lot: '' } }, 'key.fileMark'],
    ['secrets.set', { system: 'CANARY', secret: {} }, 'system'],
    ['submissions.watch', { since: -1, waitMs: 0 }, 'since'],
    ['submissions.watch', { since: 0, waitMs: 20_001 }, 'waitMs'],
  ];
  for (const [route, message, field] of badMessages) {
    it(`to ${route} that says ${JSON.stringify(message)} is refused by its field, without the value`, async () => {
      const { say } = await openByHand();
      const answer = await say(route, 1, message);
      expect(answer).toEqual({
        ok: false,
        problem: { code: 'invalid-message', params: {}, field, sent: 'nothing' },
      });
      expect(JSON.stringify(answer)).not.toContain('CANARY');
    });
  }

  it('is taken once for each counter, in any order within the window', async () => {
    const { say } = await openByHand();
    expect(await say('service.read', 3, {})).toMatchObject({ ok: false });
    expect(await say('service.read', 1, {})).toMatchObject({ ok: false });
    expect(await say('service.read', 3, {})).toEqual(refusal);
    expect(await say('service.read', 1, {})).toEqual(refusal);
    expect(await say('service.read', 2000, {})).toEqual(refusal);
    expect(await say('service.read', 2, {})).toMatchObject({ ok: false });
  });

  it('with a broken seal uses up no counter', async () => {
    const { say, ask, keys, session } = await openByHand();
    const broken = await seal('request', keys.toClient, { session, route: 'service.read', count: 1 }, {});
    expect(await ask('/message', broken)).toEqual(refusal);
    expect(await say('service.read', 1, {})).toMatchObject({ ok: false });
  });

  it('shares its counters with pieces of files', async () => {
    const { say, ask, keys, session } = await openByHand();
    const head = { session, upload: crypto.randomUUID(), count: 1, offset: 0, last: true };
    const piece = await sealPiece(keys.files, head, new Uint8Array(3));
    expect((await ask('/piece', piece, 'application/octet-stream')).status).toBe(200);
    expect(await ask('/piece', piece, 'application/octet-stream')).toEqual(refusal);
    expect(await say('service.read', 1, {})).toEqual(refusal);
  });

  it('in a session that is not there is refused', async () => {
    const { ask, keys } = await openByHand();
    const header = { session: crypto.randomUUID(), route: 'service.read', count: 1 };
    expect(await ask('/message', await seal('request', keys.toService, header, {}))).toEqual(refusal);
  });

  it('sealed for another use is refused', async () => {
    const { ask, keys, hello, pairing, session } = await openByHand();
    const req = 'A'.repeat(43);
    for (const body of [
      await seal('reply', keys.toService, { session, req }, {}),
      await seal('hello-request', hello.toService, { pair: pairing.id }, { random: 'A'.repeat(43) }),
      await seal('pair-confirm', keys.toService, { pair: pairing.id }, {}),
    ]) {
      expect(await ask('/message', body)).toEqual(refusal);
    }
  });
});

describe('a hello', () => {
  const badHellos: Record<string, unknown> = {
    'with more than a random number': { random: 'A'.repeat(43), name: 'CANARY' },
    'with a short random number': { random: 'A' },
    'with no random number': {},
    'with characters that are none': { random: '*'.repeat(43) },
  };
  for (const [name, value] of Object.entries(badHellos)) {
    it(`${name} is refused`, async () => {
      const { ask, hello, pairing } = await openByHand();
      expect(
        await ask('/hello', await seal('hello-request', hello.toService, { pair: pairing.id }, value)),
      ).toEqual(refusal);
    });
  }

  it('of an unknown pair, and one sealed in the other direction, get the same refusal', async () => {
    const { ask, hello, pairing } = await openByHand();
    const value = { random: 'A'.repeat(43) };
    for (const body of [
      await seal('hello-request', hello.toService, { pair: crypto.randomUUID() }, value),
      await seal('hello-request', hello.toClient, { pair: pairing.id }, value),
    ]) {
      expect(await ask('/hello', body)).toEqual(refusal);
    }
  });

  it('opens no session for a pair that is revoked while it is answered', async () => {
    const { companion, pairing } = await createPaired();
    const sessions = createSessions();
    const server: ChannelServer = createChannelServer({
      pairs: companion.pairs,
      sessions,
      handlers: {} as Handlers, // nothing is asked of them here
      acceptPiece: () => ({ offset: 0 }),
      folder: companion.home,
      onInternalError: () => {},
    });
    const { toService } = await deriveHelloKeys(pairing.key, pairing.id);
    const body = await seal('hello-request', toService, { pair: pairing.id }, { random: 'A'.repeat(43) });
    // After the pair was found, before the session is added: the last moment there is.
    const late = createChannelServer({
      pairs: { ...companion.pairs, list: () => [] },
      sessions,
      handlers: {} as Handlers, // as above
      acceptPiece: () => ({ offset: 0 }),
      folder: companion.home,
      onInternalError: () => {},
    });
    await expect(late.hello(body, extensionOrigin)).rejects.toBeInstanceOf(SealError);
    const racing = server.hello(body, extensionOrigin);
    companion.pairs.remove(pairing.id);
    await expect(racing).rejects.toBeInstanceOf(SealError);
  });
});

describe('a handler', () => {
  it.each<[string, RouteName, object, object, object]>([
    ['full for a file', 'drafts.list', { code: 'ENOSPC' }, {}, { code: 'disk-full', sent: 'nothing' }],
    ['full for the database', 'drafts.list', { errcode: 13 }, {}, { code: 'disk-full', sent: 'nothing' }],
    [
      'full while something may be on its way',
      'submissions.undo',
      { errcode: 13 },
      { id: crypto.randomUUID() },
      { code: 'disk-full', sent: 'unclear' },
    ],
    ['failing', 'drafts.list', { code: 'EIO' }, {}, { code: 'disk-failing', sent: 'nothing' }],
    ['only to be read', 'drafts.list', { code: 'EROFS' }, {}, { code: 'disk-failing', sent: 'nothing' }],
    ['not at fault', 'drafts.list', { code: 'ENOENT' }, {}, { code: 'internal', sent: 'nothing' }],
  ])('says that the disk is %s', async (_name, route, facts, message, problem) => {
    const { channel, companion } = await createPaired({
      handlers: {
        [route]: async () => {
          throw Object.assign(new Error('raw words'), facts);
        },
      },
    });
    expect(await problemOf(channel.call(route, message as never))).toMatchObject(problem);
    expect(companion.internalErrors).toHaveLength(1);
  });

  it('that refuses has its problem handed on, whole', async () => {
    const problem = { code: 'already-filed', params: { number: '142EX81/25-27' }, sent: 'public' } as const;
    const { channel, companion } = await createPaired({
      handlers: {
        'drafts.list': async () => {
          throw new ProblemError(problem);
        },
      },
    });
    expect(await problemOf(channel.call('drafts.list', {}))).toEqual(problem);
    expect(companion.internalErrors).toEqual([]);
  });

  const failures: Record<string, () => unknown> = {
    'an error': () => {
      throw new Error('CANARY secret of Jan Novák');
    },
    'an error with a cause': () => {
      throw new TypeError('CANARY', { cause: new Error('CANARY') });
    },
    'something that is no error': () => {
      throw 'CANARY';
    },
    'an object that looks like a problem': () => {
      throw { problem: { code: 'internal', params: { secret: 'CANARY' } } };
    },
    'a reply that does not fit its schema': () => ({ drafts: 'CANARY' }),
    'a reply with a member too many': () => ({ drafts: [], secret: 'CANARY' }),
    'no reply': () => undefined,
  };
  for (const [name, fail] of Object.entries(failures)) {
    it(`that ends in ${name} says nothing of it but internal`, async () => {
      const { channel, companion, wire } = await createPaired({
        handlers: { 'drafts.list': (async () => fail()) as Handlers['drafts.list'] }, // wrong on purpose
      });
      expect(await problemOf(channel.call('drafts.list', {}))).toEqual({
        code: 'internal',
        params: {},
        sent: 'nothing',
      });
      expect(companion.internalErrors.map((one) => one.route)).toEqual(['drafts.list']);
      expect(JSON.stringify(wire.sent)).not.toContain('CANARY');
    });
  }

  it('learns which pair asks', async () => {
    const askers: string[] = [];
    const { channel, pairing } = await createPaired({
      handlers: {
        'drafts.list': async (_message, context) => {
          askers.push(context.pair);
          return { drafts: [] };
        },
      },
    });
    await channel.call('drafts.list', {});
    expect(askers).toEqual([pairing.id]);
  });
});
