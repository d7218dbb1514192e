/** Builds the extension for one or both browsers, unless what is built is newer than every source. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ensureProject, root } from './setup.mjs';

const { node } = ensureProject();
const browsers = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const force = process.argv.includes('--force');

function newest(path) {
  const facts = statSync(path);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const sources = [
  'extension',
  'shared',
  'scripts/first-picture-chunk.ts',
  'wxt.config.ts',
  'package-lock.json',
  'package.json',
];
const changedAt = Math.max(...sources.map((name) => newest(join(root, name))));

for (const browser of browsers.length > 0 ? browsers : ['chrome']) {
  const manifest = join(root, '.output', `${browser}-mv3`, 'manifest.json');
  if (!force && existsSync(manifest) && statSync(manifest).mtimeMs > changedAt) continue;
  console.log(`Building the extension for ${browser}…`);
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const result = spawnSync(node, [wxt, 'build', '-b', browser, '--mv3'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (result.status !== 0) {
    console.error(result.stdout);
    process.exit(1);
  }
}
