import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '../../shared/channel/channel.ts';
import { commandOutputs, doctorChecks } from '../../shared/contract/command-output.ts';
import { type ProblemCode, ProblemError } from '../../shared/contract/problems.ts';
import type { RouteReply } from '../../shared/contract/routes.ts';
import { systemClock } from '../clock.ts';
import { defaultUrls } from '../config/config.ts';
import { silentLog } from '../log.ts';
import { createPortalSandbox } from '../sandbox/portal-drazeb/index.ts';
import { serveSandbox } from '../sandbox/serve.ts';
import { openSecrets } from '../secrets/open-secrets.ts';
import { startService } from '../start.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { migrations } from '../store/migrate.ts';
import { databasePath, openDatabase } from '../store/open-database.ts';
import type { OsKeyring } from '../vault/os-key-store.ts';
import type { VaultFacts } from '../vault/vault.ts';
import { version } from '../version.ts';
import { type BrowserFacts, checkBrowsers } from './check-browsers.ts';
import { checkCompanion, type Service } from './check-companion.ts';
import { checkDatabase } from './check-database.ts';
import { checkDisk, checkFolder } from './check-folder.ts';
import { checkOffice } from './check-office.ts';
import { checkPairing } from './check-pairing.ts';
import { checkProfiles } from './check-profiles.ts';
import { checkProgram } from './check-program.ts';
import { checkService } from './check-service.ts';
import { checkSigning } from './check-signing.ts';
import { checkSystems, type SystemsParts } from './check-systems.ts';
import { checkVault } from './check-vault.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import { findListener, listenedPorts, portHolder } from './port-holder.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-doctor-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let home: string;
beforeEach(() => {
  home = mkdtempSync(join(root, 'home-'));
});
const dataFolder = (): string => join(home, 'data');
const write = (name: string, text: string): string => {
  const path = join(home, name);
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
  writeFileSync(path, text, { mode: 0o600 });
  return path;
};

const facts = (env: Record<string, string>) => ({ platform: 'linux', homeFolder: root, env }) as const;
/** The service of whoever runs these tests is none of theirs. */
const noService = () => ({ code: 3, output: 'inactive' });
const service: Service = { version, training: false, undoSeconds: { public: 15, other: 5 }, systems: [] };
/** A companion that says this, or refuses with this. */
const channel = (reply: unknown): Pick<Channel, 'call'> => ({
  call: async () => {
    if (reply instanceof Error) throw reply;
    return reply as never; // each test knows what it asks for
  },
});
const refused = (code: ProblemCode, params = {}) => new ProblemError({ code, params });
const companion = async (reply: unknown): Promise<Finding> =>
  (
    await checkCompanion({
      home,
      channel: channel(reply),
      ports: [],
      holderOf: () => ({ words: 'another user of this machine (number 1005)' }),
    })
  ).finding;
/** One that holds the folder. */
const running = async (reply: unknown): Promise<Finding> => {
  const release = lockFolder(home);
  try {
    return await companion(reply);
  } finally {
    release();
  }
};

const noKeyring: OsKeyring = {
  read: async () => undefined,
  write: () => Promise.reject(new Error('no bus')),
  remove: async () => {},
};
const vault = async (described?: VaultFacts, choice: 'auto' | 'os' | 'file' = 'auto'): Promise<Finding> => {
  const { findings } = await checkVault({
    config: { dataFolder: dataFolder(), vault: { choice, passphraseFile: null } },
    clock: systemClock,
    keyring: noKeyring,
    channel: channel(described),
    service: described === undefined ? undefined : service,
  });
  return findings[0] ?? never();
};
function never(): never {
  throw new Error('there is no finding');
}

const browsers = (paths: readonly string[], says: string): BrowserFacts => ({
  platform: 'linux',
  env: { PATH: '/usr/bin' },
  exists: (path) => paths.includes(path),
  versionOf: async () => says,
});

const now = Date.parse('2026-11-22T09:00:00Z');
const answering =
  (date = 'Sun, 22 Nov 2026 09:00:00 GMT'): typeof fetch =>
  async () =>
    new Response(null, { headers: { date } });
const failing =
  (code: string): typeof fetch =>
  async () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code }) });
  };
const remotes = async (parts: Partial<SystemsParts>): Promise<Finding[]> =>
  checkSystems({
    urls: defaultUrls,
    used: ['portal-drazeb'],
    examined: { systems: [], signing: null },
    service: undefined,
    fetch: answering(),
    now: () => now,
    ...parts,
  });
const system = async (parts: Partial<SystemsParts>): Promise<Finding> => (await remotes(parts))[0] ?? never();
const clock = async (parts: Partial<SystemsParts>): Promise<Finding> =>
  (await remotes(parts)).at(-1) ?? never();
const refusing = (code: ProblemCode): SystemsParts['examined'] => ({
  systems: [{ system: 'portal-drazeb', problem: { code, params: {}, sent: 'nothing' } }],
  signing: null,
});

type Examined = NonNullable<RouteReply<'service.examine'>['signing']>;
const tokenKey = { module: '/no/such/driver.so' };
const settings = {
  key: { file: '/no/such/key.p12' },
  documentTypes: [],
  timeStamp: { url: 'https://tsa.urad.cz/tsp' },
};
const goodKey: Examined['key'] = {
  kind: 'file',
  problem: null,
  validTo: '2028-01-01T00:00:00.000Z',
  expiresSoon: false,
  attempts: null,
};
const key = async (changes: Partial<Examined['key']>): Promise<Finding> => {
  const examined = { key: { ...goodKey, ...changes }, timeStamp: null };
  return (await checkSigning(settings, examined))[0] ?? never();
};
const stamp = async (code: ProblemCode | null): Promise<Finding> => {
  const problem = code === null ? null : { code, params: {}, sent: 'nothing' as const };
  return (await checkSigning(settings, { key: goodKey, timeStamp: { problem } }))[1] ?? never();
};
const problemOf = (code: ProblemCode) => ({ code, params: {}, sent: 'nothing' as const });
const openFolder = (path: string): string => {
  chmodSync(path, 0o755);
  return path;
};
const profile = (text: string): string => {
  const thirdParty = { '3rdparty': { extensions: { abcdefgh: { profiles: [text] } } } };
  write('policies/podatelna.json', JSON.stringify(thirdParty));
  return join(home, 'policies');
};
const wholeProfile = {
  version: 1,
  name: 'Spisy',
  origins: ['https://spis.urad.cz'],
  pages: [{ address: { path: '/spis/*' }, fields: { lowestBid: { anchors: [{ by: 'id', id: 'podani' }] } } }],
};
/** What the companion keeps of the office's file. */
const office = (text: string): Finding => {
  write('data/office-profiles.json', text);
  return checkProfiles({ policies: [], dataFolder: dataFolder() });
};
const blobRow = () => {
  const db = openDatabase(databasePath({ dataFolder: dataFolder() }));
  db.prepare(
    "INSERT INTO blobs (sha256, size, mediaType, touchedAt) VALUES (?, 5, 'application/pdf', 0)",
  ).run('ab'.repeat(32));
  db.close();
};

const damages: readonly [
  check: Finding['check'],
  name: string,
  look: () => Finding | Promise<Finding>,
  words: string,
][] = [
  ['program', 'an old Node', () => checkProgram('22.12.0'), 'Node 22.12.0'],
  [
    'folder',
    'a relative PODATELNA_HOME',
    () => checkFolder(facts({ PODATELNA_HOME: 'data' })).finding,
    'absolute',
  ],
  [
    'folder',
    'a network drive',
    () => checkFolder(facts({ PODATELNA_HOME: home }), () => 'It is a network drive.').finding,
    'network drive',
  ],
  [
    'folder',
    'none',
    () => checkFolder(facts({ PODATELNA_HOME: join(home, 'no') })).finding,
    'was ever started',
  ],
  [
    'folder',
    'one that others can open',
    () => {
      write('config.json', '{}');
      return checkFolder(facts({ PODATELNA_HOME: openFolder(home) })).finding;
    },
    'can be opened by other users',
  ],
  [
    'folder',
    "somebody's shared one",
    () => {
      write('letter.pdf', '');
      return checkFolder(facts({ PODATELNA_HOME: openFolder(home) })).finding;
    },
    'a folder of its own',
  ],
  [
    'settings',
    'a typing mistake',
    async () => {
      write('config.json', '{"prot": 5}');
      return find(await look(), 'settings');
    },
    'unknown setting "prot"',
  ],
  [
    'settings',
    'no JSON',
    async () => {
      write('config.json', '{');
      return find(await look(), 'settings');
    },
    'not valid JSON',
  ],
  [
    'office',
    'one that others can write to',
    () => {
      const path = write('office.json', '{}');
      chmodSync(path, 0o666);
      return checkOffice(facts({ PODATELNA_OFFICE_FILE: path }), { home, dataFolder: dataFolder() });
    },
    'others may write',
  ],
  [
    'office',
    'keys nobody has opened',
    () => {
      const scrypt = { cost: 2, blockSize: 1, parallel: 1, salt: 'AAAA' };
      const keys = { scrypt, nonce: 'AAAA', sealed: 'AAAA' };
      const file = { format: 'podatelna-office/1', config: {}, settings: null, keys };
      const path = write('office.json', JSON.stringify(file));
      return checkOffice(facts({ PODATELNA_OFFICE_FILE: path }), { home, dataFolder: dataFolder() });
    },
    'nobody gave their passphrase',
  ],
  [
    'folder',
    'a restore that was cut short',
    async () => {
      openDatabase(databasePath({ dataFolder: dataFolder() })).close();
      write('data.restoring/podatelna.db', '');
      const findings = await look();
      return findings.find(({ check, state }) => check === 'folder' && state === 'problem') ?? never();
    },
    'data.restoring is of a restore that was cut short',
  ],
  [
    'database',
    'one that a restore has moved away',
    async () => {
      write('data.before-2026-11-22T03-00-00.000Z/podatelna.db', '');
      return find(await look(), 'database');
    },
    'data.before-2026-11-22T03-00-00.000Z is what was there before a restore',
  ],
  ['disk', 'a full one', () => checkDisk(home, () => 3_000_000), '2 MB free'],
  ['companion', 'never started', () => companion(refused('not-paired')), 'was ever started'],
  ['companion', 'not running', () => companion(refused('service-missing')), 'No companion runs'],
  [
    'companion',
    'one that hangs',
    async () => {
      const release = lockFolder(home);
      const finding = await companion(refused('service-missing'));
      release();
      return finding;
    },
    'answers on none of its ports',
  ],
  [
    'companion',
    'something else on its port',
    () => companion(refused('service-foreign', { port: 50_123 })),
    'Something else answers on port 50123: another user of this machine (number 1005)',
  ],
  ['companion', 'another version', () => running({ ...service, version: '0.0.1' }), 'version 0.0.1'],
  ['companion', 'a damaged key file', () => companion(new SyntaxError('x')), 'command-line.json is damaged'],
  ['pairing', 'none', () => checkPairing(home), 'No browser is paired'],
  [
    'service',
    'one without its description',
    () => {
      const running = () => ({ code: 0, output: 'active' });
      return checkService({ ...facts({}), homeFolder: home }, running)[0] ?? never();
    },
    'it does not start at the next log-on',
  ],
  [
    'pairing',
    'a damaged file',
    () => {
      write('pairs.json', '{"pairs": [');
      return checkPairing(home);
    },
    'pairs.json is damaged',
  ],
  ['browsers', 'none', async () => (await checkBrowsers(browsers([], '')))[0] ?? never(), 'No browser'],
  [
    'browsers',
    'an old one',
    async () =>
      (await checkBrowsers(browsers(['/usr/bin/firefox'], 'Mozilla Firefox 128.4.0esr')))[0] ?? never(),
    'Version 128 is too old',
  ],
  [
    'vault',
    'a damaged file',
    () => {
      write('data/vault.json', '{"version": 1}');
      return vault();
    },
    'damaged',
  ],
  [
    'vault',
    'a file others can open',
    () => {
      chmodSync(write('data/vault.json', '{}'), 0o644);
      return vault();
    },
    'can be opened by other users',
  ],
  [
    'vault',
    'locked',
    () => vault({ state: 'locked', protection: 'passphrase', needsPassphrase: true }),
    'locked and needs its passphrase',
  ],
  [
    'vault',
    'a key ring that is closed',
    () => vault({ state: 'locked', protection: 'os', needsPassphrase: false }),
    'does not answer or is locked',
  ],
  [
    'vault',
    'no key ring, and no companion to ask',
    () => vault(undefined, 'os'),
    'does not answer or is locked',
  ],
  [
    'credentials',
    'none',
    async () => {
      const config = { dataFolder: dataFolder(), vault: { choice: 'file', passphraseFile: null } } as const;
      const parts = {
        config,
        clock: systemClock,
        keyring: noKeyring,
        channel: channel({}),
        service: undefined,
      };
      return find((await checkVault(parts)).findings, 'credentials');
    },
    'nothing can be filed',
  ],
  [
    'database',
    'bytes of something else',
    () => {
      write('data/podatelna.db', 'this is not a database, it is a letter '.repeat(200));
      return checkDatabase({ dataFolder: dataFolder() })[0] ?? never();
    },
    'is damaged',
  ],
  [
    'database',
    'pages overwritten',
    () => {
      const path = databasePath({ dataFolder: dataFolder() });
      openDatabase(path).close();
      const bytes = readFileSync(path);
      // The second page of 4096 bytes on: what a failing disk or a torn copy leaves.
      writeFileSync(path, bytes.fill(0x5a, 4096, 16_384));
      return checkDatabase({ dataFolder: dataFolder() })[0] ?? never();
    },
    'damaged',
  ],
  [
    'database',
    'a newer layout',
    () => {
      const db = openDatabase(databasePath({ dataFolder: dataFolder() }));
      db.exec(`PRAGMA user_version = ${migrations.length + 1}`);
      db.close();
      return checkDatabase({ dataFolder: dataFolder() })[0] ?? never();
    },
    'newer version',
  ],
  [
    'documents',
    'one that is missing',
    () => {
      blobRow();
      return checkDatabase({ dataFolder: dataFolder() })[1] ?? never();
    },
    '1 of 1 documents are missing',
  ],
  [
    'documents',
    'one that is cut short',
    () => {
      blobRow();
      write(`data/blobs/ab/${'ab'.repeat(32)}`, '%PD');
      return checkDatabase({ dataFolder: dataFolder() })[1] ?? never();
    },
    'cut short',
  ],
  ['system', 'no name server', () => system({ fetch: failing('ENOTFOUND') }), 'no network'],
  [
    'system',
    'nobody there',
    () => system({ fetch: failing('ECONNREFUSED') }),
    'does not answer (ECONNREFUSED)',
  ],
  [
    'system',
    'a proxy reading along',
    () => system({ fetch: failing('SELF_SIGNED_CERT_IN_CHAIN') }),
    'read along',
  ],
  [
    'system',
    'credentials it refuses',
    () => system({ examined: refusing('remote-login-refused') }),
    'does not accept the credentials',
  ],
  ['system', 'a locked vault', () => system({ examined: refusing('vault-locked') }), 'vault is locked'],
  [
    'clock',
    'hours ahead',
    () => clock({ fetch: answering('Sun, 22 Nov 2026 07:00:00 GMT') }),
    '7200 s ahead',
  ],
  ['clock', 'minutes behind', () => clock({ fetch: answering('Sun, 22 Nov 2026 09:03:00 GMT') }), 's behind'],
  [
    'signing-key',
    'no file, no companion',
    async () => (await checkSigning(settings, undefined))[0] ?? never(),
    'no key file',
  ],
  [
    'signing-key',
    'no driver, no companion',
    async () => (await checkSigning({ ...settings, key: tokenKey }, undefined))[0] ?? never(),
    'driver cannot be loaded',
  ],
  [
    'signing-key',
    'an expired one',
    () => key({ problem: problemOf('signing-certificate-expired') }),
    'not valid now',
  ],
  ['signing-key', 'one that expires', () => key({ expiresSoon: true }), 'expires on 2028-01-01'],
  ['signing-key', 'a locked token', () => key({ problem: problemOf('signing-token-locked') }), 'locked'],
  [
    'signing-key',
    'a token with one try left',
    () => key({ kind: 'token', attempts: 'final' }),
    'one try is left',
  ],
  ['time-stamp', 'none given', () => stamp('signing-time-stamp'), 'No time stamp was given'],
  [
    'profiles',
    'no JSON in one',
    () => checkProfiles({ policies: [profile('{"origins": [')] }),
    'profile 1: not JSON',
  ],
  [
    'profiles',
    'a wrong one',
    () =>
      checkProfiles({
        policies: [profile('{"version":1,"name":"a","origins":["http://spis.urad.cz"],"pages":[]}')],
      }),
    'pages is wrong',
  ],
  [
    'profiles',
    'no JSON in the policy',
    () => {
      write('policies/a.json', '{');
      return checkProfiles({ policies: [join(home, 'policies')] });
    },
    'not valid JSON',
  ],
  [
    'profiles',
    "nonsense in place of the office's",
    () => office('{"a": 1}'),
    'office-profiles.json holds no list of profiles',
  ],
  [
    'profiles',
    "half of the office's",
    () => office('[{"origins":'),
    'office-profiles.json holds no list of profiles',
  ],
  [
    'profiles',
    "the office's, which can't be read",
    () => {
      mkdirSync(join(dataFolder(), 'office-profiles.json'), { recursive: true });
      return checkProfiles({ policies: [], dataFolder: dataFolder() });
    },
    'is a folder where a file',
  ],
  [
    'profiles',
    "a wrong one of the office's",
    () => office('[{"version":1,"name":"a","origins":["http://spis.urad.cz"],"pages":[]}]'),
    'profile 1: pages is wrong',
  ],
];

const look = () => diagnose({ facts: facts({ PODATELNA_HOME: home }), fetch, now: Date.now, run: noService });
const find = (findings: readonly Finding[], check: Finding['check']): Finding =>
  findings.find((one) => one.check === check) ?? never();

describe('a damaged set-up is named, with what to do', () => {
  it.each(damages)('%s: %s', async (check, _name, damage, words) => {
    const finding = await damage();
    expect(finding).toMatchObject({ check, state: 'problem', says: expect.stringContaining(words) });
    expect(finding.todo).toMatch(/\S/);
  });

  it('in every line there is', () => {
    expect(new Set(damages.map(([check]) => check))).toEqual(new Set(doctorChecks));
  });
});

describe('what is as it should be', () => {
  const good: readonly [name: string, look: () => Finding | Promise<Finding>][] = [
    ['program', () => checkProgram(process.versions.node)],
    ['folder', () => checkFolder(facts({ PODATELNA_HOME: home })).finding],
    ['disk', () => checkDisk(home, () => 10 ** 10)],
    ['companion', () => running(service)],
    [
      'browsers',
      async () => (await checkBrowsers(browsers(['/usr/bin/chromium'], 'Chromium 156.0.7'))).at(0) ?? never(),
    ],
    ['vault', () => vault({ state: 'open', protection: 'os', needsPassphrase: false })],
    ['vault', () => vault({ state: 'open', protection: 'file-mode', needsPassphrase: false })],
    [
      'database',
      () => {
        openDatabase(databasePath({ dataFolder: dataFolder() })).close();
        return checkDatabase({ dataFolder: dataFolder() })[0] ?? never();
      },
    ],
    ['system', () => system({})],
    ['clock', () => clock({ fetch: answering('Sun, 22 Nov 2026 08:59:30 GMT') })],
    ['signing-key', () => key({})],
    ['time-stamp', () => stamp(null)],
    ['profiles', () => office(JSON.stringify([wholeProfile]))],
  ];
  it.each(good)('%s', async (check, test) => {
    expect(await test()).toMatchObject({ check, state: 'ok' });
  });

  it('is not claimed of what could not be seen', async () => {
    expect(await system({ examined: undefined })).toMatchObject({ state: 'unchecked' });
    expect(await clock({ used: [] })).toMatchObject({ state: 'unchecked' });
    expect(checkDatabase({ dataFolder: dataFolder() }).map(({ state }) => state)).toEqual([
      'unchecked',
      'unchecked',
    ]);
    expect(checkProfiles({ policies: [home], dataFolder: dataFolder() })).toMatchObject({
      state: 'unchecked',
    });
  });
});

describe('looking', () => {
  it('sees how a browser set the office to sign', async () => {
    const settings = { key: { file: '/of/another/machine.p12' }, documentTypes: ['auction_decree'] };
    writeFileSync(join(home, 'signing.json'), JSON.stringify({ version: 1, settings }));
    expect(find(await look(), 'signing-key')).toMatchObject({
      state: 'problem',
      says: `There is no key file ${join(home, 'signing-key.p12')}.`,
    });
    writeFileSync(join(home, 'signing-key.p12'), 'x');
    expect(find(await look(), 'signing-key')).toMatchObject({ state: 'unchecked' });
    writeFileSync(join(home, 'signing.json'), '{');
    expect(find(await look(), 'signing-key')).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('signing.json is damaged'),
    });
  });

  it('leaves a folder that is not there alone, and says all it can', async () => {
    const nowhere = join(home, 'nowhere');
    const findings = await diagnose({ facts: facts({ PODATELNA_HOME: nowhere }), fetch, now: Date.now });
    expect(find(findings, 'folder').state).toBe('problem');
    expect(checkFolder(facts({ PODATELNA_HOME: nowhere })).finding.says).toContain('no companion');
  });

  it('asks a running companion, and tells what is missing to begin', async () => {
    const portal = await serveSandbox(createPortalSandbox().app, { port: 0 });
    const env = { PODATELNA_HOME: home, PODATELNA_PORTAL_DRAZEB_URL: portal.url };
    const secret = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };
    const passphrase = { read: () => 'a canary passphrase', forget: () => {} };
    const cost = { cost: 2, blockSize: 1, parallel: 1 };
    const { secrets, vault: first } = openSecrets(
      { dataFolder: dataFolder(), vault: { choice: 'file', passphraseFile: null } },
      systemClock,
      { keyring: noKeyring, passphrase, cost },
    );
    await secrets.set('portal-drazeb', secret);
    await first.lock();
    const running = await startService({
      env,
      passphrase: { read: () => 'a canary passphrase', forget: () => {} },
      log: silentLog,
    });
    await running.vaultReady;
    const findings = await diagnose({ facts: facts(env), fetch, now: Date.now, run: noService });
    await running.stop();
    await portal.stop();
    expect(find(findings, 'system')).toMatchObject({ subject: 'portal-drazeb', state: 'ok' });
    // Browsers are those of whatever machine this runs on.
    const problems = findings.filter(({ state }) => state === 'problem').map(({ check }) => check);
    expect(problems.filter((check) => check !== 'browsers')).toEqual(['pairing']);
    expect(JSON.stringify(findings)).not.toContain(secret.password);
    expect(commandOutputs.doctor.shape.findings.parse(findings)).toEqual(findings);
  });

  it('never names a system without credentials, nor asks its API', async () => {
    const asked: string[] = [];
    const spy: typeof fetch = async (input) => {
      asked.push(String(input));
      return new Response(null);
    };
    await remotes({ used: ['ingatlanok'], fetch: spy });
    expect(asked).toEqual(['https://ingatlanok.hu/']);
  });

  it('tells who holds a port', async () => {
    const server = createSocket().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // a TCP server's address is one
    if (process.platform === 'linux') {
      expect(portHolder(port)?.process).toBe(String(process.pid));
      expect(portHolder(port)?.words).toContain(`your own program ${basename(process.argv0)}`);
      const release = lockFolder(home);
      expect(portHolder(port)).toMatchObject({ home, words: expect.stringContaining('your companion of') });
      release();
    }
    server.close();
    const table = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:C3CB 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1005        0 4711 1 0 100 0 0 10 0
   1: 0100007F:C3CC 0100007F:C3CB 01 00000000:00000000 00:00000000 00000000  1005        0 4712 1 0 100 0 0 10 0`;
    expect(findListener(table, 0xc3cb)).toEqual({ uid: 1005, inode: '4711' });
    expect(findListener(table, 0xc3cc)).toBeUndefined();
    expect(findListener(table, 0x3cb)).toBeUndefined();
    expect(listenedPorts(table)).toEqual([0xc3cb]);
  });

  it('names a program that answers in the place of the companion', async () => {
    const server = createServer((_request, response) => response.end('hello')).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo; // a TCP server's address is one
    write('config.json', '{}');
    const id = '00000000-0000-4000-8000-000000000000';
    write('command-line.json', JSON.stringify({ id, ports: [port], key: 'A'.repeat(43) }));
    const finding = find(await look(), 'companion');
    expect(finding.says).toContain(`Something else answers on port ${port}`);
    expect(finding.todo).toContain('Likely causes');
    server.close();
  });
});

describe('the limit of a system', () => {
  const counted = (until: string | null, examined?: SystemsParts['examined']) =>
    system({
      used: ['ingatlanok'],
      ...(examined === undefined ? {} : { examined }),
      service: {
        systems: [
          {
            system: 'ingatlanok',
            configured: true,
            host: 'ingatlanok.hu',
            waitsUntil: null,
            problem: null,
            quota: { what: 'failing', used: 12, limit: 25, until },
          },
        ],
      },
    });

  it('is told where there is room', async () => {
    expect(await counted(null)).toMatchObject({
      state: 'ok',
      says: 'ingatlanok.hu answers and takes the credentials. 12 of 25 failing requests in an hour.',
    });
  });

  it('is told also of a system that has another problem', async () => {
    const problem = { code: 'remote-login-refused', params: {}, sent: 'nothing' } as const;
    const finding = await counted(null, { systems: [{ system: 'ingatlanok', problem }], signing: null });
    expect(finding.state).toBe('problem');
    expect(finding.says).toContain('does not accept the credentials. 12 of 25 failing requests in an hour.');
  });

  it('is a problem while nothing may be sent', async () => {
    const finding = await counted('2027-03-01T09:00:00.000Z');
    expect(finding.state).toBe('problem');
    expect(finding.says).toContain('Nothing is sent there before 2027-03-01T09:00:00.000Z.');
  });
});

describe('CÚD, whose root is a call of its API', () => {
  const never: typeof fetch = async () => {
    throw new Error('asked without its key');
  };
  it('is never asked without its key: what the companion found counts', async () => {
    expect(await system({ used: ['cud'], fetch: never })).toMatchObject({ state: 'ok' });
    const offline = { code: 'offline', params: {}, sent: 'nothing' } as const;
    const examined = { systems: [{ system: 'cud' as const, problem: offline }], signing: null };
    expect(await system({ used: ['cud'], fetch: never, examined })).toMatchObject({ state: 'problem' });
    expect(await system({ used: ['cud'], fetch: never, examined: undefined })).toMatchObject({
      state: 'unchecked',
      says: expect.stringContaining('asked with its key only'),
    });
  });
});
