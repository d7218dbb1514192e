/**
 * `npm test`: sets everything up, then types, lint, unused code, unit and integration tests, runs under faults, both
 * builds, end-to-end tests in real browsers, the zips' sizes, the add-on linter. `npm test -- unit` runs one stage. Closes with `N passed, N failed`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser, ensureProject, findProgram, installPackages, root } from './setup.mjs';

const { node, bin } = ensureProject();
const results = join(root, 'test-results');
const only = process.argv.slice(2);

function run(program, args) {
  const result = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  return result.status === 0;
}

const tool = (name) => join(bin, name);

/** A stage that passes or fails as one. */
const whole = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}

function unit() {
  // Without them the desktop's key store and others' judgement of signatures are left out: counted as skipped.
  if (process.platform === 'linux') ensureTestPrograms({ ...unitPrograms, ...signingPrograms });
  const path = join(results, 'unit.json');
  const ok = run(tool('vitest'), [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${path}`,
  ]);
  const report = readJson(path);
  // Without a report nothing was run: that is a failure, not zero tests.
  if (report === undefined) return whole(false);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped } = report;
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped };
}

/** Programs of the system that only tests need, by the Debian package each is in. */
const browserPrograms = {
  'firefox-esr': 'firefox-esr',
  Xvfb: 'xvfb',
  xdotool: 'xdotool',
  pdftotext: 'poppler-utils',
};
const unitPrograms = {
  'dbus-daemon': 'dbus',
  'gnome-keyring-daemon': 'gnome-keyring',
  'secret-tool': 'libsecret-tools',
  strace: 'strace',
};
const signingPrograms = {
  openssl: 'openssl',
  pdfsig: 'poppler-utils',
  qpdf: 'qpdf',
  'softhsm2-util': 'softhsm2',
};

function ensureTestPrograms(needed) {
  const missing = Object.entries(needed).filter(([program]) => findProgram(program) === undefined);
  if (missing.length === 0) return true;
  if (installPackages(missing.map(([, name]) => name))) return true;
  const names = missing.map(([, name]) => name).join(' ');
  console.error(
    `\nThe tests need programs that are not installed: ${names}. On Debian: apt-get install ${names}`,
  );
  return false;
}

function e2e() {
  process.env.PODATELNA_BROWSER = ensureBrowser();
  if (!ensureTestPrograms(browserPrograms)) return whole(false);
  if (!run(node, [join(root, 'scripts', 'build.mjs'), 'chrome', 'firefox', '--force'])) return whole(false);
  const ok = run(tool('playwright'), ['test']);
  const report = readJson(join(results, 'e2e.json'));
  if (report === undefined) return whole(false);
  const { expected: passed, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  if (failed > 0) printWhatStoodThere();
  return { passed, failed: ok ? failed : Math.max(1, failed), skipped };
}

/** The pages as they stood when a test failed: the run's folder is gone with the machine, its output stays. */
function printWhatStoodThere() {
  const longest = 12_000; // characters of one page
  const folder = join(results, 'e2e');
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith('error-context.md')) continue;
    console.log(`\n── ${path}\n${readFileSync(join(folder, path), 'utf8').slice(0, longest)}`);
  }
}

const script = (name) => join(root, 'scripts', name);

/** The zips for the stores, none beyond its size. */
function zips() {
  const builds = [script('build.mjs'), 'chrome', 'firefox'];
  return whole(run(node, builds) && run(node, [join(root, 'scripts', 'packaging', 'extension-zips.ts')]));
}

function addon() {
  return whole(run(node, [script('build.mjs'), 'firefox']) && run(node, [script('lint-addon.mjs')]));
}

/** A few runs of `npm run test:faults`, always the same ones. */
function faults() {
  const path = join(results, 'faults.json');
  const ok = run(node, [join(root, 'companion', 'faults', 'main.ts'), '--runs', '32', '--report', path]);
  const report = readJson(path);
  if (report === undefined) return whole(false);
  return { passed: report.passed, failed: ok ? report.failed : Math.max(1, report.failed), skipped: 0 };
}

const stages = {
  types: () => whole(run(tool('tsc'), ['-p', '.'])),
  lint: () => whole(run(tool('biome'), ['check', '--error-on-warnings', '.'])),
  unused: () => whole(run(tool('knip'), [])),
  unit,
  faults,
  e2e,
  zips,
  addon,
};

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const [name, stage] of Object.entries(stages)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = performance.now();
  console.log(`\n── ${name}`);
  const counts = stage();
  for (const key of Object.keys(sum)) sum[key] += counts[key];
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`── ${name}: ${counts.passed} passed, ${counts.failed} failed (${seconds} s)`);
}
console.log(
  `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ''}`,
);
process.exit(sum.failed === 0 && sum.passed > 0 ? 0 : 1);
