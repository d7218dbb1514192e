import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const root = join(import.meta.dirname, '..', '..');

interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm run extract -- …` without the look whether the extension is built. */
function extract(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [join(root, 'e2e', 'extract.ts'), ...args], { cwd: root });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += part;
  });
  child.stderr.on('data', (part: Buffer) => {
    stderr += part;
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, stdout, stderr })));
}

/** A page that names the case at once, draws other prices for two and a half seconds before the right one. */
const latePage = `<!doctype html><html lang="cs"><meta charset="utf-8"><title>Spis</title><body><h1>Spis 142 EX 81/25</h1>
<dl><dt>Číslo jednací</dt><dd>142 EX 81/25-27</dd><dt>Povinný</dt><dd>Jan Novák</dd><dt>Nejnižší podání</dt><dd id="bid">načítá se</dd>
<dt>Jistota</dt><dd>nevyžaduje se</dd></dl>
<script>addEventListener('load', () => { let bid = 1000; const draw = () => { bid += 1000;
document.getElementById('bid').textContent = bid + ' Kč'; if (bid < 9000) setTimeout(draw, 250); }; setTimeout(draw, 500); });</script>`;

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'extract-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

test('prints exactly one object, and the code says whether it is a case page', async () => {
  const page = await extract(join(root, 'e2e', 'profiles', 'bootstrap.html'), '--json');
  expect(page.stderr).toBe('');
  expect(page.code).toBe(0);
  const answer: unknown = JSON.parse(page.stdout);
  expect(answer).toMatchObject({ isCasePage: true, fields: {}, provenance: {}, missing: {} });

  const list = await extract(join(root, 'e2e', 'profiles', 'not-list.html'), '--json');
  expect(list.code).toBe(3);
  expect(JSON.parse(list.stdout)).toMatchObject({ isCasePage: false });

  const none = await extract('http://127.0.0.1:1/', '--json');
  expect(none.code).toBe(1);
  expect(none.stdout).toBe('');
  expect(none.stderr).not.toBe('');
});

test('opens an address, waits until two readings agree, and reads by a profile', async () => {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html').end(latePage);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo; // a listening TCP server has one
  const origin = `http://127.0.0.1:${port}`;
  const profile = join(folder, 'profile.json');
  const fields = { appraisedPrice: { anchors: [{ by: 'id', id: 'bid' }] } };
  const taught = { version: 1, name: 'Late', origins: [origin], pages: [{ kind: 'case', fields }] };
  writeFileSync(profile, JSON.stringify(taught));
  try {
    const plain = await extract(`${origin}/spis`, '--json');
    expect(plain.code).toBe(0);
    // Every reading before the last price differs from the next one, even where the page is late.
    expect(JSON.parse(plain.stdout)).toMatchObject({ fields: { lowestBid: 9000, deposit: null } });
    const byProfile = await extract(`${origin}/spis`, '--profile', profile, '--json');
    expect(JSON.parse(byProfile.stdout)).toMatchObject({
      fields: { appraisedPrice: 9000 },
      provenance: { appraisedPrice: { rung: 'profile' } },
    });
    const printed = await extract(`${origin}/spis`, '--profile', profile);
    expect(printed.stdout).toContain('A case page');
    expect(printed.stdout).toContain('appraisedPrice');
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});
