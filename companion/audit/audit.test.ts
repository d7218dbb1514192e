import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestBench, type TestBench, type TestBenchOptions } from '../test-bench.ts';
import { type AuditLine, firstLink, linkOf } from './audit-line.ts';
import { readLines } from './sql/read-lines.ts';

let bench: TestBench | undefined;
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});
async function open(options: TestBenchOptions = {}): Promise<TestBench> {
  bench = await createTestBench(options);
  return bench;
}

const pair = 'test';
/** The file itself, beside the companion that has it open. */
function file(one: TestBench): DatabaseSync {
  return new DatabaseSync(join(one.companion().config.dataFolder, 'podatelna.db'));
}
function lines(one: TestBench): AuditLine[] {
  const db = file(one);
  const found = [...readLines(db)];
  db.close();
  return found;
}
const verify = (one: TestBench, receipt?: { line: number; link: string }) =>
  one.companion().handlers['audit.verify'](receipt === undefined ? {} : { receipt }, { pair });
const actions = (one: TestBench): string[] => lines(one).map(({ action, result }) => `${action} ${result}`);

describe('the audit of an auction', () => {
  it('has a line for all that happened, in its order, by whom', async () => {
    const one = await open();
    const { id } = await one.store(await one.auction(), { preparedBy: 'Jana Nová' });
    await one.send();
    await one.companion().handlers['secrets.remove']({ system: 'portal-drazeb' }, { pair });
    expect((await one.read(id)).state).toBe('done');
    // The key is made beside the first credentials, before or behind their line.
    expect(actions(one).filter((action) => !/^audit\.key [0-9a-f]{16}$/.test(action))).toEqual([
      'secret.set portal-drazeb begun',
      'secret.set portal-drazeb done',
      'stored held',
      'state.release queued',
      'state.start sending',
      'step.intent create',
      'step.done create',
      'step.intent publish irreversible',
      'step.done publish irreversible',
      'state.accept accepted',
      'state.verify done',
      'secret.removed portal-drazeb begun',
      'secret.removed portal-drazeb done',
    ]);
    const found = lines(one);
    expect(found.filter(({ action }) => action === 'audit.key')).toHaveLength(1);
    expect(found.map(({ line }) => line)).toEqual(found.map((_line, index) => index + 1));
    expect(found.find(({ action }) => action === 'stored')?.who).toBe('Jana Nová, test');
    expect(found.filter(({ who }) => who === 'podatelna')).toHaveLength(9);
    const { hash } = Object.values(one.sandbox.state.auctions)[0] ?? {};
    expect(found.find(({ action }) => action === 'state.verify')?.remoteId).toBe(hash);
    expect(found.filter(({ action }) => action === 'step.done').map((line) => line.remoteId)).toEqual([
      hash,
      hash,
    ]);
    expect(await verify(one)).toMatchObject({ lines: 14, sealed: 14, unsealed: 0, findings: [] });
  });

  it('names the person who steered it', async () => {
    const one = await open();
    const first = await one.store(await one.auction());
    await one.companion().handlers['submissions.undo']({ id: first.id }, { pair });
    expect(lines(one).at(-1)).toMatchObject({ action: 'state.undo', who: 'test', submissionId: first.id });
  });

  it('holds nothing of a case in clear', async () => {
    const one = await open();
    await one.store(await one.auction({ title: 'Dům pana Kanárka' }));
    await one.send();
    // Digests, salts and seals are chance: four digits stand in one of them now and then.
    const text = JSON.stringify(lines(one)).replaceAll(/"[0-9a-f]{16,}"/g, '""');
    for (const word of ['Kanár', '142EX81', '8125', 'vyhláška', '19-2000145399'])
      expect(text).not.toContain(word);
    const digests = lines(one).map(({ what }) => what);
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('what somebody changes in the file', () => {
  it.each([
    [
      'the content of a stored submission',
      "UPDATE submissions SET payload = replace(payload, '2000000', '200000')",
      'content-changed',
    ],
    ['who prepared it', "UPDATE submissions SET preparedBy = 'Petr'", 'content-changed'],
    [
      'what a step was about to do',
      "UPDATE steps SET intent = '{}' WHERE name = 'publish'",
      'content-changed',
    ],
    ['what a step answered', "UPDATE steps SET result = '{}' WHERE name = 'create'", 'content-changed'],
    ['when a state began', 'UPDATE history SET at = at + 1 WHERE seq = 2', 'content-changed'],
    ['a row of the history', 'DELETE FROM history WHERE seq = 2', 'content-missing'],
    [
      'a salt, so that a content proves nothing',
      "UPDATE audit SET salt = NULL WHERE action = 'stored'",
      'salt-missing',
    ],
  ])('is found: %s', async (_name, sql, finding) => {
    const one = await open();
    await one.store(await one.auction());
    await one.send();
    const db = file(one);
    db.exec(sql);
    db.close();
    expect((await verify(one)).findings).toContainEqual({ line: expect.any(Number), finding });
  });

  it('is found at the end by what the vault knows, and stays written', async () => {
    const one = await open({ vault: 'folder' });
    await one.store(await one.auction());
    await one.companion().stop();
    const db = file(one);
    db.exec('DROP TRIGGER auditIsNeverTakenAway; DELETE FROM audit WHERE line > 3');
    db.close();
    await one.restart();
    await one.companion().drain();
    expect((await verify(one)).findings).toEqual([{ line: 4, finding: 'end-was-missing' }]);
    await one.restart();
    await one.companion().drain();
    expect((await verify(one)).findings).toEqual([{ line: 4, finding: 'end-was-missing' }]);
  });

  it('is found when lines are written anew for the companion to seal', async () => {
    const one = await open({ vault: 'folder' });
    await one.store(await one.auction(), { preparedBy: 'Jana' });
    await one.companion().stop();
    const db = file(one);
    db.exec('DROP TRIGGER auditIsNeverChanged');
    db.exec("UPDATE audit SET who = 'Petr', seal = NULL, keyId = NULL WHERE action = 'stored'");
    let before = firstLink;
    for (const line of [...readLines(db)]) {
      before = linkOf(before, line);
      db.prepare('UPDATE audit SET link = ? WHERE line = ?').run(before, line.line);
    }
    db.close();
    await one.restart();
    await one.companion().drain();
    expect((await verify(one)).findings.map(({ finding }) => finding)).toContain('end-was-missing');
  });
});

describe('the key', () => {
  it('is made with the vault; what was written before is sealed then', async () => {
    const one = await open({ withCredentials: false, vault: 'folder' });
    await one.store(await one.auction());
    await one.send();
    expect(await verify(one)).toMatchObject({ sealed: 0, unsealed: 2, findings: [] });
    const secret = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };
    await one.companion().handlers['secrets.set']({ system: 'portal-drazeb', secret }, { pair });
    await one.send();
    expect(await verify(one)).toMatchObject({ unsealed: 0, unchecked: 0, findings: [] });
    expect(readdirSync(one.companion().config.dataFolder)).toContain('vault.json');
  });

  it('is away while the vault is locked: lines wait and are sealed when it opens, over a crash too', async () => {
    const one = await open({ vault: 'folder' });
    await one.companion().drain();
    await one.companion().handlers['vault.lock']({}, { pair });
    await one.store(await one.auction());
    expect(await verify(one)).toMatchObject({ sealed: 0, unsealed: 1, unchecked: 3, findings: [] });
    await one.crash();
    await one.send();
    expect(await verify(one)).toMatchObject({ unsealed: 0, unchecked: 0, findings: [] });
  });

  it('may be lost with the vault: the chain goes on under another one', async () => {
    const one = await open({ vault: 'folder' });
    await one.store(await one.auction());
    await one.companion().stop();
    for (const name of ['vault.json', 'vault-passphrase'])
      rmSync(join(one.companion().config.dataFolder, name), { force: true });
    await one.restart();
    const secret = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };
    await one.companion().handlers['secrets.set']({ system: 'portal-drazeb', secret }, { pair });
    await one.send();
    const report = await verify(one);
    expect(report).toMatchObject({ unsealed: 0, findings: [] });
    expect(report.unchecked).toBe(4);
    expect(report.sealed).toBeGreaterThan(5);
  });
});
