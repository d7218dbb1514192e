/** Why a person ended a submission: kept with it, in the audit's digest, gone with a purge; and what the audit has of it. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { submissionDeeds } from '../shared/contract/audit.ts';
import { routes } from '../shared/contract/routes.ts';
import { transitions } from '../shared/contract/states.ts';
import { openDatabase } from './store/open-database.ts';
import { createTestBench, type TestBench } from './test-bench.ts';

let bench: TestBench;
afterEach(() => bench.close());
const dayMs = 24 * 60 * 60 * 1000;
const context = { pair: 'test' };
const canary = 'Kanárková poznámka 51ce';
const handlers = () => bench.companion().handlers;
const history = async (id: string, after = 0) =>
  await handlers()['submissions.history']({ id, after }, context);

async function refused(): Promise<string> {
  bench = await createTestBench({ vault: 'folder' });
  const { id } = await bench.store(await bench.auction({ startsAt: '2020-01-07T09:00:00.000Z' }));
  await bench.send();
  expect((await bench.read(id)).state).toBe('rejected');
  return id;
}
const giveUp = async (id: string, note?: string) =>
  (
    await handlers()['submissions.decide'](
      { id, decision: { what: 'give-up', ...(note === undefined ? {} : { note }) } },
      context,
    )
  ).submission;
const verify = () => handlers()['audit.verify']({}, context);
const onDisk = (): string[] =>
  readdirSync(bench.companion().config.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(canary))
    .map((entry) => entry.name);
const database = (): DatabaseSync =>
  new DatabaseSync(join(bench.companion().config.dataFolder, 'podatelna.db'));

describe('a closing note', () => {
  it('stands with what was given up', async () => {
    const id = await refused();
    expect(await giveUp(id, canary)).toMatchObject({ state: 'cancelled', closingNote: canary });
    await bench.restart();
    await bench.companion().drain();
    expect((await bench.read(id)).closingNote).toBe(canary);
    expect(await verify()).toMatchObject({ findings: [] });
  });

  it('stands with what was withdrawn', async () => {
    bench = await createTestBench({ env: { PODATELNA_APPROVAL: 'second-person' } });
    const { id } = await bench.store(await bench.auction(), { preparedBy: 'Jana Nová' });
    const { submission } = await handlers()['submissions.withdraw']({ id, note: canary }, context);
    expect(submission).toMatchObject({ state: 'cancelled', closingNote: canary });
  });

  it('may be left out, as by an extension of before', async () => {
    const id = await refused();
    expect(await giveUp(id)).toMatchObject({ state: 'cancelled', closingNote: null });
    expect(await verify()).toMatchObject({ findings: [] });
  });

  it('is kept of no decision that was refused', async () => {
    const id = await refused();
    await giveUp(id, 'první');
    await expect(giveUp(id, 'druhá')).rejects.toMatchObject({ problem: { code: 'wrong-state' } });
    expect((await bench.read(id)).closingNote).toBe('první');
  });

  it('is missed by the audit where somebody wrote another one', async () => {
    const id = await refused();
    await giveUp(id, canary);
    const db = database();
    db.prepare("UPDATE submissions SET closingNote = 'jiná' WHERE id = ?").run(id);
    db.close();
    expect((await verify()).findings.map((one) => one.finding)).toEqual(['content-changed']);
  });

  it('goes with a purge', async () => {
    const id = await refused();
    await giveUp(id, canary);
    expect(onDisk()).not.toEqual([]);
    await bench.later(11 * dayMs);
    await handlers()['audit.purge']({ olderThanDays: 10 }, context);
    expect(onDisk()).toEqual([]);
    expect(await verify()).toMatchObject({ findings: [] });
    await expect(history(id)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  it.each<[string, boolean, string | undefined]>([
    ['  mezi\nřádky  ', true, 'mezi\nřádky'],
    ['x'.repeat(500), true, 'x'.repeat(500)],
    ['x'.repeat(501), false, undefined],
    ['   ', false, undefined],
    ['', false, undefined],
  ])('%j is taken: %s', (note, taken, kept) => {
    const id = '6f1c1b2e-0000-4000-8000-000000000001';
    const read = routes['submissions.withdraw'].request.safeParse({ id, note });
    expect(read.success).toBe(taken);
    expect(read.data?.note).toBe(kept);
    const decision = { what: 'give-up', note };
    expect(routes['submissions.decide'].request.safeParse({ id, decision }).success).toBe(taken);
  });

  it('has its column in a database of before', () => {
    const db = openDatabase(':memory:');
    const columns = db
      .prepare('SELECT name, "notnull" AS needed FROM pragma_table_info(\'submissions\')')
      .all();
    expect(columns).toContainEqual({ name: 'closingNote', needed: 0 });
    db.close();
  });
});

describe('the history of a submission', () => {
  it('is its audit, in order, without digests', async () => {
    const id = await refused();
    await giveUp(id, canary);
    const { lines, more } = await history(id);
    expect(more).toBe(false);
    expect(lines[0]).toMatchObject({ action: 'stored', who: 'test', result: 'held' });
    expect(lines.slice(-2)).toMatchObject([
      { action: 'decision.give-up', who: 'test', result: 'rejected' },
      { action: 'state.giveUp', who: 'test', result: 'cancelled' },
    ]);
    expect(lines.map((one) => one.line)).toEqual(lines.map((one) => one.line).toSorted((a, b) => a - b));
    expect(JSON.stringify(lines)).not.toContain(canary);
    expect(Object.keys(lines[0] ?? {}).toSorted()).toEqual(['action', 'at', 'line', 'result', 'who']);
  });

  it('goes on behind a line, and is of nothing else', async () => {
    const id = await refused();
    const other = await bench.store(await bench.auction({ number: '142EX82/25-1' }), {
      caseKey: { fileMark: '142EX82/25', kind: 'auction', lot: '1' },
    });
    const { lines } = await history(id);
    const [first] = lines;
    expect((await history(id, first?.line)).lines).toEqual(lines.slice(1));
    expect((await history(other.id)).lines.map((one) => one.action)).toEqual(['stored']);
    await expect(history('6f1c1b2e-0000-4000-8000-000000000009')).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
  });

  it('comes in pages of 500', async () => {
    const id = await refused();
    const before = (await history(id)).lines.length;
    const line = Number(database().prepare('SELECT max(line) AS last FROM audit').get()?.last);
    const db = database();
    const insert = db.prepare(
      `INSERT INTO audit (line, at, who, action, submissionId, what, result, link) VALUES (?, 0, 'x', 'retry.asked', ?, '', '', '')`,
    );
    for (let n = 1; n <= 600; n += 1) insert.run(line + n, id);
    db.close();
    const first = await history(id);
    expect([first.lines.length, first.more]).toEqual([500, true]);
    const second = await history(id, first.lines.at(-1)?.line);
    expect([second.lines.length, second.more]).toEqual([100 + before, false]);
  });

  it('has words for every way a submission can go', () => {
    const ways = Object.keys(transitions).map((name) => `state.${name}`);
    expect(submissionDeeds.filter((deed) => deed.startsWith('state.')).toSorted()).toEqual(ways.toSorted());
  });
});
