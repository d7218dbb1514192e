/**
 * Two users of one machine, each with a companion of their own, and their ports crossed: each finds its own or nobody.
 * Threat: what one user's submission says must never reach the other's companion, nor be recorded and said again.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type CommandResult, type CompanionProcess, startCompanion } from '../support/companion-process.ts';

const ports = { one: 58_231, other: 58_232 } as const;
/** Somebody in between. */
const passing = 58_233;
const title = 'Dum prvniho uradu';

interface User {
  readonly home: string;
  readonly companion: CompanionProcess;
  log(): string;
}

async function startUser(port: number): Promise<User> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-user-'));
  writeFileSync(join(home, 'config.json'), JSON.stringify({ ports: [port] }), { mode: 0o600 });
  const companion = await startCompanion({
    PODATELNA_HOME: home,
    PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9',
  });
  return { home, companion, log: () => readFileSync(join(home, 'log', 'companion.log'), 'utf8') };
}

/** The first user's submission: stored, and never sent, since its portal is nowhere. */
function submitAs(user: User): Promise<CommandResult> {
  const path = join(user.home, 'order.json');
  const payload = {
    action: 'save-draft',
    auctionKind: 'real',
    number: '142EX81/25-27',
    voluntary: false,
    title,
  };
  writeFileSync(path, JSON.stringify({ payload }));
  return user.companion.run(['submit', path]);
}

function change(path: string, changes: Readonly<Record<string, unknown>>): void {
  const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  writeFileSync(path, JSON.stringify({ ...before, ...changes }), { mode: 0o600 });
}
const listensOn = (user: User, port: number): void =>
  change(join(user.home, 'config.json'), { ports: [port] });
/** Where the user's command line looks for its companion. */
const looksAt = (user: User, ports: readonly number[]): void =>
  change(join(user.home, 'command-line.json'), { ports });

/** Hands everything on, and keeps what was said to the companion. */
async function startRecorder(port: number, target: number) {
  const recorded: Buffer[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const up = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [client, up],
      [up, client],
    ] as const) {
      open.add(from);
      from.on('data', (chunk: Buffer) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
    }
    client.on('data', (chunk: Buffer) => recorded.push(chunk));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    recorded: () => Buffer.concat(recorded),
    stop: () =>
      new Promise<void>((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** Says recorded bytes to a port, with its own Host, and gives the first status line that comes back. */
function say(port: number, bytes: Buffer): Promise<string> {
  const text = bytes.toString('latin1').replaceAll(`127.0.0.1:${passing}`, `127.0.0.1:${port}`);
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(Buffer.from(text, 'latin1')));
    socket.once('data', (chunk: Buffer) => {
      socket.destroy();
      resolve(chunk.toString('latin1').split('\r\n')[0] ?? '');
    });
    socket.once('error', reject);
    socket.once('end', () => reject(new Error('no answer')));
  });
}

test('crossed ports lead nobody to the other user, and a recording is worth nothing', async () => {
  test.setTimeout(120_000);
  const one = await startUser(ports.one);
  const other = await startUser(ports.other);
  try {
    // Both pairs exist now: the command line makes its own at the first start.
    for (const user of [one, other]) expect((await user.companion.run(['status', '--json'])).code).toBe(0);
    await one.companion.stop();
    await other.companion.stop();

    await test.step('the other one sits on the first port alone', async () => {
      listensOn(other, ports.one);
      await other.companion.start();
      const lost = await submitAs(one);
      expect(lost.code).not.toBe(0);
      expect(lost.stdout + lost.stderr).not.toContain(title);
      expect((await other.companion.run(['status'])).stdout).not.toContain('142EX81');
      expect(other.log()).toContain('refused');
      expect(other.log()).not.toContain(title);
    });

    let said = Buffer.alloc(0);
    await test.step('with both running, each finds its own behind the other', async () => {
      listensOn(one, ports.other);
      await one.companion.start();
      looksAt(one, [ports.one, passing]);
      const recorder = await startRecorder(passing, ports.other);
      const found = await submitAs(one);
      await recorder.stop();
      said = recorder.recorded();
      // Its own is reached through a port that is not its own: the exact Host is demanded.
      expect(found.code).not.toBe(0);
      looksAt(one, [ports.one, ports.other]);
      const stored = await submitAs(one);
      expect(stored).toMatchObject({ code: 0 });
      expect((await one.companion.run(['status'])).stdout).toContain('142EX81');
      expect((await other.companion.run(['status'])).stdout).not.toContain('142EX81');
    });

    await test.step('what was recorded says nothing and does nothing a second time', async () => {
      expect(said.length).toBeGreaterThan(0);
      expect(said.toString('latin1')).not.toContain(title);
      expect(await say(ports.one, said)).toContain(' 403');
      // A greeting is answered, sealed: the session it opens is worth nothing to who can't read the answer.
      await say(ports.other, said);
      expect((await one.companion.run(['status'])).stdout.match(/142EX81/g)).toHaveLength(1);
      expect((await other.companion.run(['status'])).stdout).not.toContain('142EX81');
    });
  } finally {
    for (const user of [one, other]) {
      await user.companion.stop();
      rmSync(user.home, { recursive: true, force: true });
    }
  }
});
