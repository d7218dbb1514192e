import { verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { problemText } from '../commands/problem-text.ts';
import { openPkcs12 } from './pkcs12-signer.ts';
import { createTestMaterial, missingPrograms, password, type TestMaterial } from './test-material.ts';

// Programs and threads are started by the dozen; a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = missingPrograms(['openssl']);

describe.skipIf(missing.length > 0)('a key in a PKCS#12 file', () => {
  let material: TestMaterial;
  beforeAll(() => {
    material = createTestMaterial();
    material.issue('mine', 'rsa');
    material.issue('curve', 'ec-256');
  });
  afterAll(() => material.remove());

  const problemOf = async (work: () => Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await work();
    } catch (error) {
      if (isProblemError(error)) return error.problem;
      throw error;
    }
    return undefined;
  };

  it.each([
    ['as openssl writes it today', []],
    ['as Windows and older programs wrote it (3DES and RC2)', ['-legacy']],
    [
      'with both encrypted by 3DES',
      ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
    ],
    ['with the certificates in the clear', ['-certpbe', 'NONE']],
  ])('is read %s', async (_name, options) => {
    const signer = await openPkcs12(readFileSync(material.pkcs12('mine', options)), password);
    expect(signer.chain).toHaveLength(1);
    const { publicKey, subject } = new X509Certificate(signer.certificate);
    expect(subject).toContain('Šťastná');
    const data = Buffer.from('k podpisu');
    expect(verify('sha256', data, publicKey, await signer.sign(data))).toBe(true);
  });

  it('is told from the certificates beside it, in whatever order they lie', async () => {
    const chained = `${readFileSync(material.path('ca.crt'), 'utf8')}${readFileSync(material.path('curve.crt'), 'utf8')}`;
    material.write('chained.crt', chained);
    material.write('chained.key', readFileSync(material.path('curve.key')));
    const signer = await openPkcs12(readFileSync(material.pkcs12('chained')), password);
    expect(new X509Certificate(signer.certificate).subject).toContain('Šťastná');
  });

  it.each([
    [
      'a wrong password',
      'signing-password-wrong',
      () => [readFileSync(material.pkcs12('mine')), 'jiné'] as const,
    ],
    [
      'an empty password',
      'signing-password-wrong',
      () => [readFileSync(material.pkcs12('mine')), ''] as const,
    ],
    ['a file that is no PKCS#12', 'signing-key-unusable', () => [Buffer.from('podpis'), password] as const],
    ['an empty file', 'signing-key-unusable', () => [Buffer.alloc(0), password] as const],
    ['a certificate without its key', 'signing-key-unusable', () => [withoutKey(), password] as const],
    ['a key of a kind nobody verifies', 'signing-key-unusable', () => [otherCurve(), password] as const],
    [
      'a file cut off',
      'signing-key-unusable',
      () => [readFileSync(material.pkcs12('mine')).subarray(0, 900), password] as const,
    ],
  ])('refuses %s (%s)', async (_name, code, make) => {
    const [file, word] = make();
    expect((await problemOf(() => openPkcs12(file, word)))?.code).toBe(code);
  });

  it('tells a key without a certificate, or with that of another one, from no key', async () => {
    const reasonOf = async (file: Buffer): Promise<unknown> =>
      (await problemOf(() => openPkcs12(file, password)))?.params.reason;
    expect(await reasonOf(withoutKey())).toBe('no-key');
    const bare = material.path('no-certificate.p12');
    material.openssl(
      ...[
        'pkcs12',
        '-export',
        '-nocerts',
        '-inkey',
        'mine.key',
        '-passout',
        `pass:${password}`,
        '-out',
        bare,
      ],
    );
    expect(await reasonOf(readFileSync(bare))).toBe('no-certificate');
    // openssl puts no foreign certificate beside a key by itself, but takes one as an additional one.
    const foreign = material.path('foreign.p12');
    material.openssl(
      ...['pkcs12', '-export', '-nocerts', '-inkey', 'mine.key', '-certfile', 'curve.crt'],
      ...['-passout', `pass:${password}`, '-out', foreign],
    );
    expect(await reasonOf(readFileSync(foreign))).toBe('no-certificate');
    const problem = await problemOf(() => openPkcs12(readFileSync(bare), password));
    const text = problem === undefined ? '' : problemText(problem);
    expect(text).toMatch(/no certificate of its own beside it; nothing was signed/);
    expect(text).not.toContain('reason');
  });

  it('says nothing of the password in what it refuses with', async () => {
    const problem = await problemOf(() => openPkcs12(readFileSync(material.pkcs12('mine')), 'kanarek-7f2'));
    expect(JSON.stringify(problem)).not.toContain('kanarek');
  });

  const withoutKey = (): Buffer => {
    const out = material.path('bare.p12');
    material.openssl(
      'pkcs12',
      '-export',
      '-nokeys',
      '-in',
      'mine.crt',
      '-passout',
      `pass:${password}`,
      '-out',
      out,
    );
    return readFileSync(out);
  };
  const otherCurve = (): Buffer => {
    material.openssl('ecparam', '-name', 'secp256k1', '-genkey', '-noout', '-out', 'other.key');
    material.openssl('req', '-x509', '-new', '-key', 'other.key', '-subj', '/CN=x', '-out', 'other.crt');
    return readFileSync(material.pkcs12('other'));
  };
});
