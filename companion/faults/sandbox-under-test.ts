/**
 * A remote system as the harness runs it: its sandbox in a process of its own, which outlives the companion and keeps
 * the journal, on a clock that is steered from outside. The argument names the system.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { systems } from '../../shared/contract/submission.ts';
import { serveSandbox } from '../sandbox/serve.ts';
import type { ShellEnv } from '../sandbox/shell.ts';
import { answerCommands, turn } from './answer-commands.ts';
import { type HandEntry, type SandboxCommand, type SandboxStatus, sandboxCommandSchema } from './messages.ts';
import { createRandom } from './random.ts';
import type { RemoteUnderTest } from './remote-under-test.ts';
import { remotesUnderTest } from './remotes-under-test.ts';
import { createSteeredClock, earliest, type SteeredClock } from './steered-clock.ts';
import { requestHeader } from './watched-fetch.ts';

/** A request that has not been answered yet. */
interface Open {
  readonly id: string;
  /** Waits it is in: a latency, a delay. */
  sleeping: number;
}

const system = systems.find((one) => one === process.argv[2]);
const factory = system === undefined ? undefined : remotesUnderTest[system];
if (factory === undefined) throw new Error(`no sandbox is known as ${process.argv[2]}`);
const open = new Set<Open>();
const current = new AsyncLocalStorage<Open>();
const forever = new AbortController().signal;
let clock: SteeredClock | undefined;
let sandbox: RemoteUnderTest | undefined;
let byHand: HandEntry[] = [];
let requests = 0;

const changed = answerCommands(sandboxCommandSchema, carryOut, status);
const { url } = await serveSandbox({ fetch: answer }, { port: 0 });
process.stdout.write(`${url}\n`);

async function carryOut(command: SandboxCommand): Promise<unknown> {
  if (command.what === 'reset') reset(command);
  if (command.what === 'read') return sandbox?.read();
  if (command.what === 'advance') {
    clock?.advance(command.to);
    // What has come due without anybody waiting for it is carried out before anybody hears of the new time.
    do await turn();
    while ((sandbox?.faults.inProgress() ?? 0) > 0);
  }
  return null;
}

function reset(command: Extract<SandboxCommand, { what: 'reset' }>): void {
  const steered = createSteeredClock(command.now, createRandom(command.seed), changed);
  clock = steered;
  open.clear();
  byHand = [...command.byHand];
  requests = 0;
  const random = createRandom(command.seed + 1);
  sandbox = factory?.({
    now: steered.now,
    random: random.bytes,
    latencyMs: command.latencyMs,
    sleep: async (ms) => {
      const one = current.getStore();
      if (one !== undefined) one.sleeping += 1;
      await steered.wait(ms, forever);
      if (one !== undefined) one.sleeping -= 1;
    },
  });
  for (const fault of command.faults) sandbox?.faults.add(fault);
}

async function answer(request: Request, env: ShellEnv['Bindings'] = {}): Promise<Response> {
  if (sandbox === undefined) return new Response(null, { status: 503 });
  requests += 1;
  const due = byHand.filter((entry) => entry.atRequest <= requests);
  byHand = byHand.filter((entry) => entry.atRequest > requests);
  for (const entry of due) await sandbox.typeByHand(entry);
  const one: Open = { id: request.headers.get(requestHeader) ?? '', sleeping: 0 };
  const { app } = sandbox;
  open.add(one);
  try {
    return await current.run(one, async () => app.fetch(request, env));
  } finally {
    open.delete(one);
    changed();
  }
}

function status(): SandboxStatus {
  return {
    held: [...open].flatMap((one) => (one.sleeping > 0 ? [one.id] : [])),
    next: earliest(clock?.waits() ?? []),
    requests,
  };
}
