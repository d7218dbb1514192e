import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendLine } from './audit/append-line.ts';
import { clockJump, createClockTrust } from './clock-trust.ts';
import { checkDatabase } from './doctor/check-database.ts';
import { createFakeClock } from './fake-clock.ts';
import { silentLog } from './log.ts';
import { databasePath, openDatabase } from './store/open-database.ts';
import { createTestBench } from './test-bench.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
const today = Date.parse('2027-03-01T08:00:00.000Z');

let dataFolder: string;
let warned: string[];
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'podatelna-trust-'));
  warned = [];
  const db = openDatabase(databasePath({ dataFolder }));
  appendLine(db, { at: today, who: 'podatelna', action: 'test', result: '', what: { value: '' } });
  db.close();
});
afterEach(() => rmSync(dataFolder, { recursive: true, force: true }));

/** A start of the companion when its clock says that many days from today. */
function start(days: number) {
  const clock = createFakeClock(today + days * dayMs);
  const db = openDatabase(databasePath({ dataFolder }));
  const log = { ...silentLog, warn: (event: string) => warned.push(event) };
  const { mayDelete, watch } = createClockTrust({ db, clock, log, dataFolder });
  db.close();
  const answerAt = (ms: number) =>
    watch(async () => new Response('', { headers: { date: new Date(ms).toUTCString() } }))(
      'http://127.0.0.1',
    );
  return { clock, mayDelete, answerAt };
}
/** Its hourly looks for so long. @returns what the last one said */
function run({ clock, mayDelete }: ReturnType<typeof start>, hours: number): boolean {
  let may = mayDelete();
  for (let hour = 0; hour < hours; hour += 1) {
    clock.advance(hourMs);
    may = mayDelete();
  }
  return may;
}

describe('a clock that is not far from what was known', () => {
  it('is trusted: at the first start, after a holiday, over months that pass', () => {
    expect(start(0).mayDelete()).toBe(true);
    expect(start(29).mayDelete()).toBe(true);
    const long = start(29);
    expect(run(long, 24 * 100)).toBe(true);
    expect(warned).toEqual([]);
  });

  it('is trusted where nothing is known at all', () => {
    rmSync(dataFolder, { recursive: true, force: true });
    expect(start(800).mayDelete()).toBe(true);
  });

  it('is trusted where it was in the past for a moment, as with an empty battery', () => {
    expect(start(0).mayDelete()).toBe(true);
    const empty = start(-9_000);
    expect(empty.mayDelete()).toBe(true);
    empty.clock.set(9_001 * dayMs);
    empty.clock.advance(hourMs);
    expect(empty.mayDelete()).toBe(true);
  });
});

describe('a clock far ahead', () => {
  it('deletes nothing, at this start and the next ones, and is forgotten when it is right again', () => {
    expect(start(800).mayDelete()).toBe(false);
    expect(clockJump(dataFolder)).toMatchObject({ from: today, to: today + 800 * dayMs });
    expect(start(800).mayDelete()).toBe(false);
    expect(start(801).mayDelete()).toBe(false);
    expect(warned).toHaveLength(3);
    expect(start(1).mayDelete()).toBe(true);
    expect(clockJump(dataFolder)).toBeUndefined();
    // It is as new the second time.
    expect(start(800).mayDelete()).toBe(false);
  });

  it('deletes nothing where it jumps while the companion runs', () => {
    const one = start(0);
    expect(one.mayDelete()).toBe(true);
    one.clock.set(800 * dayMs);
    expect(one.mayDelete()).toBe(false);
  });

  it('is trusted after a day of running, also over several starts, and not when it jumps on', () => {
    expect(run(start(100), 10)).toBe(false);
    expect(run(start(101), 10)).toBe(false);
    expect(run(start(102), 3)).toBe(false);
    expect(run(start(200), 3)).toBe(false);
    expect(run(start(201), 21)).toBe(true);
    expect(clockJump(dataFolder)).toBeUndefined();
  });

  it('is trusted once a remote tells the same time, and not another one', async () => {
    const one = start(800);
    expect(one.mayDelete()).toBe(false);
    await one.answerAt(today);
    expect(run(one, 1)).toBe(false);
    await one.answerAt(one.clock.now() - 2_000);
    expect(run(one, 1)).toBe(true);
    // What was confirmed says nothing of a clock that was set since.
    one.clock.set(800 * dayMs);
    expect(run(one, 0)).toBe(false);
  });

  it('is known from the audit where the file is damaged', () => {
    writeFileSync(join(dataFolder, 'clock.json'), '{', { mode: 0o600 });
    expect(start(800).mayDelete()).toBe(false);
  });

  it('is said by the diagnosis while it is so', () => {
    const look = () => checkDatabase({ dataFolder })[0];
    expect(look()).toMatchObject({ state: 'ok' });
    start(800).mayDelete();
    expect(look()).toMatchObject({
      state: 'problem',
      says: 'It is whole. Nothing was deleted by its age: the clock jumped from 2027-03-01T08:00:00.000Z to 2029-05-09T08:00:00.000Z.',
    });
    start(0).mayDelete();
    expect(look()).toMatchObject({ state: 'ok' });
  });
});

it('a companion that starts with it keeps what is old only by it', async () => {
  const bench = await createTestBench();
  const { id } = await bench.store(await bench.auction());
  await bench.send();
  await bench.companion().stop();
  bench.clock.set(800 * dayMs);
  await bench.restart();
  bench.companion().startWorker();
  const { dataFolder: folder } = bench.companion().config;
  await expect.poll(() => clockJump(folder)).toBeDefined();
  expect((await bench.read(id)).state).toBe('done');
  // Right again, and old by the truth: it goes.
  await bench.companion().stop();
  bench.clock.set(-800 * dayMs);
  bench.clock.advance(20 * dayMs);
  await bench.restart();
  bench.companion().startWorker();
  await expect.poll(() => clockJump(folder)).toBeUndefined();
  for (let day = 0; day < 350; day += 1) {
    bench.clock.advance(dayMs);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await expect.poll(() => bench.read(id).then(String, () => 'gone')).toBe('gone');
  await bench.close();
});
