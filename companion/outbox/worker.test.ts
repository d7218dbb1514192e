import { DatabaseSync, type DatabaseSyncOptions } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench } from '../test-bench.ts';

let bench: TestBench;
afterEach(() => bench.close());

let path = '';
class Impatient extends DatabaseSync {
  constructor(file: string, options: DatabaseSyncOptions = {}) {
    super(file, { ...options, timeout: 1 });
    path = file;
  }
}

describe('the worker', () => {
  it.each([
    ['GET', '/admin/auctions.json'],
    ['POST', '/admin/auctions/new/execution/real.json'],
  ])('goes on when the database has been locked for minutes, since %s %s', async (method, address) => {
    let lock: DatabaseSync | undefined;
    bench = await createTestBench({
      Database: Impatient,
      around: (request, next) => {
        if (lock === undefined && request.method === method && new URL(request.url).pathname === address) {
          lock = new DatabaseSync(path);
          lock.exec('BEGIN IMMEDIATE');
        }
        return next();
      },
    });
    const { id } = await bench.store(await bench.auction());
    bench.companion().startWorker();
    const pass = async (ms: number): Promise<void> => {
      bench.clock.advance(ms);
      await new Promise((resolve) => setImmediate(resolve));
    };
    while (lock === undefined) await pass(1_000);
    for (let round = 0; round < 60; round += 1) await pass(5_000);
    expect((await bench.read(id)).state).toBe('sending');
    lock.close();
    for (let round = 0; round < 500 && (await bench.read(id)).state !== 'done'; round += 1) await pass(1_000);
    expect((await bench.read(id)).state).toBe('done');
    expect(Object.keys(bench.sandbox.state.auctions)).toHaveLength(1);
  });
});
