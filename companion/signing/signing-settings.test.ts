/** How the office signs, as set in a browser: what it may name, what it may not, and what becomes of the secrets. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RouteMessage } from '../../shared/contract/routes.ts';
import type { SigningChoice } from '../../shared/contract/signing-routes.ts';
import { createNoticeBench, type NoticeBench } from '../notice-bench.ts';
import { findTokenDrivers } from '../platform/token-drivers.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { letter } from './test-documents.ts';
import {
  createTestMaterial,
  missingPrograms,
  password,
  signerName,
  type TestMaterial,
} from './test-material.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const choice: SigningChoice = {
  key: { kind: 'file' },
  documentTypes: ['auction_decree'],
  timeStamp: null,
  stamp: 'last',
};
const missing = missingPrograms(['openssl']);
const needed = missing.length === 0 ? '' : ` (not run: ${missing.join(', ')} not installed)`;

describe.skipIf(missing.length > 0)(`settings of signing${needed}`, () => {
  let material: TestMaterial;
  let bench: TestBench | NoticeBench;
  let keyFile: string;
  let expired: string;

  beforeAll(() => {
    material = createTestMaterial();
    // The bench's clock stands in 2027.
    material.issue('mine', 'ec-256', { days: 3650 });
    material.issue('old', 'ec-256', { days: 1 });
    keyFile = readFileSync(material.pkcs12('mine')).toString('base64');
    expired = readFileSync(material.pkcs12('old')).toString('base64');
  });
  afterEach(() => bench.close());
  afterAll(() => material.remove());

  const open = async (settings?: object): Promise<void> => {
    bench = await createTestBench(settings === undefined ? {} : { settings });
  };
  const read = () => bench.call('signing.read-settings', {});
  const save = (version: number, settings: SigningChoice) =>
    bench.call('signing.save-settings', { version, settings });
  const keep = (more: Partial<RouteMessage<'signing.set-key-file'>> = {}) =>
    bench.call('signing.set-key-file', { version: 0, file: keyFile, password, keepPassword: true, ...more });
  const setLogin = () =>
    bench.call('signing.set-secret', {
      name: 'time-stamp',
      secret: { username: 'urad', password: 'tajne-razitko' },
    });
  const auditText = () => Buffer.concat(bench.readFiles()).toString('latin1');

  it('know what the certificate says from the file on, before anything is signed', async () => {
    await open();
    await keep({ keepPassword: false });
    const { key } = await bench.call('signing.list', {});
    expect(key?.certificate).toMatchObject({ name: signerName, expiresSoon: false });
    const { version } = await read();
    await save(version, { ...choice, stamp: null });
    expect((await bench.call('signing.list', {})).key?.certificate).toEqual(key?.certificate);
  });

  it('are nothing at first, and documents are sent as they are', async () => {
    await open();
    expect(await read()).toMatchObject({
      version: 0,
      managed: false,
      settings: { key: { kind: 'none' }, documentTypes: [] },
      secrets: { 'signing-key': null, 'time-stamp': null },
    });
    expect(await bench.call('signing.list', {})).toEqual({ key: null, documents: [] });
  });

  it('take a key file over, its password into the vault, and survive a restart', async () => {
    await open();
    const kept = await keep();
    expect(kept.certificate).toMatchObject({ name: signerName, issuerName: 'Zkušební CA' });
    expect(kept.settings).toMatchObject({ version: 1, settings: { key: { kind: 'file' } } });
    await save(1, choice);
    await bench.restart();
    const after = await read();
    expect(after).toMatchObject({ version: 2, settings: choice });
    expect(after.secrets['signing-key']).not.toBeNull();
    expect((await bench.call('signing.list', {})).key).toMatchObject({ kind: 'file', needsPin: false });
  });

  it('ask for the password each time where it is not to be kept, also when an earlier one was', async () => {
    await open();
    await keep();
    await keep({ version: 1, keepPassword: false });
    expect((await read()).secrets['signing-key']).toBeNull();
    expect((await bench.call('signing.list', {})).key).toMatchObject({ needsPin: true });
  });

  it('leave a line for every change in the audit, and no secret anywhere in clear', async () => {
    await open();
    await keep();
    await setLogin();
    await save(1, { ...choice, timeStamp: { url: 'https://tsa.example.cz/tsa' } });
    const text = auditText();
    for (const secret of [password, 'tajne-razitko']) expect(text).not.toContain(secret);
    for (const said of ['secret.set', 'signing.key-kept', 'signing.saved']) expect(text).toContain(said);
  });

  it('forget the login of a time-stamping authority when another one is named', async () => {
    await open();
    await keep();
    await save(1, { ...choice, timeStamp: { url: 'https://tsa.example.cz/tsa' } });
    await setLogin();
    await save(2, { ...choice, timeStamp: { url: 'https://tsa.example.cz/other' } });
    expect((await read()).secrets['time-stamp']).not.toBeNull();
    await save(3, { ...choice, timeStamp: { url: 'http://127.0.0.1:8888/tsa' } });
    expect((await read()).secrets['time-stamp']).toBeNull();
  });

  const refused: readonly [string, string, () => Promise<unknown>][] = [
    ['a wrong password', 'signing-password-wrong', () => keep({ password: 'jiné' })],
    ['a file that is no key', 'signing-key-unusable', () => keep({ file: 'JVBERi0xLjc=' })],
    ['a certificate that is over', 'signing-certificate-expired', () => keep({ file: expired })],
    ['a change of an older version', 'settings-changed', () => keep({ version: 7 })],
    ['a key file that was never handed over', 'signing-key-unusable', () => save(0, choice)],
    [
      'a driver by its path',
      'signing-token-missing',
      () => save(0, { ...choice, key: { kind: 'token', driver: '/tmp/evil.so' } }),
    ],
    [
      'a driver that is not installed',
      'signing-token-missing',
      () => save(0, { ...choice, key: { kind: 'token', driver: 'nowhere' } }),
    ],
  ];
  it.each(refused)('refuse %s and keep nothing', async (_name, code, act) => {
    await open();
    await expect(act()).rejects.toMatchObject({ problem: { code } });
    expect(await read()).toMatchObject({
      version: 0,
      settings: { key: { kind: 'none' } },
      secrets: { 'signing-key': null },
    });
    const { home } = bench.companion().config;
    expect(existsSync(join(home, 'signing-key.p12'))).toBe(false);
  });

  it('are the administrator’s where config.json has them', async () => {
    await open({ signing: { key: { file: material.path('mine.p12') }, documentTypes: ['other_doc'] } });
    expect(await read()).toMatchObject({
      managed: true,
      settings: { key: { kind: 'file' }, documentTypes: ['other_doc'] },
    });
    for (const act of [() => save(0, choice), () => keep()]) {
      await expect(act()).rejects.toMatchObject({ problem: { code: 'settings-managed' } });
    }
  });

  it('have the file of a notice signed, and what is posted is the signed one', async () => {
    const notices = await createNoticeBench();
    bench = notices;
    await keep();
    await save(1, { ...choice, documentTypes: ['notice'] });
    const bytes = await letter();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const uploadId = notices.clock.uuid();
    const head = { uploadId, name: 'výzva.pdf', size: bytes.length, documentType: null };
    await notices.call('attachments.begin', head);
    notices.companion().acceptPiece(uploadId, 0, bytes);
    await notices.call('attachments.finish', { uploadId, sha256 });
    const file = { name: 'výzva.pdf', sha256, size: bytes.length, mediaType: 'application/pdf' } as const;
    const paper = { number: '142EX355/25-14', description: 'Výzva', deliveryKind: 'DVR', file };
    const stored = await notices.store(notices.notice({ papers: [paper] }));
    expect(stored).toMatchObject({ state: 'waiting', awaits: ['signature'] });
    const { documents } = await notices.call('signing.list', {});
    expect(documents).toMatchObject([{ documentType: 'notice', name: 'výzva.pdf' }]);
    const done = await notices.call('signing.sign', { ids: documents.map((one) => one.id) });
    expect(done.failed).toBeNull();
    await notices.send();
    const [posted] = Object.values(notices.cud.state.notices);
    const sent = Buffer.from(posted?.data.pisemnosti[0]?.soubor ?? '', 'base64');
    const [{ signed = null } = {}] = (await notices.read(stored.id)).signatures ?? [];
    expect(createHash('sha256').update(sent).digest('hex')).toBe(signed);
    expect(sent.subarray(0, bytes.length).equals(bytes)).toBe(true);
  });

  it('give a stored file back piece by piece, and nothing of one that is not stored', async () => {
    await open();
    const { sha256, size } = await bench.attach('vyhláška');
    const first = await bench.call('attachments.read', { sha256, offset: 0 });
    expect(first).toMatchObject({ mediaType: 'application/pdf', size });
    const bytes = Buffer.from(first.content, 'base64');
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    expect((await bench.call('attachments.read', { sha256, offset: size })).content).toBe('');
    expect((await bench.call('attachments.read', { sha256, offset: size + 9 })).content).toBe('');
    await expect(
      bench.call('attachments.read', { sha256: 'ab'.repeat(32), offset: 0 }),
    ).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('drivers of tokens', () => {
  it('are those that are there, each by the first place it is found at', () => {
    const path = '/usr/lib/opensc-pkcs11.so';
    expect(findTokenDrivers((one) => one === path)).toEqual([{ id: 'opensc', name: 'OpenSC', path }]);
    expect(findTokenDrivers(() => false)).toEqual([]);
  });
});
