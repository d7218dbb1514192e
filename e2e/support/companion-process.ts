/** The companion as its users run it: a process of its own, driven by its command line. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const cli = join(import.meta.dirname, '..', '..', 'companion', 'cli.ts');

export interface CommandResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CompanionProcess {
  readonly env: NodeJS.ProcessEnv;
  /** Runs one command of the command line against this companion. */
  run(args: readonly string[], input?: string): Promise<CommandResult>;
  /** Ends it as a person does (SIGTERM), or as a power cut does. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  start(): Promise<void>;
}

async function collect(child: ChildProcess, input?: string): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdin?.end(input ?? '');
  const [code] = (await once(child, 'close')) as [number | null];
  return { code: code ?? -1, stdout, stderr };
}

/** @param env settings by name, on top of a clean environment: `PODATELNA_HOME` at least. */
export async function startCompanion(env: Record<string, string>): Promise<CompanionProcess> {
  // A developer's own key ring is no place for a test's credentials.
  const { DBUS_SESSION_BUS_ADDRESS: _bus, ...clean } = process.env;
  const full: NodeJS.ProcessEnv = { ...clean, ...env };
  let child: ChildProcess | undefined;

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [cli, 'start'], { env: full, stdio: ['ignore', 'pipe', 'pipe'] });
    child = started;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      started.stdout?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        // The line every start ends with.
        if (/listens on 127\.0\.0\.1:\d+/.test(said)) resolve();
      });
      started.stderr?.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      started.once('exit', (code) => reject(new Error(`the companion ended with ${code}: ${said}`)));
    });
  }

  await start();
  return {
    env: full,
    run: (args, input) => collect(spawn(process.execPath, [cli, ...args], { env: full }), input),
    async stop(signal = 'SIGTERM') {
      const running = child;
      child = undefined;
      if (running === undefined || running.exitCode !== null) return;
      const ended = once(running, 'exit');
      running.kill(signal);
      await ended;
    },
    start,
  };
}
