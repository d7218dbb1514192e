/** A display of its own for browsers with a window, and the mouse and keyboard of a system. */
import { execFileSync, spawn } from 'node:child_process';

export interface Display {
  /** `:99` */
  readonly name: string;
  /** Moves, clicks and presses as `xdotool` is told to. */
  press(...args: string[]): void;
  stop(): void;
}

/** A display nobody else uses; the server picks its number and writes it to the third descriptor. */
export async function startDisplay(): Promise<Display> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x960x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const number = await new Promise<string>((resolve, reject) => {
    server.stdio[3]?.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  const name = `:${number}`;
  return {
    name,
    press: (...args) => void execFileSync('xdotool', args, { env: { ...process.env, DISPLAY: name } }),
    stop: () => void server.kill(),
  };
}
