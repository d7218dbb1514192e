import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'podatelna-make-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('makes all that is missing, with the mode that is asked for, and leaves what is there', () => {
  const path = join(root, 'a', 'b', 'c');
  makeFolder(path, 0o700);
  expect(statSync(join(root, 'a')).mode & 0o777).toBe(0o700);
  expect(() => makeFolder(path)).not.toThrow();
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

it('throws what the system says of a file in its place, above it, and of a link that leads nowhere', () => {
  writeFileSync(join(root, 'file'), '');
  symlinkSync(join(root, 'nowhere'), join(root, 'link'));
  expect(() => makeFolder(join(root, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(join(root, 'file', 'below'))).toThrow('ENOTDIR');
  expect(() => makeFolder(join(root, 'link'))).toThrow('EEXIST');
});

it.runIf(process.platform === 'linux')('ends where the system makes no folders', () => {
  // In a process of its own: one that never ends would hold up the tests.
  const module = pathToFileURL(join(import.meta.dirname, 'make-folder.ts')).href;
  const script = `import { makeFolder } from ${JSON.stringify(module)};
    try { makeFolder('/proc/podatelna/x'); } catch (error) { console.log(error.code); }`;
  const args = ['--input-type=module', '-e', script];
  expect(execFileSync(process.execPath, args, { timeout: 20_000, encoding: 'utf8' })).toBe('ENOENT\n');
});
