import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { PDF } from '@libpdf/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findAuditMark } from '../audit/audit-mark.ts';
import { systemClock } from '../clock.ts';
import { defaultUrls } from '../config/config.ts';
import { type Log, silentLog } from '../log.ts';
import { createChanges } from '../outbox/changes.ts';
import { openDatabase } from '../store/open-database.ts';
import { createTestBench, type TestBench } from '../test-bench.ts';
import { drawReceipt } from './draw-receipt.ts';
import { readFonts } from './fonts.ts';
import type { ReceiptData } from './receipt-data.ts';
import { createReceipts } from './receipts.ts';

const pair = 'test';
const dayMs = 24 * 60 * 60 * 1000;

/** What a person reads; needs the program of poppler-utils. */
const hasPdfToText = spawnSync('pdftotext', ['-v']).status === 0;
const textOf = (pdf: Uint8Array): string =>
  spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;

const data: ReceiptData = {
  id: '3f0c8d52-8a44-4b6e-9a51-0c5c1f7e2d11',
  kind: 'auction',
  action: 'publish',
  fileMark: '142EX81/25',
  number: '142EX81/25-27',
  title: 'Rodinný dům č. p. 27 se zahradou v Horní Lhotě',
  system: 'portal-drazeb',
  host: 'www.portaldrazeb.cz',
  remote: { id: 'VeRtJ', url: 'https://www.portaldrazeb.cz/drazba/VeRtJ', state: 'upcoming' },
  preparedBy: 'Jana Nováková',
  approvedBy: 'JUDr. Šimon Dvořák',
  pair: 'Chromium na PC-7',
  storedAt: Date.parse('2027-03-28T00:59:59Z'),
  steps: [
    {
      name: 'publish',
      sentAt: Date.parse('2027-03-28T01:00:18Z'),
      answeredAt: Date.parse('2027-03-28T01:02:18Z'),
      reconciled: true,
    },
  ],
  doneAt: Date.parse('2027-03-28T01:02:20Z'),
  documents: [],
  training: false,
  audit: { line: 57, link: 'a1b2'.repeat(16) },
};
const documents = (count: number): ReceiptData['documents'] =>
  Array.from({ length: count }, (_one, index) => ({
    name: `Příloha č. ${index + 1} k posudku o ceně nemovité věci, ${'velmi '.repeat(30)}dlouhá.pdf`,
    documentType: 'expert_report_appendix',
    size: 1_400_000,
    sha256: createHash('sha256').update(String(index)).digest('hex'),
  }));
const draw = (changes: Partial<ReceiptData> = {}) => drawReceipt({ ...data, ...changes }, readFonts());
const pagesOf = async (pdf: Uint8Array): Promise<number> => (await PDF.load(pdf)).getPageCount();

describe('a receipt as it is drawn', { timeout: 30_000 }, () => {
  it('is one page also for a long title, every row and twenty documents', async () => {
    const title = 'Spoluvlastnický podíl '.repeat(20);
    const pdf = await draw({ title, documents: documents(20), training: true });
    expect(await pagesOf(pdf)).toBe(1);
  });

  it('is the same file for the same data, and another one for others', async () => {
    const first = await draw();
    expect(Buffer.compare(first, await draw())).toBe(0);
    expect(Buffer.compare(first, await draw({ number: '142EX81/25-28' }))).not.toBe(0);
  });

  it('names its line of the audit for programs', async () => {
    expect(findAuditMark(await draw())).toEqual(data.audit);
  });

  it.runIf(hasPdfToText)(
    'says in Czech what was sent, where, when in Prague, by whom, and what came back',
    async () => {
      const text = textOf(await draw({ documents: documents(1) }));
      for (const words of [
        'Doklad o odeslání',
        'Zveřejnění dražby',
        '142 EX 81/25',
        '142EX81/25-27',
        'Rodinný dům č. p. 27 se zahradou v Horní Lhotě',
        'Portál dražeb (www.portaldrazeb.cz)',
        'Jana Nováková',
        'JUDr. Šimon Dvořák',
        'Chromium na PC-7',
        // The hour between two and three doesn't exist that night.
        '28. 3. 2027 1:59:59',
        '28. 3. 2027 3:02:20',
        'VeRtJ',
        'upcoming',
        'https://www.portaldrazeb.cz/drazba/VeRtJ',
        'bez odpovědi, zjištěno čtením 28. 3. 2027 3:02:18',
        'příloha posudku, 1,3 MB',
        documents(1)[0]?.sha256,
        'řádek 57',
        data.audit.link,
        'Strana 1 z 1',
      ]) {
        expect(text).toContain(words);
      }
      expect(text).not.toContain('CVIČNÉ');
    },
  );

  it.runIf(hasPdfToText)('of training says so on every page', async () => {
    const text = textOf(await draw({ training: true, documents: documents(100) }));
    const pages = text.split('\f').filter((page) => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(1);
    for (const page of pages) expect(page).toContain('CVIČNÉ – nic nebylo doopravdy odesláno');
  });

  it.runIf(hasPdfToText)(
    'leaves out no document, however many there are, and says where a name was cut',
    async () => {
      const many = documents(100);
      const text = textOf(await draw({ documents: many }));
      for (const { sha256 } of many) expect(text).toContain(sha256);
      expect(text).toContain('…');
      expect(text).toContain('pokračování');
    },
  );

  it.runIf(hasPdfToText)(
    'shows a box for what the typeface has no sign for, and breaks words without end',
    async () => {
      const text = textOf(await draw({ title: `${'Ž'.repeat(400)} konec`, preparedBy: 'Jana 漢 Nová' }));
      expect(text).toContain('Jana □ Nová');
      expect(text).toContain('ŽŽŽ');
      expect(text).toContain('Doklad sestavila Podatelna');
    },
  );
});

describe('the receipt of a submission', { timeout: 30_000 }, () => {
  let bench: TestBench;
  beforeEach(async () => {
    bench = await createTestBench({ vault: 'folder' });
  });
  afterEach(() => bench.close());

  const read = (id: string) => bench.companion().handlers['receipts.read']({ id }, { pair });
  const verify = (receipt: { line: number; link: string }) =>
    bench.companion().handlers['audit.verify']({ receipt }, { pair });

  it('is made once, with its line in the audit, and stands against the audit', async () => {
    const { id } = await bench.store(await bench.auction(), { preparedBy: 'Jana Nová' });
    await bench.send();
    const [first, second] = await Promise.all([read(id), read(id)]);
    expect(second).toEqual(first);
    expect(first.name).toBe('doklad-142EX81-25-27.pdf');
    const pdf = Buffer.from(first.content, 'base64');
    expect(pdf.length).toBe(first.size);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(first.sha256);
    expect(findAuditMark(pdf)).toEqual(first.audit);
    expect(await verify(first.audit)).toMatchObject({ findings: [] });
    const { lines } = await bench
      .companion()
      .handlers['audit.export']({ fileMark: '142EX81/25', after: 0 }, { pair });
    expect(lines.filter((one) => one.action === 'receipt.made')).toMatchObject([
      { result: first.sha256, content: 'same' },
    ]);
    expect(lines.find((one) => one.line === first.audit.line)?.action).toBe('state.verify');
    if (!hasPdfToText) return;
    const text = textOf(pdf);
    for (const words of [
      'Jana Nová',
      '1. 3. 2027 9:00',
      'Založení záznamu',
      'vyhláška.pdf',
      'dražební vyhláška',
    ])
      expect(text).toContain(words);
  });

  it('is made by itself by a companion at work', async () => {
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    bench.companion().startWorker();
    const { handlers } = bench.companion();
    const made = async (): Promise<boolean> =>
      (await handlers['audit.export']({ fileMark: '142EX81/25', after: 0 }, { pair })).lines.some(
        (one) => one.action === 'receipt.made',
      );
    await expect.poll(made, { timeout: 20_000 }).toBe(true);
    expect((await read(id)).size).toBeGreaterThan(1000);
  });

  it('outlives the pruning of documents, and goes with its submission', async () => {
    const { id } = await bench.store(await bench.auction());
    await bench.send();
    const { sha256, audit } = await read(id);
    await bench.later(2 * dayMs);
    const { handlers } = bench.companion();
    expect(await handlers['audit.purge']({ olderThanDays: 30 }, { pair })).toMatchObject({ files: 0 });
    expect((await read(id)).sha256).toBe(sha256);
    expect(await handlers['audit.purge']({ olderThanDays: 1 }, { pair })).toMatchObject({
      submissions: 1,
      files: 3,
    });
    await expect(read(id)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    expect(await verify(audit)).toMatchObject({ findings: [] });
  });

  it.each(['held', 'cancelled'])('is not to be had of one that is %s', async (state) => {
    const { id } = await bench.store(await bench.auction());
    if (state === 'cancelled') await bench.companion().handlers['submissions.undo']({ id }, { pair });
    await expect(read(id)).rejects.toMatchObject({ problem: { code: 'wrong-state', params: { state } } });
  });

  it('is not to be had of one that is not there', async () => {
    const id = '00000000-0000-4000-8000-999999999999';
    await expect(read(id)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });
});

describe('making receipts by itself, with many that can’t be made', () => {
  const count = 400;
  const begin = (payload = '{}', log: Log = silentLog) => {
    const db = openDatabase(':memory:');
    // Done, as of an earlier version or a damaged audit: no line says who stored it and when it ended.
    db.prepare(`
      WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ?)
      INSERT INTO submissions (id, system, fileMark, kind, lot, action, number, title, payload, digest, businessKey,
        preparedBy, pair, training, state, stateSince, createdAt, changed)
      SELECT 'id-' || n, 'portal-drazeb', '1EX' || n || '/25', 'auction', '1', 'publish', '1', 't', ?, 'd', 'k' || n,
        'p', 'pair', 0, 'done', 1, 1, n FROM number`).run(count, payload);
    const closing = new AbortController();
    const changes = createChanges();
    const receipts = createReceipts({
      db,
      clock: systemClock,
      log,
      changes,
      attachments: { find: () => undefined, keep: () => {}, path: (sha256) => sha256 },
      closing: closing.signal,
      urls: defaultUrls,
    });
    return { db, closing, changes, receipts };
  };
  it('lets other work have its turn in between, and ends when the companion closes', async () => {
    const { db, closing, receipts } = begin();
    let turns = 0;
    let isOn = true;
    const turn = (): void => {
      turns += 1;
      if (turns === 20) closing.abort();
      if (isOn) setImmediate(turn);
    };
    setImmediate(turn);
    await receipts.keepMaking();
    isOn = false;
    // It ended in the middle: of all of them it would have let hundreds of turns pass.
    expect(turns).toBeGreaterThanOrEqual(20);
    expect(turns).toBeLessThan(count / 2);
    db.close();
  });

  it('tries each once, however much changes afterwards', async () => {
    const error = vi.fn();
    const { db, closing, changes, receipts } = begin('{', { ...silentLog, error });
    const ended = receipts.keepMaking();
    await expect.poll(() => error.mock.calls.length).toBe(count);
    changes.notify();
    await new Promise((resolve) => setTimeout(resolve, 20));
    changes.notify();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(error).toHaveBeenCalledTimes(count);
    closing.abort();
    await ended;
    db.close();
  });
});
