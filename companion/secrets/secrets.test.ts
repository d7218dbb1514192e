import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import { createFakeClock } from '../fake-clock.ts';
import { writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { noKeyring } from '../vault/test-keyring.ts';
import { openSecrets } from './open-secrets.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const cost = { cost: 2, blockSize: 1, parallel: 1 };
const prepare = (choice: 'auto' | 'file' = 'auto', passphraseFile: string | null = null) =>
  openSecrets({ dataFolder: folder, vault: { choice, passphraseFile } }, createFakeClock(), {
    keyring: noKeyring,
    cost,
  });
const open = async () => {
  const { vault, secrets } = prepare();
  await vault.begin();
  return secrets;
};
const canary = 'canary-9b1f';
const allFiles = () =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('\n');

describe('credentials', () => {
  it('survive a restart and lie nowhere in the clear', async () => {
    await (await open()).set('portal-drazeb', { username: 'a', password: canary });
    expect((await open()).get('portal-drazeb')).toEqual({ username: 'a', password: canary });
    expect(allFiles()).not.toContain(canary);
  });

  it('are listed without their content, and removed for good', async () => {
    const store = await open();
    await store.set('cud', { apiKey: canary });
    expect(store.list()).toEqual([{ system: 'cud', setAt: '2027-03-01T08:00:00.000Z' }]);
    await store.remove('cud');
    expect(store.get('cud')).toBeUndefined();
    expect((await open()).list()).toEqual([]);
  });

  it.each([
    ['portal-drazeb', { username: canary }, 'password'],
    ['portal-drazeb', { username: canary, password: '' }, 'password'],
    ['portal-drazeb', { username: canary, password: canary, token: canary }, 'token'],
    ['ingatlanok', { apiKey: canary }, 'username'],
    ['cud', { username: canary, password: canary }, 'apiKey'],
    ['dochazka', { apiKey: 1 }, 'apiKey'],
    ['dochazka', canary, ''],
  ] as const)(
    'of %s in the wrong shape are refused by field, without quoting them',
    async (system, value, field) => {
      const store = await open();
      const error: unknown = await store.set(system, value).catch((reason: unknown) => reason);
      expect(isProblemError(error) && error.problem).toMatchObject({ code: 'invalid-message', field });
      expect(JSON.stringify(isProblemError(error) && error.problem)).not.toContain(canary);
      expect(store.list()).toEqual([]);
      expect(existsSync(join(folder, 'vault.json'))).toBe(false);
    },
  );
});

describe('credentials of the earlier version', () => {
  const earlier = (setAt = '2026-01-05T10:00:00.000Z', apiKey = canary): void =>
    writeOwnerOnlyFile(
      join(folder, 'secrets.json'),
      JSON.stringify({ secrets: { cud: { setAt, value: { apiKey } } } }),
    );

  it('move into the vault at the first start and leave nothing behind', async () => {
    earlier();
    const store = await open();
    expect(store.get('cud')).toEqual({ apiKey: canary });
    expect(store.list()).toEqual([{ system: 'cud', setAt: '2026-01-05T10:00:00.000Z' }]);
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
    expect(allFiles()).not.toContain(canary);
  });

  it('do not replace newer ones, as after a move that was cut off before its end', async () => {
    await (await open()).set('cud', { apiKey: 'newer' });
    earlier();
    expect((await open()).get('cud')).toEqual({ apiKey: 'newer' });
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
  });

  it('wait, listed but closed, where the vault is to have a passphrase nobody gave yet', async () => {
    earlier();
    const { vault, secrets } = prepare('file');
    await vault.begin();
    expect(vault.state()).toBe('locked');
    expect(secrets.list().map((one) => one.system)).toEqual(['cud']);
    expect(secrets.whyNone('cud')).toMatchObject({
      code: 'vault-locked',
      params: { reason: 'passphrase-needed' },
    });
    await vault.unlock('a long passphrase');
    expect(secrets.get('cud')).toEqual({ apiKey: canary });
    expect(existsSync(join(folder, 'secrets.json'))).toBe(false);
  });

  it('stop the start when other users can open them, or they are damaged, without quoting them', () => {
    const path = join(folder, 'secrets.json');
    earlier();
    chmodSync(path, 0o644);
    expect(() => prepare()).toThrow('can be opened by other users');
    writeFileSync(path, `{"secrets": {"cud": "${canary}"`);
    chmodSync(path, 0o600);
    expect(() => prepare()).toThrow(/is damaged; delete it and set the credentials again/);
    expect(() => prepare()).not.toThrow(canary);
  });
});
