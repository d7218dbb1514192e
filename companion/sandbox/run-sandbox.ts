/** Runs a sandbox from the shell: `main.ts [--port 8090] [--latency 40]`. Prints its address. */
import { parseArgs } from 'node:util';
import type { Hono } from 'hono';
import { serveSandbox } from './serve.ts';
import type { ShellEnv } from './shell.ts';

/** Listens until the process is told to end. A wrong option is explained on standard error, exit code 2. */
export async function runSandbox(
  create: (options: { readonly latencyMs: number }) => { readonly app: Pick<Hono<ShellEnv>, 'fetch'> },
): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, latency: { type: 'string', default: '0' } },
  });
  const { app } = create({ latencyMs: wholeNumber('latency', values.latency, 60_000) });
  const { url, stop } = await serveSandbox(app, { port: wholeNumber('port', values.port, 65_535) });
  process.stdout.write(`${url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void stop();
    });
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value <= max) return value;
  process.stderr.write(`--${name} must be a whole number from 0 to ${max}\n`);
  process.exit(2);
}
