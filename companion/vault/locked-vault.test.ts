import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { isProblemError } from '../../shared/contract/problems.ts';
import type { RouteMessage } from '../../shared/contract/routes.ts';
import { writeOwnerOnlyFile } from '../platform/owner-only-file.ts';
import { createTestBench, type TestBench, type TestBenchOptions } from '../test-bench.ts';

let bench: TestBench;
const pair = { pair: 'test' };
const folders: string[] = [];
const open = async (options?: TestBenchOptions): Promise<void> => {
  bench = await createTestBench(options);
};
afterEach(async () => {
  await bench.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const lock = () => bench.companion().handlers['vault.lock']({}, pair);
const unlock = (message: RouteMessage<'vault.unlock'> = {}) =>
  bench.companion().handlers['vault.unlock'](message, pair);
const credentials = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };
const asked = () => bench.sandbox.journal.length;

describe('while the vault is locked', () => {
  it('a submission is stored, waits with that reason, and goes on at once when it is opened', async () => {
    await open();
    await lock();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      dueAt: null,
      problem: {
        code: 'vault-locked',
        params: { reason: 'locked', system: 'portal-drazeb' },
        sent: 'nothing',
      },
    });
    await bench.later(3_600_000);
    expect(asked()).toBe(0);
    await unlock();
    await bench.later(0);
    expect(await bench.read(id)).toMatchObject({ state: 'done', problem: null });
  });

  it('everything in the queue waits and everything goes on', async () => {
    await open();
    await lock();
    const ids: string[] = [];
    for (const lot of ['1', '2', '3']) {
      const payload = await bench.auction({ number: `142EX81/25-${lot}` });
      const caseKey = { fileMark: '142EX81/25', kind: 'auction', lot } as const;
      ids.push((await bench.store(payload, { caseKey })).id);
    }
    await bench.send();
    const states = async () => Promise.all(ids.map(async (id) => (await bench.read(id)).state));
    expect(await states()).toEqual(['queued', 'queued', 'queued']);
    await unlock();
    await bench.later(0);
    expect(await states()).toEqual(['done', 'done', 'done']);
  });

  it('what was being sent stops before its next call and goes on from there, once', async () => {
    let isLocked = false;
    await open({
      around: async (request, next) => {
        const response = await next();
        if (!isLocked && request.url.endsWith('/real.json')) {
          isLocked = true;
          await lock();
        }
        return response;
      },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'vault-locked', sent: 'draft' },
    });
    const before = asked();
    await bench.later(3_600_000);
    expect(asked()).toBe(before);
    await unlock();
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
    expect(Object.values(bench.sandbox.state.auctions)).toHaveLength(1);
    expect(bench.sandbox.journal.filter((one) => one.effect?.kind === 'create')).toHaveLength(1);
  });

  it('an answer that was lost stays unknown, and is looked for as soon as it is opened', async () => {
    await open();
    bench.sandbox.faults.add({
      method: 'PATCH',
      path: '/admin/auctions/*.json',
      body: 'to_upcoming',
      action: { kind: 'drop-after' },
    });
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    await lock();
    for (let round = 0; round < 20; round += 1) await bench.later(60_000);
    expect(await bench.read(id)).toMatchObject({ state: 'unknown', problem: { code: 'answer-lost' } });
    await unlock();
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
  });

  it('credentials can neither be set nor removed, and the look says why it sees nothing', async () => {
    await open();
    await lock();
    const { handlers } = bench.companion();
    const refused = [
      handlers['secrets.set']({ system: 'portal-drazeb', secret: credentials }, pair),
      handlers['secrets.remove']({ system: 'portal-drazeb' }, pair),
    ];
    for (const work of refused) {
      const error: unknown = await work.catch((reason: unknown) => reason);
      expect(isProblemError(error) && error.problem.code).toBe('vault-locked');
    }
    const key = { fileMark: '142EX81/25', kind: 'auction', lot: '27' } as const;
    const look = await handlers['remote.look']({ key, number: '142EX81/25-27', recordKind: 'real' }, pair);
    expect(look).toMatchObject({ complete: false, problem: { code: 'vault-locked' } });
    const { secrets } = await handlers['secrets.list']({}, pair);
    expect(secrets.map((one) => one.system)).toEqual(['portal-drazeb']);
  });

  it('the service says so, and says when it is open again', async () => {
    await open();
    const vault = async () => (await bench.companion().handlers['service.read']({}, pair)).vault;
    expect(await vault()).toBe('open');
    await lock();
    expect(await vault()).toBe('locked');
    await unlock();
    expect(await vault()).toBe('open');
  });
});

describe('a vault file over restarts', () => {
  const withFile = (): { path: string; env: Record<string, string> } => {
    const folder = mkdtempSync(join(tmpdir(), 'podatelna-passphrase-'));
    folders.push(folder);
    const path = join(folder, 'passphrase');
    return { path, env: { PODATELNA_VAULT: 'file', PODATELNA_VAULT_PASSPHRASE_FILE: path } };
  };

  it('opens from the passphrase file and takes up what waited', async () => {
    const { path, env } = withFile();
    writeOwnerOnlyFile(path, 'right passphrase\n');
    await open({ vault: 'folder', env });
    writeOwnerOnlyFile(path, 'wrong passphrase\n');
    await bench.restart();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect(await bench.read(id)).toMatchObject({
      state: 'queued',
      problem: { code: 'vault-locked', params: { reason: 'wrong-passphrase' } },
    });
    writeOwnerOnlyFile(path, 'right passphrase\n');
    await bench.restart();
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
  });

  it('opens by the command line where the settings name no passphrase', async () => {
    await open({ vault: 'folder', env: { PODATELNA_VAULT: 'file' }, withCredentials: false });
    await unlock({ passphrase: 'right passphrase' });
    await bench.companion().handlers['secrets.set']({ system: 'portal-drazeb', secret: credentials }, pair);
    await bench.restart();
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(id)).problem?.params.reason).toBe('passphrase-needed');
    const error: unknown = await unlock({ passphrase: 'wrong passphrase' }).catch(
      (reason: unknown) => reason,
    );
    expect(isProblemError(error) && error.problem.params.reason).toBe('wrong-passphrase');
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('queued');
    await unlock({ passphrase: 'right passphrase' });
    await bench.later(0);
    expect((await bench.read(id)).state).toBe('done');
  });
});
