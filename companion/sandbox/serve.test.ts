import { request } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { type RunningSandbox, serveSandbox } from './serve.ts';

let running: RunningSandbox | null = null;
afterEach(async () => {
  await running?.stop();
  running = null;
});

async function start(): Promise<RunningSandbox> {
  running = await serveSandbox({ fetch: () => new Response('here') }, { port: 0 });
  return running;
}

function statusFor(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

it('listens on a free port of 127.0.0.1 and says where', async () => {
  const { url, port } = await start();
  expect(url).toBe(`http://127.0.0.1:${port}`);
  expect(await (await fetch(url)).text()).toBe('here');
});

it('refuses a host that is not its own', async () => {
  const { port } = await start();
  const hosts = [
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1.evil.example:${port}`,
    `127.0.0.1:${port + 1}`,
  ];
  for (const host of hosts) expect([host, await statusFor(port, host)]).toEqual([host, 421]);
  expect(await statusFor(port, `localhost:${port}`)).toBe(200);
});

it('rejects when the port is taken', async () => {
  const { port } = await start();
  await expect(serveSandbox({ fetch: () => new Response() }, { port })).rejects.toThrow('EADDRINUSE');
});

it('answers nothing after it was stopped', async () => {
  const { url, stop } = await start();
  running = null;
  await fetch(url);
  await stop();
  await expect(fetch(url)).rejects.toThrow();
});
