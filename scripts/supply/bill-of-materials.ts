/** A bill of materials (CycloneDX) of what an office installs: npm's own, without what only builds and tests. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { root, shippedPackages } from './shipped-packages.ts';

const bomSchema = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  components: z.array(z.looseObject({ 'bom-ref': z.string(), name: z.string(), version: z.string() })),
  dependencies: z.array(z.looseObject({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
export type BillOfMaterials = z.output<typeof bomSchema>;

export function billOfMaterials(): BillOfMaterials {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const whole = execFileSync(npm, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  });
  const bom = bomSchema.parse(JSON.parse(whole));
  const shipped = new Set(shippedPackages().map(({ name, version }) => `${name}@${version}`));
  const components = bom.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
  const refs = new Set(components.map((one) => one['bom-ref']));
  const own = bom.dependencies[0]?.ref;
  const dependencies = bom.dependencies
    .filter(({ ref }) => refs.has(ref) || ref === own)
    .map((one) => ({ ...one, dependsOn: one.dependsOn.filter((ref) => refs.has(ref)) }));
  return { ...bom, components, dependencies };
}

/** @param path of the file to write. */
export function writeBillOfMaterials(path: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(billOfMaterials(), null, 2)}\n`);
}

if (import.meta.main) {
  const path = join(root, '.output', 'podatelna.cdx.json');
  writeBillOfMaterials(path);
  console.log(path);
}
