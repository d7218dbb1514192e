/** How the demo is run: on our own practice case system, or on a case page of somebody else's. */
import { parseArgs } from 'node:util';

export interface DemoOptions {
  /** A case page that is not ours; the configured portal is used then. */
  readonly caseUrl: string | undefined;
  /** A person is there to watch and click. */
  readonly display: boolean;
}

export function readOptions(args: readonly string[], env: NodeJS.ProcessEnv): DemoOptions {
  const { values } = parseArgs({ args: [...args], options: { case: { type: 'string' } } });
  const caseUrl = values.case;
  if (caseUrl !== undefined && !/^https?:\/\//.test(caseUrl)) {
    throw new Error(
      `--case expects the address of a case page, for instance http://spis.localhost:8080/spis/1, not "${caseUrl}".`,
    );
  }
  const display = process.platform === 'linux' ? Boolean(env.DISPLAY ?? env.WAYLAND_DISPLAY) : true;
  return { caseUrl, display: display && env.CI === undefined };
}
