/** How an operating system keeps a user's companion running, as text and commands only: nothing is done here. */
import { launchdPlan } from './launchd.ts';
import { systemdPlan } from './systemd.ts';
import { windowsTaskPlan } from './windows-task.ts';

export interface ServiceCall {
  /** Program and arguments, each as it is. */
  readonly command: readonly string[];
  /** Settings from the environment that the service is to have too. */
  readonly env: Readonly<Record<string, string>>;
  /** The user's own folder; `XDG_CONFIG_HOME` where that is set. */
  readonly homeFolder: string;
  readonly configFolder: string;
  /** As the operating system writes it: `jana`, `URAD\jana`. */
  readonly userName: string;
  /** Null on Windows. */
  readonly userId: number | null;
}

/** What a program of the operating system said. */
export interface ProgramAnswer {
  readonly code: number;
  /** Of both streams, standard output first. */
  readonly output: string;
}

/** `failed`: it ended by itself and isn't started again; `unasked`: who knows can't be reached from here. */
export type RunState = 'running' | 'stopped' | 'failed' | 'unasked';

export interface ServicePlan {
  /** The description, and where it is kept. */
  readonly file: { readonly path: string; readonly content: string | Buffer };
  /** Run in this order; the first that fails ends it. */
  readonly install: readonly (readonly string[])[];
  /** Run before the file is removed, whether it is there or not; most often one that fails found nothing to do. */
  readonly remove: readonly (readonly string[])[];
  /** What starts the service at log-on by naming the file: without the file it is removed by nothing else. */
  readonly links: readonly string[];
  /** Run after the file was removed. */
  readonly afterRemove: readonly (readonly string[])[];
  /** Asks whether the service runs. */
  readonly status: readonly string[];
  /** What the answer to `status` means. */
  readonly stateOf: (answer: ProgramAnswer) => RunState;
  /** Whether a command of `remove` failed because nobody was reached who could do it. */
  readonly isUnreached: (answer: ProgramAnswer) => boolean;
}

/** Of a program that can't be run at all. */
export const notRun = 127;

/** @returns undefined where we know no way. @throws Error with a sentence when a path can't be written down. */
export function planService(platform: NodeJS.Platform, call: ServiceCall): ServicePlan | undefined {
  for (const text of [...call.command, ...Object.entries(call.env).flat(), call.userName]) {
    // A line break would begin another setting of the description; XML holds none of the others.
    if (/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text))
      throw new Error(
        'A path or setting with a line break or another control character cannot be put into a service. Nothing was changed; rename it and call this again.',
      );
  }
  if (platform === 'linux') return systemdPlan(call);
  if (platform === 'darwin') return launchdPlan(call);
  return platform === 'win32' ? windowsTaskPlan(call) : undefined;
}
