/** What a remote system's sandbox gives the harness, and gets from it. */
import type { FaultPlan } from '../sandbox/faults.ts';
import type { ShellEnv } from '../sandbox/shell.ts';
import type { HandEntry, Reading } from './messages.ts';

export interface RemoteUnderTest {
  readonly app: { fetch(request: Request, env: ShellEnv['Bindings']): Response | Promise<Response> };
  readonly faults: Pick<FaultPlan, 'add' | 'inProgress'>;
  typeByHand(entry: HandEntry): Promise<void>;
  read(): Reading;
}

export interface RemoteParts {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: (bytes: number) => Uint8Array;
  readonly latencyMs: number;
}
