/**
 * Whether the harness finds anything: faults planted in the companion under test must come to light. Each is tried on
 * runs in which it can show, whatever the seeds make of them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleProcesses } from './bundle.ts';
import type { Violation } from './judge.ts';
import { makePlan, type Plan } from './plan.ts';
import type { Plant } from './planted-faults.ts';
import { runPlan } from './run-seed.ts';
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

/** An answer is lost whose effect comes late, with nothing else going on. */
function comesLate(plan: Plan): boolean {
  const isLate = firstCreate(plan).some((one) => one.kind === 'effect-later' && one.ms > 60_000);
  return isCalm(plan) && plan.hasStanding && plan.deaths.length === 0 && isLate;
}

/** Somebody sets the clock an hour forward when the first of them is lost. */
function settingTheClock(plan: Plan): Plan {
  const setClock = { at: 25_000, what: 'set-clock', by: 3_600_000 } as const;
  return { ...plan, actions: [...plan.actions, setClock].toSorted((a, b) => a.at - b.at) };
}

interface Control {
  readonly plant: Plant;
  readonly kind: Violation['kind'];
  readonly words: RegExp;
  readonly canShow: (plan: Plan) => boolean;
  /** What is made of such a plan. */
  readonly made?: (plan: Plan) => Plan;
}

const trustsTheClock: Control = {
  plant: 'trusts-the-clock',
  kind: 'doubled',
  words: /records for|no submission knows/,
  canShow: comesLate,
  made: settingTheClock,
};

const controls: readonly Control[] = [
  {
    plant: 'blind-retry',
    kind: 'doubled',
    words: /records for|no submission knows/,
    canShow: (plan) => isCalm(plan) && firstCreate(plan).some(({ kind }) => kind === 'drop-after'),
  },
  {
    plant: 'no-settling',
    kind: 'doubled',
    words: /records for|no submission knows/,
    canShow: (plan) =>
      isCalm(plan) &&
      plan.hasStanding &&
      firstCreate(plan).some((one) => one.kind === 'effect-later' && one.ms > 30_000),
  },
  trustsTheClock,
  { plant: 'forgets-stored', kind: 'lost', words: /answered as stored and is gone/, canShow: isCalm },
  {
    plant: 'forgets-intents',
    kind: 'broken',
    words: /intents in the journal/,
    canShow: (plan) => isCalm(plan) && plan.deaths.length === 0,
  },
  {
    plant: 'forgets-stop',
    kind: 'broken',
    words: /published after it was stopped/,
    canShow: stopsInTheMiddle,
  },
  {
    plant: 'looks-away',
    kind: 'doubled',
    words: /there from the start/,
    canShow: (plan) =>
      isCalm(plan) &&
      plan.byHand.some((one) => one.atRequest === 1 && one.number === first(plan)?.payload.number),
  },
  {
    plant: 'drops-attachment',
    kind: 'lost',
    words: /attachments/,
    canShow: (plan) =>
      isCalm(plan) && first(plan)?.files.filter((one) => one.documentType !== 'image').length === 2,
  },
];

const mostRuns = 4;

function plansOf({ canShow, made = (plan) => plan }: Control): Plan[] {
  return Array.from({ length: 5_000 }, (_, index) => makePlan(index + 1))
    .filter(canShow)
    .slice(0, mostRuns)
    .map(made);
}

async function run(plan: Plan, plant: Plant | null): Promise<readonly Violation[]> {
  const sandboxes = new Map([['portal-drazeb', sandbox] as const]);
  return (await runPlan(plan, { companionScript: bundle.companion, sandboxes, plant })).violations;
}

describe('a companion with a planted fault', { timeout: 120_000 }, () => {
  it.each(controls)('is found out: $plant', async (control) => {
    const { plant, kind, words } = control;
    const found: Violation[] = [];
    for (const plan of plansOf(control)) {
      const violations = await run(plan, plant);
      found.push(...violations);
      if (violations.some((one) => one.kind === kind && words.test(one.what))) break;
    }
    expect(found).toContainEqual({ kind, what: expect.stringMatching(words) });
  });
});

describe('the companion as it is', { timeout: 120_000 }, () => {
  it('waits for what comes late although the clock was set forward', async () => {
    for (const plan of plansOf(trustsTheClock)) {
      expect(await run(plan, null)).toEqual([]);
    }
    expect.assertions(mostRuns);
  });
});
