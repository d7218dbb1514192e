/**
 * `npm run extract -- <url or html file> [--profile file] [--json]`: builds the extension where needed and hands over to
 * e2e/extract.ts under Node 24. Standard output belongs to the reading alone.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
process.env.PODATELNA_BROWSER = ensureBrowser();
const build = spawnSync(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: ['ignore', 2, 2] });
if (build.status !== 0) process.exit(build.status ?? 1);
const extract = spawnSync(node, [join(root, 'e2e', 'extract.ts'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(extract.status ?? 1);
