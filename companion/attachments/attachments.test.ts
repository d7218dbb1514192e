import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isProblemError, type Problem } from '../../shared/contract/problems.ts';
import { createFakeClock, type FakeClock } from '../fake-clock.ts';
import { openDatabase } from '../store/open-database.ts';
import { type Attachments, createAttachments, stagedLifeMs } from './attachments.ts';
import { createBlobFolder } from './blob-folder.ts';

const pair = 'pair';
const uploadId = '00000000-0000-4000-8000-00000000000a';
const file = Buffer.from(`%PDF-1.4\n${'x'.repeat(5000)}\nstartxref\n0\n%%EOF\n`);
const sha256 = createHash('sha256').update(file).digest('hex');

let folder: string;
let clock: FakeClock;
let attachments: Attachments;
let reopen: () => Attachments;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
  clock = createFakeClock(Date.now());
  const db = openDatabase(':memory:');
  reopen = () => createAttachments(db, createBlobFolder(folder), clock);
  attachments = reopen();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const problemOf = async (work: () => unknown): Promise<Problem | undefined> => {
  try {
    await work();
  } catch (error) {
    if (isProblemError(error)) return error.problem;
    throw error;
  }
  return undefined;
};
const take = async (id = uploadId): Promise<void> => {
  attachments.begin({ uploadId: id, size: file.length, pair });
  attachments.acceptPiece(id, 0, file);
  await attachments.finish(id, sha256, pair);
};

describe('an upload', () => {
  it('is kept once, by its hash, for this user alone', async () => {
    await take();
    await take('00000000-0000-4000-8000-00000000000b');
    const path = join(folder, 'blobs', sha256.slice(0, 2), sha256);
    expect(readFileSync(path)).toEqual(file);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(attachments.find(sha256)).toEqual({ sha256, size: file.length, mediaType: 'application/pdf' });
    expect(existsSync(join(folder, 'staging', uploadId))).toBe(false);
  });

  it('arrives whole from pieces sent in any repetition', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 40 }),
        fc.uuid({ version: 4 }),
        async (sizes, id) => {
          let { offset } = attachments.begin({ uploadId: id, size: file.length, pair });
          for (const size of sizes) {
            // Every piece is sent twice, and from a little before where it should start.
            const from = Math.max(0, offset - (size % 7));
            const piece = file.subarray(from, from + size);
            attachments.acceptPiece(id, from, piece);
            offset = Math.max(offset, attachments.acceptPiece(id, from, piece).offset);
          }
          attachments.acceptPiece(id, offset, file.subarray(offset));
          const finished = await attachments.finish(id, sha256, pair);
          expect(finished.size).toBe(file.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('goes on after a restart from where the file ends', () => {
    attachments.begin({ uploadId, size: file.length, pair });
    attachments.acceptPiece(uploadId, 0, file.subarray(0, 100));
    attachments = reopen();
    expect(attachments.begin({ uploadId, size: file.length, pair })).toEqual({ uploadId, offset: 100 });
  });

  it('answers a repeated finish with the same', async () => {
    await take();
    expect(await attachments.finish(uploadId, sha256, pair)).toEqual({
      sha256,
      size: file.length,
      mediaType: 'application/pdf',
    });
    expect(attachments.acceptPiece(uploadId, 0, file)).toEqual({ offset: file.length });
  });

  it.each([
    ['a gap', 'attachment-incomplete', () => attachments.acceptPiece(uploadId, 10, file.subarray(10, 20))],
    [
      'more than announced',
      'attachment-too-large',
      () => attachments.acceptPiece(uploadId, 0, Buffer.concat([file, file])),
    ],
    ['an upload nobody began', 'not-found', () => attachments.acceptPiece('other', 0, file)],
    [
      'the end of an upload of another pairing',
      'not-found',
      () => attachments.finish(uploadId, sha256, 'other'),
    ],
    [
      'an end before the whole has arrived',
      'attachment-incomplete',
      () => attachments.finish(uploadId, sha256, pair),
    ],
    [
      'more than 20 MB',
      'attachment-too-large',
      () => attachments.begin({ uploadId: 'big', size: 20 * 1024 * 1024 + 1, pair }),
    ],
    ['the same id with another size', 'not-found', () => attachments.begin({ uploadId, size: 1, pair })],
  ])('refuses %s', async (_name, code, work) => {
    attachments.begin({ uploadId, size: file.length, pair });
    expect((await problemOf(work))?.code).toBe(code);
  });

  it('starts anew when what arrived is not what was sent', async () => {
    attachments.begin({ uploadId, size: file.length, pair });
    attachments.acceptPiece(uploadId, 0, Buffer.alloc(file.length, 65));
    const problem = await problemOf(() => attachments.finish(uploadId, sha256, pair));
    expect(problem).toMatchObject({ code: 'attachment-incomplete', params: { offset: 0 } });
    attachments.acceptPiece(uploadId, 0, file);
    expect(await attachments.finish(uploadId, sha256, pair)).toMatchObject({ sha256 });
  });

  it('that nobody uses goes after a day, and not before', async () => {
    await take();
    clock.advance(stagedLifeMs - 1000);
    expect(attachments.prune()).toBe(0);
    clock.advance(2000);
    expect(attachments.prune()).toBe(1);
    expect(attachments.find(sha256)).toBeUndefined();
    await take('00000000-0000-4000-8000-00000000000c');
    expect(attachments.find(sha256)).toBeDefined();
  });
});
