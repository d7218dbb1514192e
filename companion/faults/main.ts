/** `main.ts [--runs 500] [--seed 1] [--workers 3] [--system <name>] [--plant <name>] [--report <file.json>]`; see docs/faults.md. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bundleProcesses } from './bundle.ts';
import { type Plant, plants } from './planted-faults.ts';
import { type RunReport, runSeed } from './run-seed.ts';
import { startSandbox } from './sandbox-process.ts';
import type { SystemUnderTest } from './system-under-test.ts';
import { systemsUnderTest } from './systems-under-test.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: String(Math.min(availableParallelism() + 1, 3)) },
    plant: { type: 'string' },
    system: { type: 'string' },
    report: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const runs = wholeNumber('runs', values.runs);
const firstSeed = wholeNumber('seed', values.seed);
const plant = readPlant(values.plant);
const systems = readSystems(values.system);
const bundle = await bundleProcesses();
const reports: RunReport[] = [];
const started = performance.now();
/** Of a run that takes two or three seconds. */
const standstillMs = 5 * 60_000;
let next = firstSeed;
try {
  await Promise.all(Array.from({ length: wholeNumber('workers', values.workers) }, work));
} finally {
  bundle.remove();
}
process.exitCode = conclude() ? 0 : 1;

async function work(): Promise<void> {
  const sandboxes = new Map(
    await Promise.all(
      systems.map(async ({ system }) => [system, await startSandbox(bundle.sandbox, system)] as const),
    ),
  );
  try {
    while (next < firstSeed + runs) {
      const seed = next;
      next += 1;
      const watch = setTimeout(() => giveUp(seed), standstillMs);
      const report = await runSeed(seed, { companionScript: bundle.companion, sandboxes, plant, systems });
      clearTimeout(watch);
      reports.push(report);
      tell(report);
    }
  } finally {
    for (const sandbox of sandboxes.values()) await sandbox.kill();
  }
}

/** A run that stands still has proved nothing, and everything after it would wait for it. */
function giveUp(seed: number): never {
  console.error(`\nseed ${seed} stands still; again: npm run test:faults -- --runs 1 --seed ${seed}`);
  bundle.remove();
  process.exit(1);
}

function tell({ seed, violations, outcome }: RunReport): void {
  if (values.verbose) {
    const states = outcome?.remains.submissions.map((row) => row.state).join(' ');
    console.log(`seed ${seed}: ${states}; ${outcome?.deaths.join('; ')}`);
  }
  if (reports.length % 50 === 0) console.log(`${reports.length} runs`);
  if (violations.length === 0) return;
  console.log(`\nseed ${seed} failed:`);
  for (const { kind, what } of violations) console.log(`  ${kind}: ${what}`);
  const planted = plant === null ? '' : ` --plant ${plant}`;
  console.log(`  again: npm run test:faults -- --runs 1 --seed ${seed}${planted}`);
}

/** @returns whether every run went well. */
function conclude(): boolean {
  const count = (kind: string): number =>
    reports.filter((one) => one.violations.some((violation) => violation.kind === kind)).length;
  const submissions = reports.flatMap((one) => one.outcome?.remains.submissions ?? []);
  const deaths = reports.flatMap((one) => one.outcome?.deaths ?? []);
  const failed = reports.filter((one) => one.violations.length > 0).length;
  const seconds = Math.round((performance.now() - started) / 1000);
  const states = Object.entries(Object.groupBy(submissions, (row) => row.state))
    .map(([state, rows]) => `${state} ${rows?.length ?? 0}`)
    .join(', ');
  console.log(`\n${submissions.length} submissions (${states})`);
  console.log(`${deaths.length} deaths at ${new Set(deaths).size} kinds of points, ${seconds} s`);
  if (count('broken') > 0) console.log(`runs with another promise broken: ${count('broken')}`);
  console.log(`runs ${reports.length}, lost ${count('lost')}, doubled ${count('doubled')}`);
  if (values.report !== undefined) {
    writeFileSync(values.report, JSON.stringify({ passed: reports.length - failed, failed }));
  }
  return failed === 0 && reports.length > 0;
}

function readPlant(text: string | undefined): Plant | null {
  if (text === undefined) return null;
  const found = plants.find((one) => one === text);
  if (found === undefined) throw new Error(`--plant is one of ${plants.join(', ')}`);
  return found;
}

function wholeNumber(name: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new Error(`--${name} must be a whole number`);
  return Number(text);
}

/** What is planted are mistakes in dealing with the portal: they are looked for there. */
function readSystems(name: string | undefined): readonly SystemUnderTest[] {
  const wanted = name ?? (plant === null ? undefined : 'portal-drazeb');
  const found = systemsUnderTest.filter((one) => wanted === undefined || one.system === wanted);
  if (found.length > 0) return found;
  process.stderr.write(`--system must be one of: ${systemsUnderTest.map((one) => one.system).join(', ')}\n`);
  process.exit(2);
}
