/** Two companions over one memory; the one that runs first has a process of its own, as in life. */
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createChannel } from '../shared/channel/client.ts';
import { backUp } from './backup/back-up.ts';
import { restore } from './backup/restore.ts';
import { openPairStore, readCommandLinePairing } from './channel/pairs.ts';
import { checkCompanion } from './doctor/check-companion.ts';
import { silentLog } from './log.ts';
import { findCompanions, knownPorts, whyNotBeside } from './other-companion.ts';
import { type RunningService, startService } from './start.ts';

let root: string;
let home: string;
let copy: string;
let ports: readonly number[];
const children: ChildProcess[] = [];
const services: RunningService[] = [];
const servers: Server[] = [];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-beside-'));
  home = join(root, 'home');
  copy = join(root, 'copy');
  ports = [await freePort(), await freePort()];
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  for (const child of children.splice(0)) {
    child.kill('SIGCONT');
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null)
      await new Promise((resolve) => child.once('exit', resolve));
  }
  for (const server of servers.splice(0)) server.close();
  rmSync(root, { recursive: true, force: true });
});

async function take(): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, port: (server.address() as AddressInfo).port }; // a TCP server's address is one
}
async function freePort(): Promise<number> {
  const { server, port } = await take();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
/** Accepts and never answers. */
async function silentPort(): Promise<number> {
  const { server, port } = await take();
  servers.push(server);
  return port;
}

const settings = (folder: string) => ({
  PODATELNA_HOME: folder,
  PODATELNA_VAULT: 'file',
  PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9',
});

interface Started {
  readonly child: ChildProcess;
  readonly port: number;
}

/** Here, beside those that run. @throws Error where it is refused */
async function startHere(folder: string): Promise<RunningService> {
  const service = await startService({ env: settings(folder), log: silentLog });
  services.push(service);
  return service;
}
async function refusal(folder: string): Promise<string> {
  const error = await startHere(folder).catch((thrown: unknown) => thrown);
  return error instanceof Error ? error.message : 'it was started';
}

/** In a process of its own. */
function start(folder: string): Promise<Started> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), 'start'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      ...settings(folder),
    },
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (text) => {
      said += String(text);
    });
    child.stdout.on('data', (text) => {
      const port = /listens on 127\.0\.0\.1:(\d+)/.exec(String(text))?.[1];
      if (port !== undefined) resolve({ child, port: Number(port) });
    });
    child.once('close', () => reject(new Error(said)));
  });
}

async function firstStart(): Promise<Started> {
  cpSync(mkdtempSync(join(root, 'new-')), home, { recursive: true });
  writeFileSync(join(home, 'config.json'), JSON.stringify({ ports }), { mode: 0o600 });
  return start(home);
}

const isLinux = process.platform === 'linux';
const databaseOf = (folder: string): Buffer => readFileSync(join(folder, 'data', 'podatelna.db'));

describe('a copy of a folder whose companion runs', { timeout: 60_000 }, () => {
  it('is not started beside it, and nothing in it is touched', async () => {
    const { child, port } = await firstStart();
    cpSync(home, copy, { recursive: true });
    const before = databaseOf(copy);
    const refused = await refusal(copy);
    expect(refused).toContain(`answers`);
    expect(refused).toContain(copy);
    expect(refused).toMatch(/copy of.*two companions would file the same twice|on a copy of it/);
    expect(refused).toContain('nothing was sent by it');
    if (isLinux) {
      expect(refused).toContain(
        `On port ${port} your companion of the folder ${home} (process ${child.pid})`,
      );
      expect(refused).toContain(`kill ${child.pid}`);
    }
    expect(databaseOf(copy)).toEqual(before);
    expect(existsSync(join(copy, 'data', 'podatelna.db-wal'))).toBe(true);
    // The one that runs goes on, and its folder is as good as before.
    const channel = createChannel(() => readCommandLinePairing(home), { fetch });
    await expect(channel.call('service.read', {})).resolves.toMatchObject({ training: false });
  });

  it('is started when the other one has ended, and then keeps that one away', async () => {
    const { child } = await firstStart();
    cpSync(home, copy, { recursive: true });
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    await start(copy);
    expect(await refusal(home)).toMatch(/answers.*copy/s);
  });

  it.runIf(isLinux)('is not started beside one that is frozen and would go on later', async () => {
    const { child } = await firstStart();
    cpSync(home, copy, { recursive: true });
    child.kill('SIGSTOP');
    expect(await refusal(copy)).toContain(`folder ${home} (process ${child.pid})`);
  });
});

describe('a folder whose lock was deleted', { timeout: 60_000 }, () => {
  it('gets no second companion while the first one runs, and the diagnosis says so', async () => {
    const { child, port } = await firstStart();
    rmSync(join(home, 'companion.lock'));
    expect(await refusal(home)).toMatch(/companion\.lock was deleted or replaced.*nothing was sent/s);
    if (!isLinux) return;
    const channel = createChannel(() => readCommandLinePairing(home), { fetch });
    const { finding } = await checkCompanion({ home, channel, ports });
    expect(finding.says).toBe(
      `A companion of this folder runs (process ${child.pid}), but its lock companion.lock was deleted or replaced.`,
    );
    expect((await readCommandLinePairing(home))?.ports).toEqual([port]);
    // Nor is a backup put under its feet.
    const dataFolder = join(home, 'data');
    const backup = await backUp({ home, dataFolder }, join(root, 'backups'), new Date());
    await expect(
      restore({ platform: 'linux', homeFolder: root, env: settings(home) }, backup, {
        now: () => Date.now(),
      }),
    ).rejects.toThrow(/lock was deleted.*Nothing was restored/s);
    // Killed, it answers no more and the folder is free.
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    await startHere(home);
  });
});

describe('a backup that was put into a second folder', { timeout: 60_000 }, () => {
  it('is not started while the original runs: it has the keys of its browsers', async () => {
    cpSync(mkdtempSync(join(root, 'new-')), home, { recursive: true });
    const browser = {
      id: randomUUID(),
      kind: 'browser',
      name: 'Chrome',
      origin: 'chrome-extension://a',
    } as const;
    openPairStore(home, () => new Date()).add(browser, crypto.getRandomValues(new Uint8Array(32)));
    await firstStart();
    cpSync(mkdtempSync(join(root, 'new-')), copy, { recursive: true });
    for (const name of ['config.json', 'pairs.json']) cpSync(join(home, name), join(copy, name));
    expect(await refusal(copy)).toMatch(/copy/);
    expect(existsSync(join(copy, 'data', 'podatelna.db'))).toBe(false);
  });
});

describe('a folder and its copy, started in the same moment', { timeout: 60_000 }, () => {
  it('get one companion at most', async () => {
    const { child } = await firstStart();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    cpSync(home, copy, { recursive: true });
    const started = await Promise.allSettled([start(home), start(copy)]);
    expect(started.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    const refused = started.filter((one) => one.status === 'rejected');
    for (const { reason } of refused) expect(String(reason)).toMatch(/would file the same twice/);
  });
});

describe('two companions of one key', { timeout: 60_000 }, () => {
  it('that run all the same are said by the diagnosis', async () => {
    await firstStart();
    cpSync(home, copy, { recursive: true });
    // As an earlier version would: it knows nothing of the other's key until both run.
    const known = knownPorts({ home: copy, ports });
    rmSync(join(copy, 'command-line.json'));
    await startHere(copy);
    if (known === undefined) throw new Error('no key for the command line');
    // The one in this very process answers in time only where the machine isn't busy with something else.
    await expect
      .poll(async () => (await findCompanions(known)).map(({ port }) => port).toSorted(), { timeout: 20_000 })
      .toEqual(ports.toSorted());
    const channel = createChannel(() => readCommandLinePairing(home), { fetch });
    const { finding, service } = await checkCompanion({ home, channel, ports });
    expect(service).toBeDefined();
    expect(finding).toMatchObject({ state: 'problem', check: 'companion' });
    expect(finding.says).toMatch(/works on another one.*sent twice/);
  });
});

describe('ports of an earlier start', { timeout: 60_000 }, () => {
  it('that strangers have now keep no start away, also where they say nothing', async () => {
    const { child } = await firstStart();
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    const path = join(home, 'command-line.json');
    const stored = JSON.parse(readFileSync(path, 'utf8'));
    const strangers = [await silentPort(), await silentPort(), await freePort()];
    writeFileSync(path, JSON.stringify({ ...stored, ports: strangers }), { mode: 0o600 });
    expect(ports).toContain((await startHere(home)).port);
  });

  it('are nobody’s before the first start', () => {
    expect(knownPorts({ home, ports })).toBeUndefined();
  });
});

it('without the name of the folder both causes are named', () => {
  const said = whyNotBeside('/home/jana/podatelna', { port: 50_123, holder: undefined });
  expect(said).toMatch(/port 50123.*\/home\/jana\/podatelna.*copy.*companion\.lock was deleted/);
});
