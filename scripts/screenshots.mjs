/**
 * `npm run screenshots [-- name…]`: builds the extension and takes a picture of every screen, in Czech and English, light and
 * dark, at 1280 and 1920, into test-results/screenshots/. With names only those screens.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
process.env.PODATELNA_BROWSER = ensureBrowser();
const build = spawnSync(node, [join(root, 'scripts', 'build.mjs')], { cwd: root, stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);
const { status } = spawnSync(node, [join(root, 'e2e', 'screenshots.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
