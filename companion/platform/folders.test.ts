import { describe, expect, it } from 'vitest';
import { homeOfPodatelna } from './folders.ts';
import { userHome } from './user-home.ts';

describe('the folder of settings and data', () => {
  it.each(['', 'relative', '.'])('is never one below the current folder: HOME "%s"', (homeFolder) => {
    for (const platform of ['linux', 'darwin', 'win32'] as const) {
      expect(() => homeOfPodatelna({ platform, homeFolder, env: {} })).toThrow(/home folder.*PODATELNA_HOME/);
    }
    expect(userHome(homeFolder, () => '/home/clerk')).toBe('/home/clerk');
  });

  it('needs no home folder where another is named', () => {
    const facts = { platform: 'linux', homeFolder: '' } as const;
    expect(homeOfPodatelna({ ...facts, env: { PODATELNA_HOME: '/srv/p' } })).toBe('/srv/p');
    expect(homeOfPodatelna({ ...facts, env: { XDG_CONFIG_HOME: '/srv' } })).toBe('/srv/podatelna');
    const windows = { ...facts, platform: 'win32', env: { LOCALAPPDATA: 'C:\\Local' } } as const;
    expect(homeOfPodatelna(windows)).toBe('C:\\Local\\podatelna');
  });
});

describe("the user's home", () => {
  it('is the one that is named', () => expect(userHome('/home/a', () => '/home/b')).toBe('/home/a'));

  it('is none where nobody knows it', () => {
    expect(userHome('', () => '')).toBe('');
    const unlisted = (): never => {
      throw new Error('ENOENT');
    };
    expect(userHome('', unlisted)).toBe('');
  });
});
