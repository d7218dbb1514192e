import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { billOfMaterials } from './bill-of-materials.ts';
import { root, shippedPackages } from './shipped-packages.ts';
import { thirdParty } from './third-party.ts';

const shipped = shippedPackages();
const manifest = z
  .object({
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
    optionalDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** Bare names that product code imports. */
function imported(): Set<string> {
  const names = new Set<string>();
  for (const part of ['companion', 'shared', 'extension']) {
    for (const file of readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })) {
      const isProduct = /\.tsx?$/.test(file) && !/\.test\.tsx?$|(^|\/)test-|-bench\.ts$|^faults\//.test(file);
      if (!isProduct) continue;
      const text = readFileSync(join(root, part, file), 'utf8');
      for (const [, name = ''] of text.matchAll(
        /^(?:import|export)[^'"]*from '([^.'][^']*)'|import\('([^.'][^']*)'\)/gm,
      )) {
        if (name === '' || name.startsWith('node:')) continue;
        names.add(
          name
            .split('/')
            .slice(0, name.startsWith('@') ? 2 : 1)
            .join('/'),
        );
      }
    }
  }
  return names;
}

describe('what is shipped of others', () => {
  it('is listed with its licence in THIRD-PARTY.md (npm run licences)', () => {
    expect(readFileSync(join(root, 'THIRD-PARTY.md'), 'utf8')).toBe(thirdParty());
  });

  it('is all that product code imports', () => {
    const known = new Set(shipped.map(({ name }) => name));
    const found = [...imported()];
    expect(found.length).toBeGreaterThan(8);
    expect(found.filter((name) => !known.has(name))).toEqual([]);
  });

  it('has licences that an office may use without asking', () => {
    const allowed =
      /^(MIT|ISC|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|MPL-2\.0|0BSD|BlueOak-1\.0\.0|\(MIT OR .*\)|\(MIT AND .*\))$/;
    const others = shipped.filter(({ license }) => !allowed.test(license));
    expect(others.map(({ name, license }) => `${name}: ${license}`)).toEqual([]);
  });

  it('is in the bill of materials, with hashes, and nothing else', () => {
    const bom = billOfMaterials();
    const listed = (all: readonly { name: string; version: string }[]): string[] =>
      all.map(({ name, version }) => `${name}@${version}`).sort();
    expect(listed(bom.components)).toEqual(listed(shipped));
    for (const component of bom.components) expect(component).toMatchObject({ hashes: [{ alg: 'SHA-512' }] });
    expect(JSON.stringify(bom)).not.toContain('vitest');
  });
});

describe('what is installed', () => {
  it('is named by its exact version', () => {
    const all = Object.entries({
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    });
    expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  it('comes from the registry, with the hash of every package', () => {
    const lock = z
      .object({
        packages: z.record(
          z.string(),
          z.object({ resolved: z.string().optional(), integrity: z.string().optional() }),
        ),
      })
      .parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
    const loose = Object.entries(lock.packages)
      .filter(([path]) => path !== '')
      .filter(
        ([, { resolved = 'https://registry.npmjs.org/', integrity }]) =>
          !resolved.startsWith('https://registry.npmjs.org/') || !integrity?.startsWith('sha512-'),
      );
    expect(loose).toEqual([]);
  });
});
