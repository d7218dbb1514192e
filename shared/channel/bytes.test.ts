import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bytesToUuid,
  concatBytes,
  fromBase64,
  fromBase64Url,
  fromUtf8,
  sha256Hex,
  toBase64,
  toBase64Url,
  utf8,
  uuidToBytes,
} from './bytes.ts';

const byteArrays = fc.uint8Array({ maxLength: 300 }).map((bytes) => Uint8Array.from(bytes));

describe('bytes', () => {
  it('survive base64 and base64url', () => {
    fc.assert(
      fc.property(byteArrays, (bytes) => {
        expect(fromBase64(toBase64(bytes))).toEqual(bytes);
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
        expect(toBase64Url(bytes)).toMatch(/^[A-Za-z0-9_-]*$/);
      }),
    );
  });

  it('survive base64 beyond the call stack limit', () => {
    const large = new Uint8Array(700_000).map((_, index) => index % 251);
    expect(fromBase64(toBase64(large))).toEqual(large);
  });

  it('are joined in order', () => {
    fc.assert(
      fc.property(fc.array(byteArrays, { maxLength: 5 }), (parts) => {
        expect([...concatBytes(...parts)]).toEqual(parts.flatMap((part) => [...part]));
      }),
    );
  });

  it('of a UUID read back', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        expect(bytesToUuid(uuidToBytes(uuid))).toBe(uuid);
      }),
    );
  });

  it('that are no base64 or no UTF-8 are refused', () => {
    expect(() => fromBase64('*')).toThrow();
    expect(() => fromBase64Url('a')).toThrow();
    expect(() => fromUtf8(Uint8Array.of(0xc3))).toThrow();
  });

  it('have the hash everybody knows', async () => {
    expect(await sha256Hex(utf8(''))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
