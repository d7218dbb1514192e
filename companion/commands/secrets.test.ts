import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createChannel } from '../../shared/channel/client.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { systemClock } from '../clock.ts';
import { runCommandLine } from '../command-line.ts';
import { readConfig } from '../read-config.ts';
import { openSecrets } from '../secrets/open-secrets.ts';
import { noKeyring } from '../vault/test-keyring.ts';
import { vaultPath } from '../vault/vault-record.ts';

let home: string;
let passphrase: string;
beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-damaged-'));
  passphrase = join(home, 'passphrase');
  write(passphrase, 'right passphrase\n');
  vi.stubEnv('PODATELNA_HOME', home);
  vi.stubEnv('PODATELNA_VAULT', 'file');
  vi.stubEnv('PODATELNA_VAULT_PASSPHRASE_FILE', passphrase);
  const cost = { cost: 2, blockSize: 1, parallel: 1 };
  const { secrets } = openSecrets(readConfig(), systemClock, { keyring: noKeyring, cost });
  await secrets.set('portal-drazeb', { username: 'urad@urad.cz', password: 'canary-heslo' });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

const write = (path: string, text: string): void => writeFileSync(path, text, { mode: 0o600 });

/** @param until ends a command that would run on, once something was warned of. */
async function run(args: readonly string[], until = new AbortController()) {
  const out: string[] = [];
  const warned: string[] = [];
  const code = await runCommandLine(args, {
    signal: until.signal,
    print: (line) => out.push(line),
    warn: (line) => {
      warned.push(line);
      until.abort();
    },
    terminal: undefined,
    readInput: async () => '',
    open: () => ({
      config: readConfig(),
      channel: createChannel(() => readCommandLinePairing(home), { fetch }),
    }),
  });
  return { code, out: out.join('\n'), warned: warned.join('\n') };
}

describe('a vault file that is damaged', () => {
  beforeEach(() => write(vaultPath(join(home, 'data')), '{"vault":'));

  it('is said at the start, with what brings it back', async () => {
    const { warned } = await run(['start']);
    expect(warned).toMatch(/vault file is damaged.*podatelna restore.*What is filed waits/);
    expect(warned).not.toContain('podatelna unlock');
  });

  it('is said in place of a list of what is set', async () => {
    const { code, out, warned } = await run(['secrets', 'list']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(warned).toContain('vault file is damaged');
  });
});

it('credentials that are not set are not said to be removed', async () => {
  expect(await run(['secrets', 'remove', 'cud'])).toMatchObject({ out: 'No credentials of cud were set.' });
  expect(await run(['secrets', 'remove', 'portal-drazeb'])).toMatchObject({
    out: 'Credentials of portal-drazeb removed.',
  });
  expect(await run(['secrets', 'list', 'x'])).toMatchObject({ code: 2 });
});

it('a passphrase that is not the vault’s is said at the start', async () => {
  write(passphrase, 'canary passphrase\n');
  const { warned } = await run(['start']);
  expect(warned).toMatch(/not the vault's passphrase.*given at the start is wrong/);
  expect(warned).not.toContain('canary');
});
