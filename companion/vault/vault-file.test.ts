import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { passphraseCost } from './vault-cipher.ts';
import { createVaultFile, openVaultFile } from './vault-file.ts';
import { readVaultRecord, vaultPath } from './vault-record.ts';

const cost = { cost: 2, blockSize: 1, parallel: 1 };
const id = '00000000-0000-4000-8000-000000000001';
const facts = { setAt: '2027-03-01T08:00:00.000Z' };
const passphrase = 'správná passphrase';
const canary = 'canary-5d20';

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const create = (protection: 'passphrase' | 'file-mode' = 'passphrase') =>
  createVaultFile({ dataFolder, id, passphrase, protection, cost });
function reopen() {
  const record = readVaultRecord(dataFolder);
  if (record === undefined || record === 'damaged' || record.store !== 'file')
    throw new Error('no vault file');
  return openVaultFile(dataFolder, record, cost);
}
const reasonOf = async (work: Promise<unknown>): Promise<unknown> => {
  const error = await work.then(
    () => 'it was opened',
    (reason: unknown) => reason,
  );
  return isProblemError(error) && error.problem.code === 'vault-locked' ? error.problem.params.reason : error;
};
const text = (): string => readFileSync(vaultPath(dataFolder), 'utf8');

describe('the vault file', () => {
  it('is for this user alone, holds no value in the clear and leaves no draft behind', async () => {
    const vault = await create();
    await vault.set('cud', canary, facts);
    expect(statSync(vaultPath(dataFolder)).mode & 0o777).toBe(0o600);
    expect(readdirSync(dataFolder)).toEqual(['vault.json']);
    for (const form of [canary, Buffer.from(canary).toString('base64').slice(0, -2), passphrase])
      expect(text()).not.toContain(form);
    expect(text()).toContain('"cud"');
  });

  it('opens with its passphrase, however its accents were typed', async () => {
    await (await create()).set('cud', canary, facts);
    const vault = reopen();
    await vault.open(passphrase.normalize('NFD'));
    expect(vault.get('cud')).toBe(canary);
  });

  it.each([
    ['another one', 'jiná passphrase', 'wrong-passphrase'],
    ['one letter less', passphrase.slice(0, -1), 'wrong-passphrase'],
    ['a space more', `${passphrase} `, 'wrong-passphrase'],
    ['capitals', passphrase.toUpperCase(), 'wrong-passphrase'],
    ['an empty one', '', 'wrong-passphrase'],
    ['none', undefined, 'passphrase-needed'],
  ])('stays closed for %s, and can be opened afterwards', async (_name, given, reason) => {
    await (await create()).set('cud', canary, facts);
    const vault = reopen();
    expect(await reasonOf(vault.open(given))).toBe(reason);
    expect(vault.isOpen()).toBe(false);
    await vault.open(passphrase);
    expect(vault.get('cud')).toBe(canary);
  });

  it('never seals two contents with the same nonce', async () => {
    const vault = await create();
    const nonces = new Set<string>();
    for (let count = 0; count < 20; count += 1) {
      await vault.set('cud', canary, facts);
      nonces.add(JSON.parse(text()).vault.nonce);
    }
    expect(nonces.size).toBe(20);
  });

  it('makes guessing slow where a person chose the passphrase', async () => {
    await createVaultFile({ dataFolder, id, passphrase, protection: 'passphrase' });
    const { scrypt } = JSON.parse(text()).vault;
    expect(scrypt).toMatchObject(passphraseCost);
    expect(128 * scrypt.cost * scrypt.blockSize).toBe(64 * 1024 * 1024);
  });

  it('is refused when other users can open it', async () => {
    await create();
    chmodSync(vaultPath(dataFolder), 0o640);
    expect(() => readVaultRecord(dataFolder)).toThrow('can be opened by other users');
  });
});

describe('a changed passphrase', () => {
  it('opens, the old one no longer does, and everything is still there', async () => {
    const vault = await create('file-mode');
    await vault.set('cud', canary, facts);
    const before = JSON.parse(text()).vault;
    await vault.changePassphrase('another passphrase');
    expect(vault.get('cud')).toBe(canary);
    await vault.set('dochazka', 'later', facts);
    const after = JSON.parse(text()).vault;
    expect(after.protection).toBe('passphrase');
    expect(after.scrypt.salt).not.toBe(before.scrypt.salt);
    const again = reopen();
    expect(await reasonOf(again.open(passphrase))).toBe('wrong-passphrase');
    await again.open('another passphrase');
    expect([again.get('cud'), again.get('dochazka')]).toEqual([canary, 'later']);
  });

  it('needs an open vault', async () => {
    await create();
    expect(await reasonOf(reopen().changePassphrase('another passphrase'))).toBe('locked');
  });
});

type Vault = Record<string, unknown>;
const otherId = '00000000-0000-4000-8000-000000000002';
const flipped = (value: unknown): string => {
  const bytes = Buffer.from(String(value), 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
};
const changes: Record<string, (vault: Vault) => unknown> = {
  'the sealed content': (vault) => ({ ...vault, sealed: flipped(vault.sealed) }),
  'sealed content cut off': (vault) => ({ ...vault, sealed: String(vault.sealed).slice(0, 8) }),
  'the nonce': (vault) => ({ ...vault, nonce: flipped(vault.nonce) }),
  'a nonce of another length': (vault) => ({ ...vault, nonce: 'AAAA' }),
  'the names': (vault) => ({ ...vault, facts: { dochazka: facts } }),
  'a time': (vault) => ({ ...vault, facts: { cud: { setAt: '2020-01-01T00:00:00.000Z' } } }),
  'the protection it claims': (vault) => ({ ...vault, protection: 'file-mode' }),
  'its id': (vault) => ({ ...vault, id: otherId }),
};

describe('a vault file that was changed', () => {
  const write = (change: (vault: Vault) => unknown, isForged: boolean): void => {
    const { vault, checksum } = JSON.parse(text());
    const next = change(vault);
    const forged = createHash('sha256').update(JSON.stringify(next)).digest('base64');
    writeFileSync(
      vaultPath(dataFolder),
      JSON.stringify({ vault: next, checksum: isForged ? forged : checksum }),
    );
  };

  it.each(Object.entries(changes))('by chance is called damaged: %s', async (_name, change) => {
    await (await create()).set('cud', canary, facts);
    write(change, false);
    expect(readVaultRecord(dataFolder)).toBe('damaged');
  });

  it.each(Object.entries(changes))('by somebody who knows how does not open: %s', async (_name, change) => {
    await (await create()).set('cud', canary, facts);
    write(change, true);
    expect(await reasonOf(reopen().open(passphrase))).toBe('damaged');
  });

  it.each([
    ['the salt', (vault: Vault) => ({ ...vault, scrypt: { ...cost, salt: 'AAAAAAAAAAAAAAAAAAAAAA==' } })],
    ['the cost', (vault: Vault) => ({ ...vault, scrypt: { ...(vault.scrypt as Vault), cost: 4 } })],
    ['the check', (vault: Vault) => ({ ...vault, check: flipped(vault.check) })],
  ])('by somebody who knows how can only look like another passphrase: %s', async (_name, change) => {
    await create();
    write(change, true);
    expect(await reasonOf(reopen().open(passphrase))).toBe('wrong-passphrase');
  });

  it.each([
    ['cut off', (whole: string) => whole.slice(0, -30)],
    ['empty', () => ''],
    ['something else', () => '{"vault":{}}'],
    ['of a later version', (whole: string) => whole.replace('"version":1', '"version":2')],
    ['asking for all memory', (whole: string) => whole.replace('"cost":2', '"cost":1073741824')],
  ])('is damaged when it is %s', async (_name, change) => {
    await create();
    writeFileSync(vaultPath(dataFolder), change(text()));
    expect(readVaultRecord(dataFolder)).toBe('damaged');
  });

  it('never gives anything after any one byte of it was changed', async () => {
    await (await create()).set('cud', canary, facts);
    const whole = readFileSync(vaultPath(dataFolder));
    const at = fc.integer({ min: 0, max: whole.length - 2 });
    await fc.assert(
      fc.asyncProperty(at, fc.integer({ min: 1, max: 255 }), async (index, mask) => {
        const bytes = Buffer.from(whole);
        bytes[index] = (bytes[index] ?? 0) ^ mask;
        writeFileSync(vaultPath(dataFolder), bytes);
        const record = readVaultRecord(dataFolder);
        // A space for another one changes nothing that is read.
        if (record !== 'damaged') expect(record).toEqual(JSON.parse(whole.toString()).vault);
      }),
      { numRuns: 150 },
    );
  });
});
