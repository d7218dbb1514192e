/** Extension and companion of different versions: who may talk to whom, and who is named when they may not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannel } from '../../shared/channel/client.ts';
import type { PairingResult } from '../../shared/channel/pairing.ts';
import { ProblemError } from '../../shared/contract/problems.ts';
import { firstProtocol, outdatedSide, type Protocol, protocol } from '../../shared/contract/protocol.ts';
import type { Handlers } from '../routes.ts';
import {
  createTestCompanion,
  createWire,
  pair,
  servicePort,
  type TestCompanion,
  type Wire,
} from './test-companion.ts';

let companion: TestCompanion | undefined;
let wire: Wire;
let pairing: PairingResult;
const begin = async (handlers: Partial<Handlers> = {}): Promise<void> => {
  companion = createTestCompanion({
    handlers: {
      'submissions.list': async () => ({ cursor: 1, needsPerson: 0, submissions: [] }),
      ...handlers,
    },
  });
  wire = createWire({ [servicePort]: companion.app });
  pairing = await pair(companion, wire);
  wire.sent.length = 0;
};
afterEach(() => companion?.remove());
const list = (versions?: Protocol) =>
  createChannel(async () => pairing, wire.transport, 100, versions).call('submissions.list', {});
const paths = (): string[] => wire.sent.map((one) => one.path);
/** What a companion says to a route that its table doesn't have. */
const unknownRoute = async (): Promise<never> => {
  throw new ProblemError({ code: 'invalid-message', field: 'route', sent: 'nothing' });
};

describe('versions', () => {
  it.each<[string, Protocol, Protocol, 'extension' | 'companion' | undefined]>([
    ['the same', protocol, protocol, undefined],
    ['an extension one behind', { current: 1, oldest: 1 }, { current: 2, oldest: 1 }, undefined],
    ['a companion one behind', { current: 3, oldest: 2 }, { current: 2, oldest: 1 }, undefined],
    ['an extension two behind', { current: 1, oldest: 1 }, { current: 3, oldest: 2 }, 'extension'],
    ['a companion two behind', { current: 3, oldest: 2 }, { current: 1, oldest: 1 }, 'companion'],
  ])('%s', (_name, extension, other, side) => {
    expect(outdatedSide(extension, other)).toBe(side);
  });

  it('include the one before', () => {
    expect(protocol.oldest).toBe(protocol.current - 1);
    expect(firstProtocol.current).toBeGreaterThanOrEqual(protocol.oldest);
  });
});

describe('two sides that can talk', () => {
  beforeEach(() => begin());

  it('find that out once a session', async () => {
    expect((await list(protocol)).cursor).toBe(1);
    expect(paths()).toEqual(['/hello', '/message', '/message']);
  });

  it('are a companion of today and an extension of before', async () => {
    expect((await list()).cursor).toBe(1);
    expect(paths()).toEqual(['/hello', '/message']);
  });

  it('are an extension of today and a companion of before', async () => {
    companion?.remove();
    await begin({ 'service.meet': unknownRoute });
    expect((await list(protocol)).cursor).toBe(1);
  });

  it('are an extension of today and a companion that says more', async () => {
    companion?.remove();
    await begin({
      'service.meet': async () => ({
        protocol: { current: protocol.current + 1, oldest: protocol.current },
        version: '9',
      }),
    });
    expect((await list(protocol)).cursor).toBe(1);
  });
});

describe('two sides that cannot talk', () => {
  const refused = async (versions: Protocol): Promise<string> => {
    const error = await list(versions).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof ProblemError ? `${error.problem.code} ${error.problem.sent}` : String(error);
  };

  it('name the companion where it is the older one, and nothing of a case is sent', async () => {
    await begin();
    const newer = { current: protocol.current + 2, oldest: protocol.current + 1 };
    expect(await refused(newer)).toBe('companion-outdated nothing');
    expect(paths()).toEqual(['/hello', '/message']);
  });

  it('name the companion where it knows nothing of versions', async () => {
    await begin({ 'service.meet': unknownRoute });
    expect(await refused({ current: 3, oldest: 2 })).toBe('companion-outdated nothing');
  });

  it('name the extension where it is the older one', async () => {
    const newer = { current: protocol.current + 2, oldest: protocol.current + 1 };
    await begin({ 'service.meet': async () => ({ protocol: newer, version: '9' }) });
    expect(await refused(protocol)).toBe('extension-outdated nothing');
  });

  it('find out anew when the companion has been updated', async () => {
    await begin({ 'service.meet': unknownRoute });
    const newer = { current: 3, oldest: 2 };
    const channel = createChannel(async () => pairing, wire.transport, 100, newer);
    await expect(channel.call('submissions.list', {})).rejects.toMatchObject({
      problem: { code: 'companion-outdated' },
    });
    const home = companion?.home;
    companion = createTestCompanion({
      ...(home === undefined ? {} : { home }),
      handlers: {
        'service.meet': async () => ({ protocol: newer, version: '9' }),
        'submissions.list': async () => ({ cursor: 7, needsPerson: 0, submissions: [] }),
      },
    });
    wire.listeners.set(servicePort, companion.app);
    expect((await channel.call('submissions.list', {})).cursor).toBe(7);
  });
});

it('a question the companion does not know names the companion', async () => {
  await begin({ 'submissions.list': unknownRoute });
  await expect(list()).rejects.toMatchObject({ problem: { code: 'companion-outdated', sent: 'nothing' } });
});
