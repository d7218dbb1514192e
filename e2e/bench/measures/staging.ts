import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { startBareSealing } from '../bare-sealing.ts';
import { makeAnother, pdfOfSize, stage, startService } from '../bench-service.ts';
import { type Row, rowOf } from '../rows.ts';

/** Three files of 5 MB handed to the companion, beside copying the same bytes over plain HTTP into files. */
export async function staging(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'podatelna-plain-'));
  let files = 0;
  const server = createServer((incoming, outgoing) => {
    files += 1;
    pipeline(incoming, createWriteStream(join(folder, String(files)), { flush: true })).then(
      () => outgoing.end(),
      () => outgoing.destroy(),
    );
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`; // a TCP server's address is one
  const sealing = await startBareSealing(folder);
  const service = await startService();
  const floors: number[] = [];
  const ratios: number[] = [];
  const times: number[] = [];
  // Made once: the used-up strings of new ones would be collected while the time runs.
  const contents = Array.from({ length: 3 }, () => pdfOfSize(5 * 1024 * 1024));
  for (let round = 0; round < 8; round++) {
    for (const content of contents) makeAnother(content);
    const began = performance.now();
    for (const content of contents) await stage(service, content);
    const ours = performance.now() - began;
    const plain = performance.now();
    for (const content of contents) await (await fetch(url, { method: 'POST', body: content })).text();
    const plainMs = performance.now() - plain;
    const sealed = performance.now();
    for (const content of contents) await sealing.hand(content);
    times.push(ours);
    ratios.push(ours / plainMs);
    floors.push((performance.now() - sealed) / plainMs);
  }
  await service.stop();
  sealing.stop();
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
  return [
    rowOf({ id: 'staging', what: 'staging 3 × 5 MB', unit: 'ms' }, times),
    rowOf(
      {
        id: 'staging-ratio',
        what: 'the same beside plain HTTP into files',
        unit: '×',
        budget: 2,
        beside: 'plain HTTP',
      },
      ratios,
    ),
    rowOf(
      {
        id: 'staging-floor',
        what: 'sealed, opened and hashed by a bare script, beside it',
        unit: '×',
        beside: 'plain HTTP',
      },
      floors,
    ),
  ];
}
