import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '../../shared/contract/problems.ts';
import { systemClock } from '../clock.ts';
import { loadConfig } from '../config/config.ts';
import { createOffice } from '../office/office.ts';
import { writeOfficeFile } from '../office/office-file.ts';
import { createOfficeProfiles, officeProfilesPath } from '../office/office-profiles.ts';
import type { CommandContext } from './command.ts';
import { office } from './office.ts';
import { alone, passphraseFrom } from './vault-access.ts';

const passphrase = 'a passphrase for the office';
const portal = { username: 'urad@urad.cz', password: 'canary-heslo' };
const profile = (name: string): string =>
  JSON.stringify({
    version: 1,
    name,
    origins: ['https://spis.urad.cz'],
    pages: [{ address: { path: '/**' } }],
  });

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-office-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** One user of the office, with a folder of their own. */
function user(name: string, config: object, typed = passphrase, isRunning = false) {
  const home = join(root, name);
  const vaultPassphrase = join(root, `${name}.passphrase`);
  writeFileSync(vaultPassphrase, `passphrase of ${name}\n`, { mode: 0o600 });
  const load = () =>
    loadConfig(
      {
        env: {
          PODATELNA_HOME: home,
          PODATELNA_PORT: '50000',
          PODATELNA_VAULT: 'file',
          PODATELNA_VAULT_PASSPHRASE_FILE: vaultPassphrase,
        },
        platform: 'linux',
        homeFolder: root,
      },
      { read: () => JSON.stringify(config), write: () => {}, random: () => 0.5 },
    );
  const said: string[] = [];
  const context: CommandContext = {
    config: load(),
    channel: {
      call: (async () => {
        if (!isRunning) throw new ProblemError({ code: 'service-missing' });
        return {};
      }) as CommandContext['channel']['call'], // one stand-in for every route
      watch: () => Promise.reject(new Error('not watched')),
      upload: () => Promise.reject(new Error('nothing to upload')),
      forget: () => {},
    },
    signal: new AbortController().signal,
    json: false,
    print: (line) => said.push(line),
    warn: () => {},
    terminal: { ask: async () => '', askHidden: async () => typed },
    readInput: async () => '',
  };
  const source = passphraseFrom(undefined, context.config);
  return {
    said,
    run: (...args: string[]) => office(args, context),
    prepare: () =>
      alone(context, source, async ({ db, secrets }) => {
        await secrets.set('portal-drazeb', portal, name);
        const settings = createOffice(db, systemClock);
        const { version, settings: before } = settings.read();
        settings.save(version, { ...before, contact: 'úřad' }, name);
      }),
    has: () =>
      alone(context, source, async ({ db, secrets }) => ({
        contact: createOffice(db, systemClock).read().settings.contact,
        keys: secrets.list().map(({ system }) => system),
        profiles: createOfficeProfiles(context.config.dataFolder).read().profiles,
      })),
    ownFile: () => JSON.parse(readFileSync(join(home, 'config.json'), 'utf8')),
  };
}

const file = (): string => join(root, 'office.json');

describe('an office', () => {
  it('is written by one user and taken by another: settings, profiles, sealed keys', async () => {
    const first = user('first', {});
    await first.prepare();
    const profilePath = join(root, 'profile.json');
    writeFileSync(profilePath, profile('Spisy'));
    await first.run('export', file(), '--profile', profilePath, '--with-keys');
    expect(first.said).toEqual([`Written: ${file()}, 1 profiles, with sealed keys.`]);
    expect(readFileSync(file(), 'utf8')).not.toContain('canary-heslo');

    const second = user('second', {});
    await second.run('import', file());
    expect(second.said).toEqual(['Taken: settings, 1 profiles and keys. They hold from the next start.']);
    expect(await second.has()).toMatchObject({
      contact: 'úřad',
      keys: ['portal-drazeb'],
      profiles: [{ name: 'Spisy', pages: [{ address: { path: '/**' } }] }],
    });
    // Exported anew, what the office shares already goes along.
    await second.run('export', file());
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({
      profiles: [{ name: 'Spisy' }],
      keys: null,
    });
  });

  it.each(['a letter', '{"format":"other"}'])('is never written over another file: %s', async (text) => {
    const first = user('first', {});
    await first.prepare();
    writeFileSync(file(), text);
    await expect(first.run('export', file())).rejects.toThrow('is there already');
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves the folder it is written into as open as it was',
    async () => {
      const shared = join(root, 'shared');
      mkdirSync(shared);
      chmodSync(shared, 0o1777);
      const first = user('first', {});
      await first.prepare();
      await first.run('export', join(shared, 'office.json'));
      expect(statSync(shared).mode & 0o7777).toBe(0o1777);
      expect(statSync(join(shared, 'office.json')).mode & 0o777).toBe(0o600);
    },
  );

  it('is not taken with another passphrase, no part of it', async () => {
    const first = user('first', {});
    await first.prepare();
    await first.run('export', file(), '--with-keys');
    const second = user('second', {}, 'not the passphrase');
    await expect(second.run('import', file())).rejects.toThrow('Nothing was taken');
    expect(await second.has()).toMatchObject({ contact: '', keys: [] });
  });

  it.each<[string, string[], RegExp]>([
    ['nothing', [], /podatelna office export/],
    ['another word', ['send', 'x.json'], /podatelna office export/],
    ['two files', ['import', 'a.json', 'b.json'], /podatelna office export/],
    ['a descriptor that is none', ['export', 'x.json', '--with-keys', '--passphrase-fd', 'a'], /number/],
  ])('is refused with how it is called: %s', async (_name, args, message) => {
    await expect(user('first', {}).run(...args)).rejects.toThrow(message);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', '{', /profile\.json is not valid JSON/],
    ['of a newer version', '{"version":99}', /newer version/],
    ['with a value of a page', profile('a').replace('"pages"', '"value":"Jan","pages"'), /is wrong/],
  ])('shares no profile %s', async (_name, text, message) => {
    const path = join(root, 'profile.json');
    writeFileSync(path, text);
    await expect(user('first', {}).run('export', file(), '--profile', path)).rejects.toThrow(message);
  });

  it.each<[string, string[], RegExp]>([
    ['an import that is not there', ['import', 'none.json'], /none\.json is not there.*Nothing was taken\.$/],
    ['an import that is a folder', ['import', '.'], /is a folder; name a file\. Nothing was taken\.$/],
    [
      'a profile that is not there',
      ['export', 'x.json', '--profile', 'none.json'],
      /none\.json is not there.*Nothing was written\.$/,
    ],
    [
      'an export below a file',
      ['export', 'office.json/below.json'],
      /is a file; name a folder\. Nothing was written\.$/,
    ],
  ])('is refused in words: %s', async (_name, args, message) => {
    writeFileSync(file(), '{}');
    const first = user('first', {});
    await first.prepare();
    const [what = '', path = '', ...rest] = args;
    const named = rest.map((word) => (word.startsWith('-') ? word : join(root, word)));
    await expect(first.run(what, join(root, path), ...named)).rejects.toThrow(message);
  });

  it('that is too large is neither taken nor written', async () => {
    const first = user('first', {});
    await first.prepare();
    writeFileSync(file(), '');
    truncateSync(file(), 700 * 1024 * 1024);
    await expect(first.run('import', file())).rejects.toThrow('it has 700 MB');
    const many = Array.from({ length: 90_000 }, () => JSON.parse(profile('Spisy')));
    expect(() =>
      writeOfficeFile({
        format: 'podatelna-office/1',
        config: {},
        settings: null,
        profiles: many,
        keys: null,
      }),
    ).toThrow('more than 8 MB');
  });

  it.each(['{', '[1]', '"x"', ''])(
    'names damaged profiles of its own, and does without them: %s',
    async (text) => {
      const first = user('first', {});
      await first.prepare();
      const damaged = officeProfilesPath(join(root, 'first', 'data'));
      writeFileSync(damaged, text);
      await expect(first.run('export', file())).rejects.toThrow(
        /office-profiles\.json is damaged; nothing was written\./,
      );
      const path = join(root, 'profile.json');
      writeFileSync(path, profile('Spisy'));
      await first.run('export', file(), '--profile', path);
      expect(first.said).toEqual([`Written: ${file()}, 1 profiles, without keys.`]);
    },
  );

  it('is left alone while a companion runs, and in training', async () => {
    const training = { training: true, urls: { 'portal-drazeb': 'http://127.0.0.1:9' } };
    await expect(user('first', {}, passphrase, true).run('export', file())).rejects.toThrow(
      /nothing was done\. End it.*then start it/,
    );
    await expect(user('first', training).run('export', file())).rejects.toThrow('Training');
  });
});
