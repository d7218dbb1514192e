/** Carries one plan out and gathers what is left of it everywhere. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AuditReport } from '../../shared/contract/audit.ts';
import { finalStates } from '../../shared/contract/states.ts';
import type { System } from '../../shared/contract/submission.ts';
import { type Clerk, createClerk, type Fate, type Promised } from './clerk.ts';
import type { Reading } from './messages.ts';
import type { Action, Plan } from './plan.ts';
import type { Plant } from './planted-faults.ts';
import { type Remains, readRemains } from './read-remains.ts';
import type { SandboxProcess } from './sandbox-process.ts';
import type { SystemUnderTest } from './system-under-test.ts';
import { createWorld, type World } from './world.ts';

export interface Outcome {
  readonly plan: Plan;
  readonly fates: ReadonlyMap<number, Fate>;
  readonly promised: readonly Promised[];
  readonly reading: Reading;
  readonly remains: Remains;
  readonly audit: AuditReport | undefined;
  /** Where the companion died, in order. */
  readonly deaths: readonly string[];
  /** Something was still going on when the longest day was over. */
  readonly isStuck: boolean;
}

export interface RunParts {
  readonly companionScript: string;
  /** One running sandbox a system. */
  readonly sandboxes: ReadonlyMap<System, SandboxProcess>;
  readonly plant: Plant | null;
  readonly watcher?: readonly string[];
  /** Systems of which a seed picks one; the portal unless told. */
  readonly systems?: readonly SystemUnderTest[];
}

const longestMs = 12 * 60 * 60_000;

export async function carryOut(plan: Plan, parts: RunParts): Promise<Outcome> {
  const home = mkdtempSync(join(tmpdir(), 'podatelna-faults-'));
  const sandbox = parts.sandboxes.get(plan.system.system);
  if (sandbox === undefined) throw new Error(`no sandbox runs for ${plan.system.system}`);
  const world = await createWorld({ ...parts, plan, home, sandbox });
  const clerk = createClerk(world, plan);
  try {
    const stage = { world, clerk, sandbox };
    for (const action of plan.actions) {
      while (await world.step(action.at));
      await perform(action, stage);
      await world.settle();
    }
    const isStuck = !(await comeToRest(stage, plan));
    const audit = await clerk.verifyAudit();
    await world.kill();
    return {
      audit,
      plan,
      fates: clerk.fates,
      promised: clerk.promised,
      reading: await sandbox.read(),
      remains: readRemains(world.databasePath),
      deaths: world.deaths.slice(0, -1),
      isStuck,
    };
  } finally {
    await world.end();
  }
}

/** @returns false when that took too long. */
async function comeToRest({ world, clerk, sandbox }: Stage, plan: Plan): Promise<boolean> {
  const forLater = new Set(plan.orders.flatMap((one) => (one.later === true ? [one.id] : [])));
  await world.channel();
  do {
    const submissions = await clerk.list();
    const atPerson = submissions?.filter((one) => one.state === 'unknown' && one.dueAt === null) ?? [];
    const isOver = submissions?.every(
      (one) =>
        finalStates.has(one.state) ||
        (one.state === 'accepted' && forLater.has(one.id)) ||
        atPerson.includes(one) ||
        (one.state === 'queued' && atPerson.some(({ number }) => number === one.number)),
    );
    // An effect that still is to come could make a second record.
    if (isOver === true && sandbox.status().next === null) return true;
  } while (await world.step(longestMs));
  return false;
}

interface Stage {
  readonly world: World;
  readonly clerk: Clerk;
  readonly sandbox: SandboxProcess;
}

async function perform(action: Action, { world, clerk, sandbox }: Stage): Promise<void> {
  switch (action.what) {
    case 'store':
      await clerk.store(action.order);
      return;
    case 'kill':
      await world.kill();
      return;
    case 'set-clock':
      await world.setClock(action.by);
      return;
    case 'limit-pages':
      await world.limitPages(action.pagesLeft);
      world.later(action.forMs, () => world.limitPages(null));
      return;
    case 'limit-files':
      limitFiles(world, String(action.bytes));
      world.later(action.forMs, () => limitFiles(world, 'unlimited'));
      return;
    case 'lock':
      await lock(world, action.forMs);
      return;
    default:
      await clerk.steer(action.what, action.order, async () => {
        await sandbox.ask({ what: 'look' });
        return sandbox.status().requests;
      });
  }
}

/** As a back-up program would that opens the file wrongly. */
async function lock(world: World, forMs: number): Promise<void> {
  // Without a companion there is no file yet.
  await world.channel();
  await world.settle();
  const db = new DatabaseSync(world.databasePath);
  try {
    db.exec('BEGIN IMMEDIATE');
  } catch {
    db.close(); // an earlier lock still holds
    return;
  }
  world.later(forMs, () => db.close());
}

function limitFiles(world: World, bytes: string): void {
  const pid = world.pid();
  if (pid === undefined) return;
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  // It may have died a moment ago.
  if (status !== 0 && !String(stderr).includes('No such process'))
    throw new Error(`prlimit: ${String(stderr)}`);
}
