/**
 * `npm run bench:attachments`: how much memory a companion of its own takes while 20 MB pass through it, against the
 * budget of three times the size above idle. Linux only: the kernel keeps the peak (`VmHWM`).
 */
import { spawn } from 'node:child_process';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readCommandLinePairing } from '../../companion/channel/pairs.ts';
import { createChannel } from '../../shared/channel/client.ts';

const size = 20 * 1024 * 1024;
const budget = 3;
const idleBudgetMb = 100;

const home = mkdtempSync(join(tmpdir(), 'podatelna-memory-'));
const cli = join(import.meta.dirname, '..', '..', 'companion', 'cli.ts');
const { DBUS_SESSION_BUS_ADDRESS: _bus, ...clean } = process.env;
const companion = spawn(process.execPath, [cli, 'start'], {
  env: { ...clean, PODATELNA_HOME: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});

/** Kilobytes, as the kernel counts them. */
function memory(name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${companion.pid}/status`, 'utf8');
  return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? '0');
}

/** Its output stays read to the end: a closed pipe would end it. */
function listening(): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    companion.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (/listens on 127\.0\.0\.1:\d+/.test(said)) resolve();
    });
    companion.once('exit', () => reject(new Error(`the companion ended: ${said}`)));
  });
}

const toMb = (kilobytes: number): string => (kilobytes / 1000).toFixed(0);

try {
  await listening();
  await pause(3_000); // idle is what it settles at
  const idle = memory('VmRSS');
  writeFileSync(`/proc/${companion.pid}/clear_refs`, '5'); // the peak counts from now
  const bytes = Buffer.concat([
    Buffer.from('%PDF-1.7\n'),
    randomBytes(size - 64),
    Buffer.from('\nstartxref\n0\n%%EOF\n'),
  ]);
  const channel = createChannel(() => readCommandLinePairing(home), { fetch });
  const start = performance.now();
  await channel.upload({
    uploadId: randomUUID(),
    name: 'plán.pdf',
    documentType: null,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    read: async (offset, length) => new Uint8Array(bytes.subarray(offset, offset + length)),
  });
  const seconds = (performance.now() - start) / 1000;
  const above = memory('VmHWM') - idle;
  const times = (above * 1024) / bytes.length;
  console.log(`idle ${toMb(idle)} MB (budget ${idleBudgetMb})`);
  console.log(
    `20 MB in ${seconds.toFixed(1)} s: ${toMb(above)} MB above idle, ${times.toFixed(2)} times its size (budget ${budget})`,
  );
  process.exitCode = times <= budget && idle <= idleBudgetMb * 1000 ? 0 : 1;
} finally {
  companion.kill();
  await once(companion, 'exit');
  rmSync(home, { recursive: true, force: true });
}
