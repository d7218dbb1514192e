import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSigningSettingsStore } from '../signing/signing-settings-store.ts';
import { lockFolder } from '../store/lock-folder.ts';
import { migrations } from '../store/migrate.ts';
import { openDatabase } from '../store/open-database.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { backUp } from './back-up.ts';
import { filesIn } from './files-in.ts';
import { readBackup } from './manifest.ts';
import { restore } from './restore.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-backup-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let bench: TestBench;
let place: string;
beforeEach(async () => {
  place = mkdtempSync(join(root, 'one-'));
  bench = await createTestBench();
});
afterEach(() => bench.close());

const at = new Date('2026-11-22T03:00:00Z');
const backedUp = () => backUp(bench.companion().config, place, at);
const facts = (home: string) =>
  ({ platform: 'linux', homeFolder: root, env: { PODATELNA_HOME: home } }) as const;
const clock = { now: () => at.getTime() };
const states = (home: string): string[] => {
  const db = new DatabaseSync(join(home, 'data', 'podatelna.db'), { readOnly: true });
  const rows = db.prepare('SELECT state FROM submissions ORDER BY seq').all();
  db.close();
  return rows.map(({ state }) => String(state));
};
const second = { caseKey: { fileMark: '142EX81/25', kind: 'auction', lot: '28' } } as const;

describe('a backup', () => {
  it('is made while the companion works, whole, for this user alone', async () => {
    await bench.store(await bench.auction());
    const path = await backedUp();
    expect(readdirSync(place)).toEqual(['podatelna-2026-11-22T03-00-00Z']);
    const { files } = await readBackup(path);
    expect(files.map((one) => one.path)).toEqual(filesIn(path).filter((one) => one !== 'backup.json'));
    expect(files.filter((one) => one.path.startsWith('data/blobs/'))).toHaveLength(2);
    for (const { path: name } of files) expect(statSync(join(path, name)).mode & 0o077).toBe(0);
    await expect(backedUp()).rejects.toThrow('there already');
  });

  it("never holds the vault's passphrase", async () => {
    const { home, dataFolder } = bench.companion().config;
    writeFileSync(join(dataFolder, 'vault-passphrase'), 'canary');
    writeFileSync(join(home, 'command-line.json'), '"canary"');
    const path = await backedUp();
    const all = filesIn(path).map((name) => readFileSync(join(path, name), 'latin1'));
    expect(all.join()).not.toContain('canary');
  });

  it('is one of its own, of two made at once', async () => {
    const made = await Promise.allSettled([backedUp(), backedUp()]);
    expect(made.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = made.find((one) => one.status === 'rejected');
    expect(String(refused?.reason)).toContain('Another backup is being made there');
    const [name = ''] = readdirSync(place);
    expect(readdirSync(place)).toHaveLength(1);
    await readBackup(join(place, name));
  });

  it('takes away what one that was killed left long ago, and nothing else', async () => {
    const old = 'podatelna-2026-11-21T03-00-00Z.unfinished';
    const others = [
      'podatelna-2026-11-22T02-00-00Z.unfinished',
      'podatelna-2026-11-20T03-00-00Z',
      'letters.unfinished',
    ];
    for (const name of [old, ...others]) {
      mkdirSync(join(place, name));
      writeFileSync(join(place, name, 'letter'), '');
    }
    await backedUp();
    expect(readdirSync(place).sort()).toEqual([...others, 'podatelna-2026-11-22T03-00-00Z'].sort());
  });

  it('that fails leaves nothing behind, and says so', async () => {
    const { home, dataFolder } = bench.companion().config;
    mkdirSync(join(home, 'config.json'));
    await expect(backUp({ home, dataFolder }, place, at)).rejects.toThrow('No backup was made.');
    expect(readdirSync(place)).toEqual([]);
    writeFileSync(join(root, 'file'), '');
    await expect(backUp({ home, dataFolder }, join(root, 'file'), at)).rejects.toThrow(
      /file is a file; name a folder.*No backup was made\.$/,
    );
  });

  it.each([
    ['a full disk', 13, /^There is no room left on the disk of .*\. No backup was made\. Make room/],
    ['a damaged database', 11, /^The database .*data\/podatelna\.db is damaged\. No backup was made\./],
  ])('leaves nothing behind of one that was not made because of %s', async (_name, errcode, sentence) => {
    await bench.store(await bench.auction());
    const fail = async (): Promise<number> => {
      throw Object.assign(new Error('database or disk is full'), { errcode });
    };
    await expect(backUp(bench.companion().config, place, at, fail)).rejects.toThrow(sentence);
    expect(readdirSync(place)).toEqual([]);
  });

  it('is not put into what it is made of, by whatever name', async () => {
    const { home } = bench.companion().config;
    const link = join(place, 'link');
    symlinkSync(join(home, 'data'), link);
    const before = filesIn(home);
    for (const into of [home, join(home, 'backup', 'daily'), join(home, 'data'), link, join(link, 'new')]) {
      await expect(backUp(bench.companion().config, into, at)).rejects.toThrow(
        `${into} lies in the folder of Podatelna's own data (${home})`,
      );
    }
    expect(filesIn(home)).toEqual(before);
    rmSync(link);
    // A name alike is another folder.
    const beside = `${home}-backup`;
    await readBackup(await backUp(bench.companion().config, beside, at));
    rmSync(beside, { recursive: true });
  });

  it('is not made of nothing', async () => {
    await expect(
      backUp({ home: join(place, 'home'), dataFolder: join(place, 'home', 'data') }, place, at),
    ).rejects.toThrow('no database');
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('restoring', () => {
  it('brings back what was there, and keeps what it replaces', async () => {
    const done = await bench.store(await bench.auction());
    await bench.send();
    expect((await bench.read(done.id)).state).toBe('done');
    const path = await backedUp();
    const home = join(place, 'home');
    mkdirSync(join(home, 'data'), { recursive: true, mode: 0o700 });
    chmodSync(home, 0o700);
    writeFileSync(join(home, 'data', 'note'), 'before');
    const restored = await restore(facts(home), path, clock);
    expect(restored).toMatchObject({ at: at.toISOString(), heldBack: 0 });
    expect(readFileSync(join(restored.before ?? '', 'note'), 'utf8')).toBe('before');
    expect(states(home)).toEqual(['done']);
    const again = await createTestBench({ env: { PODATELNA_HOME: home } });
    expect((await again.read(done.id)).state).toBe('done');
    await again.close();
  });

  it('brings back how the office signs, on a machine of another name too, and keeps how this one does', async () => {
    const { home: first } = bench.companion().config;
    const older = await backedUp();
    const keyFile = join(first, 'signing-key.p12');
    const key = Buffer.from([0x30, 0x82, 0, 0xff]);
    const settings = { key: { file: keyFile }, documentTypes: ['auction_decree'] };
    writeFileSync(keyFile, key, { mode: 0o600 });
    writeFileSync(join(first, 'signing.json'), JSON.stringify({ version: 3, settings }), { mode: 0o600 });
    const path = await backUp(bench.companion().config, place, new Date(at.getTime() + 1000));
    for (const name of ['signing-key.p12', 'signing.json'])
      expect(statSync(join(path, name)).mode & 0o777).toBe(0o600);
    const home = join(place, 'home');
    await restore(facts(home), path, clock);
    expect(readFileSync(join(home, 'signing-key.p12'))).toEqual(key);
    expect(statSync(join(home, 'signing-key.p12')).mode & 0o777).toBe(0o600);
    expect(createSigningSettingsStore(home, null, () => []).read()).toEqual({
      key: { file: join(home, 'signing-key.p12') },
      documentTypes: ['auction_decree'],
    });
    // Neither a backup from before, nor one with another key, takes what is set here.
    writeFileSync(join(home, 'signing-key.p12'), 'newer');
    for (const [index, from] of [older, path].entries()) {
      await restore(facts(home), from, { now: () => at.getTime() + index });
      expect(readFileSync(join(home, 'signing-key.p12'), 'utf8')).toBe('newer');
      expect(existsSync(join(home, 'signing.json'))).toBe(true);
    }
  });

  it('takes nothing that was laid into the backup since', async () => {
    const path = await backedUp();
    writeFileSync(join(path, 'data', 'podatelna.db-wal'), 'of whoever looked into it');
    writeFileSync(join(path, 'signing.json'), '{}');
    const home = join(place, 'home');
    await restore(facts(home), path, clock);
    expect(filesIn(home)).not.toContain('signing.json');
    expect(states(home)).toEqual([]);
  });

  it('files nothing anew that may have been filed since', async () => {
    await bench.store(await bench.auction());
    const path = await backedUp();
    await bench.send();
    expect(Object.values(bench.sandbox.state.auctions)).toHaveLength(1);
    const home = join(place, 'home');
    expect(await restore(facts(home), path, clock)).toMatchObject({ before: null, heldBack: 1 });
    expect(states(home)).toEqual(['cancelled']);
  });

  it('holds back every state that goes on by itself, and no other', async () => {
    const queued = await bench.store(await bench.auction());
    await bench.call('submissions.send-now', { id: queued.id });
    await bench.store(await bench.auction({ number: '142EX81/25-28' }), second);
    const path = await backedUp();
    const home = join(place, 'home');
    expect((await restore(facts(home), path, clock)).heldBack).toBe(2);
    expect(states(home)).toEqual(['cancelled', 'cancelled']);
  });

  it('holds back a chain as a whole', async () => {
    const followers = [
      {
        id: bench.clock.uuid(),
        caseKey: second.caseKey,
        payload: await bench.auction({ number: '142EX81/25-28' }),
      },
    ];
    await bench.store(await bench.auction(), { followers });
    const path = await backedUp();
    const home = join(place, 'home');
    await restore(facts(home), path, clock);
    expect(states(home)).toEqual(['cancelled', 'cancelled']);
  });

  it.each<[string, (path: string, home: string) => void, RegExp]>([
    ['no backup at all', (path) => rmSync(join(path, 'backup.json')), /is no backup/],
    [
      'a backup that was cut short',
      (path) => rmSync(join(path, 'data', 'podatelna.db')),
      /podatelna.db is missing/,
    ],
    [
      'a database that was changed',
      (path) =>
        writeFileSync(
          join(path, 'data', 'podatelna.db'),
          'x'.repeat(statSync(join(path, 'data', 'podatelna.db')).size),
        ),
      /not as it was written/,
    ],
    ['a manifest that is no JSON', (path) => writeFileSync(join(path, 'backup.json'), '{'), /is damaged/],
    [
      'a manifest that leads elsewhere',
      (path) => {
        const text = readFileSync(join(path, 'backup.json'), 'utf8');
        writeFileSync(
          join(path, 'backup.json'),
          text.replace('data/podatelna.db', '../../data/podatelna.db'),
        );
      },
      /is damaged/,
    ],
    [
      'a backup of a newer version',
      (path) => {
        const text = readFileSync(join(path, 'backup.json'), 'utf8');
        writeFileSync(join(path, 'backup.json'), text.replace(/"layout": \d+/, '"layout": 999'));
      },
      /newer version/,
    ],
  ])('refuses %s and changes nothing', async (_name, damage, sentence) => {
    const path = await backedUp();
    const home = join(place, 'home');
    mkdirSync(join(home, 'data'), { recursive: true, mode: 0o700 });
    writeFileSync(join(home, 'data', 'note'), 'before');
    damage(path, home);
    await expect(restore(facts(home), path, clock)).rejects.toThrow(sentence);
    expect(readdirSync(join(home, 'data'))).toEqual(['note']);
  });

  it.each<[string, (path: string) => string, RegExp]>([
    [
      'a folder of backups',
      (path) => join(path, '..'),
      /no backup.*Nothing was changed.*such as .*podatelna-2026-11-22T03-00-00Z\.$/,
    ],
    ['a file', (path) => join(path, 'backup.json'), /backup\.json is a file/],
    ['what is not there', (path) => join(path, 'none'), /none.*is not there\..*Nothing was changed/],
  ])('refuses %s', async (_name, wrong, sentence) => {
    const path = await backedUp();
    await expect(restore(facts(join(place, 'home')), wrong(path), clock)).rejects.toThrow(sentence);
  });

  it('leaves nothing behind of what could not be copied', async () => {
    const path = await backedUp();
    const home = join(place, 'home');
    mkdirSync(join(home, 'data'), { recursive: true, mode: 0o700 });
    // In place of the machine's passphrase something that can't be copied over.
    mkdirSync(join(home, 'data', 'vault-passphrase'));
    await expect(restore(facts(home), path, clock)).rejects.toThrow();
    expect(readdirSync(home).sort()).toEqual(['companion.lock', 'data']);
  });

  it('refuses while a companion runs', async () => {
    const path = await backedUp();
    const home = join(place, 'home');
    const release = lockFolder(home);
    await expect(restore(facts(home), path, clock)).rejects.toThrow('Another companion');
    release();
    expect(existsSync(join(home, 'data'))).toBe(false);
  });
});

describe('an update that changes the layout of the database', () => {
  it('keeps the database as it was, for this user alone', async () => {
    const path = join(place, 'data', 'podatelna.db');
    const db = new DatabaseSync(prepare(path));
    for (const sql of migrations.slice(0, -1)) db.exec(sql);
    db.exec(`PRAGMA user_version = ${migrations.length - 1}`);
    db.close();
    openDatabase(path).close();
    const kept = join(place, 'data', 'before-update', `layout-${migrations.length - 1}.db`);
    expect(statSync(kept).mode & 0o077).toBe(0);
    const before = new DatabaseSync(kept, { readOnly: true });
    expect(before.prepare('PRAGMA user_version').get()).toEqual({ user_version: migrations.length - 1 });
    before.close();
  });

  it('keeps nothing where nothing changes', () => {
    const path = join(place, 'data', 'podatelna.db');
    openDatabase(path).close();
    openDatabase(path).close();
    expect(existsSync(join(place, 'data', 'before-update'))).toBe(false);
  });

  function prepare(path: string): string {
    mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 });
    return path;
  }
});
