/** Carries a plan out: writes the description, runs the operating system's own commands. */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
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

/** Puts the service in place of an earlier one and starts it. @throws Error with a sentence. */
export function installService(plan: ServicePlan, run: RunProgram = runProgram): void {
  // An earlier one is ended properly first; most often there is none.
  for (const command of plan.remove) run(command);
  makeFolder(dirname(plan.file.path));
  writeFileSync(plan.file.path, plan.file.content, { mode: 0o600 });
  for (const command of plan.install) {
    const { code, output } = run(command);
    if (code === 0) continue;
    // As after `su -`, or for a user who has never logged in.
    const isLoggedOut =
      command[0] === 'systemctl' && /bus|XDG_RUNTIME_DIR/i.test(output) && !/not been booted/.test(output);
    const session = isLoggedOut ? ` ${noSession}` : '';
    throw new Error(
      `The service could not be installed: ${command.join(' ')} failed${output === '' ? '' : ` (${oneLine(output)})`}.${session} Its description is in ${plan.file.path}; until it runs, start the companion by: podatelna start`,
    );
  }
}

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
