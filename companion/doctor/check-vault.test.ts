import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../clock.ts';
import { openSecrets } from '../secrets/open-secrets.ts';
import { machinePassphrasePath } from '../vault/machine-passphrase.ts';
import { noKeyring } from '../vault/test-keyring.ts';
import { version } from '../version.ts';
import { checkVault } from './check-vault.ts';
import type { Finding } from './finding.ts';

const secret = { username: 'urad@urad.cz', password: 'canary-heslo' };
const cost = { cost: 2, blockSize: 1, parallel: 1 };
const service = { version, training: false, undoSeconds: { public: 15, other: 5 }, systems: [] };

let dataFolder: string;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'podatelna-vault-'));
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

const write = (path: string, text: string): void => writeFileSync(path, text, { mode: 0o600 });
const settings = (passphraseFile: string | null = null) => ({
  dataFolder,
  vault: { choice: 'auto' as const, passphraseFile },
});
const keep = async (passphraseFile: string | null = null): Promise<void> => {
  const { secrets } = openSecrets(settings(passphraseFile), systemClock, { keyring: noKeyring, cost });
  await secrets.set('portal-drazeb', secret);
};
const look = async (
  isRunning: boolean,
  passphraseFile: string | null = null,
): Promise<readonly Finding[]> => {
  const described = { state: isRunning ? 'open' : 'locked', protection: 'file-mode', needsPassphrase: false };
  const { findings } = await checkVault({
    config: settings(passphraseFile),
    clock: systemClock,
    keyring: noKeyring,
    channel: { call: async () => described as never }, // only vault.read is called
    service: isRunning ? service : undefined,
  });
  expect(JSON.stringify(findings)).not.toContain('canary');
  return findings;
};

describe('a vault opened by a file beside it', () => {
  // Also while a companion runs that opened it before: the next start couldn't.
  it.each<[string, () => void, string]>([
    ['missing', () => rmSync(machinePassphrasePath(dataFolder)), 'is missing'],
    ['empty', () => write(machinePassphrasePath(dataFolder), ''), 'is of another vault or damaged'],
    [
      'of another vault',
      () => write(machinePassphrasePath(dataFolder), `${'A'.repeat(43)}\n`),
      'is of another vault or damaged',
    ],
    [
      'cut short',
      () => {
        const path = machinePassphrasePath(dataFolder);
        write(path, readFileSync(path, 'utf8').slice(0, 20));
      },
      'is of another vault or damaged',
    ],
  ])('which is %s: says what is lost and how to set it anew', async (_name, damage, words) => {
    await keep();
    damage();
    for (const isRunning of [false, true]) {
      const [vault, credentials] = await look(isRunning);
      expect(vault).toMatchObject({ state: 'problem', says: expect.stringContaining(words) });
      expect(vault?.says).toContain('The credentials in the vault (portal-drazeb)');
      expect(vault?.todo).toContain('vault.json');
      expect(vault?.todo).toContain('podatelna secrets set portal-drazeb');
      expect(vault?.todo).not.toContain('unlock');
      expect(credentials?.says).toContain('portal-drazeb');
    }
  });

  it('is well where the file fits', async () => {
    await keep();
    expect((await look(false))[0]).toMatchObject({ state: 'ok' });
    expect((await look(true))[0]).toMatchObject({ state: 'ok' });
  });

  it('is set anew as it is said', async () => {
    await keep();
    rmSync(machinePassphrasePath(dataFolder));
    rmSync(join(dataFolder, 'vault.json'));
    await keep();
    expect((await look(false))[0]).toMatchObject({ state: 'ok' });
  });
});

describe('a vault opened by a file of the settings', () => {
  it('is looked at with the passphrase in it', async () => {
    const path = join(dataFolder, 'passphrase');
    write(path, 'right passphrase\n');
    await keep(path);
    expect((await look(false, path))[0]).toMatchObject({ state: 'ok' });
    expect((await look(true, path))[0]).toMatchObject({ state: 'ok' });
    write(path, 'canary passphrase\n');
    for (const isRunning of [false, true]) {
      expect((await look(isRunning, path))[0]).toMatchObject({
        state: 'problem',
        says: `The passphrase in ${path} (PODATELNA_VAULT_PASSPHRASE_FILE) is not the vault's.`,
        todo: expect.stringContaining('Correct that file'),
      });
    }
  });
});
