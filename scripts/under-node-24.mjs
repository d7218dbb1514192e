/** `node scripts/under-node-24.mjs <file.ts> [arguments]`: runs one of our programs under the Node of the lock file. */
import { spawnSync } from 'node:child_process';
import { ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
const { status } = spawnSync(node, process.argv.slice(2), { cwd: root, stdio: 'inherit' });
process.exit(status ?? 1);
