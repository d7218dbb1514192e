import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';
import type { SettingsFile } from './settings-file.ts';

const load = (env: Record<string, string>, file?: unknown, office?: SettingsFile) => {
  const written: string[] = [];
  const config = loadConfig(
    { env: { PODATELNA_HOME: '/h', ...env }, platform: 'linux', homeFolder: '/home/clerk' },
    {
      read: () => (file === undefined ? undefined : typeof file === 'string' ? file : JSON.stringify(file)),
      write: (path, text) => written.push(`${path} ${text.replace(/\s/g, '')}`),
      random: () => 0.5,
      office,
    },
  );
  return { config, written };
};

const sentence = (env: Record<string, string>, file?: unknown): string => {
  try {
    load(env, file);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
};

describe('settings', () => {
  it('have defaults for everything', () => {
    const { config } = load({});
    expect(config).toMatchObject({
      home: '/h',
      dataFolder: '/h/data',
      training: false,
      undoSeconds: { public: 15, other: 5 },
      urls: {
        'portal-drazeb': 'https://www.portaldrazeb.cz',
        cud: 'https://api.centralnideska.cz',
        ingatlanok: 'https://ingatlanok.hu/api/json/v3',
        dochazka: 'https://api.dochazka.net/v1',
      },
    });
  });

  it('choose 64 different high ports once and keep them beside what is there', () => {
    const { config, written } = load({}, { training: false });
    expect(new Set(config.ports).size).toBe(64);
    expect(Math.min(...config.ports)).toBeGreaterThanOrEqual(49_152);
    expect(Math.max(...config.ports)).toBeLessThan(65_536);
    expect(written).toEqual([`/h/config.json ${JSON.stringify({ training: false, ports: config.ports })}`]);
    expect(load({}, { ports: [57_344, 57_345] })).toMatchObject({
      written: [],
      config: { ports: [57_344, 57_345] },
    });
  });

  it('take one fixed port before a list', () => {
    expect(load({}, { port: 50_000, ports: [57_344] }).config.ports).toEqual([50_000]);
  });

  it('are overridden by the environment', () => {
    const { config } = load(
      {
        PODATELNA_PORT: '50001',
        PODATELNA_UNDO_PUBLIC_SECONDS: '0',
        PODATELNA_CUD_URL: 'http://127.0.0.1:9/',
      },
      { port: 50_000, undoSeconds: { public: 30, other: 60 }, urls: { cud: 'https://example.cz' } },
    );
    expect(config).toMatchObject({ ports: [50_001], undoSeconds: { public: 0, other: 60 } });
    expect(config.urls.cud).toBe('http://127.0.0.1:9');
  });

  it.each([
    ['/cfg/podatelna', { PODATELNA_HOME: '', XDG_CONFIG_HOME: '/cfg' }],
    ['/home/clerk/.config/podatelna', { PODATELNA_HOME: '', XDG_CONFIG_HOME: 'relative' }],
    ['/home/clerk/.config/podatelna', { PODATELNA_HOME: '' }],
  ])('live in %s', (home, env) => {
    expect(load(env).config.home).toBe(home);
  });

  it.each(['.', 'podatelna', './podatelna', '../podatelna', '~/podatelna'])(
    'never live in %s, which is another folder for every place a command is started from',
    (home) => {
      expect(() => load({ PODATELNA_HOME: home })).toThrow('must be an absolute path');
    },
  );

  it('keep what came to its end for a year, or as long as the office says', () => {
    expect(load({}).config.retentionDays).toBe(365);
    expect(load({}, { retentionDays: 90 }).config.retentionDays).toBe(90);
    expect(load({ PODATELNA_RETENTION_DAYS: '30' }, { retentionDays: 90 }).config.retentionDays).toBe(30);
    for (const wrong of ['0', '-1', '1.5', 'forever', '99999'])
      expect(() => load({ PODATELNA_RETENTION_DAYS: wrong })).toThrow('PODATELNA_RETENTION_DAYS');
  });

  it('tell who set what of filing', () => {
    expect(load({}).config.setBy).toEqual({
      training: 'nobody',
      undoPublic: 'nobody',
      undoOther: 'nobody',
      approval: 'nobody',
    });
    const office = { undoSeconds: { public: 30, other: 10 }, approval: 'second-person' } as const;
    const { config } = load({ PODATELNA_UNDO_OTHER_SECONDS: '3' }, { undoSeconds: { public: 20 } }, office);
    expect(config.undoSeconds).toEqual({ public: 20, other: 3 });
    expect(config.setBy).toEqual({
      training: 'nobody',
      undoPublic: 'file',
      undoOther: 'environment',
      approval: 'office',
    });
  });

  it('keep training apart', () => {
    const env = { PODATELNA_TRAINING: '1', PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:8080' };
    expect(load(env).config).toMatchObject({ training: true, dataFolder: '/h/training' });
  });

  it('say where credentials are kept and where the passphrase comes from', () => {
    expect(load({}).config.vault).toEqual({ choice: 'auto', passphraseFile: null });
    expect(load({}, { vault: 'file' }).config.vault.choice).toBe('file');
    const env = { PODATELNA_VAULT: 'os', PODATELNA_VAULT_PASSPHRASE_FILE: '/run/pass' };
    expect(load(env, { vault: 'file' }).config.vault).toEqual({ choice: 'os', passphraseFile: '/run/pass' });
  });

  it.each([
    ['PODATELNA_VAULT', { PODATELNA_VAULT: 'keyring' }],
    ['PODATELNA_VAULT', { PODATELNA_VAULT: 'constructor' }],
    ['PODATELNA_PORT', { PODATELNA_PORT: 'http' }],
    ['PODATELNA_PORT', { PODATELNA_PORT: '80' }],
    ['PODATELNA_PORT', { PODATELNA_PORT: '70000' }],
    ['PODATELNA_PORT', { PODATELNA_PORT: '5e4' }],
    ['PODATELNA_UNDO_PUBLIC_SECONDS', { PODATELNA_UNDO_PUBLIC_SECONDS: '61' }],
    ['PODATELNA_UNDO_PUBLIC_SECONDS', { PODATELNA_UNDO_PUBLIC_SECONDS: '-1' }],
    ['PODATELNA_UNDO_OTHER_SECONDS', { PODATELNA_UNDO_OTHER_SECONDS: '1.5' }],
    ['PODATELNA_TRAINING', { PODATELNA_TRAINING: 'yes' }],
    ['PODATELNA_TRAINING', { PODATELNA_TRAINING: 'toString' }],
    ['PODATELNA_PORTAL_DRAZEB_URL', { PODATELNA_PORTAL_DRAZEB_URL: 'http://www.portaldrazeb.cz' }],
    ['PODATELNA_PORTAL_DRAZEB_URL', { PODATELNA_TRAINING: '1' }],
    ['PODATELNA_CUD_URL', { PODATELNA_CUD_URL: 'centralnideska' }],
    ['PODATELNA_INGATLANOK_URL', { PODATELNA_INGATLANOK_URL: 'ftp://ingatlanok.hu' }],
    ['PODATELNA_DOCHAZKA_URL', { PODATELNA_DOCHAZKA_URL: 'http://api.dochazka.net' }],
  ])('stop the start with a sentence naming %s', (name, env) => {
    expect(sentence(env)).toContain(name);
  });

  it.each([
    ['"prot"', { prot: 50_000 }],
    ['"portal"', { urls: { portal: 'https://example.cz' } }],
    ['"seconds"', { undoSeconds: { seconds: 1 } }],
    ['"port"', { port: '50000' }],
    ['"undoSeconds.public"', { undoSeconds: { public: 90 } }],
    ['"vault"', { vault: 'none' }],
    ['"signing.key"', { signing: { key: 'podpis.p12' } }],
    ['"signing.key.file"', { signing: { key: { file: 'podpis.p12' } } }],
    ['"signing.key"', { signing: { key: { file: '/podpis.p12', password: 'x' } } }],
    ['"signing.key"', { signing: { key: { file: '/podpis.p12', module: '/lib/token.so' } } }],
    ['"password"', { signing: { key: { file: '/podpis.p12' }, password: 'x' } }],
    [
      '"signing.timeStamp.url"',
      { signing: { key: { file: '/a.p12' }, timeStamp: { url: 'tsa.example.cz' } } },
    ],
    ['"signing.stamp"', { signing: { key: { file: '/a.p12' }, stamp: 'everywhere' } }],
    ['"urls.cud"', { urls: { cud: 'http://example.cz' } }],
    ['not valid JSON', '{port'],
  ])('in the file are refused by name: %s', (name, file) => {
    expect(sentence({}, file)).toContain(
      name === '"portal"' ? 'urls' : name.replace('"urls.cud"', 'urls.cud'),
    );
  });
});
