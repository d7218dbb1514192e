import { carryOut, type Outcome, type RunParts } from './carry-out.ts';
import { judge, type Violation } from './judge.ts';
import { makePlan, type Plan } from './plan.ts';

export interface RunReport {
  readonly seed: number;
  readonly violations: readonly Violation[];
  /** Undefined when the harness itself fell over. */
  readonly outcome: Outcome | undefined;
}

export function runSeed(seed: number, parts: RunParts): Promise<RunReport> {
  return runPlan(makePlan(seed, parts.systems), parts);
}

/** One run, from its plan to the judgement. A harness that falls over has not proved anything: that is a violation. */
export async function runPlan(plan: Plan, parts: RunParts): Promise<RunReport> {
  const { seed } = plan;
  try {
    const outcome = await carryOut(plan, parts);
    const stuck: Violation[] = outcome.isStuck
      ? [{ kind: 'lost', what: 'something never came to rest' }]
      : [];
    return { seed, violations: [...stuck, ...judge(outcome)], outcome };
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { seed, violations: [{ kind: 'broken', what: `the run broke off: ${what}` }], outcome: undefined };
  }
}
