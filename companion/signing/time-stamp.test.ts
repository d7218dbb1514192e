/** Time stamps of a real authority's making (`openssl ts`), and every lie it could tell. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { checkDocument, isSound } from './check-document.ts';
import { openPkcs12 } from './pkcs12-signer.ts';
import { signDocument } from './sign-document.ts';
import type { Signer } from './signer.ts';
import { type Behaviour, startTestAuthority, type TestAuthority } from './test-authority.ts';
import { letter } from './test-documents.ts';
import { extractCms } from './test-extract-cms.ts';
import { createTestMaterial, missingPrograms, password, type TestMaterial } from './test-material.ts';
import { requestTimeStamp, type TimeStampAuthority } from './time-stamp.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = missingPrograms(['openssl']);
const needed = missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`;

describe.skipIf(missing.length > 0)(`a time stamp${needed}`, () => {
  let material: TestMaterial;
  let server: TestAuthority;
  let signer: Signer;
  const pdf = createPdfTasks();

  beforeAll(async () => {
    material = createTestMaterial();
    material.issue('mine', 'ec-256');
    signer = await openPkcs12(readFileSync(material.pkcs12('mine')), password);
    server = await startTestAuthority(material);
  });
  afterAll(async () => {
    await server.close();
    await pdf.close();
    material.remove();
  });

  const authority = (changes: Partial<TimeStampAuthority> = {}): TimeStampAuthority => ({
    url: server.url,
    policy: null,
    credentials: () => undefined,
    ...changes,
  });
  const clock = { now: () => Date.now() };
  const stamped = Buffer.from('podpis');
  const ask = (behaviour: Behaviour, changes: Partial<TimeStampAuthority> = {}, timeoutMs = 20_000) => {
    server.behaviour = behaviour;
    return requestTimeStamp(authority(changes), stamped, { fetch, clock, timeoutMs });
  };
  const problemOf = async (work: Promise<unknown>): Promise<Problem | undefined> => {
    try {
      await work;
    } catch (error) {
      if (isProblemError(error)) return error.problem;
      throw error;
    }
    return undefined;
  };

  it('is taken, and openssl holds it to be about the same bytes', async () => {
    const { token, timeStamp } = await ask('honest');
    expect(timeStamp.authority).toBe('Zkušební TSA');
    expect(Math.abs(timeStamp.at - Date.now())).toBeLessThan(60_000);
    material.write('token.der', token);
    material.write('stamped.bin', stamped);
    const said = material.openssl(
      ...['ts', '-verify', '-in', 'token.der', '-token_in', '-data', 'stamped.bin', '-CAfile', 'ca.crt'],
    );
    expect(said).toContain('Verification: OK');
  });

  it('is asked for under the policy of the settings', async () => {
    const { timeStamp } = await ask('honest', { policy: '1.2.3.4.2' });
    expect(timeStamp.policy).toBe('1.2.3.4.2');
  });

  it('is asked for with credentials where the authority wants some', async () => {
    await ask('honest', { credentials: () => ({ username: 'urad', password: 'heslo ž' }) });
    const [, encoded = ''] = String(server.headers.authorization).split(' ');
    expect(Buffer.from(encoded, 'base64').toString()).toBe('urad:heslo ž');
  });

  it.each<[string, Behaviour, string, string]>([
    ['about other bytes', 'other-imprint', 'not-true', 'imprint differs'],
    ['with another nonce', 'other-nonce', 'not-true', 'nonce differs'],
    ['without a nonce', 'no-nonce', 'not-true', 'nonce differs'],
    ['of a certificate that is for something else', 'wrong-certificate', 'not-true', 'not for time stamping'],
    [
      'of a certificate that is for something else as well',
      'two-purposes',
      'not-true',
      'not for time stamping',
    ],
    [
      'of a certificate that says its purpose without weight',
      'not-critical',
      'not-true',
      'not for time stamping',
    ],
    ['without its certificate', 'bare', 'not-true', 'signer is missing'],
    ['that is no time stamp but another signature', 'old-reply', 'not-true', 'not a time stamp'],
    ['that is garbage', 'garbage', 'not-true', 'not one whole ASN.1'],
    ['that is empty', 'empty', 'not-true', 'not one whole ASN.1'],
    ['that has no end', 'endless', 'not-true', ''],
    ['that refuses', 'refusing', 'refused', ''],
    ['that is an error page', 'error-page', 'refused', ''],
    ['that sends us somewhere else', 'moved', 'unreachable', 'network error'],
  ])('is refused %s', async (_name, behaviour, reason, why) => {
    const error: unknown = await ask(behaviour).catch((thrown: unknown) => thrown);
    if (!isProblemError(error)) throw error;
    expect(error.problem).toMatchObject({ code: 'signing-time-stamp', params: { reason } });
    expect(error.cause instanceof Error ? error.cause.message : '').toContain(why);
  });

  it('is refused when it was given for an earlier request', async () => {
    await ask('replayed');
    expect(await problemOf(ask('replayed'))).toMatchObject({ params: { reason: 'not-true' } });
  });

  it('is not waited for without end', async () => {
    expect(await problemOf(ask('silent', {}, 300))).toMatchObject({ params: { reason: 'unreachable' } });
  });

  it('is refused under another policy than asked for', async () => {
    expect(await problemOf(ask('honest', { policy: '1.2.3.4.9' }))).toMatchObject({
      params: { reason: 'refused' },
    });
  });

  it('is refused when its time is hours from ours', async () => {
    server.behaviour = 'honest';
    const late = { now: () => Date.now() + 3 * 3600 * 1000 };
    const asked = requestTimeStamp(authority(), stamped, { fetch, clock: late });
    expect(await problemOf(asked)).toMatchObject({ params: { reason: 'not-true' } });
  });

  it('that nobody answers for is a problem, not a wait', async () => {
    expect(await problemOf(ask('honest', { url: 'http://127.0.0.1:9/' }))).toMatchObject({
      params: { reason: 'unreachable' },
    });
  });

  it('in a document is seen by us and by openssl, and leaves the signature valid', async () => {
    server.behaviour = 'honest';
    const path = material.write('letter.pdf', await letter());
    const parts = { pdf, fetch, clock, authority: authority(), stamp: () => null };
    const bytes = await signDocument(path, signer, parts);
    const signed = material.write('signed.pdf', bytes);
    const checked = checkDocument(bytes, await pdf.readSignatures(signed));
    expect(isSound(checked)).toBe(true);
    expect(checked[0]?.timeStamp?.authority).toBe('Zkušební TSA');
    const { contents, content } = extractCms(bytes);
    material.write('cms.der', contents);
    material.write('content.bin', content);
    const said = spawnSync(
      'openssl',
      [
        'cms',
        '-verify',
        '-cades',
        '-binary',
        '-inform',
        'DER',
        '-in',
        'cms.der',
        '-content',
        'content.bin',
      ].concat(['-CAfile', 'ca.crt', '-purpose', 'any', '-out', 'out.bin']),
      { cwd: material.folder, encoding: 'utf8' },
    );
    expect(said.stderr).toContain('CAdES Verification successful');
    const dump = material.openssl('cms', '-cmsout', '-print', '-noout', '-inform', 'DER', '-in', 'cms.der');
    expect(dump).toContain('id-smime-aa-timeStampToken');
  });

  it('that lies leaves no signed document behind', async () => {
    server.behaviour = 'other-imprint';
    const path = material.write('letter.pdf', await letter());
    const parts = { pdf, fetch, clock, authority: authority(), stamp: () => null };
    expect(await problemOf(signDocument(path, signer, parts))).toMatchObject({ code: 'signing-time-stamp' });
  });
});
