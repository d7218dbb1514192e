import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { version } from '../version.ts';

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'podatelna-code-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** In a process of its own: Node takes one cache a process, and for good. */
function take(folder = home): boolean {
  const module = pathToFileURL(join(import.meta.dirname, 'code-cache.ts')).href;
  const script = `import { takeCodeCache } from ${JSON.stringify(module)};
    console.log(takeCodeCache({ platform: process.platform, homeFolder: '/nowhere', env: { PODATELNA_HOME: ${JSON.stringify(folder)} } }));`;
  const env = { PATH: process.env.PATH ?? '' };
  return (
    execFileSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' }) ===
    'true\n'
  );
}
const hasRun = (): void => writeFileSync(join(home, 'command-line.json'), '{}', { mode: 0o600 });
const cache = (): string => join(home, 'code-cache', version);

describe('code kept for the next start', () => {
  it('lies in the folder of a companion that has run, closed to others', () => {
    hasRun();
    expect(take()).toBe(true);
    expect(statSync(join(home, 'code-cache')).mode & 0o777).toBe(0o700);
    expect(statSync(cache()).mode & 0o777).toBe(0o700);
  });

  it('of another version is removed', () => {
    hasRun();
    const old = join(home, 'code-cache', '0.0.1');
    mkdirSync(old, { recursive: true });
    expect(take()).toBe(true);
    expect(readdirSync(join(home, 'code-cache'))).toEqual([version]);
  });

  it('is narrowed where others could open it', () => {
    hasRun();
    mkdirSync(join(home, 'code-cache'), { mode: 0o777 });
    chmodSync(join(home, 'code-cache'), 0o777);
    expect(take()).toBe(true);
    expect(statSync(join(home, 'code-cache')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['no companion has run in', () => undefined],
    [
      'others can open',
      () => {
        hasRun();
        chmodSync(home, 0o755);
      },
    ],
    [
      'has a file by that name',
      () => {
        hasRun();
        writeFileSync(join(home, 'code-cache'), '');
      },
    ],
  ])('is not begun in a folder that %s', (_name, prepare) => {
    prepare();
    expect(take()).toBe(false);
    expect(existsSync(cache())).toBe(false);
  });

  it.each(['somewhere', './x'])('is not begun at all with PODATELNA_HOME=%s', (folder) => {
    expect(take(folder)).toBe(false);
  });
});
