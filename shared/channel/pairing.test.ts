/** The client's side of pairing against a companion that knows the code and still does it wrong. */
import { describe, expect, it } from 'vitest';
import { isProblemError } from '../contract/problems.ts';
import { toBase64Url } from './bytes.ts';
import { importPairingKey } from './keys.ts';
import {
  agreePairingKey,
  createExchangeKeys,
  deriveCodeKeys,
  deriveConfirmKeys,
  exportPublicKey,
  pairRequestSchema,
  pairWithService,
  transcriptHash,
} from './pairing.ts';
import { open, requestHash, seal } from './seal.ts';
import type { Transport } from './transport.ts';

const code = { ports: [48_211], secret: new Uint8Array(16).fill(5) };
const pair = '11111111-2222-4333-8444-555555555555';
const wrongHash = toBase64Url(new Uint8Array(32));

/** What this companion says instead of what it should. */
interface Deviation {
  readonly replyTo?: string;
  readonly reply?: Record<string, unknown>;
  readonly transcript?: string;
  readonly confirmTo?: string;
  readonly confirmUse?: 'pair-confirm';
}

function createService(deviation: Deviation): Transport {
  let key: CryptoKey | undefined;
  let transcript = new Uint8Array(0);

  async function request(body: string): Promise<string> {
    const codeKeys = await deriveCodeKeys(code.secret);
    const { publicKey } = pairRequestSchema.parse(
      (await open('pair-request', codeKeys.toService, body)).value,
    );
    const own = await createExchangeKeys();
    const header = { req: deviation.replyTo ?? (await requestHash(body)) };
    const value = { publicKey: await exportPublicKey(own.publicKey), name: 'PC-7', pair, ports: [48_211] };
    const reply = await seal('pair-reply', codeKeys.toClient, header, { ...value, ...deviation.reply });
    transcript = await transcriptHash(body, reply);
    key = await importPairingKey(await agreePairingKey(own.privateKey, publicKey, code.secret, transcript));
    return reply;
  }

  async function confirm(body: string): Promise<string> {
    if (key === undefined) throw new Error('nothing to confirm');
    const keys = await deriveConfirmKeys(key, transcript);
    await open('pair-confirm', keys.toService, body);
    const proof = { transcript: deviation.transcript ?? toBase64Url(transcript) };
    if (deviation.confirmUse !== undefined) return seal(deviation.confirmUse, keys.toClient, { pair }, proof);
    const req = deviation.confirmTo ?? (await requestHash(body));
    return seal('pair-confirmed', keys.toClient, { pair, req }, proof);
  }

  return {
    async fetch(input, init) {
      const body = String(init?.body);
      return new Response(await (String(input).endsWith('/confirm') ? confirm(body) : request(body)));
    },
  };
}

describe('the client pairs', () => {
  it('with a companion that does as it should, and keeps no copy of the raw key', async () => {
    let raw = new Uint8Array(32);
    const result = await pairWithService(code, 'Chrome, Linux', createService({}), async (bytes) => {
      raw = bytes;
      return importPairingKey(bytes);
    });
    expect(result).toMatchObject({ id: pair, serviceName: 'PC-7', ports: [48_211] });
    expect([...raw]).toEqual(Array.from({ length: 32 }, () => 0));
  });

  const deviations: Record<string, Deviation> = {
    'whose reply belongs to another request': { replyTo: wrongHash },
    'whose reply names no pair': { reply: { pair: 'x' } },
    'whose reply names no port': { reply: { ports: [] } },
    'whose reply names too many ports': { reply: { ports: Array.from({ length: 65 }, () => 1) } },
    'whose reply has a member too many': { reply: { admin: true } },
    'whose public key is none': { reply: { publicKey: 'A'.repeat(87) } },
    'that confirms another transcript': { transcript: wrongHash },
    'whose confirmation belongs to another request': { confirmTo: wrongHash },
    'that gives the client its own kind of confirmation': { confirmUse: 'pair-confirm' },
  };
  for (const [name, deviation] of Object.entries(deviations)) {
    it(`not with one ${name}`, async () => {
      const paired = pairWithService(code, 'Chrome, Linux', createService(deviation), importPairingKey);
      const error = await paired.catch((reason: unknown) => reason);
      expect(isProblemError(error) && error.problem.code).toBe('service-foreign');
    });
  }
});
