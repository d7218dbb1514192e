import { describe, expect, it } from 'vitest';
import { type FolderFacts, whyNotLocal } from './local-folder.ts';

const ext4 = '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw';
const linux = (
  mounts: readonly string[],
  names: Readonly<Record<string, readonly string[]>> = {},
): FolderFacts => ({
  platform: 'linux',
  env: {},
  userHome: '/home/jana',
  readMounts: () => [ext4, ...mounts, ''].join('\n'),
  exists: (path) => path !== '/home/jana/.config/podatelna',
  realPath: (path) => path,
  names: (path) => names[path] ?? [],
});
/** Of the way to the folder only these are there yet. */
const onlyThere = (facts: FolderFacts, ...there: readonly string[]): FolderFacts => ({
  ...facts,
  exists: (path) => there.includes(path),
  realPath: (path) => {
    if (!there.includes(path)) throw new Error(`ENOENT: ${path}`);
    return facts.realPath(path);
  },
});
const mac = (mounts: string): FolderFacts => ({
  ...linux([]),
  platform: 'darwin',
  userHome: '/Users/jana',
  readMounts: () => `/dev/disk3s1s1 on / (apfs, sealed, local)\n${mounts}\n`,
});
const windows = (
  realPath: (path: string) => string = (path) => path,
  env: Readonly<Record<string, string>> = {},
): FolderFacts => ({
  ...linux([]),
  platform: 'win32',
  env,
  userHome: 'C:\\Users\\jana',
  readMounts: () => '',
  exists: () => true,
  realPath,
});

const home = '/home/jana/.config/podatelna';
const local = 'C:\\Users\\jana\\AppData\\Local\\podatelna';

describe('a folder for settings and data', () => {
  it.each<[string, string, FolderFacts]>([
    ['on the own disk', home, linux([])],
    ['that is not there yet, on the own disk', `${home}/a/b`, linux([])],
    [
      'on the own disk beside a network drive',
      home,
      linux(['40 25 0:50 / /home/jan rw - nfs4 srv:/home rw']),
    ],
    [
      'on the own disk, whose parent has a name alike',
      '/srv2/p',
      linux(['40 25 0:50 / /srv rw - cifs //s/x rw']),
    ],
    ['that is not there yet, nor what is above it', `${home}/a/b`, onlyThere(linux([]), '/')],
    ['on a drive of Windows that is not there', 'X:\\p', onlyThere(windows())],
    ['in an encrypted home', home, linux(['40 25 0:50 / /home/jana rw - fuse.gocryptfs /crypt rw'])],
    [
      'on a disk mounted over a network drive',
      home,
      linux(['40 25 0:50 / /home/jana rw - nfs4 srv:/h rw', '41 40 8:2 / /home/jana rw - xfs /dev/sdb rw']),
    ],
    ['beside a synchronised folder', home, linux([], { '/home/jana': ['Nextcloud', '.dropbox'] })],
    ['in Application Support', '/Users/jana/Library/Application Support/podatelna', mac('')],
    ['in the local profile of Windows', local, windows()],
    ['by a long path of Windows', `\\\\?\\${local}`, windows()],
    ['beside OneDrive', local, windows(undefined, { OneDrive: 'C:\\Users\\jana\\OneDrive' })],
  ])('is taken: %s', (_name, folder, facts) => {
    expect(whyNotLocal(folder, facts)).toBeUndefined();
  });

  it.each<[string, string, FolderFacts, string]>([
    [
      'NFS',
      home,
      linux(['40 25 0:50 / /home rw - nfs4 srv:/home rw']),
      'network drive (nfs4, mounted at /home)',
    ],
    ['a share of Windows', home, linux(['40 25 0:5 / /home/jana rw shared:3 - cifs //s/x rw']), '(cifs,'],
    ['SMB 3', home, linux(['40 25 0:5 / /home/jana rw - smb3 //s/x rw']), '(smb3,'],
    ['sshfs', home, linux(['40 25 0:5 / /home/jana rw - fuse.sshfs jana@s: rw']), '(fuse.sshfs,'],
    [
      'the files of a desktop',
      home,
      linux(['40 25 0:5 / /home rw - fuse.gvfsd-fuse gvfsd rw']),
      'network drive',
    ],
    ['rclone', home, linux(['40 25 0:5 / /home rw - fuse.rclone remote: rw']), 'network drive'],
    [
      'a share with a space in its name',
      '/mnt/the share/p',
      linux(['40 25 0:5 / /mnt/the\\040share rw - cifs //s/x rw']),
      '/mnt/the share',
    ],
    [
      'a network drive over the own disk',
      home,
      linux(['41 40 8:2 / /home/jana rw - xfs /dev/sdb rw', '40 25 0:50 / /home/jana rw - nfs4 srv:/h rw']),
      '(nfs4,',
    ],
    [
      'a link to a share',
      home,
      { ...linux(['40 25 0:5 / /mnt rw - cifs //s/x rw']), realPath: () => '/mnt/p' },
      '(cifs,',
    ],
    [
      'a folder Dropbox keeps under another name',
      home,
      linux([], { '/home/jana': ['.dropbox.cache'] }),
      'Dropbox',
    ],
    ['Nextcloud by its database', home, linux([], { '/home/jana': ['.sync_1a2b3c.db'] }), 'Nextcloud'],
    ['Nextcloud by its log', home, linux([], { '/home': ['.nextcloudsync.log'] }), 'Nextcloud'],
    ['Nextcloud by its name', '/home/jana/Nextcloud/p', linux([]), 'Nextcloud'],
    ['Syncthing', home, linux([], { '/home/jana': ['.stfolder'] }), 'Syncthing'],
    ['Google Drive', home, linux([], { '/home/jana': ['.tmp.driveupload'] }), 'Google Drive'],
    [
      'Dropbox that is not there yet',
      '/home/jana/Dropbox/p',
      onlyThere(linux([]), '/', '/home/jana'),
      'Dropbox',
    ],
    [
      'OneDrive far above what is there',
      '/home/jana/OneDrive - Urad/a/b',
      onlyThere(linux([]), '/home/jana'),
      'OneDrive',
    ],
    [
      'a folder of Nextcloud that is not there yet, behind a link',
      '/home/jana/link/Nextcloud/p',
      onlyThere({ ...linux([]), realPath: () => '/srv/data' }, '/home/jana/link'),
      'Nextcloud',
    ],
    [
      'a new folder on a network drive',
      '/home/jana/a/b',
      onlyThere(linux(['40 25 0:50 / /home rw - nfs4 srv:/home rw']), '/', '/home'),
      '(nfs4,',
    ],
    [
      'iCloud that is not there yet',
      '/Users/jana/Library/Mobile Documents/p',
      onlyThere(mac(''), '/Users/jana'),
      'iCloud',
    ],
    [
      'a share on macOS',
      '/Volumes/data/p',
      mac('//jana@srv/data on /Volumes/data (smbfs, nodev, nosuid)'),
      '(smbfs,',
    ],
    ['NFS on macOS', '/Users/jana/p', mac('srv:/Users on /Users (nfs, automounted)'), '(nfs,'],
    ['iCloud', '/Users/jana/Library/Mobile Documents/p', mac(''), 'iCloud'],
    ['OneDrive on macOS', '/Users/jana/Library/CloudStorage/OneDrive-Urad/p', mac(''), 'a cloud storage'],
    ['a share by its name', '\\\\server\\home\\jana\\podatelna', windows(), 'network drive'],
    ['a share by its long name', '\\\\?\\UNC\\server\\home\\p', windows(), 'network drive'],
    ["a share that can't be reached", '\\\\server\\home\\p', onlyThere(windows()), 'network drive'],
    ['a share by slashes', '//server/home/p', onlyThere(windows()), 'network drive'],
    [
      'a new folder on a mapped drive',
      'H:\\a\\b',
      onlyThere(
        windows((path) => path.replace('H:', '\\\\server\\home')),
        'H:\\',
      ),
      'network drive',
    ],
    [
      'OneDrive that is not there yet',
      'C:\\Users\\jana\\OneDrive\\p',
      onlyThere(windows(), 'C:\\', 'C:\\Users\\jana'),
      'OneDrive',
    ],
    [
      'a new roaming profile',
      'C:\\Users\\jana\\AppData\\Roaming\\p',
      onlyThere(windows(), 'C:\\'),
      'roams to a server',
    ],
    [
      'a mapped drive',
      'H:\\podatelna',
      windows((path) => path.replace('H:', '\\\\server\\home')),
      'network drive',
    ],
    [
      'a redirected profile',
      local,
      windows((path) => path.replace('C:\\Users', '\\\\server\\profiles')),
      'network drive',
    ],
    ['the roaming profile', 'C:\\Users\\jana\\AppData\\Roaming\\podatelna', windows(), 'roams to a server'],
    ['OneDrive by its name', 'C:\\Users\\jana\\OneDrive - Urad\\p', windows(), 'OneDrive'],
    [
      'OneDrive under another name',
      'D:\\Sklad\\p',
      windows(undefined, { OneDriveCommercial: 'D:\\sklad' }),
      'OneDrive',
    ],
  ])('is refused: %s', (_name, folder, facts, words) => {
    const sentence = whyNotLocal(folder, facts);
    expect(sentence).toContain(words);
    expect(sentence).toContain('Set PODATELNA_HOME');
  });

  it('of this very machine can be looked at', () => {
    expect(whyNotLocal('/dev')).toBeUndefined();
  });
});

describe('the name of a folder of a program for synchronising', () => {
  it.each([
    ['OneDrive – Exekutorský úřad', 'OneDrive'],
    ['OneDrive — Firma', 'OneDrive'],
    ['onedrive - firma', 'OneDrive'],
    ['Můj disk', 'Google Drive'],
    ['můj disk', 'Google Drive'],
    ['MŮJ DISK', 'Google Drive'],
    ['Můj disk'.normalize('NFD'), 'Google Drive'],
    ['Môj disk', 'Google Drive'],
    ['Saját meghajtó', 'Google Drive'],
    ['My Drive', 'Google Drive'],
    ['My Drive (jana@urad.cz)', 'Google Drive'],
    ['SynologyDrive', 'Synology Drive'],
    ['Box', 'Box'],
    ['box', 'Box'],
    ['Box Sync', 'Box'],
    ['Tresorit', 'Tresorit'],
    ['Tresorit Drive', 'Tresorit'],
    ['Sync', 'Sync'],
    ['Resilio Sync', 'Resilio'],
    ['Yandex.Disk', 'Yandex Disk'],
    ['YandexDisk-jana', 'Yandex Disk'],
    ['MEGA', 'MEGA'],
    ['MEGAsync', 'MEGA'],
    ['pCloudDrive', 'pCloud'],
    ['pCloud Drive', 'pCloud'],
  ])("is refused in the user's own folder: %s", (name, program) => {
    const says = `a folder that ${program} synchronises`;
    expect(whyNotLocal(`/home/jana/${name}/a/b`, linux([]))).toContain(says);
    expect(whyNotLocal(`/home/jana/${name}`, linux([]))).toContain(says);
    expect(whyNotLocal(`/Users/jana/${name}/p`, mac(''))).toContain(says);
    expect(whyNotLocal(`c:\\users\\Jana\\${name}\\p`, windows())).toContain(says);
  });

  it.each([
    'Můj disk',
    'My Drive',
    'OneDrive – Firma',
    'SynologyDrive',
    'Box Sync',
    'Tresorit',
    'Yandex.Disk',
  ])('is refused anywhere: %s', (name) => {
    expect(whyNotLocal(`/srv/data/${name}/p`, linux([]))).toContain('synchronises');
    expect(whyNotLocal(`G:\\${name}\\p`, windows())).toContain('synchronises');
  });

  it.each([
    'box',
    'Sync',
    'srv/sync/podatelna',
    'srv/Box/podatelna',
    'home/jana/.config/sync/podatelna',
    'home/jana/work/Box/podatelna',
    'home/jan/Sync/podatelna',
    'home/jana/Synced/p',
    'home/jana/Sync-me/p',
    'home/jana/mailbox/p',
    'home/jana/Box of papers/p',
    'home/jana/SynologyDriveTools/p',
    'home/jana/Můj disk starý/p',
    'home/jana/My Drives/p',
    'home/jana/OneDriver/p',
    'home/jana/OneDrive-like/p',
    'home/jana/omega/p',
    'home/jana/Megaprojekt/p',
    'home/jana/pCloudDriver/p',
    'home/jana/Yandex/p',
  ])('that is only alike, or a common word elsewhere, is taken: /%s', (path) => {
    expect(whyNotLocal(`/${path}`, linux([]))).toBeUndefined();
    const onMac = path.replace(/^home/, 'Users');
    expect(whyNotLocal(`/${onMac}`, mac(''))).toBeUndefined();
    const onWindows = path.replace(/^home/, 'Users').replaceAll('/', '\\');
    expect(whyNotLocal(`C:\\${onWindows}`, windows())).toBeUndefined();
  });

  it('that is a common word is known where the own folder is reached by a link, and nowhere without one', () => {
    const linked: FolderFacts = {
      ...linux([]),
      realPath: (path) => path.replace(/^\/home\/jana/, '/disk2/homes/jana'),
    };
    expect(whyNotLocal('/home/jana/Sync/p', linked)).toContain('Sync synchronises');
    expect(whyNotLocal('/disk2/homes/jana/Sync/p', linked)).toContain('Sync synchronises');
    expect(whyNotLocal('/home/jana/Sync/p', { ...linux([]), userHome: '' })).toBeUndefined();
    const closed: FolderFacts = {
      ...linux([]),
      realPath: (path) => {
        if (path === '/home/jana') throw new Error('EACCES');
        return path;
      },
    };
    expect(whyNotLocal('/srv/p', closed)).toBeUndefined();
  });
});
