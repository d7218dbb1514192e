/**
 * The one-time pairing code a person carries from `podatelna pair` to the extension: 128 random bits, the companion's
 * ports, a check byte against typing errors. Crockford base32 in groups of four: no I, L, O, U to confuse.
 */
import { type Bytes, concatBytes } from './bytes.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const secretBytes = 16;

export interface PairingCode {
  readonly ports: readonly number[];
  readonly secret: Bytes;
}

/** Not a security measure: it tells a mistyped code from a refused one. */
function checkByte(bytes: Uint8Array): number {
  return bytes.reduce((sum, byte) => ((sum << 1) ^ (sum >> 7) ^ byte) & 0xff, 0x5a);
}

export function formatPairingCode(code: PairingCode): string {
  const ports = new Uint8Array(code.ports.length * 2);
  code.ports.forEach((port, index) => {
    new DataView(ports.buffer).setUint16(index * 2, port);
  });
  const body = concatBytes(Uint8Array.of(code.ports.length), ports, code.secret);
  const bytes = concatBytes(body, Uint8Array.of(checkByte(body)));
  let bits = 0;
  let held = 0;
  let text = '';
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet.charAt((held >> bits) & 31);
    }
  }
  if (bits > 0) text += alphabet.charAt((held << (5 - bits)) & 31);
  return text.replaceAll(/.{4}(?=.)/g, '$&-');
}

/** Reads a typed or pasted code: case, spaces and dashes don't matter; O, I, L are read as 0, 1, 1. */
export function parsePairingCode(text: string): PairingCode | undefined {
  const plain = text
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  let bits = 0;
  let held = 0;
  const bytes: number[] = [];
  for (const character of plain) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 0xff);
    }
  }
  // What is left over is less than a character and zero; else several texts would be the same code.
  if (bits >= 5 || (held & ((1 << bits) - 1)) !== 0) return undefined;
  const count = bytes[0] ?? 0;
  if (count < 1 || count > 8 || bytes.length !== 1 + count * 2 + secretBytes + 1) return undefined;
  const body = Uint8Array.from(bytes.slice(0, -1));
  if (checkByte(body) !== bytes.at(-1)) return undefined;
  const view = new DataView(body.buffer);
  return {
    ports: Array.from({ length: count }, (_, index) => view.getUint16(1 + index * 2)),
    secret: body.slice(1 + count * 2),
  };
}
