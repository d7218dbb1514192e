/** What a stranger may try while somebody pairs: replay, confirm, change, sit in between. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importPairingKey } from '../../shared/channel/keys.ts';
import { deriveCodeKeys, type PairingResult, pairWithService } from '../../shared/channel/pairing.ts';
import { type PairingCode, parsePairingCode } from '../../shared/channel/pairing-code.ts';
import { seal } from '../../shared/channel/seal.ts';
import { isProblemError } from '../../shared/contract/problems.ts';
import {
  createTestCompanion,
  createWire,
  extensionOrigin,
  otherOrigin,
  pair,
  type SentRequest,
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

async function expectRefused(work: Promise<unknown>): Promise<void> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isProblemError(error) ? error.problem.code : error).toBe('service-foreign');
}

const requests = (path: string): SentRequest[] => wire.sent.filter((one) => one.path === path);
const browsers = (): string[] => companion.pairs.list().map((one) => one.name);

describe('a stranger who listens and meddles', () => {
  it('gets nothing by replaying the request, before or after the confirmation', async () => {
    const code = openWindow();
    await pairBy(code);
    for (const recorded of requests('/pair')) {
      expect(await wire.resend(recorded)).toEqual({ status: 403, reply: 'refused' });
      expect(await wire.resend(recorded, otherOrigin)).toEqual({ status: 403, reply: 'refused' });
    }
    for (const recorded of requests('/pair/confirm')) expect((await wire.resend(recorded)).status).toBe(403);
    expect(browsers()).toHaveLength(1);
  });

  it('can not replay an old request into a new window', async () => {
    await pair(companion, wire);
    const [recorded] = requests('/pair');
    openWindow();
    expect(recorded && (await wire.resend(recorded)).status).toBe(403);
  });

  it('can not confirm from another origin, and does not end the pairing by trying', async () => {
    const code = openWindow();
    const statuses: number[] = [];
    const meddled = createWire({
      [servicePort]: async (request) => {
        if (new URL(request.url).pathname === '/pair/confirm') {
          const copy = await request.clone().text();
          for (const origin of [otherOrigin, undefined]) {
            const headers = { host: `127.0.0.1:${servicePort}`, 'content-type': 'application/jose' };
            const tried = await companion.app.request(request.url, {
              method: 'POST',
              body: copy,
              headers: { ...headers, ...(origin === undefined ? {} : { origin }) },
            });
            statuses.push(tried.status);
          }
        }
        return companion.app.request(request);
      },
    });
    await pairBy(code, meddled);
    expect(statuses).toEqual([403, 403]);
    expect(companion.pairs.list().map((one) => one.origin)).toEqual([extensionOrigin]);
  });

  it('does not end the pairing by garbage between request and confirmation', async () => {
    const code = openWindow();
    const meddled = createWire({
      [servicePort]: async (request) => {
        if (new URL(request.url).pathname === '/pair/confirm')
          await expect(companion.pairing.confirm('garbage', extensionOrigin)).rejects.toThrow();
        return companion.app.request(request);
      },
    });
    await pairBy(code, meddled);
    expect(browsers()).toHaveLength(1);
  });

  it('can not pair a browser that names no origin', async () => {
    await expectRefused(pairBy(openWindow(), createWire({ [servicePort]: companion.app }, null)));
    expect(browsers()).toEqual([]);
  });

  const alterations: Record<string, readonly [path: string, change: (reply: string) => string]> = {
    'the reply to the request': ['/pair', (reply) => `${reply.slice(0, -4)}AAAA`],
    'its header': ['/pair', (reply) => `f${reply.slice(1)}`],
    'the confirmation': ['/pair/confirm', (reply) => `${reply.slice(0, -4)}AAAA`],
    'the confirmation, by the first reply': ['/pair/confirm', () => requests('/pair')[0]?.reply ?? ''],
    'the confirmation, by the request itself': [
      '/pair/confirm',
      () => requests('/pair/confirm')[0]?.text ?? '',
    ],
  };
  for (const [name, [path, change]] of Object.entries(alterations)) {
    it(`ends it by changing ${name}`, async () => {
      wire.onReply = (request) => (request.path === path ? change(request.reply) : request.reply);
      await expectRefused(pair(companion, wire));
    });
  }

  it('can not put a request of their own under the confirmation: the transcript differs', async () => {
    const code = openWindow();
    // Whoever knows the code sits between both and answers with keys of their own.
    const { toService } = await deriveCodeKeys(code.secret);
    const meddled = createWire({
      [servicePort]: async (request) => {
        if (new URL(request.url).pathname !== '/pair') return companion.app.request(request);
        const own = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, [
          'deriveBits',
        ]);
        const point = new Uint8Array(await crypto.subtle.exportKey('raw', own.publicKey));
        const publicKey = btoa(String.fromCharCode(...point))
          .replaceAll('+', '-')
          .replaceAll('/', '_')
          .replace(/=+$/, '');
        const body = await seal('pair-request', toService, {}, { publicKey, name: 'Chrome, Linux' });
        return companion.app.request(request.url, { method: 'POST', body, headers: request.headers });
      },
    });
    await expectRefused(pairBy(code, meddled));
    expect(browsers()).toEqual([]);
  });

  it('leaves no pair behind when the confirmation never came', async () => {
    wire.onReply = (request) => (request.path === '/pair' ? '' : request.reply);
    await expectRefused(pair(companion, wire));
    expect(browsers()).toEqual([]);
  });

  it('can not confirm what lay there for more than ten minutes', async () => {
    const code = openWindow();
    const late = createWire({
      [servicePort]: (request) => {
        if (new URL(request.url).pathname === '/pair/confirm') nowMs += 600_001;
        return companion.app.request(request);
      },
    });
    await expectRefused(pairBy(code, late));
    expect(browsers()).toEqual([]);
  });

  it('sees the same refusal whatever was wrong', async () => {
    const replies = new Set<string>();
    const note = async (body: string, path: string): Promise<void> => {
      const response = await companion.app.request(`http://127.0.0.1:${servicePort}${path}`, {
        method: 'POST',
        body,
        headers: {
          host: `127.0.0.1:${servicePort}`,
          origin: extensionOrigin,
          'content-type': 'application/jose',
        },
      });
      replies.add(JSON.stringify([response.status, [...response.headers], await response.text()]));
    };
    await note('closed', '/pair');
    await note('none to confirm', '/pair/confirm');
    openWindow();
    await note('wrong', '/pair');
    await pair(companion, wire);
    await note(requests('/pair')[0]?.text ?? '', '/pair');
    expect(replies.size).toBe(1);
  });
});
