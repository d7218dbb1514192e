/**
 * Companion, remote and time of one run. Time stands still while anybody works and then moves to the next thing that
 * waits for it: a run of hours takes a second, and the same seed gives the same order of events.
 */
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Channel } from '../../shared/channel/channel.ts';
import { createChannel } from '../../shared/channel/client.ts';
import { readCommandLinePairing } from '../channel/pairs.ts';
import { type CompanionCommand, type CompanionStatus, companionStatusSchema } from './messages.ts';
import type { Plan } from './plan.ts';
import type { Plant } from './planted-faults.ts';
import { ProcessGone, type ProcessHandle, startProcess } from './process-handle.ts';
import type { SandboxProcess } from './sandbox-process.ts';

export interface WorldOptions {
  readonly plan: Plan;
  readonly home: string;
  readonly companionScript: string;
  readonly sandbox: SandboxProcess;
  readonly plant: Plant | null;
  /** A program that runs the companion and watches it, with its arguments. */
  readonly watcher?: readonly string[];
}

/** After so many starts that failed in a row nobody would try again. */
const mostFailedStarts = 40;
const restartMs = 5_000;
/** Real milliseconds; nothing in a run takes a tenth of it. */
const hangMs = 30_000;

/** A remote answers within this, or is asked again later. */
const heldMs = 60_000;

export interface World {
  /** Milliseconds since the run began. */
  elapsed(): number;
  /** The way to the companion; started anew where it is dead. */
  channel(): Promise<Channel>;
  /** Waits for the companion's answer to a clerk; time goes on where a remote system holds back what it hangs on. */
  answer<T>(work: Promise<T>): Promise<T>;
  isAlive(): boolean;
  /** Where it died, newest last. */
  readonly deaths: readonly string[];
  readonly databasePath: string;
  /** Lets everybody work until nothing happens without time. */
  settle(): Promise<void>;
  /** Moves on to the next thing that waits, at most to `until`; false when that is reached. */
  step(until: number): Promise<boolean>;
  /** Does something once `ms` have passed. */
  later(ms: number, work: () => Promise<void> | void): void;
  kill(): Promise<void>;
  pid(): number | undefined;
  setClock(by: number): Promise<void>;
  limitPages(pagesLeft: number | null): Promise<void>;
  end(): Promise<void>;
}

export async function createWorld(options: WorldOptions): Promise<World> {
  const { plan, home, sandbox } = options;
  const port = await freePort();
  const deaths: string[] = [];
  let now = plan.start;
  let offset = 0;
  let pagesLeft: number | null = null;
  let lives = 0;
  let failedStarts = 0;
  let reviveAt: number | undefined = now;
  let scheduled: { readonly at: number; readonly work: () => Promise<void> | void }[] = [];
  let companion: ProcessHandle<CompanionCommand, CompanionStatus> | undefined;
  let channel: Channel | undefined;

  const bury = (dead: ProcessHandle<CompanionCommand, CompanionStatus>): void => {
    if (companion !== dead) return;
    companion = undefined;
    channel = undefined;
    const where = /died at (.*)/.exec(dead.output())?.[1];
    deaths.push(where ?? 'killed from outside');
    // A companion that fell over by itself says why.
    const words = dead
      .output()
      .replace(/died at .*\n/, '')
      .trim();
    if (words !== '') throw new Error(`the companion wrote: ${words}`);
    reviveAt = now + (plan.deaths[lives - 1]?.downMs ?? 0);
  };

  const revive = async (): Promise<void> => {
    const life = lives;
    lives += 1;
    reviveAt = undefined;
    const born = startProcess<CompanionCommand, CompanionStatus>(
      [options.companionScript],
      companionStatusSchema,
      { asleep: [], next: null, asking: [], points: 0 },
      options.watcher,
    );
    companion = born;
    try {
      await born.ask({
        what: 'start',
        env: {
          ...plan.system.env,
          PODATELNA_HOME: home,
          PODATELNA_PORT: String(port),
          [plan.system.urlVariable]: sandbox.url + plan.system.basePath,
        },
        secrets: { [plan.system.system]: plan.system.secret },
        now,
        offset,
        seed: plan.seed * 100 + life,
        life,
        dieAt: plan.deaths[life]?.atPoint ?? null,
        pagesLeft,
        plant: options.plant,
      });
      failedStarts = 0;
      channel = createChannel(() => readCommandLinePairing(home), { fetch });
    } catch (error) {
      if (error instanceof ProcessGone) {
        bury(born);
        return;
      }
      // A full disk or a locked database: whoever looks after the service starts it again.
      failedStarts += 1;
      if (failedStarts > mostFailedStarts) throw error;
      await born.kill();
      companion = undefined;
      reviveAt = now + restartMs;
    }
  };

  /** @returns undefined when it died of it. */
  const ask = async (command: CompanionCommand): Promise<unknown> => {
    const asked = companion;
    if (asked === undefined) return undefined;
    try {
      return await asked.ask(command);
    } catch (error) {
      if (!(error instanceof ProcessGone)) throw error;
      bury(asked);
      return undefined;
    }
  };

  const isQuiet = (): boolean => {
    if (companion === undefined) return true;
    const { asleep, asking } = companion.status();
    if (asking.length > 0) return asking.every((id) => sandbox.status().held.includes(id));
    return asleep.includes(plan.system.system);
  };

  const isHeld = (): boolean => companion !== undefined && companion.status().asking.length > 0 && isQuiet();

  const answer = async <T>(work: Promise<T>): Promise<T> => {
    let isOpen = true;
    const end = (): void => {
      isOpen = false;
    };
    const ended = work.then(end, end);
    while (isOpen) {
      if (isHeld()) await step(now - plan.start + heldMs);
      else await Promise.race([ended, sandbox.change(), companion?.change() ?? ended]);
    }
    return work;
  };

  const settle = async (): Promise<void> => {
    await ask({ what: 'look' });
    await sandbox.ask({ what: 'look' });
    while (companion !== undefined && !isQuiet()) {
      const watched = companion;
      await orHang(Promise.race([watched.change(), sandbox.change()]), () => describe(watched.status()));
      if (watched.isGone()) bury(watched);
    }
  };

  const describe = (status: CompanionStatus): string =>
    `nothing happens: companion ${JSON.stringify(status)}, remote ${JSON.stringify(sandbox.status())}`;

  const advance = async (to: number): Promise<void> => {
    now = to;
    await sandbox.ask({ what: 'advance', to });
    await ask({ what: 'advance', to, offset });
  };

  const carryOutDue = async (): Promise<void> => {
    const due = scheduled.filter((one) => one.at <= now);
    scheduled = scheduled.filter((one) => one.at > now);
    for (const { work } of due) await work();
  };

  const step = async (until: number): Promise<boolean> => {
    await settle();
    const limit = plan.start + until;
    const next = Math.min(
      sandbox.status().next ?? limit,
      companion?.status().next ?? limit,
      reviveAt ?? limit,
      ...scheduled.map((one) => one.at),
      limit,
    );
    await advance(Math.max(next, now));
    await carryOutDue();
    if (reviveAt !== undefined && reviveAt <= now) await revive();
    await settle();
    return now < limit;
  };

  await sandbox.ask({
    what: 'reset',
    now,
    seed: plan.seed,
    latencyMs: plan.latencyMs,
    faults: [...plan.faults],
    byHand: [...plan.byHand],
  });

  return {
    deaths,
    databasePath: join(home, 'data', 'podatelna.db'),
    elapsed: () => now - plan.start,
    isAlive: () => companion !== undefined,
    channel: async () => {
      while (channel === undefined) {
        if (reviveAt !== undefined && reviveAt > now) await advance(reviveAt);
        // What keeps it from starting may be over by then.
        await carryOutDue();
        await revive();
      }
      return channel;
    },
    settle,
    step,
    answer,
    later: (ms, work) => {
      scheduled.push({ at: now + ms, work });
    },
    kill: async () => {
      const killed = companion;
      if (killed === undefined) return;
      await killed.kill();
      bury(killed);
    },
    pid: () => companion?.pid,
    setClock: async (by) => {
      offset += by;
      await ask({ what: 'advance', to: now, offset });
    },
    limitPages: async (left) => {
      pagesLeft = left;
      await ask({ what: 'limit-pages', pagesLeft: left });
    },
    end: async () => {
      const last = companion;
      companion = undefined;
      await last?.kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port is free');
  return address.port;
}

/** A harness that hangs must say where; nothing else here depends on real time. */
async function orHang<T>(work: Promise<T>, describe: () => string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const hang = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(describe())), hangMs);
  });
  try {
    return await Promise.race([work, hang]);
  } finally {
    clearTimeout(timer);
  }
}
