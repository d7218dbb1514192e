#!/usr/bin/env node
/**
 * Starts the command line under Node 24: the one the lock file brought, or the one that runs this if it is new
 * enough. Plain JavaScript, because older versions can't run the companion's TypeScript.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureProject, root } from '../scripts/setup.mjs';

const { node } = ensureProject();
const args = process.argv.slice(2);
const stdio = ['inherit', 'inherit', 'inherit'];
// Descriptors a passphrase comes by are handed on, and no others.
for (const [, number] of args.join(' ').matchAll(/--(?:new-)?passphrase-fd[ =]([3-9])\b/g)) {
  while (stdio.length < Number(number)) stdio.push('ignore');
  stdio[Number(number)] = Number(number);
}
const child = spawn(node, [join(root, 'companion', 'cli.ts'), ...args], { stdio });
// Ending this ends what it started: a companion left behind would go on filing.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exit(signal === null ? (code ?? 1) : 1);
});
