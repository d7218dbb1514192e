/**
 * `npm run bench [name…] [-- --count 1000 --keep]`: every measurement, as a table against the budgets.
 * Results go to bench/results.json; `--keep` makes them the baseline that later runs are compared with. Exit code 1 where
 * a budget is not met.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../../scripts/packaging/bundle-companion.ts';
import { prepareBundle } from './bench-service.ts';
import { filing } from './measures/filing.ts';
import { pageCost } from './measures/page-cost.ts';
import { popup } from './measures/popup.ts';
import { reading } from './measures/reading.ts';
import { signing } from './measures/signing.ts';
import { staging } from './measures/staging.ts';
import { startAndMemory } from './measures/start-and-memory.ts';
import { worker } from './measures/worker.ts';
import { isMet, printTable, type Results, type Row, round } from './rows.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: 'string', default: '1000' }, keep: { type: 'boolean', default: false } },
});

const measures: Readonly<Record<string, () => Promise<Row[]>>> = {
  start: startAndMemory,
  staging,
  filing: () => filing(Number(values.count)),
  signing,
  reading,
  page: pageCost,
  popup,
  worker,
};
const unknown = positionals.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0)
  throw new Error(`There is no bench ${unknown.join(', ')}; there are ${Object.keys(measures).join(', ')}.`);

const folder = join(projectRoot, 'bench');
const baselinePath = join(folder, 'baseline.json');
const baseline: Results | undefined = existsSync(baselinePath)
  ? JSON.parse(readFileSync(baselinePath, 'utf8'))
  : undefined;

await prepareBundle();
const load = loadavg().map(round);
const rows: Row[] = [];
for (const [name, measure] of Object.entries(measures)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name}…\n`);
  // What the ones before left to be written to the disk is none of this one's; a system without the command goes without.
  spawnSync('sync');
  rows.push(...(await measure()));
}

const [cpu] = cpus();
const results: Results = {
  machine: { cpus: cpus().length, model: cpu?.model ?? '', load, node: process.versions.node },
  at: new Date().toISOString(),
  rows,
};
mkdirSync(folder, { recursive: true });
const text = `${JSON.stringify(results, null, 2)}\n`;
writeFileSync(join(folder, 'results.json'), text);
if (values.keep) writeFileSync(baselinePath, text);

console.log(printTable(rows, baseline?.rows ?? []));
console.log(
  `\n${results.machine.cpus} × ${results.machine.model}, load before ${load.join(' ')}, Node ${results.machine.node}`,
);
if (baseline !== undefined) {
  console.log(
    `Baseline of ${baseline.at}: ${baseline.machine.cpus} × ${baseline.machine.model}, load ${baseline.machine.load.join(' ')}`,
  );
}
const missed = rows.filter((row) => !isMet(row));
for (const { what, value, unit, budget } of missed)
  console.log(`NOT MET: ${what}: ${value} ${unit}, budget ${budget}`);
process.exitCode = missed.length === 0 ? 0 : 1;
