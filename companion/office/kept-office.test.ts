import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkOffice } from '../doctor/check-office.ts';
import { silentLog } from '../log.ts';
import { readConfig } from '../read-config.ts';
import { takeOffice } from './follow-office.ts';
import { officeSentence, readOfficeSettings } from './kept-office.ts';

let home: string;
let path: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-kept-'));
  path = join(mkdtempSync(join(tmpdir(), 'podatelna-etc-')), 'office.json');
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
  rmSync(join(path, '..'), { recursive: true, force: true });
});

const facts = (named = path) =>
  ({
    platform: 'linux',
    homeFolder: home,
    env: { PODATELNA_HOME: home, PODATELNA_OFFICE_FILE: named },
  }) as const;
const write = (config: object, at = path): void =>
  writeFileSync(at, JSON.stringify({ format: 'podatelna-office/1', config, settings: null, keys: null }), {
    mode: 0o644,
  });
const take = (at = facts()): Promise<void> =>
  takeOffice({
    facts: at,
    log: silentLog,
    taker: { takeSettings: () => false, takeProfiles: () => false, takeKeys: async () => false },
    home,
    dataFolder: join(home, 'data'),
    vault: { state: () => 'locked' },
    training: false,
  });
const approval = () => readConfig(facts()).approval;

const damages: readonly [string, () => void, RegExp][] = [
  ['no JSON', () => writeFileSync(path, '{'), /not valid JSON/],
  ['an empty file', () => writeFileSync(path, ''), /not valid JSON/],
  ['of a newer version', () => writeFileSync(path, '{"format":"podatelna-office/9"}'), /newer version/],
  ['one that others may write to', () => chmodSync(path, 0o666), /others may write/],
  ['gone, though it is named', () => rmSync(path), /not there/],
];

describe("the office's file, damaged after it was taken", () => {
  it.each(damages)('keeps nobody from starting, and what it said holds: %s', async (_name, damage, words) => {
    write({ approval: 'second-person' });
    await take();
    damage();
    // Another look while the companion runs takes nothing back.
    await take();
    expect(approval()).toBe('second-person');
    expect(officeSentence(readOfficeSettings(facts(), home).refused)).toMatch(words);
    expect(await checkOffice(facts(), { home, dataFolder: join(home, 'data') })).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('The settings taken of it last hold'),
    });
  });

  it.each(damages)('is refused where nothing was ever taken: %s', async (_name, damage, words) => {
    write({ approval: 'second-person' });
    damage();
    expect(approval).toThrow(words);
    expect(await checkOffice(facts(), { home, dataFolder: join(home, 'data') })).toMatchObject({
      state: 'problem',
      says: expect.stringContaining('no companion starts with it'),
    });
  });

  it('is not replaced by what was taken of another file', async () => {
    const other = join(path, '..', 'other.json');
    write({ approval: 'second-person' }, other);
    await take(facts(other));
    writeFileSync(path, '{');
    expect(approval).toThrow('not valid JSON');
  });

  it('is not replaced by a copy that is damaged itself', async () => {
    write({ approval: 'second-person' });
    await take();
    writeFileSync(path, '{');
    writeFileSync(join(home, 'office-config.json'), '{"path');
    expect(approval).toThrow('not valid JSON');
  });
});

describe('what is kept of it', () => {
  it('is for this user alone, follows every change, and is used only for a file that is refused', async () => {
    write({ approval: 'second-person' });
    await take();
    expect(statSync(join(home, 'office-config.json')).mode & 0o777).toBe(0o600);
    write({ approval: 'none' });
    expect(approval()).toBe('none');
    await take();
    writeFileSync(path, '{');
    expect(approval()).toBe('none');
  });

  it('goes when the administrator takes the file away', async () => {
    write({ approval: 'second-person' });
    await take();
    const none = { ...facts(), platform: 'win32', env: { PODATELNA_HOME: home, ProgramData: home } } as const;
    await take(none as unknown as ReturnType<typeof facts>);
    expect(existsSync(join(home, 'office-config.json'))).toBe(false);
  });
});
