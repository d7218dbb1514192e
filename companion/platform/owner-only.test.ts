import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownerName, whyNotOwnerOnly } from './owner-only.ts';

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), 'podatelna-')), 'file');
  writeFileSync(path, '');
});
afterEach(() => rmSync(join(path, '..'), { recursive: true, force: true }));

describe('an owner', () => {
  it.each([
    [0, 'root'],
    [1005, 'another user (number 1005)'],
  ])('%i is called %s', (userId, name) => {
    expect(ownerName(userId)).toBe(name);
  });
});

describe('a file of ours', () => {
  it.each([0o600, 0o700, 0o400])('is fine with mode %o', (mode) => {
    chmodSync(path, mode);
    expect(whyNotOwnerOnly(path)).toBeUndefined();
  });

  it.each([0o640, 0o604, 0o610, 0o602, 0o666, 0o777])('is refused with mode %o', (mode) => {
    chmodSync(path, mode);
    expect(whyNotOwnerOnly(path)).toContain('can be opened by other users');
  });

  it('is refused when it belongs to another user', () => {
    chmodSync(path, 0o600);
    expect(whyNotOwnerOnly(path, 4_242)).toContain('belongs to another user');
  });
});
