import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { memoryMb, newHome, pdfOfSize, stage, startService } from '../bench-service.ts';
import { type Row, rowOf } from '../rows.ts';

/** Start to listening, memory at rest and while taking 20 MB; fifteen users on one machine. */
export async function startAndMemory(): Promise<Row[]> {
  const bare: number[] = [];
  const firstStarts: number[] = [];
  const starts: number[] = [];
  const idle: number[] = [];
  const growth: number[] = [];
  for (let round = 0; round < 5; round++) {
    const began = performance.now();
    execFileSync(process.execPath, ['-e', '0']);
    bare.push(performance.now() - began);
    const home = newHome();
    // The first one of a user makes the database, the second one keeps what Node compiled for all that follow.
    const first = await startService({}, home);
    firstStarts.push(first.startMs);
    await first.stop();
    await (await startService({}, home)).stop();
    const service = await startService({}, home);
    starts.push(service.startMs);
    await wait(1_500);
    const before = memoryMb(service.pid);
    if (before !== undefined) {
      idle.push(before);
      growth.push(await growthWhileStaging(service, before));
    }
    await service.stop();
    rmSync(home, { recursive: true, force: true });
  }
  return [
    rowOf({ id: 'start-bare', what: 'Node with nothing to do: start and end', unit: 'ms' }, bare),
    rowOf(
      { id: 'start-first', what: "companion: a user's first start to listening", unit: 'ms' },
      firstStarts,
    ),
    rowOf({ id: 'start', what: 'companion: start to listening', unit: 'ms', budget: 400 }, starts),
    ...(idle.length === 0
      ? []
      : [
          rowOf(
            { id: 'idle-memory', what: 'companion: memory at rest (RSS)', unit: 'MB', budget: 100 },
            idle,
          ),
          rowOf(
            {
              id: 'staging-memory',
              what: 'memory above that while taking 20 MB, beside the file',
              unit: '×',
              budget: 3,
            },
            growth,
          ),
        ]),
    ...(await fifteen()),
  ];
}

const fileMb = 19.5;

async function growthWhileStaging(service: Parameters<typeof stage>[0] & { pid: number }, before: number) {
  const content = pdfOfSize(fileMb * 1024 * 1024);
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, memoryMb(service.pid) ?? 0);
  }, 5);
  await stage(service, content);
  clearInterval(timer);
  return (most - before) / fileMb;
}

/** A terminal server: one companion for each user. */
async function fifteen(): Promise<Row[]> {
  const began = performance.now();
  const services = await Promise.all(Array.from({ length: 15 }, () => startService()));
  const allMs = performance.now() - began;
  await wait(2_000);
  const answers: number[] = [];
  for (const { channel } of services) {
    const asked = performance.now();
    await channel.call('service.read', {});
    answers.push(performance.now() - asked);
  }
  const memory = services.map(({ pid }) => memoryMb(pid)).filter((mb) => mb !== undefined);
  await Promise.all(services.map((one) => one.stop()));
  return [
    rowOf({ id: 'fifteen-start', what: '15 companions: all listen', unit: 'ms' }, [allMs]),
    rowOf({ id: 'fifteen-answer', what: '15 companions: first answer of each', unit: 'ms' }, answers),
    ...(memory.length === 0
      ? []
      : [
          rowOf({ id: 'fifteen-memory', what: '15 companions: memory of all', unit: 'MB' }, [
            memory.reduce((sum, mb) => sum + mb, 0),
          ]),
        ]),
  ];
}
