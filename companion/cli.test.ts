import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type CommandOutputName, commandOutputs } from '../shared/contract/command-output.ts';
import { submissionViewSchema } from '../shared/contract/submission.ts';
import { writeAuditMark } from './audit/audit-mark.ts';
import { examplePdf } from './commands/example-auction.ts';
import { createPortalSandbox } from './sandbox/portal-drazeb/index.ts';
import { type RunningSandbox, serveSandbox } from './sandbox/serve.ts';

const sandbox = createPortalSandbox();
const home = mkdtempSync(join(tmpdir(), 'podatelna-'));
const cli = join(import.meta.dirname, 'cli.ts');
const canary = 'cvicne-heslo';
let portal: RunningSandbox;
let service: ChildProcess | undefined;

const begin = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [cli, ...args], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE,
      PODATELNA_HOME: home,
      PODATELNA_PORTAL_DRAZEB_URL: portal.url,
      PODATELNA_PORTAL_DRAZEB_PERSON: '11',
      PODATELNA_UNDO_PUBLIC_SECONDS: '0',
      PODATELNA_UNDO_OTHER_SECONDS: '0',
    },
  });

/** @param handed what can be read from descriptor 3, 4 … */
const run = (args: readonly string[], input = '', ...handed: readonly string[]) =>
  new Promise<{ code: number | null; out: string; error: string }>((resolve) => {
    const process = begin(...args);
    for (const [index, text] of handed.entries()) {
      const pipe = process.stdio[index + 3];
      if (pipe instanceof Writable) pipe.end(text);
    }
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

// Each step starts a process of its own: on a busy machine that takes its time.
describe('the command line', { timeout: 120_000 }, () => {
  it.each([
    [['unknown'], 'no command "unknown"'],
    [[], 'podatelna start'],
    [['secrets', 'set', 'other'], 'systems: portal-drazeb'],
    [['submit'], 'Name one file'],
    [['status', '--jason'], '--jason'],
  ])('says how to call it: %j', async (args, words) => {
    expect(await run(args)).toMatchObject({ code: 2, error: expect.stringContaining(words) });
  });

  it.each([
    [['purge', '--older-than', '30']],
    [['audit', 'verify']],
    [['unlock']],
    [['secrets', 'list']],
    [['status']],
    [['backup', '.']],
  ])('makes nothing where nothing ever was: %j', async (args) => {
    const nowhere = join(home, 'mistyped');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      env: { PODATELNA_HOME: nowhere },
    });
    expect({ status, stdout, stderr }).toEqual({
      status: 1,
      stdout: '',
      stderr: `There is nothing here yet: no companion was started; start it with: podatelna start (folder: ${nowhere})\n`,
    });
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    [['service', 'status'], 1, 'Not installed'],
    [['service', 'remove'], 0, 'No service was installed'],
    [['verify', cli], 1, 'is no PDF, or damaged'],
    [['sign', cli], 1, 'No signing key is set'],
  ])('only reads where nothing ever was: %j', (args, code, words) => {
    const nowhere = join(home, 'mistyped');
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, PODATELNA_HOME: nowhere, HOME: nowhere },
    });
    expect({ status, said: stdout + stderr }).toEqual({ status: code, said: expect.stringContaining(words) });
    expect(existsSync(nowhere)).toBe(false);
  });

  it.each([
    [['service', 'status'], 1, 'Not installed'],
    [['service', 'remove'], 0, 'No service was installed'],
    [['service', 'install'], 1, '"port"'],
  ])('needs settings only to install a service: %j', (args, code, words) => {
    const broken = mkdtempSync(join(tmpdir(), 'podatelna-broken-'));
    writeFileSync(join(broken, 'config.json'), '{"port":"x"}', { mode: 0o600 });
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, PODATELNA_HOME: broken, HOME: broken },
    });
    rmSync(broken, { recursive: true });
    expect({ status, said: stdout + stderr }).toEqual({ status: code, said: expect.stringContaining(words) });
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
    const first = await run(['secrets', 'set', 'portal-drazeb'], secret);
    expect(first).toMatchObject({ code: 0, error: expect.stringContaining('the passphrase lies in a file') });
    const again = await run(['secrets', 'set', 'portal-drazeb'], secret);
    expect(again).toMatchObject({ code: 0, error: '' });
    const list = await run(['secrets', 'list']);
    expect(list.out).toMatch(/^portal-drazeb {2}set 20/);
    expect(list.out).toContain('protected by file mode only); open.');
    expect(await run(['unlock'])).toMatchObject({
      code: 1,
      error: expect.stringContaining('nothing to unlock'),
    });
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
    const list = commandOutputs.status.parse(JSON.parse(status.out));
    expect(list.submissions.map((one) => one.state)).toEqual(['done', 'done']);
    expect((await run(['undo', list.submissions[0]?.id ?? ''])).error).toContain('not possible');
    expect(status.out + readFileSync(join(home, 'log', 'companion.log'), 'utf8')).not.toContain(canary);
  });

  it('locks and unlocks, and what is filed meanwhile waits', async () => {
    expect(await run(['lock'])).toMatchObject({ code: 0, out: 'The vault is locked.\n' });
    const filed = await run(['submit', '--example', 'auction', '--wait']);
    expect(filed).toMatchObject({ code: 1, out: expect.stringContaining('open it with: podatelna unlock') });
    expect((await run(['secrets', 'list'])).out).toContain('protected by file mode only); locked.');
    const id = /[0-9a-f-]{36}/.exec(filed.out)?.[0] ?? '';
    expect(await run(['unlock'])).toMatchObject({ code: 0, out: 'The vault is open.\n' });
    expect((await run(['unlock'])).out).toBe('The vault is open already.\n');
    const status = async (): Promise<string> => (await run(['status'])).out;
    await vi.waitFor(async () => expect(await status()).toContain(`${id}  done`), { timeout: 10_000 });
  });

  it('takes a passphrase by a descriptor, and changes it while the companion runs', async () => {
    const set = await run(['passphrase', '--new-passphrase-fd', '3'], '', 'a canary passphrase\n');
    expect(set).toMatchObject({ code: 0, error: '' });
    await run(['lock']);
    const wrong = await run(['unlock', '--passphrase-fd', '3'], '', 'a wrong passphrase\n');
    expect(wrong).toMatchObject({ code: 1, error: "That is not the vault's passphrase.\n" });
    expect((await run(['unlock'])).error).toContain('The vault needs its passphrase');
    expect(await run(['unlock', '--passphrase-fd', '3'], '', 'a canary passphrase\n')).toMatchObject({
      code: 0,
    });
    const short = await run(['passphrase', '--passphrase-fd', '3', '--new-passphrase-fd', '4'], '', 'x', 'y');
    expect(short).toMatchObject({ code: 1, error: expect.stringContaining('passphrase') });
  });

  it('says whether the audit is whole, with the companion and without it', async () => {
    expect((await run(['audit', 'verify'])).out).toMatch(/^The audit is whole\.\n\d+ lines: \d+ sealed\.\n$/);
    const report = commandOutputs.auditReport.parse(
      JSON.parse((await run(['audit', 'verify', '--json'])).out),
    );
    const receipt = (line: number): string => {
      writeFileSync(join(home, 'doklad'), writeAuditMark({ line, link: report.head ?? '' }));
      return join(home, 'doklad');
    };
    const held = await run(['audit', 'verify', '--receipt', receipt(report.lines)]);
    expect(held).toMatchObject({ code: 0, out: expect.stringContaining('holds the receipt') });
    const missing = await run(['audit', 'verify', '--receipt', receipt(report.lines + 1)]);
    expect(missing).toMatchObject({ code: 1, out: expect.stringContaining('the audit ends before it') });
    const other = await run(['audit', 'verify', '--receipt', join(home, 'auto.json')]);
    expect(other).toMatchObject({ code: 2, error: expect.stringContaining('not a receipt') });
  });

  it('answers as JSON of the shape the contract names', async () => {
    const secret = JSON.stringify({ username: 'cvicny@urad.cz', password: canary });
    const call = async <N extends CommandOutputName>(shape: N, args: string[], input = '', handed = '') => {
      const { code, out, error } = await run([...args, '--json'], input, handed);
      expect({ args, code, error }).toEqual({ args, code: 0, error: '' });
      return commandOutputs[shape].parse(JSON.parse(out));
    };
    await call('status', ['status', '--case', '142 EX 00007/2025']);
    await call('pairs', ['pairs', 'list']);
    await call('pairing', ['pair']);
    await call('secret', ['secrets', 'set', 'portal-drazeb'], secret);
    await call('vault', ['lock']);
    await call('secrets', ['secrets', 'list']);
    // What waits for the vault can be cancelled, once.
    const { id } = submissionViewSchema.parse(await call('submission', ['submit', '--example', 'auction']));
    expect(await call('submission', ['cancel', id])).toMatchObject({ state: 'cancelled' });
    expect(await run(['cancel', id])).toMatchObject({
      code: 1,
      error: expect.stringContaining('not possible'),
    });
    await call('vault', ['unlock', '--passphrase-fd', '3'], '', 'a canary passphrase\n');
  });

  it.each([
    ['problem', ['undo', '00000000-0000-4000-8000-999999999999'], 1],
    ['usage', ['undo'], 2],
    ['usage', ['status', '--jason'], 2],
    ['fault', ['start'], 1],
  ] as const)('says what went wrong as JSON: %s', async (kind, args, code) => {
    const { out, ...ended } = await run([...args, ...(kind === 'fault' ? [] : ['--json'])]);
    expect({ out, code: ended.code }).toEqual({ out: '', code });
    if (kind === 'fault')
      expect(ended.error).not.toContain('{'); // it speaks to people only
    else expect(commandOutputs.error.parse(JSON.parse(ended.error)).error.kind).toBe(kind);
  });

  it('names the file that is damaged, among several', async () => {
    writeFileSync(join(home, 'cut.pdf'), examplePdf().subarray(0, 40));
    const documents = ['vyhlaska.pdf', 'cut.pdf'].map((path) => ({ path, documentType: 'auction_decree' }));
    const payload = { action: 'save-draft', number: '142EX8/25-1', title: 'Auto', attachments: documents };
    writeFileSync(join(home, 'cut.json'), JSON.stringify({ payload }));
    const { code, error } = await run(['submit', join(home, 'cut.json')]);
    expect({ code, error }).toEqual({ code: 1, error: expect.stringContaining('cut.pdf') });
    expect(error).not.toContain('vyhlaska.pdf');
  });

  it('writes the receipt of what is done, and never over another file', async () => {
    const list = commandOutputs.status.parse(JSON.parse((await run(['status', '--json'])).out));
    const id = list.submissions.find((one) => one.number === '142EX7/25-1')?.id ?? '';
    const out = join(home, 'receipt.pdf');
    const written = await run(['receipt', id, '--out', out]);
    expect(written).toMatchObject({ code: 0, error: '', out: `Written: ${out}\n` });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const again = await run(['receipt', id, '--out', out]);
    expect(again).toMatchObject({ code: 1, error: expect.stringContaining('is there already') });
    const verified = await run(['audit', 'verify', '--receipt', out]);
    expect(verified).toMatchObject({ code: 0, out: expect.stringContaining('holds the receipt') });
  });

  it('exports the audit of a case by its mark in any form, and deletes what is old', async () => {
    const json = await run(['audit', 'export', '--case', 'č. j. 142 EX 00007/2025 – 1', '--json']);
    const { lines } = commandOutputs.auditExport.parse(JSON.parse(json.out));
    expect(lines.map((one) => one.action)).toContain('state.verify');
    const csv = await run(['audit', 'export', '--case', '142EX7/25', '--csv']);
    expect(csv.out.split('\r\n')).toHaveLength(lines.length + 1);
    expect(await run(['audit', 'export', '--case', '12 C 34/2025'])).toMatchObject({
      code: 2,
      error: expect.stringContaining('Name the case by its file mark'),
    });
    const purged = await run(['purge', '--older-than', '1', '--json']);
    expect(commandOutputs.purge.parse(JSON.parse(purged.out))).toEqual({
      submissions: 0,
      drafts: 0,
      files: 0,
    });
    expect((await run(['purge'])).code).toBe(2);
  });

  it('shows its log', async () => {
    const { out } = await run(['logs', '--lines', '500']);
    expect(out).toContain('vault opened');
    expect(out).not.toContain('canary');
  });

  it('refuses a second companion on the same folder', async () => {
    expect(await run(['start'])).toMatchObject({ code: 1, error: expect.stringContaining('already runs') });
  });

  it('stops when asked', async () => {
    const ended = new Promise((resolve) => service?.once('close', resolve));
    service?.kill('SIGTERM');
    expect(await ended).toBe(0);
    service = undefined;
    const alone = await run(['audit', 'verify', '--passphrase-fd', '3'], '', 'a canary passphrase\n');
    expect(alone).toMatchObject({ code: 0, error: '', out: expect.stringMatching(/: \d+ sealed\.\n$/) });
    expect((await run(['audit', 'verify'])).out).toContain("whose seal can't be compared");
  });
});
