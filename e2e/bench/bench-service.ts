/** The bundled companion as a process, as offices run it, with a channel to it. */
import { spawn } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLinePairing } from '../../companion/channel/pairs.ts';
import { bundleCompanion, projectRoot } from '../../scripts/packaging/bundle-companion.ts';
import type { Channel, StoredFile } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';

const folder = join(projectRoot, '.output', 'bench');

/** Once for all measurements. */
export async function prepareBundle(): Promise<void> {
  await bundleCompanion(folder);
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'podatelna-bench-'));

export interface BenchService {
  readonly pid: number;
  /** From the start of the process to listening. */
  readonly startMs: number;
  readonly channel: Channel;
  stop(): Promise<void>;
}

/** @param kept a user's folder that stays; without one it is a new one, removed at the end. */
export async function startService(
  env: Record<string, string> = {},
  kept: string | undefined = undefined,
): Promise<BenchService> {
  const home = kept ?? newHome();
  const began = performance.now();
  const child = spawn(process.execPath, [join(folder, 'podatelna.mjs'), 'start'], {
    env: {
      PATH: process.env.PATH,
      PODATELNA_HOME: home,
      PODATELNA_VAULT: 'auto',
      PODATELNA_UNDO_PUBLIC_SECONDS: '0',
      PODATELNA_UNDO_OTHER_SECONDS: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(child.stdout, 'data');
  const startMs = performance.now() - began;
  return {
    pid: child.pid ?? 0,
    startMs,
    channel: createChannel(() => readCommandLinePairing(home), { fetch }),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
      if (kept === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

/** Resident memory in MB; undefined where the system doesn't tell it as Linux does. */
export function memoryMb(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const [, kb] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return kb === undefined ? undefined : Number(kb) / 1024;
}

/** A PDF of about this size whose bytes can't be compressed. */
export function pdfOfSize(bytes: number): Buffer<ArrayBuffer> {
  const body = Buffer.alloc(bytes, randomUUID()).toString('latin1');
  return Buffer.from(`%PDF-1.4\n% ${body.replaceAll('\n', ' ')}\nstartxref\n0\n%%EOF\n`, 'latin1');
}

/** The same PDF becomes one that was not staged yet. */
export function makeAnother(pdf: Buffer): void {
  pdf.write(randomUUID(), pdf.indexOf('\n% ') + 3, 'latin1');
}

export function stage(
  { channel }: Pick<BenchService, 'channel'>,
  content: Buffer<ArrayBuffer>,
): Promise<StoredFile> {
  return channel.upload({
    uploadId: randomUUID(),
    name: 'vyhlaska.pdf',
    documentType: 'auction_decree',
    size: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    read: async (offset, length) => content.subarray(offset, offset + length),
  });
}
