import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { exampleAuction } from '../../../companion/commands/example-auction.ts';
import type { StoredFile } from '../../../shared/channel/channel.ts';
import { type BenchService, pdfOfSize, stage, startService } from '../bench-service.ts';
import { type RecordedRemote, startRecordedRemote } from '../recorded-remote.ts';
import { quantile, type Row, rowOf } from '../rows.ts';

const megabyte = 1024 * 1024;
let serial = 0;

/** Click to stored, click to published and many drained, each beside a bare script making the same calls. */
export async function filing(count: number): Promise<Row[]> {
  return [await storeOnes(), ...(await send(count))];
}

async function send(count: number): Promise<Row[]> {
  const remote = await startRecordedRemote();
  const service = await startService({
    PODATELNA_PORTAL_DRAZEB_URL: remote.url,
    PODATELNA_PORTAL_DRAZEB_PERSON: '11',
  });
  const secret = { username: 'cvicny@urad.cz', password: 'cvicne-heslo' };
  await service.channel.call('secrets.set', { system: 'portal-drazeb', secret });
  try {
    const published = await publish(service, remote);
    return [...published, ...(await drain(service, remote, count))];
  } finally {
    await service.stop();
    await remote.stop();
  }
}

async function publish(service: BenchService, remote: RecordedRemote): Promise<Row[]> {
  const ratios: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const files: StoredFile[] = [];
    for (let file = 0; file < 3; file++) files.push(await stage(service, pdfOfSize(5 * megabyte)));
    const began = performance.now();
    const id = await store(service, 'publish', files);
    await done(service, new Set([id]));
    const ours = performance.now() - began;
    const bare = await remote.repeat();
    times.push(ours);
    ratios.push(ours / bare.ms);
  }
  return [
    rowOf({ id: 'publish', what: 'click → published, 3 × 5 MB, 40 ms a call', unit: 'ms' }, times),
    rowOf(
      {
        id: 'publish-ratio',
        what: 'the same beside a bare script',
        unit: '×',
        budget: 1.3,
        beside: 'bare script',
      },
      ratios,
    ),
  ];
}

/** As a clerk files: the session is open, the file staged, the undo window longer than the next click takes. */
async function storeOnes(): Promise<Row> {
  const service = await startService({ PODATELNA_UNDO_OTHER_SECONDS: '60' });
  try {
    const files = [await stage(service, pdfOfSize(2_000))];
    // The first one compiles what the others find ready.
    await store(service, 'save-draft', files);
    const stored: number[] = [];
    for (let round = 0; round < 60; round++) {
      await wait(100);
      const clicked = performance.now();
      await store(service, 'save-draft', files);
      stored.push(performance.now() - clicked);
    }
    return rowOf(
      { id: 'store', what: 'click → stored, p95', unit: 'ms', budget: 25 },
      stored,
      quantile(stored, 0.95),
    );
  } finally {
    await service.stop();
  }
}

async function drain(service: BenchService, remote: RecordedRemote, count: number): Promise<Row[]> {
  const files = [await stage(service, pdfOfSize(2_000))];
  const stored: number[] = [];
  const ids = new Set<string>();
  const began = performance.now();
  for (let index = 0; index < count; index++) {
    const clicked = performance.now();
    ids.add(await store(service, 'save-draft', files));
    stored.push(performance.now() - clicked);
  }
  await done(service, ids);
  const ours = performance.now() - began;
  const bare = await remote.repeat();
  return [
    rowOf(
      { id: 'store-busy', what: `click → stored, p95, while ${count} are being sent`, unit: 'ms' },
      stored,
      quantile(stored, 0.95),
    ),
    rowOf({ id: 'drain', what: `${count} submissions drained (${bare.calls} calls)`, unit: 'ms' }, [ours]),
    rowOf(
      {
        id: 'drain-ratio',
        what: 'the same beside a bare script',
        unit: '×',
        budget: 1.3,
        beside: 'bare script',
      },
      [ours / bare.ms],
    ),
  ];
}

async function store(
  { channel }: BenchService,
  action: 'publish' | 'save-draft',
  files: readonly StoredFile[],
): Promise<string> {
  serial += 1;
  const id = randomUUID();
  const attachments = files.map((file, index) => ({
    ...file,
    name: `priloha-${index}.pdf`,
    documentType: 'auction_decree' as const,
  }));
  const payload = { ...exampleAuction(serial, Date.now()), action, attachments };
  const caseKey = { fileMark: payload.number.replace(/-\d+$/, ''), kind: 'auction' as const, lot: '1' };
  await channel.call('submissions.store', {
    id,
    caseKey,
    payload,
    pageUrl: null,
    preparedBy: '',
    training: false,
  });
  return id;
}

/** @throws Error when one of them needs a person. */
async function done({ channel }: BenchService, ids: ReadonlySet<string>): Promise<void> {
  const left = new Set(ids);
  for (let cursor = 0; left.size > 0; ) {
    const news = await channel.call('submissions.watch', { since: cursor, waitMs: 20_000 });
    cursor = news.cursor;
    for (const { id, state } of news.submissions) {
      if (state === 'done') left.delete(id);
      if (['rejected', 'unknown', 'cancelled'].includes(state) && ids.has(id)) {
        throw new Error(`A submission of the bench ended as ${state}.`);
      }
    }
    if (news.submissions.length === 0) await wait(20);
  }
}
