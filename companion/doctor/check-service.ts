import type { PlatformFacts } from '../platform/folders.ts';
import { pauseService } from '../platform/service/pause-service.ts';
import { planHere } from '../platform/service/plan-here.ts';
import { type RunProgram, readService, runProgram } from '../platform/service/service.ts';
import { type Finding, ok, problem, unchecked } from './finding.ts';

/**
 * Whether the companion is kept running as a service of this user. One that was never installed is no fault: offices
 * start it otherwise, too.
 * @param run and isBooted: only tests give others. @returns none where we know no service of the system
 */
export function checkService(
  facts: PlatformFacts,
  run: RunProgram = runProgram,
  isBooted?: () => boolean,
): readonly Finding[] {
  const plan = planHere(facts);
  if (plan === undefined) return [];
  const { installed, state, unasked } = readService(plan, run, isBooted);
  const { path } = plan.file;
  const { start } = pauseService(facts.platform, process.getuid?.());
  if (unasked !== undefined) {
    const what = installed ? `${path} is there; whether it` : 'None is installed; whether one';
    return [unchecked('service', `${what} runs can't be asked: ${unasked}`)];
  }
  if (state === 'running') {
    if (installed) return [ok('service', `It runs (${path}).`)];
    const says = `It runs, but its description (${path}) is gone: it does not start at the next log-on.`;
    const todo = 'podatelna service install makes it anew, podatelna service remove ends the service.';
    return [problem('service', says, todo)];
  }
  if (!installed) {
    return [unchecked('service', 'None is installed; podatelna service install starts one at every log-on.')];
  }
  return [
    state === 'failed'
      ? problem(
          'service',
          `It ended by failures and is not started again (${path}).`,
          `podatelna logs and the other lines here say why; correct that, then: ${start}`,
        )
      : problem(
          'service',
          `It does not run (${path}).`,
          `Start it: ${start}. A companion that was started by hand has to be ended first.`,
        ),
  ];
}
