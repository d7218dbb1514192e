import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPairingCode, parsePairingCode } from './pairing-code.ts';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codes = fc.record({
  ports: fc.array(fc.integer({ min: 1, max: 65_535 }), { minLength: 1, maxLength: 8 }),
  secret: fc.uint8Array({ minLength: 16, maxLength: 16 }).map((bytes) => Uint8Array.from(bytes)),
});

const example = {
  ports: [48_211],
  secret: Uint8Array.from({ length: 16 }, (_, index) => index * 16 + index),
};

describe('a pairing code', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(parsePairingCode(formatPairingCode(code))).toEqual(code);
      }),
    );
  });

  it('stands in groups of four of an alphabet without look-alikes', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(formatPairingCode(code)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{1,4})*$/);
      }),
    );
  });

  it('carries 128 bits that the rest of it does not tell', () => {
    expect(example.secret).toHaveLength(16);
    expect(formatPairingCode(example).replaceAll('-', '')).toHaveLength(32);
  });

  it('reads the same in lower case, with spaces, dashes of any kind and line breaks', () => {
    const text = formatPairingCode(example);
    for (const variant of [
      text.toLowerCase(),
      text.replaceAll('-', ''),
      text.replaceAll('-', ' '),
      text.replaceAll('-', '–'),
      text.replaceAll('-', '—'),
      text.replaceAll('-', '-\n'),
      ` \t${text}\u00a0`,
      text.split('').join(' '),
    ]) {
      expect(parsePairingCode(variant)).toEqual(example);
    }
  });

  it('reads O, I and L as the digits they are mistaken for', () => {
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('I', 'L', 'i', 'l'),
        fc.constantFrom('O', 'o'),
        (code, one, zero) => {
          const typed = formatPairingCode(code).replaceAll('1', one).replaceAll('0', zero);
          expect(parsePairingCode(typed)).toEqual(code);
        },
      ),
    );
  });

  it('is refused after any change of one character', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.constantFrom(...alphabet), (code, position, character) => {
        const text = formatPairingCode(code).replaceAll('-', '');
        const index = position % text.length;
        fc.pre(text[index] !== character);
        const changed = text.slice(0, index) + character + text.slice(index + 1);
        expect(parsePairingCode(changed)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  it('is refused when a character is missing or one too many', () => {
    fc.assert(
      fc.property(codes, fc.nat(), fc.constantFrom(...alphabet), (code, position, character) => {
        const text = formatPairingCode(code).replaceAll('-', '');
        const index = position % (text.length + 1);
        const longer = text.slice(0, index) + character + text.slice(index);
        expect(parsePairingCode(longer) ?? code).toEqual(code);
        if (index === text.length) expect(parsePairingCode(longer)).toBeUndefined();
        if (index < text.length) {
          const shorter = text.slice(0, index) + text.slice(index + 1);
          expect(parsePairingCode(shorter)).toBeUndefined();
        }
      }),
    );
  });

  const refused: Record<string, string> = {
    nothing: '',
    'only dashes': '----',
    'the letter U': `U${formatPairingCode(example).slice(1)}`,
    'a letter with an accent': formatPairingCode(example).replace(/[A-Z]/, 'Á'),
    'full-width digits': formatPairingCode(example).replaceAll(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    ),
    punctuation: formatPairingCode(example).replaceAll('-', '.'),
    'a code without ports': formatPairingCode({ ...example, ports: [] }),
    'a code with nine ports': formatPairingCode({ ...example, ports: Array.from({ length: 9 }, () => 1024) }),
    'a shorter secret': formatPairingCode({ ...example, secret: example.secret.slice(1) }),
    'a longer secret': formatPairingCode({ ...example, secret: new Uint8Array(17) }),
    'the code twice': formatPairingCode(example).repeat(2),
    'a very long text': 'A'.repeat(100_000),
    'an address': 'https://evil.example/',
    'a null byte': `${formatPairingCode(example)}\0`,
  };
  for (const [name, text] of Object.entries(refused)) {
    it(`is not read from ${name}`, () => {
      expect(parsePairingCode(text)).toBeUndefined();
    });
  }

  it('is never read from arbitrary text without an error of its own', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePairingCode(text)));
  });
});
