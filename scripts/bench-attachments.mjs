/** `npm run bench:attachments`: hands over to e2e/bench/attachment-memory.ts under Node 24. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
const script = join(root, 'e2e', 'bench', 'attachment-memory.ts');
const bench = spawnSync(node, [script], { cwd: root, stdio: 'inherit' });
process.exit(bench.status ?? 1);
