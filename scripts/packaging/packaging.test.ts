import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPortalSandbox } from '../../companion/sandbox/portal-drazeb/index.ts';
import { type RunningSandbox, serveSandbox } from '../../companion/sandbox/serve.ts';
import { commandOutputs } from '../../shared/contract/command-output.ts';
import { projectRoot } from './bundle-companion.ts';
import { injectElf } from './inject-elf.ts';
import { npmPackage } from './npm-package.ts';
import { programFolder } from './program-folder.ts';

const sandbox = createPortalSandbox();
let root: string;
let portal: RunningSandbox;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-pack-'));
  mkdirSync(join(root, 'home'), { mode: 0o700 });
  portal = await serveSandbox(sandbox.app, { port: 0 });
});
afterAll(async () => {
  await portal.stop();
  rmSync(root, { recursive: true, force: true });
});

/** As in a fresh account: no PATH, no Node, nothing but a home. */
const environment = (): Record<string, string> => ({
  HOME: join(root, 'home'),
  PODATELNA_PORTAL_DRAZEB_URL: portal.url,
  PODATELNA_PORTAL_DRAZEB_PERSON: '11',
  PODATELNA_UNDO_PUBLIC_SECONDS: '0',
});

describe('the folder for this machine', { timeout: 120_000 }, () => {
  let program: string;
  let service: ChildProcess | undefined;
  const begin = (...args: string[]): ChildProcess =>
    spawn(program, args, { cwd: '/', env: environment(), stdio: ['pipe', 'pipe', 'pipe'] });
  const run = async (args: readonly string[], input = '') => {
    const child = begin(...args);
    child.stdin?.end(input);
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const read = async (stream: NodeJS.ReadableStream | null) => (stream === null ? '' : text(stream));
    const [out, error, code] = await Promise.all([read(child.stdout), read(child.stderr), exit]);
    return { out, error, code };
  };
  beforeAll(async () => {
    program = await programFolder(join(root, 'a folder of its own'));
  });
  afterAll(() => service?.kill());

  it('files, draws a receipt and asks for a token, with nothing installed', async () => {
    const folder = join(root, 'home', '.config', 'podatelna');
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const signing = { key: { module: '/no/such/driver.so' } };
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ signing, vault: 'file' }), { mode: 0o600 });
    const passphrase = join(root, 'passphrase');
    writeFileSync(passphrase, 'a passphrase for tests\n', { mode: 0o600 });
    const withVault = { ...environment(), PODATELNA_VAULT_PASSPHRASE_FILE: passphrase };
    service = spawn(program, ['start'], { cwd: '/', env: withVault, stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((resolve) => service?.stdout?.once('data', resolve));
    const secret = JSON.stringify({ username: 'cvicny@urad.cz', password: 'cvicne-heslo' });
    expect(await run(['secrets', 'set', 'portal-drazeb'], secret)).toMatchObject({ code: 0 });

    const filed = await run(['submit', '--example', 'auction', '--wait', '--json']);
    expect(filed).toMatchObject({ code: 0, error: '' });
    expect(Object.values(sandbox.state.auctions).map(({ status }) => status)).toEqual(['upcoming']);
    const list = commandOutputs.status.parse(JSON.parse((await run(['status', '--json'])).out));
    const receipt = join(root, 'receipt.pdf');
    const drawn = await run(['receipt', list.submissions[0]?.id ?? '', '--out', receipt]);
    expect(drawn).toMatchObject({ code: 0, error: '' });
    expect(readFileSync(receipt).subarray(0, 5).toString()).toBe('%PDF-');

    const seen = commandOutputs.doctor.parse(JSON.parse((await run(['doctor', '--json'])).out));
    const says = (check: string) => seen.findings.find((one) => one.check === check)?.says;
    // From the driver's own process: a process that doesn't start would have failed otherwise.
    expect(says('signing-key')).toContain('its driver cannot be loaded');
    expect(says('system')).toContain('takes the credentials');
    // The thread that reads PDFs.
    const verified = await run(['verify', receipt]);
    expect(verified.out + verified.error).toMatch(/sign/i);

    const ended = new Promise((resolve) => service?.once('exit', resolve));
    service.kill('SIGTERM');
    expect(await ended).toBe(0);
    // What was compiled is kept for the next start, closed to others.
    const kept = join(folder, 'code-cache');
    expect(readdirSync(kept, { recursive: true }).length).toBeGreaterThan(2);
    expect(statSync(kept).mode & 0o777).toBe(0o700);
    expect((await run(['doctor', '--json'])).error).toBe('');
  });

  /** Files of the code, by what stands in them. */
  const partWith = (words: string): string =>
    readdirSync(join(program, '..', 'lib')).find(
      (name) =>
        name.startsWith('part-') && readFileSync(join(program, '..', 'lib', name), 'utf8').includes(words),
    ) ?? 'none';

  it.each<[string, () => string, string]>([
    ['begin.cjs', () => 'begin.cjs', 'version'],
    ['podatelna.mjs', () => 'podatelna.mjs', 'version'],
    ['what only one command loads', () => partWith('Nothing is to be done.'), 'doctor'],
  ])('says which file is missing or cut short: %s', async (_name, find, command) => {
    const name = find();
    const place = join(program, '..', 'lib', name);
    const whole = readFileSync(place);
    for (const damage of [
      () => rmSync(place),
      () => writeFileSync(place, whole.subarray(0, whole.length / 2)),
    ]) {
      damage();
      const { code, out, error } = await run([command]);
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(error).toMatch(
        /^Podatelna's program folder .* is damaged \(lib\/\S+ is (missing|damaged)\)\. .*settings and data stay\..*\n$/,
      );
      expect(error).toContain(`(lib/${name} is`);
    }
    writeFileSync(place, whole);
    expect(await run(['version'])).toMatchObject({ code: 0, error: '' });
  });

  it('has a doctor that names what no command would notice yet', async () => {
    const font = join(program, '..', 'lib', 'font', 'DejaVuSansCondensed.ttf');
    const whole = readFileSync(font);
    rmSync(font);
    const said = (await run(['doctor'])).out;
    writeFileSync(font, whole);
    expect(said).toMatch(/^PROBLEM {2}program: .*\(lib\/font\/DejaVuSansCondensed\.ttf is missing\)/);
    expect((await run(['doctor'])).out).toMatch(/^ok {7}program: /);
  });

  it('carries licences and a bill of materials', () => {
    const read = (name: string): string => readFileSync(join(program, '..', name), 'utf8');
    expect(read('THIRD-PARTY.md')).toContain('@napi-rs/keyring');
    expect(JSON.parse(read('podatelna.cdx.json'))).toMatchObject({ bomFormat: 'CycloneDX' });
  });
});

describe('the package for npm', { timeout: 120_000 }, () => {
  it('holds what it needs, no source and no test, and starts by its name', async () => {
    const path = await npmPackage(join(root, 'npm'));
    const names = execFileSync('tar', ['-tzf', path], { encoding: 'utf8' }).trim().split('\n');
    expect(names).toEqual(expect.arrayContaining(['package/bin/podatelna.mjs', 'package/THIRD-PARTY.md']));
    expect(names).toEqual(expect.arrayContaining(['package/lib/font/DejaVuSansCondensed.ttf']));
    expect(names.filter((name) => /\.ts$|test|sandbox/.test(name))).toEqual([]);
    execFileSync('tar', ['-xzf', path, '-C', root]);
    const manifest = JSON.parse(readFileSync(join(root, 'package', 'package.json'), 'utf8'));
    const project = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
    expect(manifest.version).toBe(project.version);
    expect(Object.values({ ...manifest.dependencies, ...manifest.optionalDependencies })).toEqual([
      project.dependencies['@napi-rs/keyring'],
      project.optionalDependencies.pkcs11js,
    ]);
    const bin = join(root, 'package', 'bin', 'podatelna.mjs');
    expect(execFileSync(process.execPath, [bin, 'help'], { env: {}, encoding: 'utf8' })).toContain(
      'podatelna start',
    );
    const old = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.20.2' } })`;
    const outdated = spawnSync(process.execPath, ['--import', `data:text/javascript,${old}`, bin, 'help'], {
      encoding: 'utf8',
    });
    expect(outdated).toMatchObject({ status: 1, stdout: '' });
    expect(outdated.stderr).toMatch(/^Podatelna needs Node 24 or newer; here is 20\.20\.2 .*\n$/);
    rmSync(join(root, 'package', 'lib', 'podatelna.mjs'));
    const damaged = spawnSync(process.execPath, [bin, 'help'], { env: {}, encoding: 'utf8' });
    expect(damaged).toMatchObject({ status: 1, stdout: '' });
    expect(damaged.stderr).toMatch(/^Podatelna's program folder .* \(lib\/podatelna\.mjs is missing\).*\n$/);
    rmSync(join(root, 'package', 'lib', 'program-files.mjs'));
    const worse = spawnSync(process.execPath, [bin, 'help'], { env: {}, encoding: 'utf8' });
    expect(worse.stderr).toMatch(/^Podatelna's program folder is damaged \(lib\/program-files\.mjs .*\n$/);
  });
});

describe('a program that takes no blob', () => {
  it.each([
    ['text', Buffer.from('#!/bin/sh\n')],
    ['an executable of Windows', Buffer.from(`MZ${'\0'.repeat(100)}`)],
    ['an executable of 32 bits', Buffer.from(`\x7fELF\x01\x01${'\0'.repeat(100)}`, 'latin1')],
    ['one without segments', Buffer.from(`\x7fELF\x02\x01${'\0'.repeat(100)}`, 'latin1')],
  ])('is refused: %s', (_name, program) => {
    expect(() => injectElf(program, Buffer.from('x'))).toThrow();
  });
});
