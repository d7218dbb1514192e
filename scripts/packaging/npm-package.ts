/** The companion as a package for `npm install -g`: the bundle, and its native modules as exact dependencies. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeBillOfMaterials } from '../supply/bill-of-materials.ts';
import { bundleCompanion, projectRoot } from './bundle-companion.ts';
import { sayDamage, writeFileList } from './file-list.ts';

const packageSchema = z.object({
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  dependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
});

export function readProject(): z.output<typeof packageSchema> {
  return packageSchema.parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')));
}

/** What both ways of shipping carry beside the code. */
export function copyPapers(folder: string): void {
  for (const name of ['README.md', 'CHANGELOG.md', 'THIRD-PARTY.md']) {
    cpSync(join(projectRoot, name), join(folder, name));
  }
  cpSync(join(projectRoot, 'docs', 'operations.md'), join(folder, 'docs', 'operations.md'));
  writeBillOfMaterials(join(folder, 'podatelna.cdx.json'));
}

const leastNode = 24;

/** Asks first and imports then: what an older Node lacks would end it before the first line of ours. */
const begin = `#!/usr/bin/env node
const { node } = process.versions;
if (Number(node.split('.')[0]) >= ${leastNode}) {
  await import('../lib/podatelna.mjs').catch(${sayDamage("'../lib/program-files.mjs'")});
} else {
  console.error(\`Podatelna needs Node ${leastNode} or newer; here is \${node} (\${process.execPath}). Nothing was done. Install it, then call this again.\`);
  process.exitCode = 1;
}
`;

/** @param folder is emptied; holds the package and its `.tgz`. @returns path of the `.tgz`. */
export async function npmPackage(folder: string): Promise<string> {
  const { name, version, description, license, dependencies, optionalDependencies } = readProject();
  const content = join(folder, 'package');
  await bundleCompanion(join(content, 'lib'));
  const bin = join(content, 'bin', 'podatelna.mjs');
  mkdirSync(join(content, 'bin'), { recursive: true });
  writeFileSync(bin, begin);
  chmodSync(bin, 0o755);
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    bin: { podatelna: 'bin/podatelna.mjs' },
    files: ['bin', 'lib', 'docs', '*.md', 'podatelna.cdx.json'],
    engines: { node: `>=${leastNode}` },
    dependencies: { '@napi-rs/keyring': dependencies['@napi-rs/keyring'] },
    // Only for tokens: where it can't be compiled everything else works.
    optionalDependencies: { pkcs11js: optionalDependencies.pkcs11js },
  };
  writeFileSync(join(content, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  copyPapers(content);
  writeFileList(content, ['bin', 'lib']);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = execFileSync(npm, ['pack', '--json', '--pack-destination', folder], {
    cwd: content,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const [one] = z.array(z.object({ filename: z.string() })).parse(JSON.parse(packed));
  return join(folder, one?.filename ?? '');
}
