/** Signing with a token in software. What matters most: a wrong PIN reaches it once and never again by itself. */

import { spawnSync } from 'node:child_process';
import { randomUUID, verify, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { createPinAttempts, type PinAttempts } from './pin-attempts.ts';
import { signDocument } from './sign-document.ts';
import { letter } from './test-documents.ts';
import { createTestMaterial, missingPrograms, signerName, type TestMaterial } from './test-material.ts';
import { createTestToken, pin, softHsm, type TestToken } from './test-token.ts';
import { openToken, readToken } from './token-signer.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = [
  ...missingPrograms(['openssl', 'softhsm2-util']),
  ...(softHsm === undefined ? ['SoftHSM'] : []),
];
const needed = missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`;

describe.skipIf(missing.length > 0)(`a token${needed}`, () => {
  let material: TestMaterial;
  let attempts: PinAttempts;
  let home: string;
  const tokens = new Map<string, TestToken>();
  const clock = { now: () => Date.now(), uuid: () => randomUUID() };
  const reopen = (): PinAttempts => createPinAttempts(home, clock);

  beforeAll(() => {
    material = createTestMaterial();
    for (const [name, kind] of [
      ['rsa', 'rsa'],
      ['curve', 'ec-256'],
      ['asks', 'rsa'],
    ] as const) {
      material.issue(name, kind);
      const token = createTestToken(material, `token ${name}`);
      token.load(name, { alwaysAuthenticate: name === 'asks' });
      tokens.set(name, token);
    }
    createTestToken(material, 'token empty');
    createTestToken(material, 'token bare').load('curve', { withCertificate: false });
  });
  beforeEach(() => {
    home = material.path(randomUUID());
    attempts = reopen();
  });
  afterAll(() => material.remove());

  const settings = (name: string) => ({ module: softHsm ?? '', token: `token ${name}` });
  const open = (name: string, word = pin, after?: string) =>
    openToken(settings(name), { pin: word, after }, attempts);
  const problemOf = async (work: Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await work;
    } catch (error) {
      if (isProblemError(error)) return error.problem;
      throw error;
    }
    return undefined;
  };

  it.each(['rsa', 'curve', 'asks'])(
    'signs with a key of kind %s, as often as the batch needs',
    async (name) => {
      const signer = await open(name);
      const { publicKey } = new X509Certificate(signer.certificate);
      for (const text of ['první', 'druhý', 'třetí']) {
        const data = Buffer.from(text);
        const key =
          signer.scheme.kind === 'ecdsa' ? { key: publicKey, dsaEncoding: 'der' as const } : publicKey;
        expect(verify('sha256', data, key, await signer.sign(data))).toBe(true);
      }
      expect(signer.chain).toHaveLength(1);
      await signer.close();
      expect(attempts.read((await readToken(settings(name))).id)).toBeUndefined();
    },
  );

  it.each(['rsa', 'curve', 'asks'])(
    'makes a document that pdfsig holds to be valid with a key of kind %s',
    async (name) => {
      const pdf = createPdfTasks();
      const signer = await open(name);
      const parts = { pdf, fetch, clock, authority: null, stamp: () => null };
      const path = material.write('letter.pdf', await letter());
      const signed = material.write('signed.pdf', await signDocument(path, signer, parts));
      await signer.close();
      await pdf.close();
      const said = spawnSync('pdfsig', ['-nocert', signed], { encoding: 'utf8' }).stdout;
      expect(said).toContain('Signature is Valid');
      expect(said).toContain(signerName);
    },
  );

  it('that refused a PIN is not shown one again on behalf of nobody', async () => {
    const wrong = await problemOf(open('rsa', '00000000'));
    expect(wrong).toMatchObject({ code: 'signing-password-wrong', params: { key: 'token' } });
    // The same message once more, as a retry would send it; then the right PIN by somebody who wasn't told.
    expect((await problemOf(open('rsa', '00000000')))?.code).toBe('signing-attempt-spent');
    expect((await problemOf(open('rsa', pin)))?.code).toBe('signing-attempt-spent');
    attempts = reopen();
    expect((await problemOf(open('rsa', '00000000')))?.code).toBe('signing-attempt-spent');
    expect((await problemOf(open('rsa', pin)))?.code).toBe('signing-attempt-spent');
  });

  it('takes another PIN from a person who was told of the failure, and forgets it then', async () => {
    await problemOf(open('rsa', '00000000'));
    const { id } = await readToken(settings('rsa'));
    const failed = attempts.read(id);
    expect((await problemOf(open('rsa', '00000000', failed?.id)))?.code).toBe('signing-attempt-spent');
    await (await open('rsa', pin, failed?.id)).close();
    expect(attempts.read(id)).toBeUndefined();
    await (await open('rsa', pin)).close();
  });

  it('asks for a new acknowledgement after each failure', async () => {
    const { id } = await readToken(settings('rsa'));
    await problemOf(open('rsa', '00000000'));
    const first = attempts.read(id);
    expect((await problemOf(open('rsa', '11111111', first?.id)))?.code).toBe('signing-password-wrong');
    expect((await problemOf(open('rsa', pin, first?.id)))?.code).toBe('signing-attempt-spent');
    await (await open('rsa', pin, attempts.read(id)?.id)).close();
  });

  it('enforces that its key asks each time: without the PIN it does not sign', () => {
    expect(tokens.get('asks')?.signWithoutAsking('asks')).toBe('CKR_USER_NOT_LOGGED_IN');
    expect(tokens.get('rsa')?.signWithoutAsking('rsa')).toBe('signed');
  });

  it('is known again by the same id, without a PIN', async () => {
    const facts = await readToken(settings('rsa'));
    expect(facts).toMatchObject({ label: 'token rsa', attempts: 'many', hasPinPad: false });
    expect((await readToken(settings('rsa'))).id).toBe(facts.id);
    expect((await readToken(settings('curve'))).id).not.toBe(facts.id);
  });

  it.each([
    ['without its driver', 'signing-token-missing', { module: '/no/such/driver.so' }],
    ['whose driver is something else', 'signing-token-missing', { module: '/etc/hostname' }],
    ['that is not connected', 'signing-token-missing', { module: softHsm ?? '', token: 'token jiný' }],
    ['among several', 'signing-key-unusable', { module: softHsm ?? '' }],
    ['without a key', 'signing-key-unusable', { module: softHsm ?? '', token: 'token empty' }],
    [
      'without the certificate asked for',
      'signing-key-unusable',
      { ...{ module: softHsm ?? '', token: 'token rsa' }, certificate: 'abc' },
    ],
  ])('%s is refused (%s)', async (_name, code, wanted) => {
    expect((await problemOf(openToken(wanted, { pin, after: undefined }, attempts)))?.code).toBe(code);
  });

  it.each([
    ['token empty', undefined, 'no-key'],
    ['token bare', undefined, 'no-certificate'],
    ['token rsa', 'abc', 'no-key'],
  ])('says what is missing on it: %s, %s', async (token, certificate, reason) => {
    const wanted = { module: softHsm ?? '', token, certificate };
    const problem = await problemOf(openToken(wanted, { pin, after: undefined }, attempts));
    expect(problem?.params.reason).toBe(reason);
  });

  it('leaves no PIN on the disk', async () => {
    await problemOf(open('rsa', '27182818'));
    const marker = readFileSync(`${home}/token-attempts.json`, 'utf8');
    expect(marker).not.toContain('27182818');
    expect(Object.keys(JSON.parse(marker).failed)).toHaveLength(1);
  });
});

/** What no software token does: the driver's part is played by `test-token-process.ts`. */
describe('a driver', () => {
  const script = new URL('./test-token-process.ts', import.meta.url);
  const id = 'a'.repeat(64);
  const home = mkdtempSync(join(tmpdir(), 'podatelna-'));
  const clock = { now: () => Date.now(), uuid: () => randomUUID() };
  let attempts: PinAttempts;
  beforeEach(() => {
    rmSync(join(home, 'token-attempts.json'), { force: true });
    attempts = createPinAttempts(home, clock);
  });
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  const open = (module: string, word: string = pin, after?: string) =>
    openToken({ module }, { pin: word, after }, attempts, { script, answerMs: 5_000 });
  const problemOf = async (work: Promise<unknown>): Promise<Problem | undefined> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined && !isProblemError(error)) throw error;
    return error?.problem;
  };

  it('that refuses the PIN in the middle of a batch is asked nothing more', async () => {
    const signer = await open('wrong-at-second');
    await signer.sign(Buffer.from('první'));
    expect((await problemOf(signer.sign(Buffer.from('druhý'))))?.code).toBe('signing-password-wrong');
    expect((await problemOf(signer.sign(Buffer.from('třetí'))))?.code).toBe('signing-failed');
    expect((await problemOf(open('wrong-at-second')))?.code).toBe('signing-attempt-spent');
    await signer.close();
  });

  it.each(['crash-at-login', 'silent-at-login'])(
    'that breaks (%s) leaves the attempt spent',
    async (module) => {
      expect((await problemOf(open(module)))?.code).toBe('signing-failed');
      expect(attempts.read(id)).toBeDefined();
      expect((await problemOf(open(module)))?.code).toBe('signing-attempt-spent');
    },
  );

  it.each(['low', 'final'])('says how many tries are left where it can: %s', async (left) => {
    expect(await problemOf(open(`wrong-${left}`))).toMatchObject({
      code: 'signing-password-wrong',
      params: { attempts: left },
    });
  });

  it('of a locked token is not shown a PIN', async () => {
    expect((await problemOf(open('locked')))?.code).toBe('signing-token-locked');
    expect(attempts.read(id)).toBeUndefined();
  });

  it('that locked itself by the last try says so', async () => {
    expect((await problemOf(open('wrong-locked')))?.code).toBe('signing-token-locked');
    expect(attempts.read(id)).toBeDefined();
  });

  it('whose token has no key of ours took the PIN all the same', async () => {
    expect((await problemOf(open('no-key')))?.code).toBe('signing-key-unusable');
    expect(attempts.read(id)).toBeUndefined();
  });
});
