import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createChannel } from '../shared/channel/client.ts';
import { readCommandLinePairing } from './channel/pairs.ts';
import { type RunningService, startService } from './start.ts';
import { lockFolder } from './store/lock-folder.ts';

const running: RunningService[] = [];
const squatters: Server[] = [];
const homes: string[] = [];

/** A program that sits on a port and notes all it is told. */
async function squat(): Promise<{ port: number; heard: string[] }> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => heard.push(chunk));
    request.on('end', () => response.end('welcome'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  squatters.push(server);
  return { port: (server.address() as AddressInfo).port, heard };
}

async function freePort(): Promise<number> {
  const { port } = await squat();
  const server = squatters.pop();
  await new Promise((resolve) => server?.close(resolve));
  return port;
}

async function start(
  ports: readonly number[],
  damage: (home: string) => void = () => {},
): Promise<{ service: RunningService; home: string }> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-start-'));
  homes.push(home);
  damage(home);
  writeFileSync(join(home, 'config.json'), JSON.stringify({ ports }), { mode: 0o600 });
  const service = await startService({
    env: { PODATELNA_HOME: home, PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9' },
    homeFolder: userInfo().homedir,
  });
  running.push(service);
  return { service, home };
}

afterEach(async () => {
  for (const service of running.splice(0)) await service.stop();
  for (const server of squatters.splice(0)) server.close();
  for (const home of homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

describe('a companion that starts', () => {
  it('takes the first free one of its ports, and its clients find it past whoever holds the others', async () => {
    const [first, second, free] = [await squat(), await squat(), await freePort()];
    const { service, home } = await start([first.port, second.port, free]);
    expect(service.port).toBe(free);
    const pairing = await readCommandLinePairing(home);
    if (pairing === undefined) throw new Error('no key for the command line');
    const ports = [first.port, second.port, free];
    const channel = createChannel(async () => ({ ...pairing, ports }), { fetch });
    await expect(channel.call('service.read', {})).resolves.toMatchObject({ training: false });
    // Whoever sat on the other ports was told sealed random numbers and nothing else.
    for (const text of [...first.heard, ...second.heard])
      expect(text).toMatch(/^[\w-]+\.\.[\w-]+\.[\w-]+\.[\w-]+$/);
  });

  it('says which ports are taken when none is free', async () => {
    const { port } = await squat();
    await expect(start([port])).rejects.toThrow(`Port ${port} is taken by another program`);
  });

  it('makes the key of the command line anew where its file was damaged, and notes it', async () => {
    const { home, service } = await start([await freePort()], (at) => {
      writeFileSync(join(at, 'command-line.json'), '{', { mode: 0o600 });
    });
    expect((await readCommandLinePairing(home))?.ports).toEqual([service.port]);
    expect(readFileSync(join(home, 'log', 'companion.log'), 'utf8')).toContain('command line key made anew');
  });

  it.each<[string, (home: string) => void, RegExp]>([
    [
      'pairs that are damaged',
      (home) => writeFileSync(join(home, 'pairs.json'), '{"pairs":', { mode: 0o600 }),
      /pairs\.json is damaged/,
    ],
    // Found only after the port was taken.
    [
      'a key file that is none',
      (home) => mkdirSync(join(home, 'command-line.json')),
      /command-line\.json is a folder/,
    ],
    // Found after the database was opened.
    [
      'documents in no folder',
      (home) => {
        mkdirSync(join(home, 'data'));
        writeFileSync(join(home, 'data', 'blobs'), '');
      },
      /blobs is a file where a folder/,
    ],
  ])('that fails gives folder and port free again: %s', async (_name, damage, words) => {
    const port = await freePort();
    await expect(start([port], damage)).rejects.toThrow(words);
    lockFolder(homes.at(-1) ?? '')();
    const server = createServer();
    squatters.push(server);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  });

  it('keeps its ports for the next start', async () => {
    const free = await freePort();
    const { home } = await start([free]);
    expect(JSON.parse(readFileSync(join(home, 'config.json'), 'utf8'))).toEqual({ ports: [free] });
  });
});
