import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'extract-options-'));
  for (const name of ['spis.html', 'profil.json']) writeFileSync(join(folder, name), '');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('what npm run extract is asked for', () => {
  it('takes an address', () => {
    const options = readOptions(['https://spis.example/1?a=b', '--json'], folder);
    expect(options).toEqual({
      page: { url: new URL('https://spis.example/1?a=b') },
      profile: undefined,
      json: true,
    });
  });

  it('takes files from where the person stands', () => {
    const options = readOptions(['spis.html', '--profile', 'profil.json'], folder);
    expect(options).toEqual({
      page: { file: join(folder, 'spis.html') },
      profile: join(folder, 'profil.json'),
      json: false,
    });
  });

  it('takes the address of a file', () => {
    const { page } = readOptions([`file://${folder}/spis.html`], folder);
    expect(page).toEqual({ file: join(folder, 'spis.html') });
  });

  it.each([
    ['nothing', []],
    ['two pages', ['spis.html', 'https://spis.example/']],
    ['a file that is not there', ['jiny.html']],
    ['a folder', ['.']],
    ['a profile that is not there', ['spis.html', '--profile', 'jiny.json']],
    ['an option nobody knows', ['spis.html', '--xml']],
    ['a profile without a name', ['spis.html', '--profile']],
  ])('refuses %s', (_name, args) => {
    expect(() => readOptions(args, folder)).toThrow();
  });
});
