/**
 * SIGKILL proves only what a process's death does: the system still has what was written. Here the system calls are
 * traced, and everything must be on the disk before "stored" is answered and before each call to the remote.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleProcesses } from './bundle.ts';
import { carryOut } from './carry-out.ts';
import { makePlan, type Plan } from './plan.ts';
import type { Plant } from './planted-faults.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';
import { readTrace, type Trace, tracedCalls } from './trace.ts';

let bundle: Bundle;
let sandbox: SandboxProcess;
const folder = mkdtempSync(join(tmpdir(), 'podatelna-trace-'));

describe.skipIf(process.platform !== 'linux')(
  'on the disk before anybody hears of it',
  { timeout: 60_000 },
  () => {
    beforeAll(async () => {
      if (spawnSync('strace', ['-V']).status !== 0) {
        throw new Error('strace is missing: apt-get install strace (npm test does it)');
      }
      bundle = await bundleProcesses();
      sandbox = await startSandbox(bundle.sandbox, 'portal-drazeb');
    }, 60_000);
    afterAll(async () => {
      await sandbox.kill();
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    });

    it('is every document with its folder, and every commit', async () => {
      const trace = await traced(null);
      expect(trace.tooEarly).toEqual([]);
      // begin, pieces, finish, store, list; login, look, upload, create, publish, read back
      expect(trace.answers).toBeGreaterThan(8);
      expect(trace.remoteCalls).toBeGreaterThan(8);
      const paths = [...trace.synced].join('\n');
      expect(paths).toMatch(/podatelna\.db-wal$/m);
      expect(paths).toMatch(/\/blobs\/[0-9a-f]{2}\/[0-9a-f]{64}$/m);
      expect(paths).toMatch(/\/blobs\/[0-9a-f]{2}$/m);
      expect(paths).toMatch(/\/blobs$/m);
    });

    it.each([
      ['unsynced-database', /podatelna\.db-wal/],
      ['unsynced-files', /blobs\/[0-9a-f]{2}\/[0-9a-f]{64}/],
    ] as const)('is not in a companion with a planted fault: %s', async (plant, path) => {
      const { tooEarly } = await traced(plant);
      expect(tooEarly.join('\n')).toMatch(path);
    });
  },
);

/** One order without any fault, under strace. */
async function traced(plant: Plant | null): Promise<Trace> {
  const path = join(folder, `${plant ?? 'none'}.txt`);
  const watcher = ['strace', '-f', '-qq', '-yy', '-s', '0', '-e', `trace=${tracedCalls}`, '-o', path];
  const sandboxes = new Map([['portal-drazeb', sandbox] as const]);
  const outcome = await carryOut(calmPlan(), {
    companionScript: bundle.companion,
    sandboxes,
    plant,
    watcher,
  });
  expect(outcome.remains.submissions.map((row) => row.state)).toEqual(['done']);
  const text = readFileSync(path, 'utf8');
  const home = /(\/[^<>"]*podatelna-faults-[^/]*)\/data\//.exec(text)?.[1] ?? '';
  return readTrace(text, {
    dataFolder: join(home, 'data'),
    remotePort: Number(new URL(sandbox.url).port),
  });
}

function calmPlan(): Plan {
  const plan = makePlan(4);
  return { ...plan, faults: [], deaths: [], byHand: [], latencyMs: 0 };
}
