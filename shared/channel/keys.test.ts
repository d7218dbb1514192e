import { describe, expect, it } from 'vitest';
import { type Bytes, toHex, utf8 } from './bytes.ts';
import { deriveHelloKeys, deriveSealingKey, deriveSessionKeys, importPairingKey } from './keys.ts';
import { deriveCodeKeys, deriveConfirmKeys } from './pairing.ts';

const bytes = (fill: number): Bytes => new Uint8Array(32).fill(fill);
const pairing = await importPairingKey(bytes(7));

/** What a key makes of zeros under a fixed nonce: equal for equal keys only. */
async function fingerprint(key: CryptoKey): Promise<string> {
  const iv = new Uint8Array(12);
  return toHex(new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array(16))));
}

describe('the pairing key', () => {
  it('can never be read again, and only derives', () => {
    expect(pairing.extractable).toBe(false);
    expect([...pairing.usages].sort()).toEqual(['deriveBits', 'deriveKey']);
  });

  it('can not be exported', async () => {
    await expect(crypto.subtle.exportKey('raw', pairing)).rejects.toThrow();
  });

  for (const length of [0, 16, 31, 33, 64]) {
    it(`is not made of ${length} bytes`, async () => {
      await expect(importPairingKey(new Uint8Array(length))).rejects.toBeInstanceOf(RangeError);
    });
  }
});

describe('derived keys', () => {
  it('differ by direction, purpose, pair, session and pairing key, all of them', async () => {
    const otherPairing = await importPairingKey(bytes(8));
    const all: CryptoKey[] = [];
    for (const base of [pairing, otherPairing]) {
      for (const id of ['pair one', 'pair two']) all.push(...Object.values(await deriveHelloKeys(base, id)));
      for (const [client, service] of [
        [1, 2],
        [2, 1],
        [1, 1],
      ] as const) {
        all.push(...Object.values(await deriveSessionKeys(base, bytes(client), bytes(service))));
      }
      all.push(...Object.values(await deriveConfirmKeys(base, bytes(1))));
    }
    all.push(...Object.values(await deriveCodeKeys(bytes(1).slice(16))));
    const prints = await Promise.all(all.map(fingerprint));
    expect(new Set(prints).size).toBe(all.length);
  });

  it('are the same on both sides', async () => {
    const again = await importPairingKey(bytes(7));
    const [one, two] = [
      await deriveSessionKeys(pairing, bytes(1), bytes(2)),
      await deriveSessionKeys(again, bytes(1), bytes(2)),
    ];
    expect(await fingerprint(one.toService)).toBe(await fingerprint(two.toService));
    expect(await fingerprint(one.toClient)).toBe(await fingerprint(two.toClient));
    expect(await fingerprint(one.files)).toBe(await fingerprint(two.files));
  });

  it('can never be exported either', async () => {
    const key = await deriveSealingKey(pairing, utf8('salt'), 'purpose');
    expect(key.extractable).toBe(false);
    expect(key.algorithm).toMatchObject({ name: 'AES-GCM', length: 256 });
  });
});
