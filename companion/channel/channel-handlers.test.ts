/** Who may ask what about pairs, and what revoking one ends. */
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createChannel } from '../../shared/channel/client.ts';
import { commandLineRoutes, routes } from '../../shared/contract/routes.ts';
import { createChannelHandlers } from './channel-handlers.ts';
import { openPairStore, readCommandLinePairing, writeCommandLineKey } from './pairs.ts';
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

async function createCommandLine(companion: TestCompanion) {
  writeCommandLineKey(companion.home, companion.pairs, [servicePort]);
  const pairing = await readCommandLinePairing(companion.home);
  if (pairing === undefined) throw new Error('no key file');
  const wire = createWire({ [servicePort]: companion.app }, null);
  return { pairing, channel: createChannel(async () => pairing, wire.transport) };
}

describe('routes of the command line', () => {
  it('are a few, and each of them refused to a browser as if it were not there', async () => {
    const { channel } = await createPaired();
    expect([...commandLineRoutes]).toEqual([
      'pairing.open',
      'service.examine',
      'vault.read',
      'vault.unlock',
      'vault.lock',
      'vault.change-passphrase',
      'audit.verify',
      'audit.export',
      'audit.purge',
    ]);
    for (const route of commandLineRoutes)
      expect(await problemOf(channel.call(route, {} as never))).toMatchObject({ code: 'not-found' }); // the only one takes {}
  });

  it('are answered to the command line', async () => {
    const { companion } = await createPaired();
    const { channel } = await createCommandLine(companion);
    const { code, expiresAt } = await channel.call('pairing.open', {});
    expect(code).toMatch(/^[0-9A-Z-]{30,}$/);
    expect(expiresAt).toBe('2027-03-01T08:10:00.000Z');
  });

  it('never come with an origin: a page that stole the key file is refused', async () => {
    const { companion } = await createPaired();
    const { pairing } = await createCommandLine(companion);
    const wire = createWire({ [servicePort]: companion.app }, extensionOrigin);
    const channel = createChannel(async () => pairing, wire.transport);
    expect(await problemOf(channel.call('pairing.open', {}))).toMatchObject({ code: 'service-foreign' });
  });
});

it('has no route that takes an approval policy, an undo window or a mode to set', () => {
  const takes = Object.entries(routes).filter(([, { request }]) => {
    const schema: z.ZodType = request;
    const shape = JSON.stringify(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
    return /"(approval|undoSeconds|undoPublic|undoOther)":/.test(shape);
  });
  expect(takes.map(([route]) => route)).toEqual([]);
});

describe('the list of pairs', () => {
  it('names them, marks the one that asks, and holds no key', async () => {
    const { companion, channel, pairing } = await createPaired();
    const commandLine = await createCommandLine(companion);
    const { pairs } = await channel.call('pairs.list', {});
    expect(pairs.map(({ kind, own }) => [kind, own])).toEqual([
      ['browser', true],
      ['command-line', false],
    ]);
    expect((await commandLine.channel.call('pairs.list', {})).pairs.map(({ id, own }) => [id, own])).toEqual([
      [pairing.id, false],
      [commandLine.pairing.id, true],
    ]);
    expect(Object.keys(routes['pairs.list'].reply.shape.pairs.element.shape)).not.toContain('key');
  });
});

describe('revoking a pair', () => {
  it('is open to the command line for every pair, and ends its sessions', async () => {
    const { companion, channel, pairing } = await createPaired();
    await channel.call('pairs.list', {});
    const commandLine = await createCommandLine(companion);
    expect(await commandLine.channel.call('pairs.revoke', { id: pairing.id })).toEqual({});
    expect(await problemOf(channel.call('pairs.list', {}))).toMatchObject({ code: 'service-foreign' });
    expect(await problemOf(commandLine.channel.call('pairs.revoke', { id: pairing.id }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('of the command line is refused to a browser', async () => {
    const { companion, channel } = await createPaired();
    const { pairing } = await createCommandLine(companion);
    expect(await problemOf(channel.call('pairs.revoke', { id: pairing.id }))).toMatchObject({
      code: 'not-found',
    });
    expect(companion.pairs.list()).toHaveLength(2);
  });

  it('is refused to a pair that was itself revoked while it asked', async () => {
    const { companion, pairing } = await createPaired();
    const commandLine = await createCommandLine(companion);
    const handlers = createChannelHandlers(companion);
    companion.pairs.remove(pairing.id);
    const asked = handlers['pairs.revoke']({ id: commandLine.pairing.id }, { pair: pairing.id });
    expect(await problemOf(asked)).toMatchObject({ code: 'not-found' });
    expect(companion.pairs.list()).toHaveLength(1);
  });

  it('lasts beyond a restart', async () => {
    const { companion, channel, pairing } = await createPaired();
    await channel.call('pairs.revoke', { id: pairing.id });
    expect(openPairStore(companion.home, () => new Date(0)).list()).toEqual([]);
  });

  it('ends sessions also when the file of pairs can not be written', async () => {
    const { companion, pairing } = await createPaired();
    const ended: string[] = [];
    const handlers = createChannelHandlers({
      ...companion,
      pairs: {
        ...companion.pairs,
        remove: () => {
          throw new Error('the disk is full');
        },
      },
      sessions: { ...companion.sessions, endOfPair: (id) => ended.push(id) },
    });
    await expect(handlers['pairs.revoke']({ id: pairing.id }, { pair: pairing.id })).rejects.toThrow(
      'the disk is full',
    );
    expect(ended).toEqual([pairing.id]);
  });
});

describe('sessions of a pair', () => {
  it('are capped: the oldest one is refused, and its client opens another by itself', async () => {
    const { wire, pairing, channel } = await createPaired();
    await channel.call('pairs.list', {});
    for (let count = 0; count < 40; count += 1)
      await createChannel(async () => pairing, wire.transport).call('pairs.list', {});
    const before = wire.sent.length;
    await channel.call('pairs.list', {});
    expect(wire.sent.slice(before).map((one) => [one.path, one.status])).toEqual([
      ['/message', 403],
      ['/hello', 200],
      ['/message', 200],
    ]);
  });
});
