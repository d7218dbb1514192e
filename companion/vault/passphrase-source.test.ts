import { chmodSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { passphraseDescriptor, passphraseFile } from './passphrase-source.ts';

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'podatelna-')), 'passphrase');
});
afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));
const write = (text: string, mode = 0o600): void => {
  writeFileSync(path, text);
  chmodSync(path, mode);
};

const accept = [
  ['a line', 'right passphrase\n', 'right passphrase'],
  ['a line of Windows', 'right passphrase\r\n', 'right passphrase'],
  ['no line end', 'right passphrase', 'right passphrase'],
  ['spaces, which count', '  right passphrase \n', '  right passphrase '],
] as const;
const deny = [
  ['nothing', ''],
  ['an empty line', '\n'],
  ['two lines', 'right\npassphrase\n'],
  ['a whole file', 'x'.repeat(1001)],
] as const;

describe('a passphrase from a file', () => {
  it.each(accept)('may be %s', (_name, text, passphrase) => {
    write(text);
    expect(passphraseFile(path).read()).toBe(passphrase);
  });

  it.each(deny)('may not be %s', (_name, text) => {
    write(text);
    expect(() => passphraseFile(path).read()).toThrow('PODATELNA_VAULT_PASSPHRASE_FILE');
  });

  it.each([0o640, 0o604, 0o644, 0o666])('is refused with mode %o', (mode) => {
    write('canary-passphrase', mode);
    expect(() => passphraseFile(path).read()).toThrow('can be opened by other users');
  });

  it('that is not there is said by its name', () => {
    expect(() => passphraseFile(path).read()).toThrow(
      `${path} (PODATELNA_VAULT_PASSPHRASE_FILE) can't be read`,
    );
  });

  it('is never quoted', () => {
    write('canary\ncanary');
    expect(() => passphraseFile(path).read()).not.toThrow('canary');
  });
});

describe('a passphrase from a descriptor', () => {
  it('is there until it has been used', () => {
    write('right passphrase\n');
    const source = passphraseDescriptor(openSync(path, 'r'));
    expect([source.read(), source.read()]).toEqual(['right passphrase', 'right passphrase']);
    source.forget();
    expect(source.read()).toBeUndefined();
  });

  it('that is closed stops the start', () => {
    expect(() => passphraseDescriptor(973)).toThrow("File descriptor 973 (--passphrase-fd) can't be read.");
  });
});
