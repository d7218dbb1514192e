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

export interface ServicePlan {
  /** The description, and where it is kept. */
  readonly file: { readonly path: string; readonly content: string | Buffer };
  /** Run in this order; the first that fails ends it. */
  readonly install: readonly (readonly string[])[];
  /** Run before the file is removed; one that fails found nothing to do. */
  readonly remove: readonly (readonly string[])[];
  /** Run after the file was removed. */
  readonly afterRemove: readonly (readonly string[])[];
  /** Its exit code is 0 while the service runs. */
  readonly status: readonly string[];
}

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
