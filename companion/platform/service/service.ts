/** Carries a plan out: writes the description, runs the operating system's own commands. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import type { ServicePlan } from './service-plan.ts';

/** Runs a program to its end. */
export type RunProgram = (command: readonly string[]) => { readonly code: number; readonly output: string };

export const runProgram: RunProgram = ([program = '', ...args]) => {
  const { status, stdout, stderr, error } = spawnSync(program, args, { encoding: 'utf8', timeout: 60_000 });
  if (error !== undefined) return { code: 127, output: `${program} can't be run` };
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
    const { code, output } = run(command);
    if (code === 0) continue;
    const advice = command[0] === 'systemctl' ? adviceOfSystemd(output, isBooted) : '';
    const left = takeBack(plan, earlier, run);
    throw new Error(
      `The service could not be installed: ${command.join(' ')} failed${output === '' ? '' : ` (${oneLine(output)})`}.${advice} ${left} Until it is, start the companion by: podatelna start`,
    );
  }
}

function adviceOfSystemd(output: string, isBooted: () => boolean): string {
  if (!isBooted()) return ` ${noSystemd}`;
  // As after `su -`, or for a user who has never logged in.
  return /bus|XDG_RUNTIME_DIR/i.test(output) && !/not been booted/.test(output) ? ` ${noSession}` : '';
}

/** What stands here is what `status` calls installed. @returns a sentence about it */
function takeBack(plan: ServicePlan, earlier: Buffer | undefined, run: RunProgram): string {
  if (earlier === undefined) {
    removeService(plan, run);
    return 'Nothing of it was left behind.';
  }
  // Without a session the earlier one was never reached: it still starts at log-on.
  writeFileSync(plan.file.path, earlier, { mode: 0o600 });
  for (const command of plan.afterRemove) run(command);
  return `The description of the earlier one was put back to ${plan.file.path}, but it may have been ended.`;
}

const noSystemd =
  'systemd does not run on this machine (as in a container, or under another init): have what starts programs here run podatelna start as this user.';
const noSession =
  'It needs a session of this user, which su does not open: log in as that user, or have root say loginctl enable-linger <user> and set XDG_RUNTIME_DIR=/run/user/$(id -u); then call this again.';

/** Ends the service and takes it away; settings and data stay. @returns whether there was one. */
export function removeService(plan: ServicePlan, run: RunProgram = runProgram): boolean {
  const wasThere = existsSync(plan.file.path);
  for (const command of plan.remove) run(command);
  rmSync(plan.file.path, { force: true });
  for (const command of plan.afterRemove) run(command);
  return wasThere;
}

export interface ServiceState {
  readonly installed: boolean;
  readonly running: boolean;
}

export function readService(plan: ServicePlan, run: RunProgram = runProgram): ServiceState {
  const installed = existsSync(plan.file.path);
  return { installed, running: installed && run(plan.status).code === 0 };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}
