import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '../../shared/contract/draft.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';

let bench: TestBench;
beforeEach(async () => {
  bench = await createTestBench({ vault: 'folder' });
});
afterEach(() => bench.close());

const pair = 'test';
const dayMs = 24 * 60 * 60 * 1000;
const canary = 'Kanárková vila 7d1c';
const party = 'Kanárek 7d1c';

const purge = (olderThanDays: number) =>
  bench.companion().handlers['audit.purge']({ olderThanDays }, { pair });
const verify = () => bench.companion().handlers['audit.verify']({}, { pair });
const exported = (fileMark = '142EX81/25') =>
  bench.companion().handlers['audit.export']({ fileMark, after: 0 }, { pair });
const states = async (): Promise<string[]> =>
  (await bench.companion().handlers['submissions.list']({ limit: 50 }, { pair })).submissions.map(
    (one) => one.state,
  );

const dataFolder = (): string => bench.companion().config.dataFolder;
const onDisk = (text: string): string[] =>
  readdirSync(dataFolder(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(text))
    .map((entry) => entry.name);
const blobs = (): string[] =>
  readdirSync(join(dataFolder(), 'blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);

async function publish(): Promise<string> {
  const { id } = await bench.store(await bench.auction({ title: canary }), { parties: [party] });
  await bench.send();
  return id;
}

describe('a purge', () => {
  it('deletes what came to its end so long ago, its documents and its salts, and says so in a line', async () => {
    const id = await publish();
    await bench.later(11 * dayMs);
    expect(onDisk(canary)).not.toEqual([]);
    expect(onDisk(party)).not.toEqual([]);
    expect(blobs()).toHaveLength(2);
    expect(await purge(10)).toEqual({ submissions: 1, drafts: 0, files: 2 });
    expect(await states()).toEqual([]);
    expect(onDisk(party)).toEqual([]);
    expect(blobs()).toEqual([]);
    const db = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    const lines = db.prepare('SELECT salt FROM audit WHERE submissionId = ?').all(id);
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.every((line) => line.salt === null)).toBe(true);
    expect(db.prepare('SELECT who, action, result FROM audit ORDER BY line DESC LIMIT 1').get()).toEqual({
      who: 'test',
      action: 'purge',
      result: '1 submissions, 0 drafts',
    });
    db.close();
    expect(await verify()).toMatchObject({ unsealed: 0, findings: [] });
  });

  it('leaves nothing of it in the files, not even where the database has free places', async () => {
    await publish();
    await bench.later(11 * dayMs);
    await purge(10);
    expect(onDisk(canary)).toEqual([]);
  });

  it('leaves nothing in the files of records and notices only, of which no submission is taken', async () => {
    const db = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    db.prepare(
      'INSERT INTO notices (cudid, fileMark, record, readAt, postedHere) VALUES (?, ?, ?, ?, 1)',
    ).run('old', '142EX1/20', JSON.stringify({ party }), bench.clock.now() - 30 * dayMs);
    db.prepare('INSERT INTO parties (fileMark, name) VALUES (?, ?)').run('142EX9/20', canary);
    expect(onDisk(party)).not.toEqual([]);
    expect(await purge(10)).toEqual({ submissions: 0, drafts: 0, files: 0 });
    expect([onDisk(party), onDisk(canary)]).toEqual([[], []]);
    db.close();
  });

  it('says so where another program reads what was deleted, and ends it when said again', async () => {
    await publish();
    await bench.later(11 * dayMs);
    const other = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    other.exec('BEGIN');
    other.prepare('SELECT count(*) FROM submissions').get();
    expect(await purge(10)).toMatchObject({ submissions: 1, inLog: true });
    other.exec('COMMIT');
    other.close();
    expect(await purge(10)).toEqual({ submissions: 0, drafts: 0, files: 0 });
    expect(onDisk(canary)).toEqual([]);
  });

  it('keeps the chain whole when it goes on', async () => {
    await publish();
    await bench.later(11 * dayMs);
    await purge(10);
    await bench.store(await bench.auction({ startsAt: '2027-06-12T09:00:00.000Z' }));
    await bench.restart();
    await bench.companion().drain();
    expect((await verify()).findings).toEqual([]);
  });

  it.each([
    ['what is younger', async () => void (await publish()), 9 * dayMs],
    ['what is in the undo window', async () => void (await bench.store(await bench.auction())), 0],
    [
      'what waits in the queue',
      async () => {
        await bench.companion().handlers['vault.lock']({}, { pair });
        await publish();
      },
      30 * dayMs,
    ],
    ['what was rejected and waits for a person', async () => void (await publishRefused()), 30 * dayMs],
  ])('leaves %s', async (_name, prepare, ms) => {
    await prepare();
    await bench.later(ms);
    const before = await states();
    expect(before).toHaveLength(1);
    expect(await purge(10)).toMatchObject({ submissions: 0 });
    expect(await states()).toEqual(before);
  });

  it('takes a rejected one once a later one has taken it up, and the later one goes on', async () => {
    const { id } = await publishRefused();
    await bench.later(20 * dayMs);
    const later = await bench.store(await bench.auction());
    expect(await purge(10)).toMatchObject({ submissions: 1 });
    await bench.send();
    expect((await bench.read(later.id)).state).toBe('done');
    await expect(bench.read(id)).rejects.toThrow('not-found');
    expect((await verify()).findings).toEqual([]);
  });

  it('takes drafts nobody saved since', async () => {
    const draft = (lot: string): Draft => ({
      key: { fileMark: '142EX81/25', kind: 'auction', lot },
      version: 0,
      updatedAt: '2027-03-01T08:00:00.000Z',
      pageUrl: null,
      fields: { title: { value: canary, origin: 'page' } },
      attachments: [],
      leftOut: [],
    });
    const { handlers } = bench.companion();
    await handlers['drafts.save']({ draft: draft('1') }, { pair });
    await bench.later(20 * dayMs);
    await handlers['drafts.save']({ draft: draft('2') }, { pair });
    expect(await purge(10)).toEqual({ submissions: 0, drafts: 1, files: 0 });
    const { drafts } = await handlers['drafts.list']({ limit: 20 }, { pair });
    expect(drafts.map((one) => one.key.lot)).toEqual(['2']);
  });

  it('happens by itself after the retention period', async () => {
    await publish();
    await bench.later(366 * dayMs);
    expect(await states()).toEqual(['done']);
    bench.companion().startWorker();
    await expect.poll(states).toEqual([]);
    expect((await verify()).findings).toEqual([]);
  });
});

async function publishRefused() {
  const view = await bench.store(await bench.auction({ startsAt: '2027-01-12T09:00:00.000Z' }));
  await bench.send();
  expect((await bench.read(view.id)).state).toBe('rejected');
  return view;
}

describe('the export of a case', () => {
  it('joins the lines with what is kept, by the mark in its canonical form', async () => {
    const id = await publish();
    const { lines, more } = await exported();
    expect(more).toBe(false);
    expect(lines.map((one) => one.submissionId)).toEqual(lines.map(() => id));
    expect(lines[0]).toMatchObject({
      action: 'stored',
      content: 'same',
      sealed: true,
      submission: { title: canary, number: '142EX81/25-27', state: 'done' },
    });
    expect(new Set(lines.map((one) => one.content))).toEqual(new Set(['same']));
    expect((await exported('142EX82/25')).lines).toEqual([]);
  });

  it('says what was changed since, and finds nothing of what was purged', async () => {
    await publish();
    const db = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    db.exec("UPDATE submissions SET title = 'Jiný'");
    db.close();
    expect((await exported()).lines[0]).toMatchObject({ action: 'stored', content: 'differs' });
    await bench.later(11 * dayMs);
    await purge(10);
    expect((await exported()).lines).toEqual([]);
  });

  it('forgets records and notices nobody here is about any more, but no confirmation that is not filed', async () => {
    await publish();
    const db = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    const now = bench.clock.now();
    db.exec(`
      INSERT INTO remoteRecords (system, id, fileMark, number, state, title, readAt) VALUES
        ('portal-drazeb', 'old', '142EX1/20', '142EX1/20-1', 'paid', 'x', ${now - 30 * dayMs}),
        ('portal-drazeb', 'seen', '142EX2/20', '142EX2/20-1', 'paid', 'x', ${now - dayMs});
      INSERT INTO notices (cudid, fileMark, record, readAt, postedHere) VALUES
        ('filed', '142EX1/20', '{}', ${now - 30 * dayMs}, 1), ('open', '142EX1/20', '{}', ${now - 30 * dayMs}, 1);
      INSERT INTO confirmations (cudid, type, state, filedAt) VALUES
        ('filed', 'svěšení', 'stored', 1), ('open', 'svěšení', 'stored', NULL);`);
    await purge(10);
    const ids = (sql: string): unknown[] =>
      db
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)[0]);
    expect(ids("SELECT id FROM remoteRecords WHERE id IN ('old', 'seen')")).toEqual(['seen']);
    expect(ids('SELECT cudid FROM notices')).toEqual(['open']);
    expect(ids('SELECT cudid FROM confirmations')).toEqual(['open']);
  });

  it('knows every table that refers to submissions', () => {
    const db = new DatabaseSync(join(dataFolder(), 'podatelna.db'));
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    const referring = tables.flatMap(({ name }) =>
      db
        .prepare('SELECT "from" AS col FROM pragma_foreign_key_list(?) WHERE "table" = \'submissions\'')
        .all(String(name))
        .map(({ col }) => `${name}.${col}`),
    );
    // One more needs a line in purge.ts, or no purge would succeed any more.
    expect(referring.toSorted()).toEqual([
      'history.submissionId',
      'receipts.submissionId',
      'steps.submissionId',
      'submissionAttachments.submissionId',
      'submissions.afterId',
      'submissions.revisionOf',
    ]);
  });
});
