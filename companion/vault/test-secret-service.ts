/** For tests: a D-Bus session of its own with an unlocked gnome-keyring in it, found by this process's environment. */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

const programs = ['dbus-daemon', 'gnome-keyring-daemon', 'secret-tool'];

export function missingPrograms(): string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.filter((name) => !folders.some((folder) => existsSync(join(folder, name))));
}

export interface SecretService {
  /** What `secret-tool` finds under an attribute, values included. */
  search(attribute: string, value: string): string;
  clear(attribute: string, value: string): void;
  /** Idempotent; the environment is as before. */
  stop(): Promise<void>;
}

/** A bus that starts nothing by itself: else whoever asks too early gets a second, locked key ring. */
const busConfig = `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>`;

export async function startSecretService(): Promise<SecretService> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-keyring-'));
  const before = process.env.DBUS_SESSION_BUS_ADDRESS;
  const children: ChildProcess[] = [];

  const config = join(home, 'bus.conf');
  writeFileSync(config, busConfig);
  const bus = spawn('dbus-daemon', [`--config-file=${config}`, '--nofork', '--print-address'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  children.push(bus);
  const [address] = (await once(createInterface({ input: bus.stdout }), 'line')) as [string];
  process.env.DBUS_SESSION_BUS_ADDRESS = address;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: home,
    DBUS_SESSION_BUS_ADDRESS: address,
  };

  const daemon = spawn('gnome-keyring-daemon', ['--foreground', '--unlock', '--components=secrets'], {
    stdio: ['pipe', 'ignore', 'ignore'],
    env,
  });
  children.push(daemon);
  daemon.stdin.end('password of the test key ring');

  const isReady = (): boolean => {
    const probe = ['store', '--label=probe', 'probe', 'probe'];
    return spawnSync('secret-tool', probe, { env, input: 'probe', timeout: 2_000 }).status === 0;
  };

  const tool = (...args: string[]): string => {
    try {
      return execFileSync('secret-tool', args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      // It ends with 1 when it found nothing.
      if (error instanceof Error && 'status' in error && error.status === 1) return '';
      throw error;
    }
  };

  let isStopped = false;
  const stop = async (): Promise<void> => {
    if (isStopped) return;
    isStopped = true;
    if (before === undefined) delete process.env.DBUS_SESSION_BUS_ADDRESS;
    else process.env.DBUS_SESSION_BUS_ADDRESS = before;
    for (const child of children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    }
    rmSync(home, { recursive: true, force: true });
  };
  for (let tries = 40; !isReady(); tries -= 1) {
    if (tries === 0) {
      await stop();
      throw new Error('the test key ring does not come up');
    }
    await wait(50);
  }

  return {
    search: (attribute, value) => tool('search', '--all', '--unlock', attribute, value),
    clear: (attribute, value) => {
      tool('clear', attribute, value);
    },
    stop,
  };
}
