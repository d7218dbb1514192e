import { describe, expect, it } from 'vitest';
import { readTrace } from './trace.ts';

const options = { dataFolder: '/home/data', remotePort: 9000 };
const wal = '/home/data/podatelna.db-wal';
const answer = '1 write(20<TCP:[127.0.0.1:5000->127.0.0.1:6000]>, ""..., 80) = 80';
const remoteCall = '1 write(21<TCP:[127.0.0.1:7000->127.0.0.1:9000]>, ""..., 80) = 80';
const commit = `1 pwrite64(5<${wal}>, ""..., 24, 0) = 24`;
const sync = `1 fdatasync(5<${wal}>) = 0`;
const blob = '/home/data/blobs/ab/abc';
const staged = '1 write(7</home/data/staging/s>, ""..., 9) = 9';
const rename = `1 rename("/home/data/staging/s", "${blob}") = 0`;

const good: readonly (readonly [string, readonly string[]])[] = [
  ['nothing written', [answer, remoteCall]],
  ['a commit that is synced', [commit, sync, answer, remoteCall]],
  ['a piece that is only being received', [staged, answer]],
  [
    'a document with its folder',
    [staged, '1 fsync(7</home/data/staging/s>) = 0', rename, '1 fsync(8</home/data/blobs/ab>) = 0', answer],
  ],
  [
    'a sync that another thread interrupted',
    [
      commit,
      `1 fdatasync(5<${wal}> <unfinished ...>`,
      '2 write(3<pipe:[1]>, ""..., 1) = 1',
      '1 <... fdatasync resumed>) = 0',
      answer,
    ],
  ],
  ['a file that is not ours', ['1 write(9</tmp/log>, ""..., 9) = 9', answer]],
];

const bad: readonly (readonly [string, readonly string[]])[] = [
  ['a commit that is not synced', [commit, answer]],
  ['a commit synced after the answer', [commit, answer, sync]],
  ['a commit behind the sync', [sync, commit, answer]],
  ['a commit before a remote call', [commit, remoteCall]],
  ['a sync that failed', [commit, `1 fdatasync(5<${wal}>) = -1 EIO (Input/output error)`, answer]],
  ['a sync that has not returned', [commit, `1 fdatasync(5<${wal}> <unfinished ...>`, answer]],
  ['a sync of another file', [commit, '1 fdatasync(6</home/data/podatelna.db>) = 0', answer]],
  ['a document whose content is not synced', [staged, rename, '1 fsync(8</home/data/blobs/ab>) = 0', answer]],
  ['a document whose name is not synced', [staged, '1 fsync(7</home/data/staging/s>) = 0', rename, answer]],
  [
    'a document written again after its sync',
    ['1 fsync(7</home/data/staging/s>) = 0', staged, rename, '1 fsync(8</home/data/blobs/ab>) = 0', answer],
  ],
  ['a new folder whose name is not synced', ['1 mkdir("/home/data/blobs/ab", 0700) = 0', answer]],
];

describe('a trace of system calls', () => {
  it.each(good)('is fine: %s', (_name, lines) => {
    expect(readTrace(lines.join('\n'), options).tooEarly).toEqual([]);
  });

  it.each(bad)('shows that bytes left too early: %s', (_name, lines) => {
    expect(readTrace(lines.join('\n'), options).tooEarly).toHaveLength(1);
  });

  it('tells answers from calls to the remote', () => {
    expect(readTrace([answer, remoteCall, remoteCall].join('\n'), options)).toMatchObject({
      answers: 1,
      remoteCalls: 2,
    });
  });
});
