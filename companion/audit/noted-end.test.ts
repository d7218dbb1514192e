import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { backUp } from '../backup/back-up.ts';
import { restore } from '../backup/restore.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from '../test-bench.ts';
import { readNotedEnd } from './noted-end.ts';

const benches: TestBench[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of benches.splice(0)) await one.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const older = /older than what was done here.*isn't known here and could be filed again/;
const dataOf = (one: TestBench): string => one.companion().config.dataFolder;
const databaseOf = (data: string): string => join(data, 'podatelna.db');

/** What is read of a database without changing it. */
function ask(data: string, sql: string): Record<string, unknown>[] {
  const db = new DatabaseSync(databaseOf(data), { readOnly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}
const lastLine = (data: string) => ask(data, 'SELECT line, link FROM audit ORDER BY line DESC LIMIT 1')[0];
const missing = (data: string) =>
  ask(data, "SELECT line FROM audit WHERE action = 'audit.end-missing'").length;

/** A companion that was closed once, so that its journal holds only what is filed from here on. */
async function begin(options: TestBenchOptions = { vault: 'folder' }): Promise<TestBench> {
  const one = await createTestBench(options);
  benches.push(one);
  await one.restart();
  await one.companion().vaultReady;
  one.companion().startWorker();
  return one;
}

async function until(one: TestBench, id: string, wanted: string): Promise<void> {
  await expect
    .poll(
      async () => {
        if ((await one.read(id)).state !== wanted) one.clock.advance(1_000);
        return (await one.read(id)).state;
      },
      { timeout: 20_000, interval: 10 },
    )
    .toBe(wanted);
}

/** The note is made a moment later, and for all that was written till then. */
async function noted(one: TestBench): Promise<void> {
  await expect
    .poll(
      () => {
        one.clock.advance(250);
        return readNotedEnd(dataOf(one));
      },
      { timeout: 20_000, interval: 10 },
    )
    .toEqual(lastLine(dataOf(one)));
}

async function filed(one: TestBench, wanted = 'done'): Promise<string> {
  const { id } = await one.store(await one.auction());
  await until(one, id, wanted);
  await noted(one);
  return id;
}

const dropJournal = (data: string): void => {
  rmSync(`${databaseOf(data)}-wal`);
  rmSync(`${databaseOf(data)}-shm`, { force: true });
};
const look = (data: string, at: number) => checkDatabase({ dataFolder: data }, { now: () => at })[0];

describe('a journal that was deleted after a crash', () => {
  it.each<[string, TestBenchOptions, string, (data: string) => void]>([
    ['of what was done', { vault: 'folder' }, 'done', () => {}],
    [
      'of what was only taken, and nobody has opened the vault',
      { vault: 'folder' },
      'held',
      (data) => rmSync(join(data, 'vault-passphrase')),
    ],
    [
      'of what was taken before there was a vault',
      { vault: 'folder', withCredentials: false },
      'held',
      () => {},
    ],
    ['with the key store of the system', {}, 'done', () => {}],
  ])('is found by the diagnosis and by the start: %s', async (_name, options, wanted, damage) => {
    const one = await begin(options);
    await filed(one, wanted);
    let before: ReturnType<typeof look>;
    await one.crash((folder) => {
      const data = join(folder, 'data');
      dropJournal(data);
      damage(data);
      before = look(data, one.clock.now());
    });
    expect(before).toMatchObject({ state: 'problem', says: expect.stringMatching(older) });
    expect(before?.todo).toMatch(/^Look at each remote system before filing again/);
    const { lostEnd } = await one.companion().vaultReady;
    expect(lostEnd?.says).toMatch(older);
    expect(look(dataOf(one), one.clock.now())).toMatchObject({ state: 'problem', says: lostEnd?.says });
    expect(missing(dataOf(one))).toBe(1);
    // Said of this loss, and not of a further one at each start.
    await one.restart();
    expect((await one.companion().vaultReady).lostEnd?.says).toBe(lostEnd?.says);
    expect(missing(dataOf(one))).toBe(1);
  });

  it('lets nothing be sent that waited in what is left', async () => {
    const one = await begin();
    const { id } = await one.store(await one.auction());
    const db = new DatabaseSync(databaseOf(dataOf(one)));
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    db.close();
    await until(one, id, 'done');
    await noted(one);
    await one.crash((folder) => dropJournal(join(folder, 'data')));
    expect((await one.read(id)).state).toBe('cancelled');
    await one.send();
    expect(Object.keys(one.sandbox.state.auctions)).toHaveLength(1);
  });

  it('leaves what is filed since the start, where only a vault that is opened later knows of it', async () => {
    const one = await begin();
    const data = dataOf(one);
    const { id: waited } = await one.store(await one.auction());
    const db = new DatabaseSync(databaseOf(data));
    db.prepare('VACUUM INTO ?').run(`${databaseOf(data)}.older`);
    db.close();
    await until(one, waited, 'done');
    await noted(one);
    await one.companion().stop(); // notes the end in the vault
    const passphrase = readFileSync(join(data, 'vault-passphrase'), 'utf8').trim();
    copyFileSync(`${databaseOf(data)}.older`, databaseOf(data));
    rmSync(join(data, 'audit-end.json'));
    rmSync(join(data, 'vault-passphrase'));
    await one.restart();
    expect((await one.companion().vaultReady).state).toBe('locked');
    const { id } = await one.store(await one.auction({ number: '142EX81/25-28' }), {
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    await one.call('vault.unlock', { passphrase });
    await expect.poll(() => missing(data), { timeout: 20_000 }).toBe(1);
    expect((await one.read(waited)).state).toBe('cancelled');
    expect((await one.read(id)).state).not.toBe('cancelled');
    one.companion().startWorker();
    await until(one, id, 'done');
    expect(Object.keys(one.sandbox.state.auctions)).toHaveLength(2);
  });

  it('is one loss where the vault noted an end of it, too, and is opened later', async () => {
    const one = await begin();
    const data = dataOf(one);
    copyFileSync(databaseOf(data), `${databaseOf(data)}.older`);
    await filed(one);
    await one.companion().stop(); // notes the end in the vault
    const passphrase = readFileSync(join(data, 'vault-passphrase'));
    copyFileSync(`${databaseOf(data)}.older`, databaseOf(data));
    rmSync(join(data, 'vault-passphrase'));
    await one.restart();
    expect((await one.companion().vaultReady).state).toBe('locked');
    expect(missing(data)).toBe(1);
    await one.companion().stop();
    writeFileSync(join(data, 'vault-passphrase'), passphrase, { mode: 0o600 });
    await one.restart();
    expect(await one.companion().vaultReady).toMatchObject({
      state: 'open',
      lostEnd: { says: expect.stringMatching(older) },
    });
    expect(missing(data)).toBe(1);
  });
});

describe('nothing is said to be lost', () => {
  const whole = async (one: TestBench): Promise<void> => {
    expect((await one.companion().vaultReady).lostEnd).toBeUndefined();
    expect(look(dataOf(one), one.clock.now())).toMatchObject({ state: 'ok' });
    expect(missing(dataOf(one))).toBe(0);
  };

  it.each<[string, (data: string) => void]>([
    ['with its journal there', () => {}],
    [
      'whose journal another program took into the database and deleted',
      (data) => {
        const db = new DatabaseSync(databaseOf(data));
        db.prepare('SELECT count(*) FROM submissions').get();
        db.close();
        expect(existsSync(`${databaseOf(data)}-wal`)).toBe(false);
      },
    ],
    ['that left no note', (data) => rmSync(join(data, 'audit-end.json'))],
    ['that left half a note', (data) => writeFileSync(join(data, 'audit-end.json'), '{"li')],
    [
      'between a change and its note',
      (data) =>
        writeFileSync(
          join(data, 'audit-end.json'),
          JSON.stringify(ask(data, 'SELECT line, link FROM audit WHERE line = 2')[0]),
        ),
    ],
  ])('after a crash %s', async (_name, change) => {
    const one = await begin();
    const id = await filed(one);
    await one.crash((folder) => change(join(folder, 'data')));
    await whole(one);
    expect((await one.read(id)).state).toBe('done');
  });

  it('after an end in order, nor by a diagnosis while it works', async () => {
    const one = await begin();
    await filed(one);
    expect(look(dataOf(one), one.clock.now())).toMatchObject({ state: 'ok' });
    await one.restart();
    await whole(one);
  });

  it.each(['a new machine', 'the place of what is newer'])('after a restore to %s', async (to) => {
    const root = mkdtempSync(join(tmpdir(), 'podatelna-noted-'));
    folders.push(root);
    const one = await begin();
    await filed(one);
    const backup = await backUp(one.companion().config, join(root, 'backups'), new Date(one.clock.now()));
    const home = to === 'a new machine' ? join(root, 'home') : one.companion().config.home;
    await one.store(await one.auction({ number: '142EX81/25-28' }), {
      caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' },
    });
    await noted(one);
    await one.companion().stop();
    const facts = { platform: 'linux', homeFolder: root, env: { PODATELNA_HOME: home } } as const;
    await restore(facts, backup, one.clock);
    expect(existsSync(join(home, 'data', 'audit-end.json'))).toBe(false);
    const again = await createTestBench({
      vault: 'folder',
      withCredentials: false,
      listShowsDrafts: null,
      env: { PODATELNA_HOME: home },
    });
    benches.push(again);
    // That a backup was restored is said, and what was stored since, and nothing else.
    expect((await again.companion().vaultReady).lostEnd?.says).toContain('was restored');
    expect(missing(dataOf(again))).toBe(0);
  });

  it('by a backup that is made while the vault notes a later end', async () => {
    const root = mkdtempSync(join(tmpdir(), 'podatelna-noted-'));
    folders.push(root);
    const one = await begin();
    await filed(one);
    const { config } = one.companion();
    const vault = readFileSync(join(dataOf(one), 'vault.json'), 'utf8');
    const into = join(root, 'backups');
    const backup = await backUp(config, into, new Date(one.clock.now()), async (from, to) => {
      const db = new DatabaseSync(from, { readOnly: true });
      db.prepare('VACUUM INTO ?').run(to);
      db.close();
      await one.companion().handlers['vault.lock']({}, { pair: 'test' });
      expect(readFileSync(join(dataOf(one), 'vault.json'), 'utf8')).not.toBe(vault);
      return Number(ask(dataOf(one), 'PRAGMA user_version')[0]?.user_version);
    });
    expect(readFileSync(join(backup, 'data', 'vault.json'), 'utf8')).toBe(vault);
  });

  it('where the copy of before an update is put back and nothing was filed since', async () => {
    const one = await begin();
    await filed(one);
    await one.companion().stop();
    const copy = `${databaseOf(dataOf(one))}.before`;
    copyFileSync(databaseOf(dataOf(one)), copy);
    await one.restart();
    await one.companion().vaultReady;
    one.companion().startWorker();
    await noted(one);
    await one.companion().stop();
    copyFileSync(copy, databaseOf(dataOf(one)));
    await one.restart();
    await whole(one);
  });
});
