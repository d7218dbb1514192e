/**
 * The companion as the harness runs it: the same service as `podatelna start`, on a clock that is steered from outside,
 * with points at which it kills itself. Nothing here is part of the program that is shipped.
 */
import { fsyncSync, renameSync } from 'node:fs';
import { silentLog } from '../log.ts';
import { syncFolder } from '../platform/owner-only-file.ts';
import { startService } from '../start.ts';
import type { KeyStore } from '../vault/key-store.ts';
import { answerCommands } from './answer-commands.ts';
import { openKeptKeyStore } from './kept-key-store.ts';
import { createKillPoints, type KillPoints } from './kill-points.ts';
import { type CompanionCommand, type CompanionStatus, companionCommandSchema } from './messages.ts';
import { plantedFault } from './planted-faults.ts';
import { createRandom } from './random.ts';
import { createSteeredClock, earliest, type SteeredClock } from './steered-clock.ts';
import { type WatchedDatabase, watchDatabase } from './watched-database.ts';
import { type WatchedFetch, watchFetch } from './watched-fetch.ts';

type Start = Extract<CompanionCommand, { what: 'start' }>;

interface Life {
  readonly clock: SteeredClock;
  readonly points: KillPoints;
  readonly database: WatchedDatabase;
  readonly remote: WatchedFetch;
}

let life: Life | undefined;
const changed = answerCommands(companionCommandSchema, carryOut, status);

async function carryOut(command: CompanionCommand): Promise<unknown> {
  if (command.what === 'start') return { port: await start(command) };
  if (command.what === 'advance') life?.clock.advance(command.to, command.offset);
  if (command.what === 'limit-pages') life?.database.limitPages(command.pagesLeft);
  return null;
}

async function start(command: Start): Promise<number> {
  const planted = plantedFault(command.plant);
  const points = createKillPoints(command.dieAt);
  const clock = createSteeredClock(command.now, createRandom(command.seed), changed, planted.elapsed);
  clock.advance(command.now, command.offset);
  const database = watchDatabase(points, command.pagesLeft, planted);
  const send = planted.send?.((request) => fetch(request)) ?? ((request: Request) => fetch(request));
  const remote = watchFetch(points, command.life, send, changed);
  life = { clock, points, database, remote };
  const { port } = await startService({
    env: command.env,
    clock,
    fetch: remote.fetch,
    log: silentLog,
    keyStore: await openKeys(command),
    Database: database.Database,
    blobFiles: {
      sync: (handle) => points.around('sync of a file', () => (planted.syncFile ?? fsyncSync)(handle)),
      rename: (from, to) => points.around('rename of a file', () => renameSync(from, to)),
      syncFolder: (folder) => points.around('sync of a folder', () => syncFolder(folder)),
    },
  });
  return port;
}

function openKeys({ env, secrets, now }: Start): Promise<KeyStore> {
  const setAt = new Date(now).toISOString();
  const given = Object.entries(secrets).map(([system, one]) => [
    system,
    { text: JSON.stringify(one), setAt },
  ]);
  return openKeptKeyStore(env.PODATELNA_HOME ?? '', Object.fromEntries(given));
}

function status(): CompanionStatus {
  const waits = life?.clock.waits() ?? [];
  return {
    asleep: waits.flatMap(({ who }) => (who.startsWith('worker ') ? [who.slice('worker '.length)] : [])),
    next: earliest(waits),
    asking: life?.remote.asking() ?? [],
    points: life?.points.count() ?? 0,
  };
}
