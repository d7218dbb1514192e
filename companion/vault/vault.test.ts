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
import type { VaultChoice } from './find-store.ts';
import type { OsKeyring } from './os-key-store.ts';
import { noPassphrase, type PassphraseSource } from './passphrase-source.ts';
import { createFakeKeyring, noKeyring } from './test-keyring.ts';
import { openVault, type Vault } from './vault.ts';
import { vaultPath } from './vault-record.ts';

const facts = { setAt: '2027-03-01T08:00:00.000Z' };
const cost = { cost: 2, blockSize: 1, parallel: 1 };
const long = 'a long passphrase';
const none = { isThere: () => false, read: () => new Map(), remove: () => {} };

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'podatelna-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

interface Setting {
  readonly choice?: VaultChoice;
  readonly keyring?: OsKeyring;
  readonly passphrase?: string;
}
const sourceOf = (text: string | undefined): PassphraseSource =>
  text === undefined ? noPassphrase : { read: () => text, forget: () => {} };
/** As at a start. */
async function start({ choice = 'auto', keyring = noKeyring, passphrase }: Setting = {}): Promise<Vault> {
  const { uuid } = createFakeClock();
  const source = sourceOf(passphrase);
  const vault = openVault({ dataFolder, choice, keyring, uuid, cost, passphrase: source, earlier: none });
  await vault.begin();
  return vault;
}
async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  const error = await work.then(
    () => 'it was done',
    (reason: unknown) => reason,
  );
  if (!isProblemError(error)) return error;
  return error.problem.code === 'vault-locked' ? error.problem.params.reason : error.problem.code;
}
const files = (): string[] => readdirSync(dataFolder).sort();

describe('the first credentials', () => {
  it('go to the key store of the operating system where it works', async () => {
    const keyring = createFakeKeyring();
    const vault = await start({ keyring, passphrase: long });
    expect(await vault.describe()).toEqual({ state: 'none', protection: 'os', needsPassphrase: false });
    await vault.set('cud', 'a key', facts);
    expect([...keyring.entries.values()]).toEqual(['a key']);
    expect(files()).toEqual(['vault.json']);
    expect(readFileSync(vaultPath(dataFolder), 'utf8')).not.toContain('a key');
  });

  it('go to a vault file under the passphrase somebody gave', async () => {
    const vault = await start({ passphrase: long });
    expect(await vault.describe()).toMatchObject({ protection: 'passphrase', needsPassphrase: false });
    await vault.set('cud', 'a key', facts);
    expect(files()).toEqual(['vault.json']);
    expect((await start({ passphrase: long })).get('cud')).toBe('a key');
    expect((await start()).state()).toBe('locked');
  });

  it('go to a vault file with its passphrase beside it where nobody is asked, and open by themselves', async () => {
    const vault = await start();
    expect(await vault.describe()).toMatchObject({ protection: 'file-mode', needsPassphrase: false });
    await vault.set('cud', 'a key', facts);
    expect(files()).toEqual(['vault-passphrase', 'vault.json']);
    expect((await start()).get('cud')).toBe('a key');
  });

  it.each([
    ['file', 'passphrase-needed'],
    ['os', 'unavailable'],
  ] as const)('are refused where the setting is %s and it can not be done', async (choice, reason) => {
    const vault = await start({ choice });
    expect(await reasonOf(vault.set('cud', 'a key', facts))).toBe(reason);
    expect(files()).toEqual([]);
    expect(vault.state()).toBe('none');
  });

  it('are refused under a passphrase too short to protect anything', async () => {
    const vault = await start({ choice: 'file', passphrase: '1234567' });
    expect(await reasonOf(vault.set('cud', 'a key', facts))).toBe('invalid-message');
    expect(await reasonOf(vault.unlock('7654321'))).toBe('invalid-message');
    expect(files()).toEqual([]);
  });

  const broken: Record<string, Partial<OsKeyring>> = {
    'forgets at once': { read: async () => undefined },
    'gives back something else': { read: async () => 'other' },
    'does not forget': { remove: async () => {} },
    'can only read': { write: noKeyring.write },
  };
  it.each(Object.entries(broken))('do not go to a key store that %s', async (_name, fault) => {
    const vault = await start({ keyring: { ...createFakeKeyring(), ...fault } });
    await vault.set('cud', 'a key', facts);
    expect(await vault.describe()).toMatchObject({ protection: 'file-mode' });
  });

  it('set at the same moment are both kept, in one vault', async () => {
    const vault = await start();
    await Promise.all([vault.set('cud', 'one', facts), vault.set('dochazka', 'two', facts)]);
    const again = await start();
    expect([again.get('cud'), again.get('dochazka')]).toEqual(['one', 'two']);
  });
});

describe('a store that was chosen once', () => {
  it('stays, locked, while the key store is away, and no second one is made', async () => {
    const keyring = createFakeKeyring();
    await (await start({ keyring })).set('cud', 'a key', facts);
    keyring.isReachable = false;
    const vault = await start({ keyring });
    expect(vault.state()).toBe('locked');
    expect(await reasonOf(vault.set('dochazka', 'x', facts))).toBe('unavailable');
    expect(files()).toEqual(['vault.json']);
    keyring.isReachable = true;
    await vault.unlock(undefined);
    expect(vault.get('cud')).toBe('a key');
  });

  it('stays a file when a key store appears', async () => {
    await (await start()).set('cud', 'a key', facts);
    const keyring = createFakeKeyring();
    const vault = await start({ keyring });
    expect(vault.get('cud')).toBe('a key');
    expect(keyring.entries.size).toBe(0);
  });

  it('stops the start when the setting names the other one, unless it is empty', async () => {
    const vault = await start();
    await vault.set('cud', 'a key', facts);
    const keyring = createFakeKeyring();
    await expect(start({ choice: 'os', keyring })).rejects.toThrow(
      'The setting "vault" is "os", but credentials are kept in the vault file.',
    );
    await vault.remove('cud');
    const moved = await start({ choice: 'os', keyring });
    await moved.set('cud', 'a key', facts);
    expect(keyring.entries.size).toBe(1);
  });
});

describe('a locked vault', () => {
  it('gives nothing to anybody until it is unlocked with the right passphrase', async () => {
    await (await start({ passphrase: long })).set('cud', 'a key', facts);
    const vault = await start({ choice: 'file' });
    let opened = 0;
    vault.onOpen(() => {
      opened += 1;
    });
    expect(await vault.describe()).toEqual({
      state: 'locked',
      protection: 'passphrase',
      needsPassphrase: true,
    });
    expect(() => vault.get('cud')).toThrow('vault-locked');
    expect(await reasonOf(vault.unlock(undefined))).toBe('passphrase-needed');
    expect(await reasonOf(vault.unlock('the wrong passphrase'))).toBe('wrong-passphrase');
    expect(await reasonOf(vault.remove('cud'))).toBe('wrong-passphrase');
    expect(opened).toBe(0);
    await vault.unlock(long);
    expect([vault.get('cud'), opened]).toEqual(['a key', 1]);
  });

  it('asks a person when the passphrase it was given at the start is wrong', async () => {
    await (await start({ passphrase: long })).set('cud', 'a key', facts);
    const vault = await start({ passphrase: 'the wrong passphrase' });
    expect(await vault.describe()).toMatchObject({ state: 'locked', needsPassphrase: true });
    await vault.unlock(long);
    expect(vault.get('cud')).toBe('a key');
  });

  it.each([['os'], ['file-mode']])('by a person stays so until a person unlocks it: %s', async (kind) => {
    const vault = await start(kind === 'os' ? { keyring: createFakeKeyring() } : {});
    await vault.set('cud', 'a key', facts);
    await vault.lock();
    expect(await reasonOf(vault.set('cud', 'x', facts))).toBe('locked');
    await vault.unlock(undefined);
    expect(vault.get('cud')).toBe('a key');
  });

  it('is what a damaged vault is, and nothing is written over it', async () => {
    await (await start()).set('cud', 'a key', facts);
    writeFileSync(vaultPath(dataFolder), '{"vault":');
    const vault = await start();
    expect(vault.state()).toBe('locked');
    expect(await reasonOf(vault.set('cud', 'x', facts))).toBe('damaged');
    expect(await reasonOf(vault.unlock(long))).toBe('damaged');
    expect(readFileSync(vaultPath(dataFolder), 'utf8')).toBe('{"vault":');
  });

  it.each<[string, () => void]>([
    ['gone', () => rmSync(join(dataFolder, 'vault-passphrase'))],
    ['another one', () => writeFileSync(join(dataFolder, 'vault-passphrase'), 'another', { mode: 0o600 })],
  ])(
    'is what remains when the passphrase beside the vault is %s, which nobody can type',
    async (_n, lose) => {
      await (await start()).set('cud', 'a key', facts);
      lose();
      const vault = await start();
      expect(await reasonOf(vault.unlock(undefined))).toBe('passphrase-lost');
      expect(await reasonOf(vault.set('cud', 'x', facts))).toBe('passphrase-lost');
      expect(await reasonOf(vault.changePassphrase(undefined, long))).toBe('passphrase-lost');
      // A person who kept it somewhere and mistypes it.
      expect(await reasonOf(vault.unlock(long))).toBe('wrong-passphrase');
    },
  );

  it.each(['vault.json', 'vault-passphrase'])('does not start when other users can open %s', async (name) => {
    await (await start()).set('cud', 'a key', facts);
    chmodSync(join(dataFolder, name), 0o604);
    await expect(start()).rejects.toThrow('can be opened by other users');
  });
});

describe('the passphrase', () => {
  it('chosen by a person takes the place of the one beside the vault', async () => {
    const vault = await start();
    await vault.set('cud', 'a key', facts);
    const random = readFileSync(join(dataFolder, 'vault-passphrase'), 'utf8').trim();
    await vault.changePassphrase(undefined, long);
    expect(existsSync(join(dataFolder, 'vault-passphrase'))).toBe(false);
    const again = await start();
    expect(await reasonOf(again.unlock(random))).toBe('wrong-passphrase');
    await again.unlock(long);
    expect(again.get('cud')).toBe('a key');
  });

  it('is changed only by who knows it, though the vault be open', async () => {
    const vault = await start({ passphrase: long });
    await vault.set('cud', 'a key', facts);
    expect(await reasonOf(vault.changePassphrase(undefined, 'another passphrase'))).toBe('passphrase-needed');
    expect(await reasonOf(vault.changePassphrase('wrong one', 'another passphrase'))).toBe(
      'wrong-passphrase',
    );
    expect(await reasonOf(vault.changePassphrase(long, 'short'))).toBe('invalid-message');
    expect(vault.get('cud')).toBe('a key');
    await vault.changePassphrase(long, 'another passphrase');
    expect((await start({ passphrase: 'another passphrase' })).get('cud')).toBe('a key');
  });

  it.each([
    ['there is no vault', async () => start()],
    [
      'the key store of the operating system keeps the credentials',
      async () => {
        const vault = await start({ keyring: createFakeKeyring() });
        await vault.set('cud', 'a key', facts);
        return vault;
      },
    ],
  ])('can not be changed where %s', async (_name, prepare) => {
    const vault = await prepare();
    expect(await reasonOf(vault.changePassphrase(undefined, long))).toBe('wrong-state');
  });
});
