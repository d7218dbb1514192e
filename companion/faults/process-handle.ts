/** The harness's end of a process under test: commands, their answers, and its newest status. */
import { type ChildProcess, spawn } from 'node:child_process';
import { z } from 'zod';

const messageSchema = z.strictObject({
  answer: z.int().optional(),
  value: z.unknown().optional(),
  error: z.string().optional(),
  status: z.unknown().optional(),
});

/** The process ended before it answered. */
export class ProcessGone extends Error {
  override readonly name = 'ProcessGone';
}

export interface ProcessHandle<Command, Status> {
  readonly pid: number;
  /** @throws ProcessGone; an Error with what it said otherwise. */
  ask(command: Command): Promise<unknown>;
  status(): Status;
  isGone(): boolean;
  /** Resolves when the status has changed or the process has ended. */
  change(): Promise<void>;
  /** What it has written to standard output and error. */
  output(): string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

export function startProcess<Command, Status>(
  args: readonly string[],
  statusSchema: z.ZodType<Status>,
  first: Status,
  /** A program that runs the process and watches it, with its arguments. */
  watcher: readonly string[] = [],
): ProcessHandle<Command, Status> {
  const [program = process.execPath, ...rest] = [...watcher, process.execPath, ...args];
  const child: ChildProcess = spawn(program, rest, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { PATH: process.env.PATH, TZ: 'Europe/Prague' },
  });
  let status = first;
  let output = '';
  let asked = 0;
  let isGone = false;
  const open = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const one of waiting) one();
    waiting.clear();
  };
  const note = (text: unknown): void => {
    output += String(text);
    wake();
  };
  child.stdout?.on('data', note);
  child.stderr?.on('data', note);
  child.on('message', (raw) => {
    const message = messageSchema.parse(raw);
    if (message.status !== undefined) status = statusSchema.parse(message.status);
    if (message.answer !== undefined) {
      const asker = open.get(message.answer);
      open.delete(message.answer);
      if (message.error === undefined) asker?.resolve(message.value);
      else asker?.reject(new Error(message.error));
    }
    wake();
  });
  // What it wrote last is heard before `close`, which never comes where we disconnect ourselves.
  const closed = new Promise<void>((resolve) => {
    child.on(watcher.length === 0 ? 'close' : 'exit', () => {
      isGone = true;
      for (const one of open.values()) one.reject(new ProcessGone('the process ended'));
      open.clear();
      wake();
      resolve();
    });
  });
  child.on('error', () => {}); // a message to a process that has just died: `close` tells

  return {
    pid: child.pid ?? 0,
    ask: (command) =>
      new Promise((resolve, reject) => {
        if (isGone || !child.connected) {
          void closed.then(() => reject(new ProcessGone('the process has ended')));
          return;
        }
        asked += 1;
        open.set(asked, { resolve, reject });
        child.send({ ask: asked, command }, () => {});
      }),
    status: () => status,
    isGone: () => isGone,
    change: () =>
      new Promise((resolve) => {
        if (isGone) resolve();
        else waiting.add(resolve);
      }),
    output: () => output,
    kill: async () => {
      // A watcher ends after what it watches, which ends with the connection to us.
      if (watcher.length === 0) child.kill('SIGKILL');
      else child.disconnect();
      await closed;
    },
  };
}
