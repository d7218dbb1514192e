import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../doctor/check-database.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { lostEnd } from './lost-end.ts';

let bench: TestBench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const days = (count: number): number => count * 24 * 60 * 60 * 1000;

/** A companion over the database of before the last filing, as after a copy put back by hand. */
async function withOlder(): Promise<TestBench> {
  const one = await createTestBench({ vault: 'folder' });
  bench = one;
  await one.store(await one.auction());
  await one.companion().stop();
  const path = join(one.companion().config.dataFolder, 'podatelna.db');
  copyFileSync(path, `${path}.older`);
  await one.restart();
  await one.send();
  await one.companion().stop();
  copyFileSync(`${path}.older`, path);
  rmSync(`${path}-wal`, { force: true });
  await one.restart();
  return one;
}

const said = (one: TestBench, at: number) => {
  const db = new DatabaseSync(join(one.companion().config.dataFolder, 'podatelna.db'), { readOnly: true });
  try {
    return lostEnd(db, at);
  } finally {
    db.close();
  }
};

describe('an older database in the place of the newer one', () => {
  it('is said by the start and by the diagnosis, and no longer after two weeks', async () => {
    const one = await withOlder();
    const { lostEnd: atStart } = await one.companion().vaultReady;
    expect(atStart?.says).toMatch(/older than what was done here.*could be filed again/);
    expect(atStart?.todo).toContain('podatelna audit verify');
    const now = one.companion().now();
    const look = (at: number) => checkDatabase(one.companion().config, { now: () => at })[0];
    expect(look(now)).toMatchObject({ state: 'problem', says: atStart?.says });
    expect(said(one, now + days(13))).toBeDefined();
    expect(look(now + days(15))).toMatchObject({ state: 'ok' });
  });

  it('files nothing of what waited in it, which may have been filed since', async () => {
    const one = await withOlder();
    const filed = (): number => Object.keys(one.sandbox.state.auctions).length;
    expect(filed()).toBe(1);
    await one.send();
    expect(filed()).toBe(1);
    const { submissions } = await one
      .companion()
      .handlers['submissions.list']({ limit: 50 }, { pair: 'test' });
    expect(submissions.map(({ state }) => state)).toEqual(['cancelled']);
  });

  it('is still said at the next start, and never where nothing is missing', async () => {
    const one = await withOlder();
    await one.restart();
    expect((await one.companion().vaultReady).lostEnd).toBeDefined();
    await one.close();
    const whole = await createTestBench({ vault: 'folder' });
    bench = whole;
    await whole.store(await whole.auction());
    await whole.restart();
    expect((await whole.companion().vaultReady).lostEnd).toBeUndefined();
  });
});
