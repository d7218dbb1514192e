import { describe, expect, it } from 'vitest';
import { type FolderFacts, whyNotLocal } from './local-folder.ts';

const ext4 = '25 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw';
const linux = (
  mounts: readonly string[],
  names: Readonly<Record<string, readonly string[]>> = {},
): FolderFacts => ({
  platform: 'linux',
  env: {},
  readMounts: () => [ext4, ...mounts, ''].join('\n'),
  exists: (path) => path !== '/home/jana/.config/podatelna',
  realPath: (path) => path,
  names: (path) => names[path] ?? [],
});
const mac = (mounts: string): FolderFacts => ({
  ...linux([]),
  platform: 'darwin',
  readMounts: () => `/dev/disk3s1s1 on / (apfs, sealed, local)\n${mounts}\n`,
});
const windows = (
  realPath: (path: string) => string = (path) => path,
  env: Readonly<Record<string, string>> = {},
): FolderFacts => ({
  ...linux([]),
  platform: 'win32',
  env,
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
