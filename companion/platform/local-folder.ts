/**
 * Answers two threats to what is kept: a database on a network drive is damaged when two machines lock it differently,
 * and a folder that a program copies elsewhere gives older bytes back and personal data away. Such a folder is refused
 * before anything is written to it. Proved by local-folder.test.ts.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { posix, win32 } from 'node:path';
import { userHome } from './user-home.ts';

export interface FolderFacts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The user's own folder; empty where nobody knows it. */
  readonly userHome: string;
  /** `/proc/self/mountinfo` on Linux, what `mount` prints on macOS, nothing elsewhere. */
  readMounts(): string;
  exists(path: string): boolean;
  /** Without links; a mapped drive of Windows as the share it stands for. */
  realPath(path: string): string;
  /** Names in a folder; none where it can't be read. */
  names(path: string): readonly string[];
}

interface Mount {
  readonly point: string;
  readonly type: string;
  readonly source: string;
}

/** As Linux and macOS call them. Local FUSE file systems (encrypted homes) are not among them. */
const networkTypes: ReadonlySet<string> = new Set(
  `nfs nfs4 cifs smb3 smbfs smb2 ncpfs afs afpfs coda ceph glusterfs lustre beegfs gfs2 ocfs2 davfs webdav vboxsf
   prl_fs fuse.sshfs fuse.rclone fuse.davfs fuse.davfs2 fuse.s3fs fuse.gvfsd-fuse fuse.glusterfs fuse.ceph
   fuse.ceph-fuse fuse.curlftpfs fuse.smbnetfs fuse.vmhgfs-fuse fuse.onedriver fuse.google-drive-ocamlfuse
   macfuse osxfuse`.split(/\s+/),
);

/**
 * Names that programs for synchronising give the folder they synchronise. Google's is in the language of the user; OneDrive
 * puts the office's name after a hyphen or a dash.
 */
const synchronisedNames: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive( [-–—] .+)?$/i, 'OneDrive'],
  [/^Dropbox( \(.+\))?$/i, 'Dropbox'],
  [/^Nextcloud\d*$/i, 'Nextcloud'],
  [/^ownCloud\d*$/i, 'ownCloud'],
  [
    /^((Google ?Drive|My Drive|Můj disk|Môj disk|Mój dysk|Meine Ablage|Saját meghajtó)( \(.+\))?|GoogleDrive-.+)$/iu,
    'Google Drive',
  ],
  [/^(Mobile Documents|iCloudDrive)$/i, 'iCloud'],
  [/^CloudStorage$/, 'a cloud storage'],
  [/^MEGA(sync)?$/i, 'MEGA'],
  [/^pCloud ?Drive$/i, 'pCloud'],
  [/^Seafile$/i, 'Seafile'],
  [/^Synology ?Drive$/i, 'Synology Drive'],
  [/^Box Sync$/i, 'Box'],
  [/^Tresorit( Drive)?$/i, 'Tresorit'],
  [/^Yandex\.?Disk(-.+)?$/i, 'Yandex Disk'],
  [/^Resilio Sync$/i, 'Resilio'],
];

/** Common words: they tell something only right in the user's own folder, where those programs put theirs. */
const synchronisedInHome: typeof synchronisedNames = [
  [/^Box$/i, 'Box'],
  [/^Sync$/i, 'Sync'],
];

/** What such programs leave at the root of the folder they synchronise, however it is called. */
const synchronisedMarks: readonly (readonly [RegExp, string])[] = [
  [/^\.dropbox\.cache$/, 'Dropbox'],
  [/^(\._?sync_[0-9a-f]+\.db|\.sync_[0-9a-f]+\.db|\.nextcloudsync\.log)$/i, 'Nextcloud'],
  [/^(\.owncloudsync\.log|_sync_[0-9a-f]+\.db)$/i, 'ownCloud'],
  [/^\.tmp\.drive(download|upload)$/, 'Google Drive'],
  [/^\.stfolder$/, 'Syncthing'],
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/, 'OneDrive'],
];

/** A sentence that names the obstacle and the way out; undefined when the folder is this machine's own. */
export function whyNotLocal(folder: string, facts: FolderFacts = factsOfThisMachine()): string | undefined {
  const where = realPlace(folder, facts);
  const why = onNetwork(where, facts) ?? redirected(where, facts) ?? synchronised(where, facts);
  if (why === undefined) return undefined;
  return `Settings and data would lie in ${folder}, ${why}. There the database can be damaged and case data leave this machine; nothing was written. Set PODATELNA_HOME to a folder on this machine's own disk.`;
}

const pathOf = ({ platform }: FolderFacts) => (platform === 'win32' ? win32 : posix);

/** Where the folder lies, or would: what is not there yet is named as it will be, since names tell, too. */
function realPlace(folder: string, facts: FolderFacts): string {
  const { dirname, basename, join } = pathOf(facts);
  const missing: string[] = [];
  let path = folder;
  while (!facts.exists(path) && dirname(path) !== path) {
    missing.unshift(basename(path));
    path = dirname(path);
  }
  // A share or drive that can't be reached has no other name than the one it was given.
  return join(facts.exists(path) ? facts.realPath(path) : path, ...missing);
}

function onNetwork(where: string, facts: FolderFacts): string | undefined {
  if (facts.platform === 'win32') {
    return /^[\\/]{2}(?![.?][\\/])|^[\\/]{2}\?[\\/]UNC[\\/]/i.test(where) ? 'on a network drive' : undefined;
  }
  const mounts =
    facts.platform === 'darwin' ? macMounts(facts.readMounts()) : linuxMounts(facts.readMounts());
  // The longest way wins; of two on the same place the one mounted later hides the other.
  const [mount] = mounts
    .filter(({ point }) => point === '/' || where === point || where.startsWith(`${point}/`))
    .reverse()
    .sort((one, other) => other.point.length - one.point.length);
  if (mount === undefined || !networkTypes.has(mount.type)) return undefined;
  return `on a network drive (${mount.type}, mounted at ${mount.point})`;
}

/** `36 35 98:0 /root /point options … - type source options`; spaces are written `\040` (proc(5)). */
function linuxMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [left = '', right = ''] = line.split(' - ');
    const [, , , , point] = left.split(' ');
    const [type = '', source = ''] = right.split(' ');
    if (point === undefined) return [];
    const plain = point.replace(/\\([0-7]{3})/g, (_all, code: string) =>
      String.fromCharCode(Number.parseInt(code, 8)),
    );
    return [{ point: plain, type, source }];
  });
}

/** `//user@server/share on /Volumes/share (smbfs, nodev, nosuid)` */
function macMounts(text: string): Mount[] {
  return text.split('\n').flatMap((line) => {
    const [, source, point, type] = /^(.+?) on (\/.*) \(([^,)]+)/.exec(line) ?? [];
    return source && point && type ? [{ source, point, type }] : [];
  });
}

/** Windows copies the roaming part of a profile to a server at every log-off. */
function redirected(where: string, { platform }: FolderFacts): string | undefined {
  const isRoaming = platform === 'win32' && /[\\/]AppData[\\/]Roaming([\\/]|$)/i.test(where);
  return isRoaming ? 'a part of the profile that roams to a server' : undefined;
}

function synchronised(where: string, facts: FolderFacts): string | undefined {
  const { dirname, basename } = pathOf(facts);
  const oneDrives = ['OneDrive', 'OneDriveCommercial', 'OneDriveConsumer']
    .map((name) => facts.env[name]?.toLowerCase())
    .filter((root) => root !== undefined && root !== '');
  const home = ownHome(facts);
  for (let path = where; ; path = dirname(path)) {
    // macOS may write a letter and its accent as two characters.
    const name = [basename(path).normalize('NFC')];
    const program = oneDrives.includes(path.toLowerCase())
      ? 'OneDrive'
      : (firstMatch(synchronisedNames, name) ??
        (comparable(dirname(path), facts) === home ? firstMatch(synchronisedInHome, name) : undefined) ??
        firstMatch(synchronisedMarks, facts.names(path)));
    if (program !== undefined) return `a folder that ${program} synchronises`;
    if (dirname(path) === path) return undefined;
  }
}

/** As {@link realPlace} names what lies in it; undefined where nobody knows it. */
function ownHome(facts: FolderFacts): string | undefined {
  if (facts.userHome === '') return undefined;
  try {
    return comparable(realPlace(facts.userHome, facts), facts);
  } catch {
    return undefined; // one that can't be looked at must not keep a companion with a folder elsewhere from starting
  }
}

/** Linux alone tells letters of another case apart. */
const comparable = (path: string, facts: FolderFacts): string =>
  facts.platform === 'linux' ? path : pathOf(facts).normalize(path.normalize('NFC')).toLowerCase();

function firstMatch(
  table: readonly (readonly [RegExp, string])[],
  names: readonly string[],
): string | undefined {
  return table.find(([pattern]) => names.some((name) => pattern.test(name)))?.[1];
}

function factsOfThisMachine(): FolderFacts {
  const { platform } = process;
  return {
    platform,
    env: process.env,
    userHome: userHome(),
    readMounts: () => {
      if (platform === 'linux') return readFileSync('/proc/self/mountinfo', 'utf8');
      return platform === 'darwin' ? execFileSync('/sbin/mount', { encoding: 'utf8' }) : '';
    },
    exists: existsSync,
    realPath: realpathSync.native,
    names: (path) => {
      try {
        return readdirSync(path);
      } catch {
        return []; // a folder above ours that we may pass but not read says nothing
      }
    },
  };
}
