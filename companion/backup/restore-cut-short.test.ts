import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { alone } from '../commands/vault-access.ts';
import { loadConfig } from '../config/config.ts';
import { checkDatabase } from '../doctor/check-database.ts';
import { checkLeftovers } from '../doctor/check-leftovers.ts';
import { silentLog } from '../log.ts';
import { isUsed } from '../platform/home-folder.ts';
import { readFileIfThere, syncFolder } from '../platform/owner-only-file.ts';
import { startService } from '../start.ts';
import { openDatabase } from '../store/open-database.ts';
import { createTestBench } from '../test-bench.ts';
import { noPassphrase } from '../vault/passphrase-source.ts';
import { backUp } from './back-up.ts';
import { filesIn } from './files-in.ts';
import { type RestoreFiles, restore } from './restore.ts';
import { syncTree } from './sync-tree.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-restore-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const at = new Date('2026-11-22T03:00:00Z');
const clock = { now: () => at.getTime() };
const later = { now: () => at.getTime() + 60_000 };
const env = (home: string) => ({
  PODATELNA_HOME: home,
  PODATELNA_VAULT: 'file',
  PODATELNA_PORTAL_DRAZEB_URL: 'http://127.0.0.1:9',
});
const facts = (home: string) => ({ platform: 'linux', homeFolder: root, env: env(home) }) as const;

/** Backups of one submission and of two: which of them is there is told by their number. */
let one: string;
let two: string;
beforeAll(async () => {
  const bench = await createTestBench();
  const { config } = bench.companion();
  await bench.store(await bench.auction());
  one = await backUp(config, join(root, 'backups'), at);
  const lot28 = { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' } } as const;
  await bench.store(await bench.auction({ number: '142EX81/25-28' }), lot28);
  writeFileSync(join(config.home, 'config.json'), '{"retentionDays":400}', { mode: 0o600 });
  two = await backUp(config, join(root, 'backups'), new Date(later.now()));
  await bench.close();
});
let place: string;
let home: string;
beforeEach(() => {
  place = mkdtempSync(join(root, 'one-'));
  home = join(place, 'home');
});

const count = (at: string): number => {
  const db = new DatabaseSync(join(at, 'data', 'podatelna.db'), { readOnly: true });
  const { count } = db.prepare('SELECT count(*) AS count FROM submissions').get() ?? {};
  db.close();
  return Number(count);
};
const retentionDays = (at: string): unknown =>
  JSON.parse(readFileSync(join(at, 'config.json'), 'utf8')).retentionDays;
const leftIn = (at: string) => readdirSync(at).filter((name) => name.startsWith('data.'));
/** So much later that nothing is said any more of what was filed since the backup. */
const nextMonth = { now: () => clock.now() + 30 * 24 * 60 * 60 * 1000 };
const database = (at: string) => checkDatabase({ dataFolder: join(at, 'data') }, nextMonth)[0];
const leftovers = (at: string) => checkLeftovers(join(at, 'data'), clock.now());

async function start(at: string): Promise<string | undefined> {
  const service = await startService({ env: env(at), homeFolder: root, log: silentLog });
  await service.stop();
  return service.finishedRestore;
}

/** A restore, and the folder as one that was killed would leave it, before and after each thing it does to the disk. */
async function killedEverywhere(from: string): Promise<ReadonlyMap<string, string>> {
  const snapshots = new Map<string, string>();
  const look = (name: string): void => {
    const to = join(place, `killed-${snapshots.size}`);
    cpSync(home, to, { recursive: true });
    snapshots.set(name, to);
  };
  let renames = 0;
  const files: RestoreFiles = {
    syncTree: (folder) => {
      look('copied, not yet on the disk');
      syncTree(folder);
    },
    rename: (a, b) => {
      renames += 1;
      look(`before rename ${renames}`);
      renameSync(a, b);
      look(`after rename ${renames}`);
    },
    syncFolder,
  };
  await restore(facts(home), from, later, files);
  return snapshots;
}

describe('a restore that is killed', () => {
  it('leaves what was there, or is finished by the next start, and is never a first start', async () => {
    await restore(facts(home), one, clock);
    const killed = await killedEverywhere(two);
    expect([...killed.keys()]).toEqual([
      'copied, not yet on the disk',
      'before rename 1',
      'after rename 1',
      'before rename 2',
      'after rename 2',
    ]);
    for (const [moment, at] of killed) {
      const isMoved = !['copied, not yet on the disk', 'before rename 1'].includes(moment);
      const isMissing = ['after rename 1', 'before rename 2'].includes(moment);
      expect(existsSync(join(at, 'data')), moment).toBe(!isMissing);
      expect(database(at), moment).toMatchObject(
        isMissing
          ? {
              state: 'problem',
              says: expect.stringMatching(
                /is missing: a restore was cut short.*data\.restoring is complete.*data\.before-2026/,
              ),
              todo: expect.stringContaining('podatelna start'),
            }
          : { state: 'ok' },
      );
      expect(
        leftovers(at).map(({ says }) => says),
        moment,
      ).toEqual(
        isMoved ? [] : [expect.stringContaining('data.restoring is of a restore that was cut short')],
      );
      expect(await start(at), moment).toBe(isMissing ? '2026-11-22T03:01:00.000Z' : undefined);
      expect(count(at), moment).toBe(isMoved ? 2 : 1);
      // Settings go first: a start that finishes it would make others.
      expect(retentionDays(at), moment).toBe(400);
      expect(existsSync(join(at, 'data', 'restored.json')), moment).toBe(false);
      expect(leftIn(at), moment).toEqual([
        isMoved ? 'data.before-2026-11-22T03-01-00.000Z' : 'data.restoring',
      ]);
    }
  });

  it('can be called again wherever it was killed', async () => {
    await restore(facts(home), one, clock);
    for (const [moment, at] of await killedEverywhere(two)) {
      const wasThere = ['copied, not yet on the disk', 'before rename 1'].includes(moment) ? 1 : 2;
      const { before } = await restore(facts(at), two, { now: () => later.now() + 60_000 });
      expect(count(at), moment).toBe(2);
      expect(leftIn(at), moment).not.toContain('data.restoring');
      mkdirSync(join(at, 'looked'));
      renameSync(before ?? '', join(at, 'looked', 'data'));
      expect(count(join(at, 'looked')), moment).toBe(wasThere);
    }
  });

  it('on a new machine is finished, or refused until it is whole', async () => {
    const killed = await killedEverywhere(two);
    expect(killed.size).toBe(3);
    for (const [moment, at] of killed) {
      expect(isUsed(at), moment).toBe(true);
      if (moment === 'copied, not yet on the disk') {
        const refusal =
          /data\.restoring is of a restore that was cut short.*Nothing was sent.*podatelna restore/;
        await expect(start(at)).rejects.toThrow(refusal);
        expect(database(at)).toMatchObject({
          state: 'problem',
          todo: expect.stringContaining('podatelna restore'),
        });
        expect(leftIn(at)).toEqual(['data.restoring']);
        expect(existsSync(join(at, 'data', 'podatelna.db'))).toBe(false);
        await restore(facts(at), two, clock);
      } else {
        await start(at);
      }
      expect(count(at), moment).toBe(2);
      expect(retentionDays(at), moment).toBe(400);
      expect(leftIn(at), moment).toEqual([]);
    }
  });

  it('on a new machine before it took the settings is refused, and takes them when called again', async () => {
    mkdirSync(join(home, 'data.restoring'), { recursive: true, mode: 0o700 });
    chmodSync(home, 0o700);
    expect(database(home)).toMatchObject({ state: 'problem' });
    expect(() => openDatabase(join(home, 'data', 'podatelna.db'))).toThrow(/cut short.*podatelna restore/);
    await expect(start(home)).rejects.toThrow(/cut short.*podatelna restore/);
    await restore(facts(home), two, clock);
    expect(count(home)).toBe(2);
    expect(retentionDays(home)).toBe(400);
  });

  it('is finished by a command that opens the folder alone, too', async () => {
    await restore(facts(home), one, clock);
    const at = (await killedEverywhere(two)).get('after rename 1') ?? '';
    const config = loadConfig(facts(at), { read: readFileIfThere, write: () => {}, random: Math.random });
    await alone({ config }, noPassphrase, async () => {});
    expect(count(at)).toBe(2);
  });
});

describe('an exchange nobody can prove to be whole', () => {
  const before = 'data.before-2026-11-22T03-01-00.000Z';
  /** As versions without a mark were killed. */
  beforeEach(async () => {
    await restore(facts(home), one, clock);
    renameSync(join(home, 'data'), join(home, before));
  });

  it.each<[string, () => void, RegExp]>([
    ['what was there before, alone', () => {}, /data\.before-2026.* is what was there before a restore/],
    [
      'without a mark',
      () => cpSync(join(home, before), join(home, 'data.restoring'), { recursive: true }),
      /data\.restoring is of a restore that was cut short, and may not be whole; .*data\.before-2026/,
    ],
    [
      'marked before what was there was moved',
      () => {
        cpSync(join(home, before), join(home, 'data.restoring'), { recursive: true });
        const mark = { format: 1, at: at.toISOString(), before: 'data.before-2025-01-01T00-00-00.000Z' };
        writeFileSync(join(home, 'data.restoring', 'restored.json'), JSON.stringify(mark));
      },
      /may not be whole/,
    ],
    [
      'marked, without its database',
      () => {
        mkdirSync(join(home, 'data.restoring'));
        const mark = { format: 1, at: at.toISOString(), before };
        writeFileSync(join(home, 'data.restoring', 'restored.json'), JSON.stringify(mark));
      },
      /may not be whole/,
    ],
  ])('is refused, and restored again: %s', async (_name, leave, says) => {
    leave();
    writeFileSync(join(home, before, 'vault-passphrase'), 'of this machine');
    await expect(start(home)).rejects.toThrow(says);
    await expect(start(home)).rejects.toThrow(
      /Nothing was sent.*podatelna restore <folder>.*put .*data\.before.*in the place of/,
    );
    expect(existsSync(join(home, 'data', 'podatelna.db'))).toBe(false);
    expect(database(home)).toMatchObject({ state: 'problem', says: expect.stringMatching(says) });
    await expect(
      backUp({ home, dataFolder: join(home, 'data') }, join(place, 'backups'), at),
    ).rejects.toThrow(/No backup was made\..*podatelna restore/);
    expect((await restore(facts(home), two, later)).before).toBe(join(home, before));
    expect(count(home)).toBe(2);
    expect(readFileSync(join(home, 'data', 'vault-passphrase'), 'utf8')).toBe('of this machine');
    expect(leftIn(home)).toEqual([before]);
  });

  it('is gone where what was there before is put back', async () => {
    renameSync(join(home, before), join(home, 'data'));
    expect(await start(home)).toBeUndefined();
    expect(count(home)).toBe(1);
  });
});

describe('a disk that refuses', () => {
  const refuse = (): never => {
    throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
  };
  const files = { rename: renameSync, syncFolder, syncTree };

  it('a rename leaves what was there, without settings of the backup', async () => {
    await restore(facts(home), one, clock);
    for (const nth of [1, 2]) {
      let renames = 0;
      const rename: typeof renameSync = (a, b) => {
        renames += 1;
        if (renames === nth) refuse();
        renameSync(a, b);
      };
      await expect(restore(facts(home), two, later, { ...files, rename })).rejects.toThrow(
        'Nothing was restored',
      );
      expect(count(home)).toBe(1);
      expect(leftIn(home)).toEqual([]);
      expect(existsSync(join(home, 'config.json'))).toBe(false);
    }
  });

  it('both ways leaves what the next start finishes', async () => {
    await restore(facts(home), one, clock);
    let renames = 0;
    const rename: typeof renameSync = (a, b) => {
      renames += 1;
      if (renames > 1) refuse();
      renameSync(a, b);
    };
    await expect(restore(facts(home), two, later, { ...files, rename })).rejects.toThrow(
      /data\.before-2026.*finishes the restore/,
    );
    await start(home);
    expect(count(home)).toBe(2);
  });
});

describe('what was copied', () => {
  it('is on the disk before anything is moved', async () => {
    await restore(facts(home), one, clock);
    const done: string[] = [];
    await restore(facts(home), two, later, {
      syncTree: (folder) => {
        expect(filesIn(folder)).toContain('podatelna.db');
        expect(filesIn(folder)).not.toContain('restored.json');
        done.push('synced');
        syncTree(folder);
      },
      rename: (a, b) => {
        done.push('moved');
        renameSync(a, b);
      },
      syncFolder: (folder) => {
        done.push('folder');
        syncFolder(folder);
      },
    });
    expect(done).toEqual(['folder', 'synced', 'folder', 'moved', 'folder', 'moved', 'folder']);
  });
});

describe('the doctor names what restores left', () => {
  const names = () => leftovers(home).map(({ says }) => says);

  it('older than thirty days, as something to delete', async () => {
    await restore(facts(home), one, clock);
    mkdirSync(join(home, 'data.before-2026-11-01T03-00-00.000Z'));
    expect(names()).toEqual([]);
    mkdirSync(join(home, 'data.before-2026-10-01T03-00-00.000Z'));
    expect(names()).toEqual([expect.stringMatching(/data\.before-2026-10-01.*30 days/)]);
    expect(leftovers(home)[0]?.todo).toContain('Delete that folder');
  });
});
