import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { KeyStore } from './key-store.ts';
import { createMemoryKeyStore } from './memory-key-store.ts';
import { createOsKeyring, createOsKeyStore, osKeyringWorks } from './os-key-store.ts';
import { missingPrograms, type SecretService, startSecretService } from './test-secret-service.ts';
import { createVaultFile, openVaultFile } from './vault-file.ts';
import { readVaultRecord, writeVaultRecord } from './vault-record.ts';

const facts = { setAt: '2027-03-01T08:00:00.000Z' };
const later = { setAt: '2027-03-02T08:00:00.000Z' };
const passphrase = 'right passphrase';
const cost = { cost: 2, blockSize: 1, parallel: 1 };
let ids = 0;
const newId = (): string => {
  ids += 1;
  return `00000000-0000-4000-8000-${String(ids).padStart(12, '0')}`;
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Driver {
  /** An empty, open store in the folder. */
  create(): Promise<KeyStore>;
  /** As the next start finds it: not opened yet. */
  reopen(store: KeyStore): KeyStore;
}

const memory: Driver = {
  create: async () => {
    const store = createMemoryKeyStore();
    await store.open(undefined);
    return store;
  },
  reopen: (store) => {
    store.lock();
    return store;
  },
};

const file: Driver = {
  create: () =>
    createVaultFile({ dataFolder: folder, id: newId(), passphrase, protection: 'passphrase', cost }),
  reopen: () => {
    const record = readVaultRecord(folder);
    if (record === undefined || record === 'damaged' || record.store !== 'file')
      throw new Error('no vault file');
    return openVaultFile(folder, record, cost);
  },
};

const os: Driver = {
  create: async () => {
    const record = { version: 1, store: 'os', id: newId(), facts: {} } as const;
    writeVaultRecord(folder, record);
    const store = createOsKeyStore(folder, record, createOsKeyring());
    await store.open(undefined);
    return store;
  },
  reopen: () => {
    const record = readVaultRecord(folder);
    if (record === undefined || record === 'damaged' || record.store !== 'os') throw new Error('no record');
    return createOsKeyStore(folder, record, createOsKeyring());
  },
};

function suite(driver: Driver): void {
  it('gives back what was set, also after a restart', async () => {
    const store = await driver.create();
    await store.set('cud', 'a key', facts);
    expect(store.get('cud')).toBe('a key');
    const again = driver.reopen(store);
    await again.open(passphrase);
    expect(again.get('cud')).toBe('a key');
    expect([...again.facts()]).toEqual([['cud', facts]]);
  });

  it.each([
    ['accents and other scripts', 'Příliš žluťoučký kůň 🐎 ő"\\'],
    [
      'a thousand characters twice over',
      `{"username":"${'u'.repeat(1000)}","password":"${'p'.repeat(1000)}"}`,
    ],
    ['line ends and zero bytes', 'a\r\nb\u0000c'],
  ])('keeps %s as they are', async (_name, text) => {
    const store = await driver.create();
    await store.set('cud', text, facts);
    const again = driver.reopen(store);
    await again.open(passphrase);
    expect(again.get('cud')).toBe(text);
  });

  it('replaces, keeps several apart and removes for good', async () => {
    const store = await driver.create();
    await store.set('cud', 'first', facts);
    await store.set('cud', 'second', later);
    await store.set('dochazka', 'other', facts);
    await store.remove('cud');
    await store.remove('never-set');
    expect([store.get('cud'), store.get('dochazka'), store.get('never-set')]).toEqual([
      undefined,
      'other',
      undefined,
    ]);
    const again = driver.reopen(store);
    await again.open(passphrase);
    expect([again.get('cud'), again.get('dochazka')]).toEqual([undefined, 'other']);
    expect([...again.facts().keys()]).toEqual(['dochazka']);
  });

  it('gives nothing while it is locked, but says what is in it', async () => {
    const store = await driver.create();
    await store.set('cud', 'a key', facts);
    store.lock();
    expect(store.isOpen()).toBe(false);
    const refused: (() => unknown)[] = [
      () => store.get('cud'),
      () => store.set('cud', 'x', facts),
      () => store.remove('cud'),
    ];
    for (const ask of refused) {
      const error: unknown = await Promise.resolve()
        .then(ask)
        .catch((reason: unknown) => reason);
      expect(isProblemError(error) && error.problem.code).toBe('vault-locked');
    }
    expect([...store.facts()]).toEqual([['cud', facts]]);
    await store.open(passphrase);
    expect(store.get('cud')).toBe('a key');
  });

  it('is empty at first', async () => {
    const store = await driver.create();
    expect([...store.facts()]).toEqual([]);
    expect(store.get('cud')).toBeUndefined();
  });
}

describe('the store in memory', () => suite(memory));
describe('the vault file', () => suite(file));

const missing = missingPrograms();
const title =
  missing.length === 0
    ? 'the Secret Service of the desktop'
    : `the Secret Service of the desktop (left out, not installed: ${missing.join(', ')})`;
describe.skipIf(missing.length > 0)(title, { timeout: 20_000 }, () => {
  let service: SecretService;
  beforeAll(async () => {
    service = await startSecretService();
  });
  afterAll(() => service.stop());

  suite(os);

  it('works, and a probe leaves nothing in it', async () => {
    expect(await osKeyringWorks(createOsKeyring())).toBe(true);
    expect(service.search('service', 'podatelna')).not.toContain('probe');
  });

  it('is the one that lasts: its entries are what other programs of the desktop find, too', async () => {
    const store = await os.create();
    await store.set('cud', 'visible in the key ring', facts);
    expect(service.search('service', 'podatelna')).toContain('visible in the key ring');
    await store.remove('cud');
    expect(service.search('service', 'podatelna')).not.toContain('visible in the key ring');
  });

  it('keeps the entries of two folders apart', async () => {
    const one = await os.create();
    await one.set('cud', 'of one', facts);
    const other = await os.create();
    await other.set('cud', 'of the other', facts);
    expect([one.get('cud'), other.get('cud')]).toEqual(['of one', 'of the other']);
    await other.remove('cud');
    await one.open(undefined);
    expect(one.get('cud')).toBe('of one');
  });

  it('shows as missing what a person removed with another program', async () => {
    const store = await os.create();
    await store.set('cud', 'a key', facts);
    service.clear('service', 'podatelna');
    const again = os.reopen(store);
    await again.open(undefined);
    expect(again.get('cud')).toBeUndefined();
    expect([...again.facts()]).toEqual([]);
  });

  it('is unavailable, and not empty, when the bus is gone', async () => {
    const store = await os.create();
    await store.set('cud', 'a key', facts);
    await service.stop();
    const error: unknown = await os
      .reopen(store)
      .open(undefined)
      .catch((reason: unknown) => reason);
    expect(isProblemError(error) && error.problem).toMatchObject({
      code: 'vault-locked',
      params: { reason: 'unavailable' },
    });
    expect(await osKeyringWorks(createOsKeyring())).toBe(false);
  });
});
