import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { submissionViewSchema } from '../shared/contract/submission.ts';
import { examplePdf } from './commands/example-auction.ts';
import { createPortalSandbox } from './sandbox/portal-drazeb/index.ts';
import { type RunningSandbox, serveSandbox } from './sandbox/serve.ts';

const sandbox = createPortalSandbox();
const home = mkdtempSync(join(tmpdir(), 'podatelna-'));
const canary = 'cvicne-heslo';
let portal: RunningSandbox;
let service: ChildProcess | undefined;

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [join(import.meta.dirname, 'cli.ts'), ...args], {
    env: {
      PATH: process.env.PATH,
      PODATELNA_HOME: home,
      PODATELNA_PORTAL_DRAZEB_URL: portal.url,
      PODATELNA_PORTAL_DRAZEB_PERSON: '11',
      PODATELNA_UNDO_PUBLIC_SECONDS: '0',
      PODATELNA_UNDO_OTHER_SECONDS: '0',
    },
  });

const run = (args: readonly string[], input = '') =>
  new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    const process = begin(...args);
    let out = '';
    let error = '';
    process.stdout?.on('data', (text) => {
      out += String(text);
    });
    process.stderr?.on('data', (text) => {
      error += String(text);
    });
    process.on('close', (code) => resolve({ code, out, error }));
    process.stdin?.end(input);
  });

beforeAll(async () => {
  portal = await serveSandbox(sandbox.app, { port: 0 });
});
afterAll(async () => {
  service?.kill();
  await portal.stop();
  rmSync(home, { recursive: true, force: true });
});

describe('the command line', { timeout: 30_000 }, () => {
  it.each([
    [['unknown'], 'podatelna start'],
    [['secrets', 'set', 'other'], 'systems: portal-drazeb'],
    [['submit'], 'Name one file'],
    [['status', '--jason'], '--jason'],
  ])('says how to call it: %j', async (args, words) => {
    expect(await run(args)).toMatchObject({ code: 2, error: expect.stringContaining(words) });
  });

  it('says that no companion was started', async () => {
    expect(await run(['status'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('podatelna start'),
    });
  });

  it('takes credentials without a running companion, and does not quote wrong ones', async () => {
    const wrong = await run(['secrets', 'set', 'portal-drazeb'], `{"username":"a","pasword":"${canary}"}`);
    expect(wrong.code).toBe(2);
    expect(wrong.error + wrong.out).not.toContain(canary);
    const secret = JSON.stringify({ username: 'cvicny@urad.cz', password: canary });
    expect((await run(['secrets', 'set', 'portal-drazeb'], secret)).code).toBe(0);
  });

  it('starts, files from a file and from the example, and waits for the end', async () => {
    service = begin('start');
    await new Promise((resolve) => service?.stdout?.once('data', resolve));
    writeFileSync(join(home, 'vyhlaska.pdf'), examplePdf());
    const payload = {
      action: 'save-draft',
      auctionKind: 'movable',
      number: '142EX7/25-1',
      voluntary: false,
      title: 'Automobil',
      attachments: [{ path: 'vyhlaska.pdf', documentType: 'auction_decree', name: 'Vyhláška.pdf' }],
    };
    writeFileSync(join(home, 'auto.json'), JSON.stringify({ payload }));
    const filed = await run(['submit', join(home, 'auto.json'), '--wait']);
    expect(filed).toMatchObject({ code: 0, error: '' });
    expect((await run(['submit', '--example', 'auction', '--wait'])).code).toBe(0);

    const auctions = Object.values(sandbox.state.auctions);
    expect(auctions.map((one) => `${one.kind} ${one.status}`)).toEqual(['movable draft', 'real upcoming']);
    expect(auctions[0]?.documents[0]?.original_name).toBe('Vyhláška.pdf');
    expect(sandbox.journal.flatMap((one) => one.brokenRules)).toEqual([]);

    const status = await run(['status', '--json']);
    const list = z.object({ submissions: z.array(submissionViewSchema) }).parse(JSON.parse(status.out));
    expect(list.submissions.map((one) => one.state)).toEqual(['done', 'done']);
    expect((await run(['undo', list.submissions[0]?.id ?? ''])).error).toContain('not possible');
    expect(status.out + readFileSync(join(home, 'log', 'companion.log'), 'utf8')).not.toContain(canary);
  });

  it('refuses a second companion on the same folder', async () => {
    expect(await run(['start'])).toMatchObject({ code: 1, error: expect.stringContaining('already runs') });
  });

  it('stops when asked', async () => {
    const ended = new Promise((resolve) => service?.once('close', resolve));
    service?.kill('SIGTERM');
    expect(await ended).toBe(0);
    service = undefined;
  });
});
