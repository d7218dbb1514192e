/**
 * A practice portal behind a network of 40 ms a call that notes every call, and then the same answers again for a bare
 * script that makes the same calls: what is left between the two is ours. The portal's own work (it reads uploads of
 * 5 MB) takes the bare script as long as it took us.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import type { RecordedCall } from './bare-client.ts';

/** Every call to a sandbox takes as long as one over the internet. */
const latencyMs = 40;

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
  /** How long the portal worked on it when it was asked for the first time. */
  readonly workMs: number;
}

export interface RecordedRemote {
  readonly url: string;
  /** Milliseconds the bare script takes for the calls made so far, one after the other; they are forgotten then. */
  repeat(): Promise<{ readonly ms: number; readonly calls: number }>;
  stop(): Promise<void>;
}

export async function startRecordedRemote(): Promise<RecordedRemote> {
  const sandbox = createPortalSandbox();
  let calls: RecordedCall[] = [];
  let answers: Answer[] = [];
  let replay: Answer[] | undefined;

  const answer = async (incoming: IncomingMessage): Promise<Answer> => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const again = replay?.shift();
    if (again !== undefined) {
      await wait(again.workMs);
      return again;
    }
    const headers = Object.fromEntries(
      Object.entries(incoming.headers).flatMap(([name, value]) =>
        typeof value === 'string' &&
        !['host', 'connection', 'content-length', 'transfer-encoding'].includes(name)
          ? [[name, value]]
          : [],
      ),
    );
    const method = incoming.method ?? 'GET';
    const path = incoming.url ?? '/';
    const began = performance.now();
    const response = await sandbox.app.request(
      new Request(`http://127.0.0.1${path}`, {
        method,
        headers,
        ...(body.length > 0 ? { body } : {}),
      }),
    );
    const given: Answer = {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
      workMs: performance.now() - began,
    };
    calls.push({ method, path, headers, body: body.length > 0 ? body.toString('base64') : null });
    answers.push(given);
    return given;
  };
  const handle = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    const given = await answer(incoming);
    await wait(latencyMs);
    outgoing.writeHead(given.status, given.headers).end(given.body);
  };
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is one

  return {
    url,
    repeat: async () => {
      replay = answers;
      const made = calls;
      [calls, answers] = [[], []];
      const ms = await runBare(url, made);
      replay = undefined;
      return { ms, calls: made.length };
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function runBare(url: string, calls: readonly RecordedCall[]): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'podatelna-bare-'));
  const path = join(folder, 'calls.json');
  writeFileSync(path, JSON.stringify(calls));
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bare-client.ts'), url, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await text(child.stdout);
  rmSync(folder, { recursive: true });
  return Number(said);
}
