/** `npm run bench:extraction`: hands over to e2e/bench/extraction.ts under Node 24, with a browser. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
process.env.PODATELNA_BROWSER = ensureBrowser();
const bench = spawnSync(node, [join(root, 'e2e', 'bench', 'extraction.ts')], { cwd: root, stdio: 'inherit' });
process.exit(bench.status ?? 1);
