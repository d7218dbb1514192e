import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findFonts } from '../../e2e/case-system/documents/font.ts';
import { writeLetter } from '../../e2e/case-system/documents/letter.ts';
import { createFakeClock } from '../fake-clock.ts';
import { createPdfTasks } from '../pdf/pdf-tasks.ts';
import { openDatabase } from '../store/open-database.ts';
import { type Attachments, createAttachments } from './attachments.ts';
import { createBlobFolder } from './blob-folder.ts';
import { lookInto } from './look-into.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('a look into a stored document', () => {
  let folder: string;
  let attachments: Attachments;
  const clock = createFakeClock(Date.now());
  const pdf = createPdfTasks();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'podatelna-'));
    attachments = createAttachments(openDatabase(':memory:'), createBlobFolder(folder), clock);
  });
  afterAll(async () => {
    await pdf.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const take = async (bytes: Uint8Array): Promise<string> => {
    const uploadId = clock.uuid();
    attachments.begin({ uploadId, size: bytes.length, pair: 'pair' });
    attachments.acceptPiece(uploadId, 0, bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    return (await attachments.finish(uploadId, hash, 'pair')).sha256;
  };
  const letter = (referenceNumber: string) =>
    writeLetter(
      { title: 'Vyhláška', referenceNumber, heading: 'USNESENÍ', date: '1. 3. 2027', paragraphs: ['Text.'] },
      findFonts(),
    );

  it('finds the number it was written under', async () => {
    const { marks, signatures } = await lookInto(
      { attachments, pdf },
      await take(await letter('142 EX 80/25-12')),
    );
    expect(marks).toEqual(['142EX80/25-12']);
    expect(signatures).toEqual([]);
  });

  it.each([
    ['is damaged inside', Buffer.from(`%PDF-1.4\n${'x'.repeat(500)}\nstartxref\n0\n%%EOF\n`)],
    [
      'is a picture',
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPj/HwADBwIAMCbHYQAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
  ])('finds nothing in one that %s, and says no more', async (_name, bytes) => {
    expect(await lookInto({ attachments, pdf }, await take(bytes))).toEqual({ marks: [], signatures: [] });
  });

  it('is refused for a file that is not there', async () => {
    await expect(lookInto({ attachments, pdf }, 'a'.repeat(64))).rejects.toThrow('not-found');
  });
});
