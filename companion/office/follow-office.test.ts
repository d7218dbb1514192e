import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkOffice } from '../doctor/check-office.ts';
import { type Log, type LogFields, silentLog } from '../log.ts';
import { type FollowOfficeParts, followOffice } from './follow-office.ts';
import { type OfficeFile, openKeys, sealKeys } from './office-file.ts';
import { whyUntrusted } from './office-passphrase.ts';

const root = mkdtempSync(join(tmpdir(), 'podatelna-follow-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folder: string;
let env: Record<string, string>;
/** How often the settings of the file were looked at. */
let settings: number;
let said: [string, LogFields | undefined][];
let log: Log;
beforeEach(async () => {
  folder = mkdtempSync(join(root, 'one-'));
  env = {
    PODATELNA_OFFICE_FILE: join(folder, 'office.json'),
    PODATELNA_OFFICE_PASSPHRASE_FILE: join(folder, 'passphrase'),
  };
  said = [];
  settings = 0;
  log = { ...silentLog, warn: (event, fields) => void said.push([event, fields]) };
  const keys = await sealKeys(right, { 'portal-drazeb': { username: 'a', password: 'canary-heslo' } });
  const file: OfficeFile = { format: 'podatelna-office/1', config: {}, settings: null, profiles: [], keys };
  writeFileSync(join(folder, 'office.json'), JSON.stringify(file), { mode: 0o644 });
});

const right = 'a passphrase for the office';
const facts = () => ({ platform: 'linux', homeFolder: folder, env }) as const;
const give = (passphrase: string): void =>
  writeFileSync(join(folder, 'passphrase'), `${passphrase}\n`, { mode: 0o600 });
const doctor = () => checkOffice(facts(), { home: folder, dataFolder: folder });

const follow = (vault: FollowOfficeParts['vault']): { taken: string[]; end: () => Promise<void> } => {
  const taken: string[] = [];
  const ended = new AbortController();
  const following = followOffice(
    {
      facts: facts(),
      log,
      taker: {
        takeSettings: () => {
          settings += 1;
          return false;
        },
        takeProfiles: () => false,
        takeKeys: async ({ keys }, passphrase) => {
          taken.push(...Object.keys(keys === null ? {} : await openKeys(passphrase, keys)));
          return true;
        },
      },
      home: folder,
      dataFolder: folder,
      vault,
      training: false,
      signal: ended.signal,
    },
    20,
  );
  return {
    taken,
    end: () => {
      ended.abort();
      return following;
    },
  };
};

describe('who may lay and open the passphrase', () => {
  it.each<[string, number, number, RegExp | undefined]>([
    ["root's, for a group", 0, 0o640, undefined],
    ["root's alone", 0, 0o600, undefined],
    ['our own', 1000, 0o600, undefined],
    ['our own, for a group', 1000, 0o640, undefined],
    ["root's, for everybody", 0, 0o644, /can be opened by other users/],
    ["root's, to be written by everybody", 0, 0o602, /can be opened by other users/],
    ['our own, for everybody', 1000, 0o604, /can be opened by other users/],
    ["root's, to be written by a group", 0, 0o660, /can be changed by a group/],
    ["a colleague's", 1001, 0o640, /belongs to another user \(number 1001\), not to root/],
  ])('%s', (_name, uid, mode, says) => {
    const found = whyUntrusted('/etc/podatelna/passphrase', { uid, mode: 0o100_000 | mode }, 1000);
    if (says === undefined) expect(found).toBeUndefined();
    else expect(found?.says).toMatch(says);
  });
});

describe("the passphrase of the office's keys, in a file", () => {
  it('that is wrong is said by its code, and taken when it is corrected, though the office file stays', async () => {
    give('another passphrase');
    const { taken, end } = follow({ state: () => 'open', onOpen: () => {} });
    await vi.waitFor(
      () => expect(said).toEqual([['office keys not taken', { error: 'Error', code: 'wrong-passphrase' }]]),
      { timeout: 20_000 },
    );
    give(right);
    await vi.waitFor(() => expect(taken).toEqual(['portal-drazeb']), { timeout: 20_000 });
    await end();
  });

  it('opens them as soon as somebody opens a vault that was locked', async () => {
    give(right);
    let state: 'locked' | 'open' = 'locked';
    let opened = (): void => {};
    const { taken, end } = follow({
      state: () => state,
      onOpen: (listener) => {
        opened = listener;
      },
    });
    await vi.waitFor(() => expect(settings).toBe(1), { timeout: 20_000 });
    expect(taken).toEqual([]);
    state = 'open';
    opened();
    await vi.waitFor(() => expect(taken).toEqual(['portal-drazeb']), { timeout: 20_000 });
    await end();
  });

  it.each<[string, () => void, RegExp, RegExp]>([
    [
      'wrong',
      () => give('another passphrase'),
      /passphrase in \S+passphrase .*does not open them/,
      /correct it there/,
    ],
    ['missing', () => {}, /passphrase \(PODATELNA_OFFICE_PASSPHRASE_FILE\) is not there/, /lay it there/],
    [
      'open to others',
      () => writeFileSync(join(folder, 'passphrase'), right, { mode: 0o644 }),
      /can be opened by other users/,
      /chmod g-w,o= /,
    ],
    ['right', () => give(right), /opens them/, /Start the companion/],
    [
      'not named',
      () => {
        env = { PODATELNA_OFFICE_FILE: join(folder, 'office.json') };
      },
      /nobody gave/,
      /office import/,
    ],
  ])('is told by the doctor: %s', async (_name, arrange, says, todo) => {
    arrange();
    expect(await doctor()).toMatchObject({
      check: 'office',
      state: 'problem',
      says: expect.stringMatching(says),
      todo: expect.stringMatching(todo),
    });
  });
});

describe("the office's file that can't be used", () => {
  const path = () => join(folder, 'office.json');
  it.each<[string, () => void, RegExp, RegExp]>([
    [
      'a folder in its place',
      () => {
        rmSync(path());
        mkdirSync(path());
      },
      /no file but a folder/,
      /move it away/,
    ],
    ['not there', () => rmSync(path()), /not there/, /lay it there, or correct the setting/],
    ['that is much too large', () => truncateSync(path(), 700 * 1024 * 1024), /has 700 MB/, /a new one/],
    [
      'no JSON',
      () => writeFileSync(path(), '{'),
      /not valid JSON/,
      /a new one \(podatelna office export\)\.$/,
    ],
    [
      'one of a newer version',
      () => writeFileSync(path(), '{"format":"podatelna-office/9"}'),
      /"format" is wrong, or it was written by a newer version\. /,
      /a new one .* install the newer version/,
    ],
    [
      'a little too large',
      () => truncateSync(path(), 8 * 1024 * 1024 + 1),
      /has 9 MB, .* at most 8\./,
      /a new one/,
    ],
    ['that others may write to', () => chmodSync(path(), 0o666), /others may write/, /chmod go-w/],
    [
      'a link to what is not there',
      () => {
        rmSync(path());
        symlinkSync('gone', path());
      },
      /gone is not there/,
      /lay the file there/,
    ],
    [
      'a relative setting',
      () => {
        env = { PODATELNA_OFFICE_FILE: 'office.json' };
      },
      /must be an absolute path/,
      /^Correct the setting\.$/,
    ],
  ])('says what to do about just this: %s', async (_name, arrange, says, todo) => {
    arrange();
    expect(await doctor()).toMatchObject({
      state: 'problem',
      says: expect.stringMatching(says),
      todo: expect.stringMatching(todo),
    });
  });
});
