/** Documents that have to be signed before they are sent: what waits, what is signed, and what leaves the office. */
import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import type { SubmissionView } from '../../shared/contract/submission.ts';
import type { Attachment } from '../../shared/submissions/auction.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { letter } from './test-documents.ts';
import { createTestMaterial, missingPrograms, password, type TestMaterial } from './test-material.ts';
import { createTestToken, pin, softHsm } from './test-token.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const missing = missingPrograms(['openssl', 'pdfsig']);
const needed = missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`;
const pair = 'test';

describe.skipIf(missing.length > 0)(`documents that are sent signed${needed}`, () => {
  let material: TestMaterial;
  let bench: TestBench;
  /** Files as they went over the wire. */
  let sent: Buffer[];

  beforeAll(() => {
    material = createTestMaterial();
    // The bench's clock stands in 2027.
    material.issue('mine', 'ec-256', { days: 3650 });
    material.pkcs12('mine');
  });
  afterEach(() => bench.close());
  afterAll(() => material.remove());

  const open = async (
    key: unknown = { file: material.path('mine.p12') },
    more: object = {},
    allowedSigners?: readonly string[],
  ): Promise<void> => {
    sent = [];
    bench = await createTestBench({
      around: async (request, next) => {
        if (request.headers.get('content-type')?.startsWith('multipart/form-data') === true) {
          for (const part of (await request.clone().formData()).values()) {
            if (part instanceof Blob) sent.push(Buffer.from(await part.arrayBuffer()));
          }
        }
        return next();
      },
      settings: {
        signing: { key, documentTypes: ['auction_decree'], ...more },
        ...(allowedSigners === undefined ? {} : { allowedSigners }),
      },
    });
  };
  const handlers = () => bench.companion().handlers;
  const attach = async (bytes: Uint8Array, name = 'vyhláška.pdf'): Promise<Attachment> => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const uploadId = bench.clock.uuid();
    await handlers()['attachments.begin'](
      { uploadId, name, size: bytes.length, documentType: null },
      { pair },
    );
    bench.companion().acceptPiece(uploadId, 0, bytes);
    const stored = await handlers()['attachments.finish']({ uploadId, sha256 }, { pair });
    return { ...stored, name, documentType: 'auction_decree' };
  };
  const store = async (bytes?: Uint8Array, number = '142EX81/25-27'): Promise<SubmissionView> => {
    const decree = await attach(bytes ?? (await letter()));
    const [fileMark = '', lot = ''] = number.split('-');
    const attachments = [decree, await bench.attach('posudek', 'expert_report')];
    return bench.store(await bench.auction({ number, attachments }), {
      caseKey: { fileMark, kind: 'auction', lot },
    });
  };
  const list = () => handlers()['signing.list']({}, { pair });
  const sign = (ids: string[], word?: string, afterFailure?: string) =>
    handlers()['signing.sign'](
      {
        ids,
        ...(word === undefined ? {} : { pin: word }),
        ...(afterFailure === undefined ? {} : { afterFailure }),
      },
      { pair },
    );
  const problemOf = async (work: Promise<unknown>): Promise<Problem | undefined> => {
    const error: unknown = await work.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error !== undefined && !isProblemError(error)) throw error;
    return error?.problem;
  };
  const unsigned = async () => (await handlers()['submissions.list']({ limit: 1 }, { pair })).unsigned;
  const waitingIds = async (): Promise<string[]> => (await list()).documents.map((one) => one.id);
  const bytesOf = (sha256: string): Buffer =>
    readFileSync(join(bench.companion().config.dataFolder, 'blobs', sha256.slice(0, 2), sha256));

  it('that lie signed in a saved draft are not signed again when it is published, and the receipt names those', async () => {
    await open();
    const attachments = [await attach(await letter()), await bench.attach('posudek', 'expert_report')];
    const saved = await bench.store(await bench.auction({ action: 'save-draft', attachments }));
    await sign(await waitingIds(), password);
    await bench.send();
    const { remote, signatures = [] } = await bench.read(saved.id);
    const remoteHash = remote?.id ?? '';
    const published = await bench.store(
      await bench.auction({ action: 'publish-draft', remoteHash, attachments }),
    );
    expect(published).toMatchObject({ state: 'held', awaits: [], signatures });
    const uploads = sent.length;
    await bench.send();
    expect((await bench.read(published.id)).state).toBe('done');
    expect(sent).toHaveLength(uploads);
    expect(sent.map((bytes) => createHash('sha256').update(bytes).digest('hex'))).toContain(
      signatures[0]?.signed,
    );
  });

  it('wait, whatever time passes, and what is sent is the signed file', async () => {
    await open();
    const stored = await store();
    expect(stored).toMatchObject({ state: 'waiting', awaits: ['signature'] });
    await bench.later(3_600_000);
    expect(bench.sandbox.journal).toHaveLength(0);
    const { documents, key } = await list();
    expect(key).toMatchObject({ kind: 'file', needsPin: true, problem: null });
    expect(documents).toMatchObject([{ number: '142EX81/25-27', documentType: 'auction_decree' }]);
    // Nobody gave a name: the program it came from stands there.
    expect(documents[0]?.preparedBy).not.toBe('');

    const [id = ''] = documents.map((one) => one.id);
    expect(await sign([id], password)).toEqual({ signed: [id], failed: null });
    const signedView = await bench.read(stored.id);
    expect(signedView).toMatchObject({ state: 'held', awaits: [] });
    const [{ original = '', signed = '' } = {}] = signedView.signatures ?? [];
    expect(bytesOf(signed ?? '').subarray(0, bytesOf(original).length)).toEqual(bytesOf(original));
    expect((await list()).key?.certificate).toMatchObject({ issuerName: 'Zkušební CA', expiresSoon: false });

    await bench.send();
    expect((await bench.read(stored.id)).state).toBe('done');
    const published = sent.find((bytes) => Buffer.compare(bytes, bytesOf(signed ?? '')) === 0);
    if (published === undefined) throw new Error('the signed file was not sent');
    const path = material.write('published.pdf', published);
    expect(spawnSync('pdfsig', ['-nocert', path], { encoding: 'utf8' }).stdout).toContain(
      'Signature is Valid',
    );
    expect(sent.some((bytes) => Buffer.compare(bytes, bytesOf(original)) === 0)).toBe(false);
  });

  it('of other types are sent as they are', async () => {
    await open({ file: material.path('mine.p12') }, { documentTypes: ['expert_report'] });
    const [decree, report] = [await attach(await letter()), await attach(await letter())];
    const attachments = [decree, { ...report, documentType: 'expert_report' as const }];
    const view = await bench.store(await bench.auction({ attachments }));
    expect(view.signatures).toMatchObject([{ name: expect.stringMatching(/\.pdf$/) }]);
  });

  it('are signed ten at once; a failure in the sixth leaves five signed and five waiting', async () => {
    await open();
    for (let index = 1; index <= 10; index += 1) {
      const broken = Buffer.from('%PDF-1.4\nnothing inside\nstartxref\n0\n%%EOF\n');
      await store(index === 6 ? broken : await letter(), `142EX${index}/25-1`);
    }
    const ids = await waitingIds();
    expect(ids).toHaveLength(10);
    expect(await unsigned()).toBe(10);
    const { signed, failed } = await sign(ids, password);
    expect(signed).toEqual(ids.slice(0, 5));
    expect(failed).toMatchObject({ id: ids[5], problem: { code: 'signing-document-unsafe' } });
    expect(await waitingIds()).toEqual(ids.slice(5));
    expect(await unsigned()).toBe(5);
    // Said once more, as by a double click: what is signed is not signed twice.
    const again = await sign([...ids.slice(0, 5), ...ids.slice(6)], password);
    expect(again.signed).toEqual(ids.slice(6));
    expect(await waitingIds()).toEqual([ids[5]]);
  });

  it('that were signed before they came wait for nobody, byte by byte as they are', async () => {
    await open();
    const first = await store();
    const [id = ''] = await waitingIds();
    await sign([id], password);
    const signed = (await bench.read(first.id)).signatures?.[0]?.signed ?? '';
    const again = await store(bytesOf(signed), '142EX82/25-1');
    await vi.waitFor(async () => expect((await bench.read(again.id)).state).toBe('held'));
    expect((await bench.read(again.id)).signatures).toMatchObject([{ original: signed, signed }]);
  });

  it('with a signature that does not hold wait for a person, and are not signed over', async () => {
    await open();
    const first = await store();
    await sign(await waitingIds(), password);
    const bytes = bytesOf((await bench.read(first.id)).signatures?.[0]?.signed ?? '');
    bytes[bytes.indexOf('@libpdf')] = 0x20;
    const { id } = await store(bytes, '142EX82/25-1');
    const { failed } = await sign(await waitingIds(), password);
    expect(failed?.problem).toMatchObject({ code: 'signing-already-signed', params: { holds: 0 } });
    expect((await bench.read(id)).state).toBe('waiting');
  });

  it('are signed only by those the office allows, named by their certificate', async () => {
    const print = (name: string): string =>
      material
        .openssl('x509', '-in', `${name}.crt`, '-noout', '-fingerprint', '-sha256')
        .replace(/^.*=/, '')
        .trim();
    material.issue('other', 'ec-256');
    await open(undefined, {}, [print('other')]);
    const { id } = await store();
    const sha256 = print('mine').replaceAll(':', '').toLowerCase();
    expect(await problemOf(sign(await waitingIds(), password))).toMatchObject({
      code: 'signing-not-allowed',
      params: { sha256 },
    });
    await bench.later(3_600_000);
    expect([(await bench.read(id)).state, bench.sandbox.journal.length]).toEqual(['waiting', 0]);
    await bench.close();
    await open(undefined, {}, [print('other'), print('mine')]);
    await store();
    expect((await sign(await waitingIds(), password)).failed).toBeNull();
  });

  it('stay unsigned with a wrong password, and nothing is sent', async () => {
    await open();
    const { id } = await store();
    expect((await problemOf(sign(await waitingIds(), 'jiné')))?.code).toBe('signing-password-wrong');
    expect((await problemOf(sign(await waitingIds())))?.code).toBe('signing-password-wrong');
    await bench.later(3_600_000);
    expect((await bench.read(id)).state).toBe('waiting');
    expect(bench.sandbox.journal).toHaveLength(0);
  });

  it('need no password where the vault has it, until it is removed', async () => {
    await open();
    await store();
    const set = (secret: { password: string } | null) =>
      handlers()['signing.set-secret']({ name: 'signing-key', secret }, { pair });
    await set({ password });
    expect((await list()).key?.needsPin).toBe(false);
    const { failed } = await sign(await waitingIds());
    expect(failed).toBeNull();
    await set(null);
    expect((await list()).key?.needsPin).toBe(true);
  });

  it('survive a crash before and after the signature', async () => {
    await open();
    const { id } = await store();
    await bench.crash();
    expect(await waitingIds()).toHaveLength(1);
    await sign(await waitingIds(), password);
    const before = (await bench.read(id)).signatures;
    await bench.crash();
    expect((await bench.read(id)).signatures).toEqual(before);
    await bench.send();
    expect((await bench.read(id)).state).toBe('done');
  });

  it('stay without a time stamp that nobody gives, unsigned', async () => {
    await open({ file: material.path('mine.p12') }, { timeStamp: { url: 'http://127.0.0.1:9/' } });
    await store();
    const { failed, signed } = await sign(await waitingIds(), password);
    expect(signed).toEqual([]);
    expect(failed?.problem.code).toBe('signing-time-stamp');
  });

  it('are the same submission when they are handed over twice', async () => {
    await open();
    const payload = await bench.auction({ attachments: [await attach(await letter())] });
    const first = await bench.store(payload);
    await sign(await waitingIds(), password);
    expect((await bench.store(payload)).id).toBe(first.id);
  });

  it('leave no word of the password in the database or the log', async () => {
    await open();
    await store();
    await sign(await waitingIds(), password);
    const database = readFileSync(join(bench.companion().config.dataFolder, 'podatelna.db'), 'latin1');
    expect(database).not.toContain(Buffer.from(password).toString('latin1'));
  });

  it.each([['nothing that waits', () => [`${randomUUID()}/${'a'.repeat(64)}`]]])(
    'can not be signed: %s',
    async (_name, ids) => {
      await open();
      expect((await problemOf(sign(ids(), password)))?.code).toBe('not-found');
    },
  );

  it('can not be signed without a key', async () => {
    bench = await createTestBench();
    expect((await list()).key).toBeNull();
    const ids = [`${randomUUID()}/${'a'.repeat(64)}`];
    expect((await problemOf(sign(ids, password)))?.code).toBe('signing-not-set');
  });

  describe.skipIf(softHsm === undefined)('by a token', () => {
    beforeAll(() => createTestToken(material, 'token mine').load('mine'));
    const key = () => ({ module: softHsm ?? '', token: 'token mine' });

    it('are signed with one PIN for all of them', async () => {
      await open(key());
      for (const number of ['142EX1/25-1', '142EX2/25-1', '142EX3/25-1']) await store(undefined, number);
      expect((await list()).key).toMatchObject({
        kind: 'token',
        token: { label: 'token mine', failed: null },
      });
      expect(await sign(await waitingIds(), pin)).toMatchObject({ failed: null });
      expect(await waitingIds()).toEqual([]);
    });

    it('wait on after a wrong PIN until a person who was told of it enters another, also after a restart', async () => {
      await open(key());
      await store();
      const ids = await waitingIds();
      expect((await problemOf(sign(ids, '00000000')))?.code).toBe('signing-password-wrong');
      expect((await problemOf(sign(ids, '00000000')))?.code).toBe('signing-attempt-spent');
      await bench.restart();
      expect((await problemOf(sign(ids, pin)))?.code).toBe('signing-attempt-spent');
      const failed = (await list()).key?.token?.failed;
      expect(await sign(ids, pin, failed?.id)).toMatchObject({ signed: ids, failed: null });
      expect((await list()).key?.token?.failed).toBeNull();
    });

    it('say that the token is not there', async () => {
      await open({ module: softHsm ?? '', token: 'jiný' });
      await store();
      expect((await list()).key?.problem?.code).toBe('signing-token-missing');
      expect((await problemOf(sign(await waitingIds(), pin)))?.code).toBe('signing-token-missing');
    });
  });
});
