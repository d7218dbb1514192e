/** Pairing end to end over the real app, and what the one-time code is worth. Strangers: pairing-strangers.test.ts. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannel } from '../../shared/channel/client.ts';
import { importPairingKey } from '../../shared/channel/keys.ts';
import { deriveCodeKeys, type PairingResult, pairWithService } from '../../shared/channel/pairing.ts';
import { type PairingCode, parsePairingCode } from '../../shared/channel/pairing-code.ts';
import { seal } from '../../shared/channel/seal.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import {
  createTestCompanion,
  createWire,
  extensionOrigin,
  pair,
  servicePort,
  type TestCompanion,
  type Wire,
} from './test-companion.ts';

let companion: TestCompanion;
let wire: Wire;
let nowMs: number;
beforeEach(() => {
  nowMs = Date.parse('2027-03-01T08:00:00.000Z');
  companion = createTestCompanion({ now: () => new Date(nowMs) });
  wire = createWire({ [servicePort]: companion.app });
});
afterEach(() => companion.remove());

function openWindow(of: TestCompanion = companion): PairingCode {
  const code = parsePairingCode(of.pairing.open().code);
  if (code === undefined) throw new Error('the code does not read back');
  return code;
}

const pairBy = (code: PairingCode, through: Wire = wire): Promise<PairingResult> =>
  pairWithService(code, 'Chrome, Linux', through.transport, importPairingKey, 1000);

const wrong = (code: PairingCode): PairingCode => ({ ...code, secret: code.secret.map((byte) => byte ^ 1) });

async function expectRefused(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isProblemError(error) ? error.problem.code : error).toBe('service-foreign');
}

const browsers = (): string[] => companion.pairs.list().map((one) => one.name);

describe('pairing', () => {
  it('gives both sides the same key, names and ports', async () => {
    const result = await pair(companion, wire, 'Chrome, Linux');
    expect(result).toMatchObject({ serviceName: 'PC-7, novak', ports: [servicePort] });
    expect(companion.pairs.list()).toEqual([
      {
        id: result.id,
        kind: 'browser',
        name: 'Chrome, Linux',
        origin: extensionOrigin,
        createdAt: '2027-03-01T08:00:00.000Z',
      },
    ]);
    const channel = createChannel(async () => result, wire.transport);
    expect((await channel.call('pairs.list', {})).pairs).toMatchObject([{ id: result.id, own: true }]);
  });

  it('gives another key every time', async () => {
    const one = await pair(companion, wire);
    const two = await pair(companion, wire);
    expect(one.id).not.toBe(two.id);
    const channel = createChannel(async () => ({ ...two, key: one.key }), wire.transport);
    await expectRefused(channel.call('pairs.list', {}));
  });

  it('sends neither code, key nor name in the clear', async () => {
    const code = openWindow();
    await pairBy(code);
    const everything = wire.sent.map((one) => `${one.text} ${one.reply}`).join(' ');
    const stored = companion.pairs.list();
    expect(everything).not.toContain('Linux');
    expect(everything).not.toContain('PC-7');
    expect(stored).toHaveLength(1);
  });

  it('finds the companion behind a stranger on the first port', async () => {
    const through = createWire({
      40001: () => new Response('hello'),
      [servicePort]: companion.app,
    });
    const result = await pairBy({ ...openWindow(), ports: [40_001, servicePort] }, through);
    const strange = through.sent.filter((one) => one.port === 40_001);
    expect(strange.map((one) => one.path)).toEqual(['/pair']);
    expect(companion.pairs.list()[0]?.id).toBe(result.id);
  });
});

describe('the code', () => {
  it('opens nothing before the window was opened', async () => {
    await expectRefused(pairBy({ ports: [servicePort], secret: new Uint8Array(16) }));
  });

  it('is worth one pairing', async () => {
    const code = openWindow();
    await pairBy(code);
    await expectRefused(pairBy(code));
    expect(browsers()).toHaveLength(1);
  });

  it('is worth one pairing also for two who use it at once', async () => {
    const code = openWindow();
    const outcomes = await Promise.allSettled([pairBy(code), pairBy(code), pairBy(code)]);
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    expect(browsers()).toHaveLength(1);
  });

  it('still works after two wrong tries, and no longer after three', async () => {
    const code = openWindow();
    await expectRefused(pairBy(wrong(code)));
    await expectRefused(pairBy(wrong(code)));
    await pairBy(code);
    const second = openWindow();
    for (let tries = 0; tries < 3; tries += 1) await expectRefused(pairBy(wrong(second)));
    await expectRefused(pairBy(second));
    expect(browsers()).toHaveLength(1);
  });

  it('is closed by three wrong tries at once, whatever comes with them', async () => {
    const code = openWindow();
    const tries = [pairBy(wrong(code)), pairBy(wrong(code)), pairBy(wrong(code)), pairBy(wrong(code))];
    await Promise.allSettled(tries);
    await expectRefused(pairBy(code));
  });

  it('counts what is no envelope at all as a wrong try', async () => {
    const code = openWindow();
    for (const body of ['', 'garbage', '....'])
      await expect(companion.pairing.request(body, extensionOrigin)).rejects.toThrow();
    await expectRefused(pairBy(code));
  });

  it('counts a sealed request that is none as a wrong try', async () => {
    const code = openWindow();
    const { toService } = await deriveCodeKeys(code.secret);
    const bodies = [
      await seal('pair-request', toService, {}, { publicKey: 'short', name: 'x' }),
      await seal('pair-request', toService, {}, { publicKey: 'A'.repeat(87), name: '' }),
      await seal('pair-request', toService, {}, { publicKey: 'A'.repeat(87), name: 'x', admin: true }),
    ];
    for (const body of bodies)
      await expect(companion.pairing.request(body, extensionOrigin)).rejects.toThrow();
    await expectRefused(pairBy(code));
  });

  it('is spent by a public key that is no point of the curve', async () => {
    const code = openWindow();
    const { toService } = await deriveCodeKeys(code.secret);
    const body = await seal('pair-request', toService, {}, { publicKey: 'A'.repeat(87), name: 'x' });
    await expect(companion.pairing.request(body, extensionOrigin)).rejects.toThrow();
    await expectRefused(pairBy(code));
  });

  it('has three tries anew when the window is opened anew', async () => {
    const first = openWindow();
    await expectRefused(pairBy(wrong(first)));
    await expectRefused(pairBy(wrong(first)));
    const second = openWindow();
    await expectRefused(pairBy(first));
    await expectRefused(pairBy(wrong(second)));
    await pairBy(second);
  });

  it('is worthless once another was shown', async () => {
    const first = openWindow();
    const second = openWindow();
    await expectRefused(pairBy(first));
    await pairBy(second);
  });

  it('is worth ten minutes, to the millisecond', async () => {
    const { code, expiresAt } = companion.pairing.open();
    expect(expiresAt.getTime()).toBe(nowMs + 600_000);
    const parsed = parsePairingCode(code);
    nowMs += 600_001;
    await expectRefused(pairBy(parsed ?? openWindow()));
    const again = openWindow();
    nowMs += 600_000;
    await pairBy(again);
  });

  it('is worth no more than them where the clock is set back meanwhile', async () => {
    let passed = 0;
    const other = createTestCompanion({ now: () => new Date(nowMs), elapsed: () => passed });
    const through = createWire({ [servicePort]: other.app });
    const inTime = openWindow(other);
    nowMs -= 3_600_000;
    passed += 600_000;
    await pairBy(inTime, through);
    const late = openWindow(other);
    nowMs -= 3_600_000;
    passed += 600_001;
    await expectRefused(pairBy(late, through));
    other.remove();
  });

  it('carries the name the office gives; the next one carries none again', async () => {
    const named = parsePairingCode(companion.pairing.open('Petr Malý').code);
    if (named === undefined) throw new Error('the code does not read back');
    const first = await pairBy(named);
    const second = await pairBy(openWindow());
    const nameOf = (id: string) => companion.pairs.list().find((one) => one.id === id)?.name;
    expect([nameOf(first.id), nameOf(second.id)]).toEqual(['Petr Malý', 'Chrome, Linux']);
  });

  it('dies with the process', async () => {
    const code = openWindow();
    const after = companion.restart();
    await expectRefused(pairBy(code, createWire({ [servicePort]: after.app })));
  });
});
