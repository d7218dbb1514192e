import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeClock } from './fake-clock.ts';
import { createHousekeeping } from './housekeeping.ts';
import { silentLog } from './log.ts';
import { createChanges } from './outbox/changes.ts';
import { databasePath, openDatabase } from './store/open-database.ts';

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;

let dataFolder: string;
let ended: AbortController;
beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'podatelna-keeping-'));
  ended = new AbortController();
});
afterEach(() => {
  ended.abort();
  rmSync(dataFolder, { recursive: true, force: true });
});

function begin() {
  const db = openDatabase(databasePath({ dataFolder }));
  const clock = createFakeClock(Date.now());
  const warn = vi.fn();
  const noteEnd = vi.fn(async () => {});
  const noteBeside = vi.fn();
  const error = vi.fn();
  const changes = createChanges();
  const { hourly, noteChanges } = createHousekeeping({
    db,
    clock,
    log: { ...silentLog, warn, error },
    attachments: { prune: () => 0 },
    keeper: { noteEnd },
    noteBeside,
    changes,
    dataFolder,
    retentionDays: 365,
    mayDelete: () => true,
  });
  const rounds = (count: number) => expect.poll(() => noteEnd.mock.calls.length).toBe(count);
  const note = () => noteChanges(ended.signal);
  return { db, clock, warn, error, rounds, changes, noteBeside, note, start: () => hourly(ended.signal) };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const logBytes = (): number => statSync(`${databasePath({ dataFolder })}-wal`).size;

describe('the housekeeping', () => {
  it('deletes the copy of before an update once it was kept long enough, while the companion runs on', async () => {
    const { db, clock, rounds, start } = begin();
    const copy = join(dataFolder, 'before-update', 'layout-3.db');
    mkdirSync(join(dataFolder, 'before-update'));
    writeFileSync(copy, 'names of people');
    const running = start();
    await rounds(1);
    clock.advance(29 * dayMs);
    await rounds(2);
    expect(existsSync(copy)).toBe(true);
    clock.advance(2 * dayMs);
    await rounds(3);
    expect(existsSync(copy)).toBe(false);
    ended.abort();
    await running;
    db.close();
  });

  it('empties the log of changes at its first round, as after a purge that was killed', async () => {
    const { db, rounds, start } = begin();
    expect(logBytes()).toBeGreaterThan(0);
    const running = start();
    await rounds(1);
    expect(logBytes()).toBe(0);
    ended.abort();
    await running;
    db.close();
  });

  it('does so an hour later where another program reads, says so and waits for nobody', async () => {
    const { db, clock, warn, rounds, start } = begin();
    const reader = new DatabaseSync(databasePath({ dataFolder }), { readOnly: true });
    reader.exec('BEGIN; SELECT * FROM meta');
    reader.prepare('SELECT * FROM meta').all();
    db.exec('UPDATE meta SET cursor = cursor + 1');
    const since = performance.now();
    const running = start();
    await rounds(1);
    expect(performance.now() - since).toBeLessThan(3_000);
    expect(warn).toHaveBeenCalledTimes(1);
    expect(db.prepare('PRAGMA busy_timeout').get()).toEqual({ timeout: 5_000 });
    reader.exec('COMMIT');
    clock.advance(hourMs);
    await rounds(2);
    expect([warn.mock.calls.length, logBytes()]).toEqual([1, 0]);
    reader.close();
    ended.abort();
    await running;
    db.close();
  });
});

describe('how far the audit has come', () => {
  it('is noted at the start and once for all that changes within a moment, never before it', async () => {
    const { db, clock, changes, noteBeside, note } = begin();
    const running = note();
    expect(noteBeside).toHaveBeenCalledTimes(1);
    await settled();
    changes.notify();
    changes.notify('step');
    await settled();
    clock.advance(249);
    await settled();
    expect(noteBeside).toHaveBeenCalledTimes(1);
    clock.advance(1);
    await settled();
    expect(noteBeside).toHaveBeenCalledTimes(2);
    changes.notify('step');
    await settled();
    clock.advance(250);
    await settled();
    expect(noteBeside).toHaveBeenCalledTimes(3);
    ended.abort();
    await running;
    db.close();
  });

  it('is noted with the next change where a full disk refused it', async () => {
    const { db, clock, changes, noteBeside, error, note } = begin();
    noteBeside.mockImplementationOnce(() => {
      throw new Error('no room');
    });
    const running = note();
    await settled();
    expect(error).toHaveBeenCalledWith('audit end not noted', expect.anything());
    changes.notify();
    await settled();
    clock.advance(250);
    await settled();
    expect(noteBeside).toHaveBeenCalledTimes(2);
    ended.abort();
    await running;
    db.close();
  });
});
