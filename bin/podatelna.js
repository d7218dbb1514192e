#!/usr/bin/env node
/**
 * Starts the command line under Node 24: the one the lock file brought, or the one that runs this if it is new
 * enough. Plain JavaScript, because older versions can't run the companion's TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureProject, root } from '../scripts/setup.mjs';

const { node } = ensureProject();
const result = spawnSync(node, [join(root, 'companion', 'cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exit(result.status ?? 1);
