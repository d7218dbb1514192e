/** Carries a plan out: writes the description, runs the operating system's own commands. */
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from '../error-code.ts';
import { makeFolder } from '../make-folder.ts';
import { notRun, type ProgramAnswer, type RunState, type ServicePlan } from './service-plan.ts';

/** Runs a program to its end. @param withinMs it is ended after it */
export type RunProgram = (command: readonly string[], withinMs?: number) => ProgramAnswer;

/** Longer than the service is given to end. */
const endsWithinMs = 120_000;
/** Nobody waits longer to hear whether it runs; a bus that hangs says nothing at all. */
const answersWithinMs = 5_000;
const outOfTime = 124;

export const runProgram: RunProgram = ([program = '', ...args], withinMs = endsWithinMs) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: withinMs });
  if (errorCode(error) === 'ETIMEDOUT') return { code: outOfTime, output: `${program} came to no end` };
  if (error !== undefined) return { code: notRun, output: `${program} can't be run` };
  return { code: status ?? 1, output: `${stdout}${stderr}`.trim() };
};

/** As sd_booted(3) asks: not in most containers, nor under another init. */
const isSystemdThere = (): boolean => existsSync('/run/systemd/system');

/**
 * Puts the service in place of an earlier one and starts it; one that fails leaves no description of its own behind.
 * @param isBooted whether systemd runs here; only tests say something else. @throws Error with a sentence.
 */
export function installService(
  plan: ServicePlan,
  run: RunProgram = runProgram,
  isBooted: () => boolean = isSystemdThere,
): void {
  const { path, content } = plan.file;
  const earlier = existsSync(path) ? readFileSync(path) : undefined;
  // An earlier one is ended properly first; most often there is none.
  for (const command of plan.remove) run(command);
  makeFolder(dirname(path));
  writeFileSync(path, content, { mode: 0o600 });
  for (const command of plan.install) {
    const answer = run(command);
    if (answer.code === 0) continue;
    const advice = adviceOf(plan, answer, isBooted);
    const left = takeBack(plan, earlier, run);
    throw new Error(
      `The service could not be installed: ${failureOf(command, answer)}.${advice} ${left} Until it is, start the companion by: podatelna start`,
    );
  }
}

const failureOf = (command: readonly string[], { output }: ProgramAnswer): string =>
  `${command.join(' ')} failed${output === '' ? '' : ` (${oneLine(output)})`}`;

const isOfSystemd = ({ status }: ServicePlan): boolean => status[0] === 'systemctl';

function adviceOf(plan: ServicePlan, answer: ProgramAnswer, isBooted: () => boolean): string {
  if (!isOfSystemd(plan)) return '';
  if (!isBooted()) return ` ${noSystemd}`;
  // As after `su -`, or for a user who has never logged in.
  return answer.code !== notRun && plan.isUnreached(answer) ? ` ${noSession}` : '';
}

/** What stands here is what `status` calls installed. @returns a sentence about it */
function takeBack(plan: ServicePlan, earlier: Buffer | undefined, run: RunProgram): string {
  if (earlier === undefined) {
    for (const command of plan.remove) run(command);
    takeAway(plan, run);
    return 'Nothing of it was left behind.';
  }
  // Without a session the earlier one was never reached: it still starts at log-on.
  writeFileSync(plan.file.path, earlier, { mode: 0o600 });
  for (const command of plan.afterRemove) run(command);
  return `The description of the earlier one was put back to ${plan.file.path}, but it may have been ended.`;
}

function takeAway(plan: ServicePlan, run: RunProgram): void {
  for (const path of [plan.file.path, ...plan.links]) rmSync(path, { force: true });
  for (const command of plan.afterRemove) run(command);
}

const noSystemd =
  'systemd does not run on this machine (as in a container, or under another init): have what starts programs here run podatelna start as this user.';
const noSession =
  'It needs a session of this user, which su does not open: log in as that user, or have root say loginctl enable-linger <user> and set XDG_RUNTIME_DIR=/run/user/$(id -u); then call this again.';

export interface Removed {
  /** There was one: its description, its start at log-on, or the service itself. */
  readonly wasThere: boolean;
  /** A sentence: nothing of it lies here, but whether it still runs could not be asked. */
  readonly unasked: string | undefined;
}

/**
 * Ends the service and takes it away; settings and data stay.
 * @throws Error with a sentence where it could not be ended: without its description nothing here would know it any more.
 */
export function removeService(
  plan: ServicePlan,
  run: RunProgram = runProgram,
  isBooted: () => boolean = isSystemdThere,
): Removed {
  const isKept = [plan.file.path, ...plan.links].some(isThere);
  const ran = plan.stateOf(run(plan.status)) === 'running';
  const failed = plan.remove
    .map((command) => ({ command, answer: run(command) }))
    .filter(({ answer }) => answer.code !== 0);
  const unreached = failed.find(({ answer }) => plan.isUnreached(answer));
  // Where systemd doesn't run at all, nothing it started does.
  if (unreached !== undefined && !(isOfSystemd(plan) && !isBooted())) {
    const advice = adviceOf(plan, unreached.answer, isBooted);
    const what = failureOf(unreached.command, unreached.answer);
    if (!isKept)
      return { wasThere: false, unasked: `Whether it still runs can't be asked: ${what}.${advice}` };
    throw new Error(`The service was not removed: ${what}. Nothing was changed.${advice}`);
  }
  const [first] = failed;
  if (first !== undefined && plan.stateOf(run(plan.status)) === 'running') {
    throw new Error(
      `The service could not be ended: ${failureOf(first.command, first.answer)}. It still runs, and nothing of it was removed; call this again.`,
    );
  }
  takeAway(plan, run);
  return { wasThere: isKept || ran, unasked: undefined };
}

/** Also a link to what is no longer there. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

export interface ServiceState {
  /** Its description is there. */
  readonly installed: boolean;
  /** Asked also where there is no description: a service whose description was deleted runs on. */
  readonly state: RunState;
  /** Why it can't be asked, and what to do; undefined where it was. */
  readonly unasked: string | undefined;
}

export function readService(
  plan: ServicePlan,
  run: RunProgram = runProgram,
  isBooted: () => boolean = isSystemdThere,
): ServiceState {
  const installed = existsSync(plan.file.path);
  const answer = run(plan.status, answersWithinMs);
  const state = plan.stateOf(answer);
  if (state !== 'unasked') return { installed, state, unasked: undefined };
  // It can't run then.
  if (isOfSystemd(plan) && !isBooted()) return { installed, state: 'stopped', unasked: undefined };
  const advice = adviceOf(plan, answer, isBooted);
  return { installed, state, unasked: `${failureOf(plan.status, answer)}.${advice}` };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
