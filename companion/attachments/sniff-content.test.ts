import { describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { encryptEntry, endBytes, sniffContent } from './sniff-content.ts';

const sniff = (bytes: Buffer): string => {
  try {
    return sniffContent({
      size: bytes.length,
      head: bytes.subarray(0, endBytes),
      tail: bytes.subarray(-endBytes),
      encryptEntry: encryptEntry.test(bytes.toString('latin1')),
    });
  } catch (error) {
    if (isProblemError(error)) return error.problem.code;
    throw error;
  }
};
const pdf = (middle = '') =>
  Buffer.from(`%PDF-1.7\n${middle}\ntrailer << >>\nstartxref\n9\n%%EOF\n`, 'latin1');
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
  'base64',
);
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]),
  Buffer.alloc(100),
  Buffer.from([0xff, 0xd9]),
]);

describe('what a file really is', () => {
  it.each([
    ['application/pdf', pdf()],
    ['application/pdf', Buffer.concat([Buffer.from('junk before\n'), pdf()])],
    ['application/pdf', pdf('(the word /Encrypt in a sentence, and /EncryptMetadata true)')],
    ['image/png', png],
    ['image/jpeg', jpeg],
    ['image/jpeg', Buffer.concat([jpeg, Buffer.alloc(16)])],
  ])('accepts %s', (mediaType, bytes) => {
    expect(sniff(bytes)).toBe(mediaType);
  });

  it.each([
    ['an empty file', 'attachment-unreadable', Buffer.alloc(0)],
    ['a PDF cut off', 'attachment-unreadable', pdf().subarray(0, 20)],
    ['a PDF without its end mark', 'attachment-unreadable', Buffer.from('%PDF-1.7\nstartxref\n9\n')],
    ['a PDF whose header comes too late', 'attachment-type', Buffer.concat([Buffer.alloc(1024, 32), pdf()])],
    ['a PDF with a password', 'attachment-encrypted', pdf('trailer << /Encrypt 7 0 R >>')],
    [
      'a PDF with a password written in the trailer',
      'attachment-encrypted',
      pdf('<</Encrypt<</Filter/Standard>>>>'),
    ],
    ['a picture cut off', 'attachment-unreadable', png.subarray(0, 30)],
    ['a photograph cut off', 'attachment-unreadable', jpeg.subarray(0, 50)],
    ['a login page', 'attachment-login-page', Buffer.from('<!DOCTYPE html><html><form>Přihlášení')],
    [
      'a login page behind a byte order mark',
      'attachment-login-page',
      Buffer.from('\uFEFF\r\n <html lang="cs">'),
    ],
    ['a login page behind a comment', 'attachment-login-page', Buffer.from('<!-- x --><head><title>Login')],
    [
      'a page that quotes a PDF',
      'attachment-login-page',
      Buffer.from('<html>%PDF-1.4 startxref %%EOF</html>'),
    ],
    ['a text', 'attachment-type', Buffer.from('Dražební vyhláška')],
    ['a Word document', 'attachment-type', Buffer.from('PK\u0003\u0004')],
    ['a GIF', 'attachment-type', Buffer.from('GIF89a')],
    ['a program', 'attachment-type', Buffer.from('\u007fELF')],
  ])('refuses %s', (_name, code, bytes) => {
    expect(sniff(bytes)).toBe(code);
  });
});
