/**
 * Whether the harness finds anything: faults planted in the companion under test must come to light. Each is tried on
 * runs in which it can show, whatever the seeds make of them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleProcesses } from './bundle.ts';
import type { Violation } from './judge.ts';
import { makePlan, type Plan } from './plan.ts';
import type { Plant } from './planted-faults.ts';
import { runSeed } from './run-seed.ts';
import { type SandboxProcess, startSandbox } from './sandbox-process.ts';

let bundle: Bundle;
let sandbox: SandboxProcess;
beforeAll(async () => {
  bundle = await bundleProcesses();
  sandbox = await startSandbox(bundle.sandbox, 'portal-drazeb');
}, 60_000);
afterAll(async () => {
  await sandbox.kill();
  bundle.remove();
});

const firstCreate = (plan: Plan) =>
  plan.faults.filter((one) => one.path.includes('/new/') && one.nth === 1).map((one) => one.action);
const first = (plan: Plan) => plan.orders[0];
const isCalm = (plan: Plan): boolean => plan.actions.every((one) => one.what === 'store');

/** A stop that falls into the middle of what its order sends. */
function stopsInTheMiddle(plan: Plan): boolean {
  return plan.actions.some((stop) => {
    if (stop.what !== 'stop' || plan.latencyMs < 1_000 || plan.faults.length > 0) return false;
    const stored = plan.actions.find((one) => one.what === 'store' && one.order === stop.order);
    const since = stop.at - 15_000 - (stored?.at ?? Number.POSITIVE_INFINITY);
    return since > 1_000 && since < 6_000 && plan.orders[stop.order]?.publishes === true;
  });
}

const controls: readonly (readonly [Plant, Violation['kind'], RegExp, (plan: Plan) => boolean])[] = [
  [
    'blind-retry',
    'doubled',
    /records for|no submission knows/,
    (plan) => isCalm(plan) && firstCreate(plan).some(({ kind }) => kind === 'drop-after'),
  ],
  [
    'no-settling',
    'doubled',
    /records for|no submission knows/,
    (plan) =>
      isCalm(plan) &&
      plan.hasStanding &&
      firstCreate(plan).some((one) => one.kind === 'effect-later' && one.ms > 30_000),
  ],
  ['forgets-stored', 'lost', /answered as stored and is gone/, isCalm],
  ['forgets-intents', 'broken', /intents in the journal/, (plan) => isCalm(plan) && plan.deaths.length === 0],
  ['forgets-stop', 'broken', /published after it was stopped/, stopsInTheMiddle],
  [
    'looks-away',
    'doubled',
    /there from the start/,
    (plan) =>
      isCalm(plan) &&
      plan.byHand.some((one) => one.atRequest === 1 && one.number === first(plan)?.payload.number),
  ],
  [
    'drops-attachment',
    'lost',
    /attachments/,
    (plan) => isCalm(plan) && first(plan)?.files.filter((one) => one.documentType !== 'image').length === 2,
  ],
];

const mostRuns = 4;

describe('a companion with a planted fault', { timeout: 120_000 }, () => {
  it.each(controls)('is found out: %s', async (plant, kind, words, canShow) => {
    const seeds = Array.from({ length: 5_000 }, (_, index) => index + 1)
      .filter((seed) => canShow(makePlan(seed)))
      .slice(0, mostRuns);
    const found: Violation[] = [];
    for (const seed of seeds) {
      const sandboxes = new Map([['portal-drazeb', sandbox] as const]);
      const { violations } = await runSeed(seed, { companionScript: bundle.companion, sandboxes, plant });
      found.push(...violations);
      if (violations.some((one) => one.kind === kind && words.test(one.what))) break;
    }
    expect(found).toContainEqual({ kind, what: expect.stringMatching(words) });
  });
});
