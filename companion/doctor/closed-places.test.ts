import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { obstacleAt } from '../platform/obstacle.ts';
import { databasePath, openDatabase } from '../store/open-database.ts';
import { checkDatabase } from './check-database.ts';
import { checkPlaces } from './check-folder.ts';
import { checkProfiles } from './check-profiles.ts';
import { diagnose } from './diagnose.ts';

let home: string;
let dataFolder: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-closed-'));
  dataFolder = join(home, 'data');
  openDatabase(databasePath({ dataFolder })).close();
  mkdirSync(join(dataFolder, 'blobs', 'ab'), { recursive: true });
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/**
 * As a user finds it to whom this place is closed: whoever runs the tests may be one who can open everything.
 * @param wanted only for writing: it can be read.
 */
const closedAt =
  (place: string, wanted: 'read' | 'write' = 'read'): typeof obstacleAt =>
  (path, wants) =>
    path.startsWith(place) && (wanted === 'read' || wants === 'write')
      ? { fault: 'denied', says: `${place} is closed.`, todo: `chown -R clerk ${place}` }
      : undefined;

/** A database that SQLite answers with this result code. */
const failingWith = (errcode: number) =>
  class extends DatabaseSync {
    override prepare(): never {
      throw Object.assign(new Error('canary'), { errcode });
    }
  };

describe('places in the folder', () => {
  it('are as a companion leaves them', () => {
    expect(checkPlaces({ home, dataFolder })).toEqual([]);
  });

  it.each(['data', 'data/staging', 'data/blobs', 'data/blobs/ab', 'log', 'log/companion.log'])(
    'that are closed are named once: %s',
    (name) => {
      const place = join(home, name);
      expect(checkPlaces({ home, dataFolder }, closedAt(place, 'write'))).toMatchObject([
        { check: 'folder', state: 'problem', says: `${place} is closed.`, todo: `chown -R clerk ${place}` },
      ]);
    },
  );
});

describe.skipIf(process.platform === 'win32')('something else in a place', () => {
  const lays: Readonly<Record<string, (path: string) => void>> = {
    file: (path) => writeFileSync(path, ''),
    loop: (path) => symlinkSync(path, path),
    pipe: (path) => execFileSync('mkfifo', [path]),
  };

  it.each([
    ['data', 'file'],
    ['data', 'loop'],
    ['data/staging', 'file'],
    ['log', 'file'],
    ['companion.lock', 'pipe'],
    ['data/podatelna.db', 'pipe'],
    ['data/podatelna.db-wal', 'loop'],
    ['data/vault.json', 'pipe'],
    ['pairs.json', 'pipe'],
    ['config.json', 'pipe'],
  ])('is a finding, and the rest is looked at: %s, a %s', async (name, kind) => {
    const place = join(home, name);
    rmSync(place, { recursive: true, force: true });
    lays[kind]?.(place);
    const findings = await diagnose({
      facts: { platform: process.platform, homeFolder: home, env: { PODATELNA_HOME: home } },
      fetch: () => Promise.reject(new TypeError('fetch failed')),
      now: Date.now,
    });
    expect(findings).toContainEqual(
      expect.objectContaining({ state: 'problem', says: expect.stringContaining(`${place} is a `) }),
    );
    expect(findings.map(({ check }) => check)).toEqual(expect.arrayContaining(['program', 'profiles']));
    for (const { says } of findings) expect(says).not.toMatch(/\(E[A-Z]+\)|ProblemError/);
  });
});

describe('the database', () => {
  const look = (parts: Parameters<typeof checkDatabase>[1]) => checkDatabase({ dataFolder }, parts)[0];

  it.each<[string, Parameters<typeof checkDatabase>[1], string]>([
    ['on a full disk', { Database: failingWith(13) }, 'There is no room left'],
    ['on a failing disk', { Database: failingWith(10) }, 'reports errors'],
    ['held by another program', { Database: failingWith(5) }, 'Another program holds'],
  ])('that can only not be read now is not damaged: %s', (_name, parts, words) => {
    const finding = look(parts);
    expect(finding).toMatchObject({ state: 'problem', says: expect.stringContaining(words) });
    // Whoever restores a backup then loses what was filed since.
    expect(finding?.says).toContain("doesn't mean that it is damaged");
    expect(finding?.todo).not.toContain('restore');
  });

  it('is restored where it is damaged', () => {
    expect(look({ Database: failingWith(11) })).toMatchObject({
      says: `The database ${databasePath({ dataFolder })} is damaged.`,
      todo: expect.stringContaining('podatelna restore'),
    });
  });

  it('in a closed folder is not called missing', () => {
    rmSync(databasePath({ dataFolder }));
    expect(look({ lookAt: closedAt(dataFolder) })?.says).toContain(`${dataFolder} is closed.`);
  });

  it.each(['podatelna.db', 'podatelna.db-wal'])('that cannot be written is named: %s', (name) => {
    writeFileSync(join(dataFolder, 'podatelna.db-wal'), '');
    const place = join(dataFolder, name);
    expect(look({ lookAt: closedAt(place, 'write') })).toMatchObject({
      state: 'problem',
      says: `${place} is closed.`,
    });
  });
});

it("the office's profiles in a closed folder are not imported again", () => {
  expect(checkProfiles({ policies: [], dataFolder, lookAt: closedAt(dataFolder) })).toMatchObject({
    state: 'problem',
    says: `${dataFolder} is closed.`,
    todo: expect.not.stringContaining('import'),
  });
});
