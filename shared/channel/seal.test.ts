import { CompactEncrypt, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { toBase64Url, utf8 } from './bytes.ts';
import { deriveHelloKeys, deriveSessionKeys, importPairingKey } from './keys.ts';
import { type EnvelopeUse, envelopeHeaders, open, peekHeader, requestHash, SealError, seal } from './seal.ts';

const pairing = await importPairingKey(new Uint8Array(32).fill(7));
const keys = await deriveSessionKeys(pairing, new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
const session = '11111111-2222-4333-8444-555555555555';
const header = { session, route: 'service.read', count: 1 };
const value = { name: 'CANARY' };
const hash = toBase64Url(new Uint8Array(32).fill(9));

const refuses = async (key: CryptoKey, envelope: string, use: EnvelopeUse = 'request'): Promise<void> => {
  await expect(open(use, key, envelope)).rejects.toBeInstanceOf(SealError);
};

describe('a sealed envelope', () => {
  it('opens as it was sealed', async () => {
    const envelope = await seal('request', keys.toService, header, value);
    expect(await open('request', keys.toService, envelope)).toMatchObject({ header, value });
    expect(peekHeader('request', envelope)).toMatchObject(header);
  });

  it('shows its header and nothing of its content', async () => {
    const envelope = await seal('request', keys.toService, header, value);
    const parts = envelope.split('.');
    expect(parts).toHaveLength(5);
    for (const part of parts)
      expect(atob(part.replaceAll('-', '+').replaceAll('_', '/'))).not.toContain('CANARY');
  });

  it('never looks the same twice', async () => {
    const twice = [
      await seal('request', keys.toService, header, value),
      await seal('request', keys.toService, header, value),
    ];
    expect(twice[0]).not.toBe(twice[1]);
  });

  it('is refused when any character of it was changed', async () => {
    const envelope = await seal('request', keys.toService, header, { a: 1 });
    for (let index = 0; index < envelope.length; index += 1) {
      const character = envelope[index] === 'A' ? 'B' : 'A';
      const changed = envelope.slice(0, index) + character + envelope.slice(index + 1);
      // The last character of a part may carry unused bits: then the bytes, and so the envelope, are the same.
      const lastOfPart = index === envelope.length - 1 || envelope[index + 1] === '.';
      if (!lastOfPart) await refuses(keys.toService, changed);
    }
  });

  it('is refused when it was cut anywhere', async () => {
    const envelope = await seal('request', keys.toService, header, { a: 1 });
    for (let length = 0; length < envelope.length; length += 1)
      await refuses(keys.toService, envelope.slice(0, length));
  });

  const headerChanges: Record<string, Record<string, unknown>> = {
    'another session': { session: '99999999-2222-4333-8444-555555555555' },
    'another route': { route: 'secrets.list' },
    'another counter': { count: 2 },
    'another use': { use: 'reply' },
    'a key id': { kid: 'x' },
  };
  for (const [name, change] of Object.entries(headerChanges)) {
    it(`is refused with ${name} in its header`, async () => {
      const envelope = await seal('request', keys.toService, header, value);
      const parts = envelope.split('.');
      const claimed = { alg: 'dir', enc: 'A256GCM', use: 'request', ...header, ...change };
      parts[0] = toBase64Url(utf8(JSON.stringify(claimed)));
      await refuses(keys.toService, parts.join('.'));
    });
  }

  it('is refused in the other direction', async () => {
    await refuses(keys.toClient, await seal('request', keys.toService, header, value));
    const reply = await seal('reply', keys.toClient, { session, req: hash }, value);
    await refuses(keys.toService, reply, 'reply');
  });

  it('is refused by every key of another session, pair or purpose', async () => {
    const envelope = await seal('request', keys.toService, header, value);
    const otherSession = await deriveSessionKeys(
      pairing,
      new Uint8Array(32).fill(1),
      new Uint8Array(32).fill(3),
    );
    const otherPair = await importPairingKey(new Uint8Array(32).fill(8));
    const otherKeys = await deriveSessionKeys(
      otherPair,
      new Uint8Array(32).fill(1),
      new Uint8Array(32).fill(2),
    );
    const hello = await deriveHelloKeys(pairing, session);
    for (const key of [otherSession.toService, otherKeys.toService, hello.toService, keys.files])
      await refuses(key, envelope);
  });

  it('opens only as what it was sealed for, also with the right key', async () => {
    const samples: { [U in EnvelopeUse]: string } = {
      'hello-request': await seal('hello-request', keys.toService, { pair: session }, value),
      'hello-reply': await seal('hello-reply', keys.toService, { pair: session, req: hash }, value),
      request: await seal('request', keys.toService, header, value),
      reply: await seal('reply', keys.toService, { session, req: hash }, value),
      'pair-request': await seal('pair-request', keys.toService, {}, value),
      'pair-reply': await seal('pair-reply', keys.toService, { req: hash }, value),
      'pair-confirm': await seal('pair-confirm', keys.toService, { pair: session }, value),
      'pair-confirmed': await seal('pair-confirmed', keys.toService, { pair: session, req: hash }, value),
    };
    const uses = Object.keys(envelopeHeaders) as EnvelopeUse[]; // the table's own keys
    for (const sealed of uses) {
      for (const asked of uses) {
        if (asked === sealed)
          expect((await open(asked, keys.toService, samples[sealed])).value).toEqual(value);
        else await refuses(keys.toService, samples[sealed], asked);
      }
    }
  });

  const badHeaders: Record<string, Record<string, unknown>> = {
    'counter 0': { ...header, count: 0 },
    'a negative counter': { ...header, count: -1 },
    'a counter that is no whole number': { ...header, count: 1.5 },
    'a counter as text': { ...header, count: '1' },
    'no counter': { session, route: 'service.read' },
    'a session that is no UUID': { ...header, session: 'x' },
    'an endless route': { ...header, route: 'r'.repeat(65) },
    'a member too many': { ...header, admin: true },
  };
  for (const [name, bad] of Object.entries(badHeaders)) {
    it(`is refused with ${name}, also when the seal holds`, async () => {
      const envelope = await new CompactEncrypt(utf8('{}'))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', use: 'request', ...bad })
        .encrypt(keys.toService);
      await refuses(keys.toService, envelope);
      expect(() => peekHeader('request', envelope)).toThrow(SealError);
    });
  }

  it('is refused with another algorithm, compressed, or without one', async () => {
    const { publicKey, privateKey } = await generateKeyPair('RSA-OAEP-256');
    const wrapped = await new CompactEncrypt(utf8('{}'))
      .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM', use: 'request', ...header } as never) // hostile on purpose
      .encrypt(publicKey);
    await refuses(privateKey, wrapped);
    await refuses(keys.toService, wrapped);
    const none = toBase64Url(
      utf8(JSON.stringify({ alg: 'none', enc: 'A256GCM', use: 'request', ...header })),
    );
    await refuses(keys.toService, `${none}....`);
    await refuses(keys.toService, `${none}..AAAA.e30.AAAA`);
    const signed = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
    await refuses(keys.toService, signed);
  });

  it('is refused when what it holds is no JSON', async () => {
    const envelope = await new CompactEncrypt(utf8('{not json'))
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', use: 'request', ...header })
      .encrypt(keys.toService);
    await refuses(keys.toService, envelope);
  });

  const notEnvelopes = ['', '.', '....', 'a.b.c.d.e', 'e30....', '{}', '[]', '\0', 'ž.ž.ž.ž.ž', 'bnVsbA....'];
  for (const text of notEnvelopes) {
    it(`is not ${JSON.stringify(text)}`, async () => {
      expect(() => peekHeader('request', text)).toThrow(SealError);
      await refuses(keys.toService, text);
    });
  }

  it('says the same whatever was wrong', async () => {
    const messages = new Set<string>();
    const envelope = await seal('request', keys.toService, header, value);
    for (const [key, text] of [
      [keys.toClient, envelope],
      [keys.toService, envelope.slice(1)],
      [keys.toService, 'x'],
    ] as const) {
      await open('request', key, text).catch((error: Error) =>
        messages.add(`${error.name}: ${error.message}`),
      );
    }
    expect([...messages]).toEqual(['SealError: the seal does not hold']);
  });
});

describe('the hash of a request', () => {
  it('is the same for a text and its bytes, and differs with every byte', async () => {
    expect(await requestHash('abc')).toBe(await requestHash(utf8('abc')));
    expect(await requestHash('abc')).not.toBe(await requestHash('abd'));
    expect(await requestHash('')).toHaveLength(43);
  });
});
