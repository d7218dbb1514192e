/** `npm run bench`: hands over to e2e/bench/all.ts under Node 24, with a browser and the built extension. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
process.env.PODATELNA_BROWSER = ensureBrowser();
const built = spawnSync(node, [join(root, 'scripts', 'build.mjs'), 'chrome'], {
  cwd: root,
  stdio: 'inherit',
});
if (built.status !== 0) process.exit(1);
const bench = spawnSync(node, [join(root, 'e2e', 'bench', 'all.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(bench.status ?? 1);
