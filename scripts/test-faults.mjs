/**
 * `npm run test:faults [-- --runs 500 --seed 1]`: companion and sandboxes as processes, through every fault that was
 * thought of; see docs/faults.md. Closes with `runs N, lost N, doubled N`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
const main = join(root, 'companion', 'faults', 'main.ts');
const { status } = spawnSync(node, [main, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
