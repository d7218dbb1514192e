/** A file of a person's own on its way, with the worker stopped on purpose at every step. */
import { describe, expect, it } from 'vitest';
import { type Bytes, concatBytes, sha256Hex } from '../../../shared/channel/bytes.ts';
import type { Channel, UploadRequest } from '../../../shared/channel/channel.ts';
import { ProblemError } from '../../../shared/contract/problems.ts';
import { openInbox } from './open-inbox.ts';
import { type HolderPort, storeOwnFile } from './store-own-file.ts';
import { takeOwnFile } from './take-own-file.ts';

type WorkerPort = Parameters<typeof takeOwnFile>[1];
const pieceLength = 1_000;
const content = new Uint8Array(4_500).map((_, index) => index % 253);
const pdf = new File([content], 'vyhláška.pdf');

/** A companion that owns the offset and refuses gaps. */
function createCompanion() {
  const uploads = new Map<string, Bytes>();
  const finished: string[] = [];
  const channel = {
    async upload(request: UploadRequest) {
      const has = (): Bytes => uploads.get(request.uploadId) ?? new Uint8Array(0);
      while (has().length < request.size) {
        const offset = has().length;
        const piece = await request.read(offset, Math.min(pieceLength, request.size - offset));
        uploads.set(request.uploadId, concatBytes(has(), piece));
        request.onProgress?.(has().length);
      }
      const sha256 = await sha256Hex(has());
      if (sha256 !== request.sha256) throw new ProblemError({ code: 'attachment-incomplete' });
      finished.push(request.uploadId);
      return { sha256, size: request.size, mediaType: 'application/pdf' };
    },
  } as unknown as Channel; // the one part a transfer uses
  return { channel, uploads, finished };
}

/** Ports between page and worker; the worker ends when message number `endsAt` passes, in one of three ways. */
function createLine(channel: Channel, endsAt = Infinity, when: 'before' | 'after' = 'before') {
  let passed = 0;
  let workers = 0;
  const connect = (): HolderPort => {
    workers += 1;
    const page = { heard: [] as ((m: unknown) => void)[], closed: [] as (() => void)[] };
    const worker = { heard: [] as ((m: unknown) => void)[], closed: [] as (() => void)[] };
    let open = true;
    const close = (): void => {
      if (!open) return;
      open = false;
      for (const listener of [...page.closed, ...worker.closed]) listener();
    };
    const pass = (to: typeof page, message: unknown): void => {
      if (!open) throw new Error('Attempting to use a disconnected port object');
      passed += 1;
      const ends = passed === endsAt;
      if (ends && when === 'before') {
        close();
        return;
      }
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => {
        if (open) for (const listener of to.heard) listener(copy);
        if (ends) close();
      });
    };
    const end = (own: typeof page, other: typeof page) => ({
      postMessage: (message: unknown) => pass(other, message),
      disconnect: close,
      onMessage: { addListener: (listener: (m: unknown) => void) => own.heard.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => own.closed.push(listener) },
    });
    const port = end(worker, page) as unknown as WorkerPort; // the parts a transfer uses
    void takeOwnFile(channel, port, openInbox(port));
    return end(page, worker);
  };
  return { connect, passed: () => passed, workers: () => workers };
}

describe('a file of a person’s own', () => {
  it('is stored once, whole, with progress', async () => {
    const { channel, uploads, finished } = createCompanion();
    const line = createLine(channel);
    const seen: number[] = [];
    const stored = await storeOwnFile(line.connect, pdf, (bytes) => seen.push(bytes));
    expect(stored.sha256).toBe(await sha256Hex(content));
    expect(finished).toHaveLength(1);
    expect([...uploads.values()]).toEqual([content]);
    expect(seen).toEqual([1000, 2000, 3000, 4000, 4500]);
  });

  // Head, five questions, five pieces, five words of progress, the end: 17 messages.
  const stops = Array.from({ length: 17 }, (_, index) => index + 1).flatMap((at) =>
    (['before', 'after'] as const).map((when) => [at, when] as const),
  );
  it.each(stops)('survives a worker that ends at message %i, %s it arrived', async (at, when) => {
    const { channel, uploads } = createCompanion();
    const line = createLine(channel, at, when);
    const stored = await storeOwnFile(line.connect, pdf, () => {});
    expect(stored.sha256).toBe(await sha256Hex(content));
    // One upload, gone on with: never a second copy begun.
    expect([...uploads.values()]).toEqual([content]);
    expect(line.passed()).toBeGreaterThanOrEqual(at);
  });

  it('is given up, by name, when no worker stays long enough for one piece', async () => {
    const dead = (): HolderPort => {
      const closed: (() => void)[] = [];
      queueMicrotask(() => {
        for (const listener of closed) listener();
      });
      return {
        postMessage() {},
        disconnect() {},
        onMessage: { addListener() {} },
        onDisconnect: { addListener: (listener) => closed.push(listener) },
      };
    };
    await expect(storeOwnFile(dead, pdf, () => {})).rejects.toMatchObject({
      problem: { code: 'attachment-incomplete', params: { name: 'vyhláška.pdf' } },
    });
  });

  it('is refused with the companion’s own reason', async () => {
    const channel = {
      async upload() {
        throw new ProblemError({ code: 'attachment-encrypted' });
      },
    } as unknown as Channel;
    await expect(storeOwnFile(createLine(channel).connect, pdf, () => {})).rejects.toMatchObject({
      problem: { code: 'attachment-encrypted' },
    });
  });

  const refused: readonly [string, File, string][] = [
    ['an empty one', new File([], 'prázdný.pdf'), 'attachment-unreadable'],
    [
      'one that is too large',
      new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'x.pdf'),
      'attachment-too-large',
    ],
  ];
  it.each(refused)('is refused before anything is sent: %s', async (_name, file, code) => {
    const { channel } = createCompanion();
    const line = createLine(channel);
    await expect(storeOwnFile(line.connect, file, () => {})).rejects.toMatchObject({ problem: { code } });
    expect(line.workers()).toBe(0);
  });
});
