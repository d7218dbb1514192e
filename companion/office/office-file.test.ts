import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultOfficeSettings } from '../../shared/office/settings.ts';
import { loadConfig } from '../config/config.ts';
import { silentLog } from '../log.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { takeOffice } from './follow-office.ts';
import {
  type OfficeFile,
  officeFilePath,
  openKeys,
  parseOfficeFile,
  readOfficeFile,
  sealKeys,
} from './office-file.ts';
import { createOfficeProfiles } from './office-profiles.ts';
import { createOfficeTaker, type OfficeTaker } from './take-office.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-office-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(root, 'one-'));
});

const passphrase = 'a passphrase for the office';
const portal = { username: 'urad@urad.cz', password: 'canary-heslo' };
const settings = { ...defaultOfficeSettings, contact: 'úřad' };
const plain: OfficeFile = { format: 'podatelna-office/1', config: {}, settings, profiles: [], keys: null };
const profile = {
  version: 1,
  name: 'Spisy',
  origins: ['https://spis.urad.cz'],
  pages: [
    {
      name: '',
      kind: 'case',
      address: { path: '/**', query: {} },
      frames: {},
      fields: {
        lowestBid: { anchors: [{ by: 'id', id: 'cena' }], count: { min: 1, max: 1 }, transforms: [] },
      },
      documents: [],
      restrictions: [],
    },
  ],
};
const write = (file: unknown, mode = 0o644): string => {
  const path = join(folder, 'office.json');
  writeFileSync(path, typeof file === 'string' ? file : JSON.stringify(file), { mode });
  chmodSync(path, mode);
  return path;
};
const facts = (env: Record<string, string> = {}) =>
  ({
    platform: 'linux',
    homeFolder: root,
    env: { PODATELNA_OFFICE_FILE: join(folder, 'office.json'), ...env },
  }) as const;

describe('the file of an office', () => {
  it('lies where only an administrator writes', () => {
    expect(officeFilePath({ platform: 'linux', homeFolder: root, env: {} })).toBe(
      '/etc/podatelna/office.json',
    );
    expect(officeFilePath({ platform: 'win32', homeFolder: root, env: { ProgramData: 'D:\\Data' } })).toBe(
      'D:\\Data\\Podatelna\\office.json',
    );
  });

  it('sets what a user has not set: environment, then config.json, then the office', () => {
    write({
      ...plain,
      config: { retentionDays: 30, undoSeconds: { public: 40, other: 20 }, approval: 'second-person' },
    });
    const office = readOfficeFile(facts())?.config;
    const written: string[] = [];
    const config = loadConfig(
      { ...facts(), env: { PODATELNA_HOME: '/h', PODATELNA_RETENTION_DAYS: '7' } },
      {
        office,
        read: () => '{"undoSeconds": {"other": 3}}',
        write: (_path, text) => written.push(text),
        random: () => 0.5,
      },
    );
    expect(config).toMatchObject({
      retentionDays: 7,
      undoSeconds: { public: 40, other: 3 },
      approval: 'second-person',
    });
    // What is the office's is not copied into the user's own file.
    expect(written.join()).not.toContain('second-person');
  });

  it.each<[string, () => void, RegExp]>([
    ['no JSON', () => write('{'), /not valid JSON/],
    ['of a newer version', () => write({ ...plain, format: 'podatelna-office/2' }), /"format" is wrong/],
    [
      'with a port, which belongs to one machine',
      () => write({ ...plain, config: { port: 5000 } }),
      /"config\.port" cannot be set for an office/,
    ],
    ['with a setting nobody knows', () => write({ ...plain, more: 1 }), /unknown setting "more", or/],
    [
      'with a mistyped setting',
      () => write({ ...plain, config: { retentionDay: 'canary', 'b\u001b[2Jc': 1 } }),
      /unknown setting "retentionDay", "b \[2Jc" in "config", or .*newer version; expected urls, .*retentionDays/,
    ],
    [
      'with a mistyped setting within one',
      () => write({ ...plain, config: { undoSeconds: { pubic: 1 } } }),
      /unknown setting "pubic" in "config\.undoSeconds", or it was written by a newer version\. .*install the newer/,
    ],
    [
      'with a profile that says what stands on a page',
      () => write({ ...plain, profiles: [{ ...profile, value: 'Jan' }] }),
      /unknown setting "value" in "profiles\.0"/,
    ],
    ['that anybody may write to', () => write(plain, 0o666), /others may write/],
    [
      'that is a pipe, of which nobody would see the end',
      () => execFileSync('mkfifo', ['-m', '600', join(folder, 'office.json')]),
      /it is no file/,
    ],
    ['that a group may write to', () => write(plain, 0o664), /others may write/],
    [
      'in a folder anybody may write to',
      () => {
        write(plain);
        chmodSync(folder, 0o777);
      },
      /others may write to/,
    ],
    ['that is not there', () => {}, /not there/],
  ])('is refused: %s', (_name, arrange, sentence) => {
    arrange();
    expect(() => readOfficeFile(facts())).toThrow(sentence);
  });

  it('that this user may not read is refused in words', () => {
    write(plain, 0o600);
    const closed = (): never => {
      throw Object.assign(new Error('canary'), { code: 'EACCES' });
    };
    expect(() => readOfficeFile(facts(), closed)).toThrow(
      /office\.json can't be read \(EACCES\).*chmod a\+r/,
    );
  });

  it('may be absent where nobody names one', () => {
    expect(
      readOfficeFile({ platform: 'linux', homeFolder: root, env: { ProgramData: folder } }),
    ).toBeUndefined();
  });

  it('does not quote what stands in it', () => {
    expect(() =>
      parseOfficeFile('/x', JSON.stringify({ ...plain, settings: { contact: ['canary'] } })),
    ).toThrow(expect.objectContaining({ message: expect.not.stringContaining('canary') }));
  });
});

describe('keys in it', () => {
  it('are sealed, and opened by their passphrase only', async () => {
    const keys = await sealKeys(passphrase, { 'portal-drazeb': portal });
    expect(JSON.stringify(keys)).not.toContain('canary');
    expect(await openKeys(passphrase, keys)).toEqual({ 'portal-drazeb': portal });
    await expect(openKeys('another passphrase', keys)).rejects.toThrow('Nothing was taken');
    const changed = {
      ...keys,
      sealed:
        `A${keys.sealed.slice(1)}` === keys.sealed ? `B${keys.sealed.slice(1)}` : `A${keys.sealed.slice(1)}`,
    };
    await expect(openKeys(passphrase, changed)).rejects.toThrow('Nothing was taken');
  });
});

describe('a companion', () => {
  let bench: TestBench;
  let taker: OfficeTaker;
  beforeEach(async () => {
    bench = await createTestBench({ withCredentials: false });
    const { handlers, config } = bench.companion();
    const by = { pair: 'test' };
    let saved = (await handlers['office.read']({}, by)) as { version: number; settings: typeof settings };
    taker = createOfficeTaker(
      config.dataFolder,
      {
        read: () => saved,
        save: (version, next) => {
          saved = { version: version + 1, settings: next };
          return saved;
        },
      },
      createOfficeProfiles(config.dataFolder),
      {
        set: async (system, secret) => {
          await handlers['secrets.set']({ system, secret: secret as Record<string, string> }, by);
          return { system, setAt: '' };
        },
      },
    );
  });
  afterEach(() => bench.close());
  const take = (env: Record<string, string> = {}, state: 'open' | 'locked' = 'open', training = false) =>
    takeOffice({
      facts: facts(env),
      log: silentLog,
      taker,
      home: bench.companion().config.home,
      dataFolder: bench.companion().config.dataFolder,
      vault: { state: () => state },
      training,
    });
  const known = async () => (await bench.call('secrets.list', {})).secrets.map(({ system }) => system);
  const passphraseFile = (mode = 0o600): string => {
    const path = join(folder, 'passphrase');
    writeFileSync(path, `${passphrase}\n`, { mode });
    chmodSync(path, mode);
    return path;
  };

  it('takes settings once for each change, and leaves alone what a user sets then', () => {
    expect(taker.takeSettings(plain)).toBe(true);
    expect(taker.takeSettings(plain)).toBe(false);
    expect(taker.takeSettings({ ...plain, settings: { ...settings, contact: 'jiný' } })).toBe(true);
    expect(taker.takeSettings({ ...plain, settings: null })).toBe(false);
  });

  it('hands the profiles of the file to its browsers, and says when they are the same', async () => {
    const ask = (known: string | null) => bench.call('office.profiles', { known });
    const none = await ask(null);
    expect(none.profiles).toEqual([]);
    write({ ...plain, profiles: [profile] });
    await take();
    await bench.restart();
    const { version, profiles } = await ask(none.version);
    expect(profiles).toEqual([profile]);
    expect(await ask(version)).toEqual({ version, profiles: null });
    write(plain);
    await take();
    await bench.restart();
    expect((await ask(version)).profiles).toEqual([]);
  });

  it('takes sealed keys with the passphrase the administrator lays beside them', async () => {
    write({ ...plain, keys: await sealKeys(passphrase, { 'portal-drazeb': portal }) });
    await take();
    expect(await known()).toEqual([]);
    await take({ PODATELNA_OFFICE_PASSPHRASE_FILE: passphraseFile() });
    expect(await known()).toEqual(['portal-drazeb']);
    for (const file of bench.readFiles()) expect(file.includes('canary-heslo')).toBe(false);
  });

  it.each<[string, 'open' | 'locked', boolean, number]>([
    ['while the vault is locked', 'locked', false, 0o600],
    ['in training', 'open', true, 0o600],
    ['by a passphrase that everybody can read', 'open', false, 0o644],
  ])('takes no keys %s', async (_name, state, training, mode) => {
    write({ ...plain, keys: await sealKeys(passphrase, { 'portal-drazeb': portal }) });
    await take({ PODATELNA_OFFICE_PASSPHRASE_FILE: passphraseFile(mode) }, state, training);
    expect(await known()).toEqual([]);
  });

  it.each(['{', '[1]', ''])('takes once more where what it noted of the last time is damaged: %s', (text) => {
    expect(taker.takeSettings(plain)).toBe(true);
    writeFileSync(join(bench.companion().config.dataFolder, 'office-taken.json'), text);
    expect(taker.takeSettings(plain)).toBe(true);
    expect(taker.takeSettings(plain)).toBe(false);
  });

  it('is taken again when an earlier file is put in its place', () => {
    const later = { ...plain, settings: { ...settings, contact: 'nový' } };
    expect([plain, later, plain].map((file) => taker.takeSettings(file))).toEqual([true, true, true]);
  });

  it('goes on with what it has when the file is damaged', async () => {
    write('{');
    await take();
    expect(await known()).toEqual([]);
  });
});
