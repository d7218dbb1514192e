import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { requireTrusted, wayTo } from './trusted-place.ts';

const root = mkdtempSync(join(realpathSync(tmpdir()), 'podatelna-trusted-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const own = process.getuid?.() ?? 0;
let folder: string;
const at = (...names: string[]): string => join(folder, ...names);
beforeEach(() => {
  folder = mkdtempSync(join(root, 'one-'));
  for (const name of ['off', 'off2/deep']) mkdirSync(at(name), { recursive: true, mode: 0o755 });
  for (const name of ['off/o.json', 'off2/deep/o.json']) writeFileSync(at(name), '{}', { mode: 0o644 });
});
const check = (path: string) => () => requireTrusted(path, own);

describe.skipIf(process.platform === 'win32')("the place of the office's file", () => {
  it('is taken: own folders, a sticky one, links that nobody else could have changed', () => {
    symlinkSync('../off2/deep/o.json', at('off', 'link'));
    symlinkSync(at('off'), at('folder-link'));
    chmodSync(folder, 0o1777);
    for (const path of [at('off', 'o.json'), at('off', 'link'), at('folder-link', 'link')]) {
      expect(check(path)).not.toThrow();
    }
  });

  it.each<[string, () => string, () => string]>([
    ["the link's folder", () => at('off', 'link'), () => at('off')],
    ["the file's folder", () => at('off', 'link'), () => at('off2', 'deep')],
    ['a folder above that one', () => at('off', 'link'), () => at('off2')],
    ['the file behind the link', () => at('off', 'link'), () => at('off2', 'deep', 'o.json')],
    ['a folder above without any link', () => at('off2', 'deep', 'o.json'), () => at('off2')],
    ['the folder in which a link to a folder lies', () => at('off', 'to', 'o.json'), () => at('off')],
    ['what a link to a folder leads to', () => at('off', 'to', 'o.json'), () => at('off2', 'deep')],
  ])('is refused where others may write to %s', (_name, path, place) => {
    symlinkSync('../off2/deep/o.json', at('off', 'link'));
    symlinkSync('../off2/deep', at('off', 'to'));
    chmodSync(place(), place().endsWith('.json') ? 0o666 : 0o777);
    expect(check(path())).toThrow(
      `${path()} is not used: others may write to ${place()}. Close it with: chmod go-w ${place()}`,
    );
  });

  it('is refused where a folder, a link or the file is of somebody else', () => {
    symlinkSync('../off2/deep/o.json', at('off', 'link'));
    const way = wayTo(at('off', 'link'));
    expect(way.slice(-5).map(({ place }) => place)).toEqual([
      at('off'),
      at('off', 'link'),
      at('off2'),
      at('off2', 'deep'),
      at('off2', 'deep', 'o.json'),
    ]);
    for (const strange of way) {
      const changed = way.map((one) =>
        one === strange
          ? {
              ...one,
              facts: {
                ...one.facts,
                mode: one.facts.mode,
                uid: 4711,
                isSymbolicLink: () => false,
                isFile: () => true,
              },
            }
          : one,
      );
      expect(() => requireTrusted(at('off', 'link'), own, changed)).toThrow(
        `${strange.place} belongs to another user (number 4711)`,
      );
    }
  });

  // Nothing is closed to root.
  it.skipIf(own === 0)('that is closed to this user names the folder that closes it', () => {
    chmodSync(at('off2'), 0);
    try {
      expect(() => wayTo(at('off2', 'deep', 'o.json'))).toThrow(`${at('off2')} is closed to this user`);
    } finally {
      chmodSync(at('off2'), 0o755);
    }
  });

  it('that leads nowhere says where it ends', () => {
    symlinkSync('round', at('round'));
    symlinkSync('gone', at('dangling'));
    expect(() => wayTo(at('round'))).toThrow('leads back to itself');
    expect(() => wayTo(at('dangling'))).toThrow(`${at('gone')} is not there`);
    expect(() => wayTo(at('off', 'o.json', 'x'))).toThrow(`${at('off', 'o.json')} is a file`);
  });
});
