import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createKnownCertificate } from './known-certificate.ts';

const certificate = {
  name: 'Mgr. Jana Nová',
  issuerName: 'Zkušební CA',
  serialNumber: '0a1b',
  validFrom: Date.parse('2026-01-01T00:00:00Z'),
  validTo: Date.parse('2027-01-01T00:00:00Z'),
};

let home: string;
let file: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-known-'));
  file = join(home, 'key.p12');
  writeFileSync(file, 'key');
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

describe('the certificate of a key that was opened once', () => {
  it('is known after a restart, without opening the key', () => {
    createKnownCertificate(home).keep({ file }, certificate);
    expect(createKnownCertificate(home).read({ file })).toEqual(certificate);
  });

  it('of a token is known while it is not plugged in', () => {
    const key = { module: '/usr/lib/token.so', token: 'Karta' };
    const known = createKnownCertificate(home);
    known.keep(key, certificate);
    expect(known.read(key)).toEqual(certificate);
  });

  const others: readonly [string, () => Parameters<ReturnType<typeof createKnownCertificate>['read']>[0]][] =
    [
      ['another file', () => ({ file: join(home, 'other.p12') })],
      ['a token', () => ({ module: '/usr/lib/token.so' })],
      [
        'a new file in its place',
        () => {
          writeFileSync(file, 'another key');
          return { file };
        },
      ],
      [
        'a new file of the same size in its place',
        () => {
          utimesSync(file, 1, 1);
          return { file };
        },
      ],
      [
        'a file that is gone',
        () => {
          rmSync(file);
          return { file };
        },
      ],
    ];
  it.each(others)('is not taken for that of %s', (_name, key) => {
    const known = createKnownCertificate(home);
    known.keep({ file }, certificate);
    expect(known.read(key())).toBeUndefined();
  });

  it('is unknown where what was kept is damaged', () => {
    const known = createKnownCertificate(home);
    known.keep({ file }, certificate);
    writeFileSync(join(home, 'signing-certificate.json'), '{');
    expect(known.read({ file })).toBeUndefined();
  });
});
