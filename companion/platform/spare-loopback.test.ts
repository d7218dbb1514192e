import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { spareLoopback } from './spare-loopback.ts';

const server = createServer((_request, response) => response.end('direct'));
afterEach(() => server.close());

const module = pathToFileURL(join(import.meta.dirname, 'spare-loopback.ts')).href;

it.each([
  { NODE_USE_ENV_PROXY: '1', HTTP_PROXY: 'http://127.0.0.1:9' },
  { NODE_OPTIONS: '--use-env-proxy', http_proxy: 'http://127.0.0.1:9', no_proxy: 'intranet.example.cz' },
])('this machine is reached past a proxy: %j', async (env) => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // a TCP server's address is one
  // In a process of its own: Node reads the proxies once.
  const script = `import { spareLoopback } from ${JSON.stringify(module)};
    spareLoopback(process.env);
    console.log(await (await fetch('http://127.0.0.1:${port}/')).text());`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
    env,
  });
  expect(stdout).toBe('direct\n');
});

it('keeps what else is reached without a proxy', () => {
  const env: Record<string, string | undefined> = { NO_PROXY: 'intranet.example.cz' };
  spareLoopback(env);
  expect(env.NO_PROXY).toBe('intranet.example.cz,127.0.0.1,localhost');
  expect(env.no_proxy).toBe(env.NO_PROXY);
});
