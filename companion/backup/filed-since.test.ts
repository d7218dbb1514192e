import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkDatabase } from '../doctor/check-database.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { backUp } from './back-up.ts';
import { isUnsent } from './filed-since.ts';
import { restore } from './restore.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-since-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let bench: TestBench;
let home: string;
beforeEach(async () => {
  home = mkdtempSync(join(root, 'home-'));
  chmodSync(home, 0o700);
  bench = await createTestBench();
});
afterEach(() => bench.close());

const at = new Date('2026-11-22T03:00:00Z');
const clock = { now: () => at.getTime() + 60_000 };
const facts = { platform: 'linux', homeFolder: root } as const;
const backedUp = () => backUp(bench.companion().config, mkdtempSync(join(root, 'backups-')), at);
const restoreInto = (folder: string, from: string) =>
  restore({ ...facts, env: { PODATELNA_HOME: folder } }, from, clock);
const lot = (number: string) =>
  ({ caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: number } }) as const;
const looked = (folder: string) => checkDatabase({ dataFolder: join(folder, 'data') }, clock)[0];

/** What stands in the home folder when the backup is put back: all of it, filed and stopped. */
async function standsInHome(): Promise<void> {
  await bench.companion().stop();
  cpSync(bench.companion().config.home, home, { recursive: true });
}

describe('restoring a backup older than what was filed', () => {
  it('names what is not known any more, and the doctor goes on saying it', async () => {
    await bench.store(await bench.auction());
    await bench.send();
    const from = await backedUp();
    await bench.store(await bench.auction({ number: '142EX81/25-28' }), lot('28'));
    await bench.send();
    await standsInHome();
    const { since, heldBack } = await restoreInto(home, from);
    expect(since).toMatchObject([{ number: '142EX81/25-28', system: 'portal-drazeb', state: 'done' }]);
    expect(heldBack).toBe(0);
    expect(looked(home)).toMatchObject({
      state: 'problem',
      says: expect.stringMatching(/backup of 2026-11-22T03:00:00\.000Z was restored.*could be filed again/),
    });
  });

  it('names what was still to be sent then, and was', async () => {
    await bench.store(await bench.auction());
    const from = await backedUp();
    await bench.send();
    await standsInHome();
    const { since, heldBack } = await restoreInto(home, from);
    expect(since?.map(({ number }) => number)).toEqual(['142EX81/25-27']);
    expect(heldBack).toBe(1);
  });

  it('names what was stored since and not sent: nobody else would send it', async () => {
    await bench.store(await bench.auction());
    const from = await backedUp();
    await bench.store(await bench.auction({ number: '142EX81/25-28' }), lot('28'));
    await standsInHome();
    const { since, heldBack } = await restoreInto(home, from);
    expect(since).toMatchObject([{ number: '142EX81/25-28' }]);
    expect(since?.map(isUnsent)).toEqual([true]);
    expect(heldBack).toBe(1);
  });

  it('says nothing where nothing was filed since', async () => {
    await bench.store(await bench.auction());
    await bench.send();
    await bench.store(await bench.auction({ number: '142EX81/25-28' }), lot('28'));
    const from = await backedUp();
    await standsInHome();
    expect((await restoreInto(home, from)).since).toEqual([]);
    expect(looked(home)).toMatchObject({ state: 'ok' });
  });

  it.each([
    ['on a new machine', async () => {}],
    [
      'where what was there before is damaged',
      async () => {
        await standsInHome();
        writeFileSync(join(home, 'data', 'podatelna.db'), 'no database any more');
      },
    ],
  ])('says that nobody knows it %s', async (_name, prepare) => {
    await bench.store(await bench.auction());
    await bench.send();
    const from = await backedUp();
    await prepare();
    expect((await restoreInto(home, from)).since).toBeNull();
    expect(looked(home)).toMatchObject({ state: 'problem' });
  });
});
