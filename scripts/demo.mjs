/** `npm run demo`: sets everything up, builds the extension, and hands over to e2e/demo.ts under Node 24. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
process.env.PODATELNA_BROWSER = ensureBrowser();
const build = spawnSync(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);
const demo = spawnSync(node, [join(root, 'e2e', 'demo.ts'), ...process.argv.slice(2)], {
  cwd: process.env.INIT_CWD ?? process.cwd(),
  stdio: 'inherit',
});
process.exit(demo.status ?? 1);
